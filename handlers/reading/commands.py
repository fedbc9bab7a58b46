"""Command words: alone, with what they take, by their sound, inside a sentence."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from bot.core.folding import compact
from handlers.reading.codes import parse_numbers
from handlers.reading.message import Message, Span
from handlers.reading.readings import Command, Meant
from handlers.reading.sentences import places_of
from handlers.reading.tails import Tail, command_with
from handlers.vocabulary.commands import CALLED_OFF, COMMANDS, TWO_MEANINGS
from handlers.vocabulary.pushed import STUDY_DAY
from handlers.vocabulary.shapes import TailShape
from handlers.vocabulary.sounds import sounds_like

# Words that belong to options first, and are commands only where no question offers them.
CEDED = frozenset({"attend", "received"})
_LOOSE = frozenset({TailShape.ANY, TailShape.ACT, TailShape.NAME, TailShape.CALLED})


def command_in(
    message: Message, known: frozenset[str], *, text_asked: bool, ceded: bool = False
) -> Command | Meant | None:
    """The command that `message` is: its word alone, or with what that command takes.

    `text_asked`: while a text is awaited, a command that takes anything must set its tail off from
    the word, since the text may begin like one. `ceded`: the words that options have first.
    """
    alone = _alone(message, known)
    if alone is not None:
        return Command(alone) if (alone in CEDED) == ceded else None
    for form in message.forms:
        for word, name in _starting(message.plain[form[0] : form[1]], known):
            found = _with_tail(message, form, word, name, text_asked=text_asked)
            if found is not None and (name in CEDED) == ceded:
                return _unless_called_off(found, known)
    return None


def _alone(message: Message, known: frozenset[str]) -> str | None:
    """The command whose word is all of the message, kind words around it taken off."""
    for form in message.forms:
        text = message.plain[form[0] : form[1]]
        for word, name in _starting(text, known):
            # 帮助 is the menu only as the whole message.
            whole = word == text and COMMANDS[name].alone
            if whole and (name != "help" or form == message.forms[0]):
                return name
    return None


def _unless_called_off(command: Command, known: frozenset[str]) -> Command | Meant:
    """求助不用了 asks for nothing: perhaps the request is to be cancelled."""
    called_off = command.name == "request_help" and compact(command.tail) in CALLED_OFF
    return Meant(Command("cancel")) if called_off and "cancel" in known else command


def attending(message: Message, known: frozenset[str], *, text_asked: bool) -> Command | None:
    """参加, 线上, 送学, 请假 alone, when no question offers them.

    While a text is awaited only these four count, since "no time" may be that text.
    """
    if "attend" not in known:
        return None
    words = _words_of_attending(shown_only=text_asked)
    said = next((text for text in message.texts() if text in words), None)
    return None if said is None else Command("attend", message.original, option=words[said])


@cache
def _words_of_attending(*, shown_only: bool) -> Mapping[str, str]:
    return {
        compact(word): option.name
        for option in STUDY_DAY.options
        for word in (option.words[0], *(() if shown_only else option.found))
    }


@lru_cache(maxsize=8)
def _index(known: frozenset[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The folded words of the known commands by their first character, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(known & COMMANDS.keys()):
        for word in map(compact, COMMANDS[name].words):
            found.setdefault(word[0], []).append((word, name))
    return {
        first: tuple(sorted(words, key=lambda item: -len(item[0])))
        for first, words in found.items()
    }


def _starting(text: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for word, name in _index(known).get(text[0], ()):
        if text.startswith(word):
            yield word, name


def _with_tail(
    message: Message, form: Span, word: str, name: str, *, text_asked: bool
) -> Command | None:
    start, end = form
    shape = COMMANDS[name].tail
    tail = Tail(message.folded, start + len(word), end)
    if _runs_on(tail, word) or not (tail.text or COMMANDS[name].alone):
        return None
    if text_asked and tail.text and shape in _LOOSE and not tail.set_off:
        return None
    return command_with(name, shape, tail)


def _runs_on(tail: Tail, word: str) -> bool:
    """Whether a word in Latin letters is only the beginning of a longer one."""
    following = tail.folded.text[tail.start : tail.start + 1]
    return word[-1:].isascii() and following.isascii() and following.isalpha() and not tail.set_off


def by_sound(message: Message, known: frozenset[str]) -> Command | Meant | None:
    """A command whose word was written in other characters of the same sound.

    Asked back where the other word means something too, and for what cannot be undone easily.
    """
    for form in message.forms:
        text = message.plain[form[0] : form[1]]
        two = _of_two_meanings(message, form, known)
        if two is not None:
            return two
        for words in _index(known).values():
            for word, name in words:
                found = _sounding(message, form, text, word, name)
                if found is not None:
                    return found if COMMANDS[name].by_sound else Meant(found)
    return None


def _sounding(message: Message, form: Span, text: str, word: str, name: str) -> Command | None:
    if len(word) < 2 or not sounds_like(text[: len(word)], word):
        return None
    tail = Tail(message.folded, form[0] + len(word), form[1])
    loose = COMMANDS[name].tail in _LOOSE
    if tail.text and loose and (name != "request_help" or not tail.set_off):
        return None
    return command_with(name, COMMANDS[name].tail, tail)


def _of_two_meanings(message: Message, form: Span, known: frozenset[str]) -> Meant | None:
    start, end = form
    for word, names in TWO_MEANINGS.items():
        if not message.plain.startswith(word, start) or not known.issuperset(names):
            continue
        tail = Tail(message.folded, start + len(word), end)
        found = [command_with(name, COMMANDS[name].tail, tail) for name in names]
        commands = [command for command in found if command is not None]
        if commands:
            return Meant(commands[0], tuple(commands[1:]))
    return None


def commands_inside(message: Message, known: frozenset[str]) -> tuple[Command, ...]:
    """The commands whose words stand in a sentence, none of them turned round."""
    numbers = _numbers_in(message.plain)
    found: list[Command] = []
    for name in COMMANDS:
        if name not in known:
            continue
        words = COMMANDS[name].found
        if numbers:
            words += COMMANDS[name].found_with_number
        if any(not turned for word in words for _, turned in places_of(message, word)):
            found.append(_from_sentence(name, message, numbers))
    # 帮我签到: the help that is asked for is the other word; 电话改成… corrects the phone.
    general = {"request_help", "undo"} if _corrects(found) else {"request_help"}
    others = [one for one in found if one.name not in general]
    return tuple(others or found)


def _corrects(found: Iterable[Command]) -> bool:
    return any(one.name == "correct" for one in found)


def _from_sentence(name: str, message: Message, numbers: tuple[int, ...]) -> Command:
    shape = COMMANDS[name].tail
    if shape is TailShape.ANY:
        return Command(name, message.original)
    if shape in {TailShape.NUMBER, TailShape.NUMBER_TEXT}:
        return Command(name, message.original, numbers[:1])
    return Command(name)


def _numbers_in(plain: str) -> tuple[int, ...]:
    runs = "".join(c if c in "0123456789" else " " for c in plain).split()
    found = parse_numbers(" ".join(run for run in runs if len(run) < 6))
    return found.numbers if found else ()
