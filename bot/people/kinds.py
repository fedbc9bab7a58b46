"""Kinds of units, and what a unit's name says of its kind (the papers' tree, MISSION row 18)."""

import re
from types import MappingProxyType

STREET = "street"
COMMUNITY = "community"  # a village or neighbourhood: it has branches, it is none
GENERAL_BRANCH = "general_branch"
BRANCH = "branch"
GROUP = "group"
TRANSITION = "transition"  # a temporary group, for as long as its members wait for their houses
HOUSEHOLD = "household"
OTHER = "other"

KIND_WORDS = MappingProxyType(
    {
        "街道": STREET,
        "社区": COMMUNITY,
        "党总支": GENERAL_BRANCH,
        "支部": BRANCH,
        "党小组": GROUP,
        "过渡党小组": TRANSITION,
        "党员中心户": HOUSEHOLD,
        "其他": OTHER,
    }
)
KINDS = tuple(KIND_WORDS.values())

# The first that fits; 返迁过渡期党小组 must come before 小组, 党总支 before 支部.
_NAMES: tuple[tuple[str, str], ...] = (
    (r"过渡", TRANSITION),
    (r"中心户$|户$", HOUSEHOLD),
    (r"总支(部)?(委员会)?$", GENERAL_BRANCH),
    (r"支部(委员会)?$|\bbranch$", BRANCH),
    (r"小组$|组$|\bgroup$", GROUP),
    (r"街道(党工委|办事处)?$|党工委$|镇$|乡$|\bstreet$", STREET),
    (r"社区$|村$|居委会$|小区$|苑(.?区)?$|\bcommunity$|\bvillage$", COMMUNITY),
)


def kind_of(name: str) -> str:
    """What kind of unit a name most likely means; `other` when it says nothing."""
    word = name.strip().lower()
    return next((kind for pattern, kind in _NAMES if re.search(pattern, word)), OTHER)


def kind_named(text: str) -> str | None:
    """The kind of a word, Chinese or English (支部, branch, general branch); None for others."""
    word = text.strip().lower().replace(" ", "_").replace("-", "_")
    if word in KINDS:
        return word
    return KIND_WORDS.get(text.strip()) or {"党支部": BRANCH, "小组": GROUP}.get(text.strip())
