"""Digits that answer: which question, which option, the same one again, several at once."""

import re

from bot.core.folding import CHINESE_NUMBER, number_in_words, number_said
from handlers.reading.asked import Asked, kind_of, offered, taken, word_for
from handlers.reading.codes import parse_numbers
from handlers.reading.message import Message
from handlers.reading.readings import (
    Again,
    AskWhich,
    AskWhichOption,
    Choice,
    Closed,
    Command,
    Meant,
    OpenQuestion,
    TextAskedFor,
)
from handlers.vocabulary.kinds import KINDS

DigitReading = (
    Again | AskWhich | AskWhichOption | Choice | Closed | Command | Meant | TextAskedFor | None
)
_WITH_WORD = re.compile(
    rf"(?P<digit>[0-9]|{CHINESE_NUMBER})[.。,、:)]?(?P<word>(?![号日月点])[^0-9]+)"
)
_WORD_WITH = re.compile(r"(?P<word>[^0-9]+?)[.。,、:(]?(?P<digit>[0-9])")
_CODE = re.compile(r"0[0-9]{5}")
_CONFUSED = frozenset({"四", "是"})
_RUN_TOGETHER = 5  # digits; a longer run is no answer


def by_digit(message: Message, asked: Asked, known: frozenset[str]) -> DigitReading:
    """What a message of nothing but a number answers; None if it answers nothing."""
    digit = number_in(message)
    if digit is not None and _CODE.fullmatch(message.plain):
        return _number_asked_for(message, asked)
    if digit is None:
        return _several(message, asked) or _digit_and_word(message, asked)
    again = _again(str(digit), digit, asked)
    if again is not None:
        return again
    if digit == 0:
        return _zero(message, asked, known)
    return (
        _sounding_like_yes(message.plain, digit, asked)
        or _answer(message, digit, asked)
        or _several(message, asked)
    )


def _number_asked_for(message: Message, asked: Asked) -> TextAskedFor | None:
    """000012 is a code and not a 12, wherever a number is asked for."""
    question = next((one for one in asked.questions if kind_of(one).asks == "number"), None)
    return None if question is None else TextAskedFor(question.id, message.original)


def number_in(message: Message) -> int | None:
    """The number that is the whole message, kind words around it taken off."""
    found = (number_said(text) for text in message.texts())
    return next((number for number in found if number is not None), None)


def again_by_word(option: str, question: OpenQuestion, asked: Asked) -> Again | None:
    """The same answer in words within 20 s, as far as it would go to another question now."""
    last = asked.heard.last_answer
    if last is None or last[0] != question.id or last[1] != option or not _just_now(asked):
        return None
    return Again(question.id, option)


def _just_now(asked: Asked) -> bool:
    last = asked.heard.last_answer
    if last is None:
        return False
    passed = (asked.heard.at - last[2]).total_seconds()
    return 0 <= passed <= asked.limits.same_digit.total_seconds()


def _again(said: str, digit: int, asked: Asked) -> Again | None:
    last = asked.heard.last_answer
    if last is None or not _just_now(asked) or _asked_since(asked, digit):
        return None
    question_id, option, _ = last
    question = next((one for one in asked.questions if one.id == question_id), None)
    if question is not None:
        same = option in (said, offered(question, digit))
    else:
        same = option == said or digit in _digits_of(option)
    return Again(question_id, option) if same else None


def _asked_since(asked: Asked, digit: int) -> bool:
    """Whether a later reply than that to the last answer asks something with this digit."""
    latest, last = asked.latest, asked.heard.last_answer
    if latest is None or last is None or not latest.in_reply:
        return False
    return latest.asked_at > last[2] and offered(latest, digit) is not None


def _digits_of(option: str) -> set[int]:
    """The digits that an option of this name has in any kind of question: that one is closed."""
    found = (kind.named(option) for kind in KINDS.values())
    return {one.digit for one in found if one is not None}


