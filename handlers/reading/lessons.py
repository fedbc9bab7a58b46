"""The question at the end of a lesson as people write it, and links to sound and film."""

import re
from dataclasses import dataclass

_ASK = re.compile(r"^\s*(?:问题?|题目?|question|q)\s*[:：.、]?\s*", re.IGNORECASE)
_RIGHT = re.compile(
    r"[\s，,；;。.]*(?:对的?|答案|正确的?|right|answer)\s*(?:是|选|is)?\s*[:：]?\s*([a-d1-4])\s*[。.]?\s*$",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:^|(?<=[\s？?，,；;。:：]))([a-d1-4])\s*[.、:：\uff0e)）]?\s*(?=\S)", re.IGNORECASE
)
_LETTERS = "abcd"
_WIDE = {ord(one) + 0xFEE0: one for one in "ABCDabcd1234"}
_LINK = re.compile(r"https?://[^\s，。、；）)】》\"'<>]+", re.IGNORECASE)
_SOUND = (".mp3", ".m4a", ".aac", ".ogg", ".wav", ".amr")


@dataclass(frozen=True, slots=True)
class AskedWords:
    """A question taken apart; what was not said is empty, `right` counts from 1."""

    text: str = ""
    choices: tuple[str, ...] = ()
    right: int | None = None


def parse_question(text: str) -> AskedWords:
    """问 睡前看什么？A 灶台 B 电视 对 A: the question, its choices, the right one."""
    rest, right = _without_right(_ASK.sub("", _narrow(text)))
    marks = _marks(rest)
    if len(marks) >= 2:
        return AskedWords(rest[: marks[0][0]].strip(), _between(rest, marks), right)
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    return AskedWords(lines[0], tuple(lines[1:]), right) if lines else AskedWords()


def parse_choices(text: str) -> AskedWords:
    """The choices alone: A 灶台 B 电视, or one a line; the right one if it is said along."""
    rest, right = _without_right(_narrow(text))
    marks = _marks(rest)
    if len(marks) >= 2:
        return AskedWords("", _between(rest, marks), right)
    parts = rest.splitlines() if "\n" in rest else re.split(r"[、，,；;]|\s{1,}", rest)
    return AskedWords("", tuple(one.strip() for one in parts if one.strip()), right)


def parse_right(text: str, count: int) -> int | None:
    """Which one is right: A, 选B, 2; None if no such choice is said."""
    found = re.fullmatch(
        r"\s*(?:对的?是?|选|答案是?)?\s*([a-d1-4])\s*[。.]?\s*", _narrow(text), re.IGNORECASE
    )
    number = None if found is None else _number(found[1])
    return number if number is not None and number <= count else None


def parse_links(text: str) -> tuple[str | None, str | None]:
    """The first link to sound and the first to anything else in a message."""
    links = _LINK.findall(text)
    sounds = [one for one in links if one.partition("?")[0].lower().endswith(_SOUND)]
    films = [one for one in links if one not in sounds]
    return next(iter(sounds), None), next(iter(films), None)


def _without_right(text: str) -> tuple[str, int | None]:
    found = _RIGHT.search(text)
    return (text[: found.start()], _number(found[1])) if found else (text, None)


def _number(mark: str) -> int:
    return int(mark) if mark.isdigit() else _LETTERS.index(mark.lower()) + 1


def _marks(text: str) -> list[tuple[int, int]]:
    """Where the choices' marks A, B, C … begin and end, in order and none left out."""
    found: list[tuple[int, int]] = []
    for one in _MARK.finditer(text):
        if _number(one[1]) == len(found) + 1:
            found.append(one.span())
    return found


def _between(text: str, marks: list[tuple[int, int]]) -> tuple[str, ...]:
    ends = [begin for begin, _ in marks[1:]] + [len(text)]
    return tuple(
        text[begin:end].strip(" \t\n，,；;。") for (_, begin), end in zip(marks, ends, strict=True)
    )


def _narrow(text: str) -> str:
    """Marks in full width as people type them; the words stay as they are."""
    return text.translate(_WIDE)
