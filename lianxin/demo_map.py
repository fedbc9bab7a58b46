"""The made-up street: its organisations, branches and groups, in the shape of Qinglong Street.

13 community organisations with 30 branches: five villages whose houses are gone and not rebuilt
yet, five resettlement communities with 650 members, three city communities; one officer in the
street itself. The numbers add up to 1,366 members.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

STREET = "青龙街道"
FULL_SIZE = 1366
VILLAGE: Final = "village"
RESETTLED: Final = "resettled"
CITY: Final = "city"
Kind = Literal["village", "resettled", "city"]

HOME_BRANCH = f"{STREET}/东风村/东风支部"  # of the five phones
TRANSITION_GROUP = f"{HOME_BRANCH}/返迁过渡期党小组"
MIGRANT_GROUP = f"{HOME_BRANCH}/流动党员小组"
EMPLOYED_GROUP = f"{HOME_BRANCH}/在职党员小组"
HOME_BRANCH_NEEDS = 20  # the named people of demo_cast, and a leader for each special group
_A_GROUP = 16  # people
_MOST_GROUPS = 30
_DIGITS = "一二三四五六七八九十"

_COMMUNITIES: tuple[tuple[str, str, Kind, tuple[int, ...]], ...] = (
    ("东风村", "东风", VILLAGE, (147, 40, 36)),
    ("常青村", "常青", VILLAGE, (18, 14)),
    ("三里村", "三里", VILLAGE, (16, 14)),
    ("亚新村", "亚新", VILLAGE, (15, 12)),
    ("福成北塘村", "福成北塘", VILLAGE, (15, 13)),
    ("青龙苑北区", "青龙苑北区", RESETTLED, (58, 52, 50)),
    ("青龙苑南区", "青龙苑南区", RESETTLED, (55, 50, 45)),
    ("紫云苑", "紫云苑", RESETTLED, (52, 48, 45)),
    ("青竹苑", "青竹苑", RESETTLED, (55, 45)),
    ("新丰苑", "新丰苑", RESETTLED, (50, 45)),
    ("文昌社区", "文昌", CITY, (65, 62)),
    ("明德社区", "明德", CITY, (64, 60)),
    ("花园社区", "花园", CITY, (64, 60)),
)
RESETTLED_COMMUNITIES = tuple(name for name, _, kind, _ in _COMMUNITIES if kind == RESETTLED)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch, how many members it has, and its ordinary groups."""

    path: str
    community: str
    kind: Kind
    size: int
    groups: tuple[str, ...]


def branches(members: int) -> list[Branch]:
    """The 30 branches of a street with so many members, its officer counted."""
    weighted = [
        (f"{STREET}/{community}/{name}{_ordinal(place)}支部", community, kind, weight)
        for community, name, kind, weights in _COMMUNITIES
        for place, weight in enumerate(weights)
    ]
    least = [HOME_BRANCH_NEEDS if path == HOME_BRANCH else 1 for path, *_ in weighted]
    sizes = shares(members - 1, [weight for *_, weight in weighted], least)
    return [
        Branch(path, community, kind, size, _groups(path, size))
        for (path, community, kind, _), size in zip(weighted, sizes, strict=True)
    ]


def fewest() -> int:
    """With how many members every branch has one and the five phones have theirs."""
    return 1 + HOME_BRANCH_NEEDS + sum(len(weights) for *_, weights in _COMMUNITIES) - 1


def shares(total: int, weights: Sequence[int], least: Sequence[int]) -> list[int]:
    """`total` divided by weight, nobody below their least; what is left over by the remainders."""
    extra = [weight - low for weight, low in zip(weights, least, strict=True)]
    left = total - sum(least)
    whole = [left * weight // sum(extra) for weight in extra]
    order = sorted(range(len(extra)), key=lambda place: -(left * extra[place] % sum(extra)))
    for place in order[: left - sum(whole)]:
        whole[place] += 1
    return [low + more for low, more in zip(least, whole, strict=True)]


def _ordinal(place: int) -> str:
    return f"第{_DIGITS[place]}" if place else ""


def _groups(path: str, size: int) -> tuple[str, ...]:
    count = min(_MOST_GROUPS, max(1, round(size / _A_GROUP)))
    return tuple(f"{path}/第{_numeral(number)}小组" for number in range(1, count + 1))


def _numeral(number: int) -> str:
    """1 to 39 in Chinese."""
    tens, ones = divmod(number, 10)
    ahead = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return ahead + (_DIGITS[ones - 1] if ones else "")
