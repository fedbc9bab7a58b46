"""Words turned round: 不 没 别 不用 before a word, 不了 behind it (VOICE, section 1)."""

import re

from handlers.vocabulary.shapes import listed

_BEFORE = re.compile(
    r"(?:不|没|别|未|甭|勿|无法|莫)"
    r"(?:能|想|用|要|会|再|太|大|方便|有|法|办法|打算|准备|一定|必|得|该|需要|需|是|可能|肯|愿意|愿)*"
    r"(?:来|去|给我?|再)?$"
)
_BEHIND = re.compile(r"(?:不了|不成|不上|不到|不来)")
_ENGLISH = re.compile(r"(?:\bnot|n't|\bcannot|\bcan not|\bno|\bnever)(?:\s+\w+)?\s*$")
# 来不来, 要不要, 是不是: a question, nothing is turned round by it.
_EITHER_OR = re.compile(r"(.)[不没]\1")
_NEGATORS = listed(
    "没有办法, 没办法, 不方便, 不打算, 不准备, 不需要, 不一定, 不可能, 没有, 没能, 没法, 无法, "
    "不能, 不想, 不用, 不要, 不会, 不再, 不太, 不大, 不是, 不必, 还没有, 还没, 别, 不, 没, 未, 甭, "
    "don't, donot, not, cannot, can't, no"
)
_ENDINGS = ("不了", "不成", "不上")


def unturned(said: str) -> tuple[str, ...]:
    """What would be left of a whole message if nothing turned it round: 不参加 -> 参加.

    Empty if nothing does.
    """
    fronts = tuple(
        said.removeprefix(word) for word in _NEGATORS if said.startswith(word) and said != word
    )
    ends = tuple(said.removesuffix(word) for word in _ENDINGS if said.endswith(word))
    return tuple(rest for rest in (*fronts, *ends) if rest)


def is_turned(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` to `end` of a sentence is turned round where it stands."""
    before = text[:start]
    if _ENGLISH.search(before[-24:]) or _BEHIND.match(text, end):
        return True
    found = _BEFORE.search(before[-12:])
    if found is None:
        return False
    place = len(before) - len(before[-12:]) + found.start()
    return not any(place == other.start() + 1 for other in _EITHER_OR.finditer(text))
