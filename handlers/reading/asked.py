"""The open questions of a chat in the order in which they are answered (VOICE, section 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.core.folding import compact
from handlers.reading.message import Message
from handlers.reading.readings import Choice, Closed, Heard, Limits, OpenQuestion
from handlers.reading.turned import unturned
from handlers.vocabulary.kinds import KINDS
from handlers.vocabulary.shapes import Option, QuestionKind

_TEXTS = frozenset({"words", "number", "optional"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is open now, in the order of answering, and what is needed to choose among it.

    First what a dialogue asks, then what was pushed, the latest first; what has an answer already
    comes last. While a dialogue is open an urgent push in between is answered by its word, so a
    digit still belongs to the dialogue.
    """

    questions: tuple[OpenQuestion, ...]
    heard: Heard
    limits: Limits

    @property
    def latest(self) -> OpenQuestion | None:
        """The question that is answered first."""
        return self.questions[0] if self.questions else None

    @property
    def text_question(self) -> OpenQuestion | None:
        """The first question that waits for a text of any kind."""
        texts = (one for one in self.questions if kind_of(one).asks in _TEXTS)
        return next(texts, None)

    @property
    def awaits_words(self) -> bool:
        """Whether the question answered first waits for words."""
        return self.latest is not None and kind_of(self.latest).asks == "words"

    def are_apart(self, one: OpenQuestion, other: OpenQuestion) -> bool:
        """Whether it is plain which of two questions is meant: they came far apart, or the person
        wrote between them."""
        earlier, later = sorted((one, other), key=lambda question: question.asked_at)
        if later.in_reply or later.asked_at - earlier.asked_at > self.limits.two_questions:
            return True
        said_at = self.heard.last_said_at
        return said_at is not None and earlier.asked_at < said_at <= later.asked_at

    def two_people_asked(self, one: OpenQuestion, other: OpenQuestion) -> bool:
        """Whether two members on one WeChat are asked, and no reply spoke with one of them."""
        people = {one.person_id, other.person_id} - {None}
        return len(people) > 1 and not one.in_reply


def asked_now(
    questions: Sequence[OpenQuestion], heard: Heard, now: datetime, limits: Limits
) -> Asked:
    """The questions open at `now`, of known kinds, in the order of answering."""

    def order(question: OpenQuestion) -> tuple[bool, bool, float, int]:
        dialogue = question.in_reply and now - question.asked_at <= limits.dialogue
        return question.answered, not dialogue, -question.asked_at.timestamp(), -question.id

    still_open = [one for one in questions if now < one.open_until and one.kind in KINDS]
    return Asked(tuple(sorted(still_open, key=order)), heard, limits)


def kind_of(question: OpenQuestion) -> QuestionKind:
    """What the question's kind offers."""
    return KINDS[question.kind]


def offered(question: OpenQuestion, digit: int) -> str | None:
    """The option that `digit` stands for in this question, None if it does not offer it."""
    option = kind_of(question).of_digit(digit)
    if option is not None:
        return option.name
    if kind_of(question).varies and 1 <= digit <= len(question.choices):
        return str(digit)
    return None


def taken(question: OpenQuestion, option: str) -> Choice | Closed:
    """An option taken: `Closed` if it is the one that 0 stands for."""
    zero = kind_of(question).of_digit(0)
    if zero is not None and zero.name == option:
        return Closed(question.id, option)
    return Choice(question.id, option)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that answers: the option, whether it is sure, and whether it is the word shown."""

    option: str
    is_sure: bool
    is_label: bool


def word_for(question: OpenQuestion, text: str) -> Word | None:
    """The option of this question that a whole folded message says, turned round or not."""
    kind = kind_of(question)
    if kind.varies:
        number = _choice_named(question.choices, text)
        if number is not None:
            return Word(str(number), is_sure=True, is_label=True)
    words = _words(question.kind)
    if text in words:
        return words[text]
    for rest in unturned(text):
        found = words.get(rest)
        option = kind.named(found.option) if found else None
        if option is not None and option.opposite:
            return Word(option.opposite, is_sure=True, is_label=False)
    return None


@cache
def _words(kind: str) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for option in KINDS[kind].options:
        found |= {compact(word): Word(option.name, False, False) for word in option.unsure}
    for option in KINDS[kind].options:
        found |= {compact(word): _sure(option, word) for word in (*option.found, *option.words)}
    return found


def _sure(option: Option, word: str) -> Word:
    return Word(option.name, is_sure=True, is_label=word == option.words[0] or word == option.name)


def _choice_named(choices: Iterable[str], text: str) -> int | None:
    """The only choice whose text is, or contains, what was said; None if not exactly one."""
    folded = [compact(choice) for choice in choices]
    if text in folded:
        return folded.index(text) + 1 if folded.count(text) == 1 else None
    holding = [number for number, choice in enumerate(folded, 1) if text in choice]
    return holding[0] if len(holding) == 1 and len(text) > 1 else None


def label_of(message: Message, question: OpenQuestion) -> Word | None:
    """The word for this question that the message is, kind words around it taken off."""
    found = (word_for(question, text) for text in message.texts())
    return next((word for word in found if word is not None), None)