def _zero(message: Message, asked: Asked, known: frozenset[str]) -> DigitReading:
    latest = asked.latest
    if latest is not None:
        option = offered(latest, 0)
        if option is not None:
            return Closed(latest.id, option)
        if kind_of(latest).asks == "number":
            return TextAskedFor(latest.id, message.original)
    return Command("help", message.original) if "help" in known else None


def _answer(message: Message, digit: int, asked: Asked) -> DigitReading:
    for question in asked.questions:
        if kind_of(question).asks == "number":
            return TextAskedFor(question.id, message.original)
        option = offered(question, digit)
        if option is not None:
            return _which(digit, question, option, asked)
    return None


def _which(
    digit: int, first: OpenQuestion, option: str, asked: Asked
) -> AskWhich | Choice | Closed:
    rivals = [
        other
        for other in asked.questions
        if other.id != first.id
        and other.answered == first.answered
        and offered(other, digit) is not None
        and is_rival(first, other, asked)
    ]
    if first.answered:
        rivals = [other for other in rivals if asked.two_people_asked(first, other)]
    if not rivals:
        return taken(first, option)
    return AskWhich((first.id, *(other.id for other in rivals)), str(digit))


def is_rival(first: OpenQuestion, other: OpenQuestion, asked: Asked) -> bool:
    """Whether the other question could have been meant as well as the first."""
    in_dialogue = first.in_reply and not other.in_reply and other.asked_at >= first.asked_at
    if in_dialogue:
        return False
    return asked.two_people_asked(first, other) or not asked.are_apart(first, other)


def _sounding_like_yes(plain: str, digit: int, asked: Asked) -> Meant | None:
    """四, where the latest question takes 是 for yes and another one a 4."""
    latest = asked.latest
    if plain not in _CONFUSED or latest is None or offered(latest, digit) is not None:
        return None
    yes = word_for(latest, "是")
    four = next((one for one in asked.questions if offered(one, digit)), None)
    if yes is None or four is None:
        return None
    other = Choice(four.id, offered(four, digit) or "")
    return Meant(Choice(latest.id, yes.option), (other,))


def yes_or_four(message: Message, asked: Asked) -> AskWhichOption | None:
    """是, where no question takes it for yes and one offers a 4, which sounds like it."""
    if message.plain != "是":
        return None
    four = next((one for one in asked.questions if offered(one, 4)), None)
    return None if four is None else AskWhichOption(four.id, (1, 4))


def _several(message: Message, asked: Asked) -> AskWhichOption | None:
    """12, 1 2, 1和3: several digits of one question, where one was asked for."""
    digits = _digits_in(message)
    if not digits:
        return None
    for question in asked.questions:
        if all(offered(question, digit) is not None for digit in digits):
            return AskWhichOption(question.id, digits)
    return None


def _digits_in(message: Message) -> tuple[int, ...]:
    found = parse_numbers(message.spaced)
    if found is None or found.everybody:
        return ()
    if len(found.numbers) > 1:
        return found.numbers
    run = message.plain
    if not run.isdecimal():
        number = number_in_words(run)
        run = "" if number is None else str(number)
    if not 1 < len(run) < _RUN_TOGETHER:
        return ()
    return tuple(dict.fromkeys(int(digit) for digit in run))


def _digit_and_word(message: Message, asked: Asked) -> DigitReading:
    """1 参加, as the choices are shown; a digit and another's word are asked back."""
    for start, end in message.forms:
        text = message.plain[start:end]
        found = _WITH_WORD.fullmatch(text) or _WORD_WITH.fullmatch(text)
        if found is None:
            continue
        digit = number_in_words(found["digit"])
        for question in asked.questions:
            word = word_for(question, found["word"])
            option = offered(question, digit or 0)
            if word is None or option is None:
                continue
            if word.option == option:
                return taken(question, option)
            other = next((n for n in range(10) if offered(question, n) == word.option), digit or 0)
            return AskWhichOption(question.id, (digit or 0, other))
    return None
