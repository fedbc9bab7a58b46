"""The words for an audience taken apart: 第一小组和流动党员, 全体除了王秀兰, 没回7的. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.folding import CHINESE_NUMBER, compact, number_in_words

_BUT = re.compile(r"除了|除去|除开|不含|\bexcept\b|\bbut\b", re.IGNORECASE)
_BUT_ENDS = re.compile(r"(?:以外|之外|外)?(?:的人|的)?$")
_APART = re.compile(r"\s*[、+\uff0b&,，;；]\s*|\s+and\s+", re.IGNORECASE)
_TOGETHER = re.compile(r"(以及|还有|和|跟|与|及)")
_NUMBER = rf"(?P<number>[0-9]{{1,6}}|{CHINESE_NUMBER}{{1,4}})"
_NOT_ANSWERED = (
    re.compile(rf"(?:还)?(?:没|未)回(?:复|答|音|应)?(?:第?{_NUMBER}号?)?(?:通知)?的?(?:人|党员)?"),
    re.compile(rf"第?{_NUMBER}号?(?:通知)?(?:还)?(?:没|未)回(?:复|答|音|应)?的?(?:人|党员)?"),
    re.compile(r"unanswered(?:notice)?(?P<number>[0-9]{1,6})?"),
)
_MOST_JOINED = 4  # pieces of one name: 和平和谐家园 has three


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Those who owe a notice an answer; `number` None: the author's latest."""

    number: int | None


def but_for(word: str) -> tuple[str, str]:
    """What stands before and behind 除了: 全体, 王秀兰; nothing behind where nobody is left out."""
    whole, *left_out = _BUT.split(word, maxsplit=1)
    if not left_out:
        return word, ""
    return whole.strip(" ,，、的"), _BUT_ENDS.sub("", left_out[0].strip(" ,，、:："))


def pieces(word: str) -> list[str]:
    """The parts with a mark between them: 王秀兰、李根宝."""
    return [one.strip() for one in _APART.split(word) if one.strip()]


def joined(piece: str) -> Iterator[list[str]]:
    """The ways to take a piece apart at 和, the fewest parts first: a name may hold the word too.

    和平支部和第一小组 is [和平支部, 第一小组] among others; an empty part is none.
    """
    parts = _TOGETHER.split(piece)
    names, marks = parts[::2], parts[1::2]
    if len(marks) > 2 * _MOST_JOINED:
        yield [name for name in names if name]
        return
    for cuts in sorted(range(2 ** len(marks)), key=lambda one: (one.bit_count(), one)):
        found = [names[0]]
        for nth, (mark, name) in enumerate(zip(marks, names[1:], strict=True)):
            if cuts >> nth & 1:
                found.append(name)
            else:
                found[-1] += mark + name
        if all(one.strip() for one in found):
            yield [one.strip() for one in found]


def unanswered(word: str) -> Unanswered | None:
    """没回7的, 7号没回的, 没回的, unanswered 7; None for any other word."""
    plain = compact(word)
    for pattern in _NOT_ANSWERED:
        found = pattern.fullmatch(plain)
        if found is not None:
            said = found["number"]
            return Unanswered(None if said is None else number_in_words(said))
    return None
