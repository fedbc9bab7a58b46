"""Values as a sheet writes them, so that reading the sheet gives the same values again."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from bot.core.lunar import lunar_words
from bot.people.words import MEMBER, word_for_category, word_for_role

_CHINESE = MappingProxyType({"male": "男", "female": "女", "solar": "公历", "lunar": "农历"})


def day_words(day: date | None, calendar: str | None = None) -> str:
    """A date, by the lunar calendar where birthdays are kept by it; "" for None."""
    if day is None:
        return ""
    return lunar_words(day) if calendar == "lunar" else day.isoformat()


def listed_word(value: str | None, language: str) -> str:
    """A gender or calendar; "" for None."""
    return "" if value is None else _CHINESE[value] if language == "zh-CN" else value


def category_word(category: str | None, language: str) -> str:
    """A category; "" for None."""
    if category is None:
        return ""
    return word_for_category(category) if language == "zh-CN" else category.replace("_", " ")


def role_words(roles: Iterable[str], language: str) -> str:
    """Roles joined by 、; 党员 where there is none, since an empty cell would say nothing."""
    held = sorted(roles) or [MEMBER]
    return "、".join(word_for_role(role) if language == "zh-CN" else role for role in held)
