"""The words of a message by telephone: one line, plain, within the parts that are paid for."""

from collections.abc import Callable, Mapping
from typing import Final
from unicodedata import category

ONE_PART: Final = 70  # characters beyond ASCII: UCS-2
ONE_OF_MORE: Final = 67  # each part of a longer one carries how they belong together
Say = Callable[[Mapping[str, str]], str]


def room(parts: int) -> int:
    """How many characters go into so many parts."""
    return ONE_PART if parts == 1 else parts * ONE_OF_MORE


def fitted(say: Say, facts: Mapping[str, str], parts: int, *, whole: frozenset[str]) -> str:
    """`say(facts)` in one line within `parts`, the longest facts shortened but those of `whole`."""
    facts = {name: plain(value) for name, value in facts.items()}
    limit = room(parts)
    for _ in facts:
        too_long = len(plain(say(facts))) - limit
        loose = [name for name in facts if name not in whole and len(facts[name]) > 1]
        if too_long <= 0 or not loose:
            break
        longest = max(loose, key=lambda name: len(facts[name]))
        kept = max(len(facts[longest]) - too_long - 1, 0)
        facts[longest] = facts[longest][:kept] + "…"
    return plain(say(facts))[:limit]


def plain(text: str) -> str:
    """One line without what a simple telephone cannot show: pictures, control characters."""
    shown = "".join(letter if _is_shown(letter) else " " for letter in text)
    return " ".join(shown.split())


def _is_shown(letter: str) -> bool:
    return letter <= "\uffff" and category(letter) not in {"Cc", "Cf", "Co", "Cs", "So"}
