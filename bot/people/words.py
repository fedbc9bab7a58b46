"""The words of INTERFACE §5 for roles and categories, as people write them in sheets and chat."""

from types import MappingProxyType

from bot.core.categories import CATEGORIES as CATEGORIES
from bot.core.categories import CATEGORY_WORDS as CATEGORY_WORDS

ROLES = ("leader", "secretary", "officer", "volunteer")
MEMBER = "member"  # everybody in the roster is one; no row says so
IN_CHARGE = ("leader", "secretary", "officer")  # who sees and acts for the people of a unit

ROLE_WORDS = MappingProxyType(
    {
        "组长": "leader",
        "书记": "secretary",
        "干事": "officer",
        "志愿者": "volunteer",
        "党员": MEMBER,
    }
)

CIRCUMSTANCE_WORDS = MappingProxyType(
    {"体弱": "frail", "独居": "alone", "困难": "hardship", "夜班": "night_shifts"}
)
CIRCUMSTANCES = tuple(CIRCUMSTANCE_WORDS.values())
_TOGETHER = MappingProxyType(
    {
        "leaders": "leader",
        "secretaries": "secretary",
        "officers": "officer",
        "volunteers": "volunteer",
        "小组长": "leader",
        "小组长们": "leader",
    }
)
_ENDINGS = ("党员", "人员", "军人")
_CIRCUMSTANCE_ENDINGS = (*_ENDINGS, "老人", "家庭", "户", "的")
_SAME_CIRCUMSTANCE = MappingProxyType(
    {
        "一个人住": "alone",
        "living_alone": "alone",
        "night_shift": "night_shifts",
        "上夜班": "night_shifts",
    }
)


def role_named(text: str) -> str | None:
    """The role of a word, Chinese or English (组长, leader); None for any other word."""
    word = text.strip()
    if word.lower() in (*ROLES, MEMBER):
        return word.lower()
    return ROLE_WORDS.get(word)


def roles_named(text: str) -> str | None:
    """The role of those a word names together: 组长们, 书记, leaders; None for any other word."""
    word = text.strip().lower()
    role = role_named(word.removesuffix("们")) or _TOGETHER.get(word)
    return None if role == MEMBER else role


def category_named(text: str) -> str | None:
    """The category of a word: 流动, 流动党员, migrant; None for any other word."""
    word = text.strip()
    english = word.lower().replace(" ", "_").replace("-", "_")
    if english in CATEGORIES:
        return english
    for ending in _ENDINGS:
        word = word.removesuffix(ending)
    return CATEGORY_WORDS.get(word) or {"过渡": "transition"}.get(word)


def circumstance_named(text: str) -> str | None:
    """The circumstance of a word: 独居, 独居老人, alone; None for any other word."""
    word = text.strip()
    english = word.lower().replace(" ", "_").replace("-", "_")
    if english in CIRCUMSTANCES:
        return english
    for ending in _CIRCUMSTANCE_ENDINGS:
        word = word.removesuffix(ending)
    return (
        CIRCUMSTANCE_WORDS.get(word)
        or _SAME_CIRCUMSTANCE.get(word)
        or _SAME_CIRCUMSTANCE.get(english)
    )


def word_for_role(role: str) -> str:
    """The Chinese word of a role, for sheets."""
    return next(word for word, one in ROLE_WORDS.items() if one == role)


def word_for_category(category: str) -> str:
    """The Chinese word of a category, for sheets."""
    return next(word for word, one in CATEGORY_WORDS.items() if one == category)
