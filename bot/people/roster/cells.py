"""What a cell holds: text, dates, words of a list. Formulas are refused, never evaluated."""

import re
from collections.abc import Callable
from datetime import date, time
from types import MappingProxyType

from bot.core.cells import plain_text
from bot.people.names import plain_name
from bot.people.roster.days import birth_in, day_in
from bot.people.roster.phones import phone_in
from bot.people.roster.problems import NotUnderstood
from bot.people.units import path_of
from bot.people.words import MEMBER, category_named, role_named

Understood = str | date | tuple[str, ...]

_LONGEST_NAME = 50
_LONGEST_TEXT = 300
_LONGEST_NOTE = 2000
_ESCAPED = re.compile(r"'+[=+\-@]")  # an apostrophe that an export put before
_BROKEN = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"))
_GENDERS = MappingProxyType(
    {"男": "male", "女": "female", "m": "male", "f": "female", "male": "male", "female": "female"}
)
_CALENDARS = MappingProxyType(
    {
        "公历": "solar",
        "阳历": "solar",
        "solar": "solar",
        "农历": "lunar",
        "阴历": "lunar",
        "lunar": "lunar",
    }
)


def text_in(cell: object) -> str:
    """A cell as plain text, "" when empty. Raises NotUnderstood for a formula or an error value.

    A leading apostrophe before = + - @ is how an export keeps a spreadsheet from running a cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if not isinstance(cell, str | int | float | date | time):
        raise NotUnderstood("roster-formula")
    text = plain_text(str(cell))
    if text.startswith("="):
        raise NotUnderstood("roster-formula")
    if text in _BROKEN:
        raise NotUnderstood("roster-broken-formula", text=text)
    return text[1:] if _ESCAPED.match(text) else text


def name_in(text: str) -> str:
    """A person's name. Raises NotUnderstood when too long or with a `/`, which names a unit."""
    name = plain_name(text)
    if len(name) > _LONGEST_NAME or "/" in name:
        raise NotUnderstood("roster-expected-name", longest=_LONGEST_NAME)
    return name


def unit_in(text: str) -> str:
    """A unit's path. Raises NotUnderstood."""
    path = path_of(" ".join(text.split()))
    if not path or len(path) > _LONGEST_TEXT:
        raise NotUnderstood("roster-expected-unit")
    return path


def roles_in(text: str) -> tuple[str, ...]:
    """The roles of a cell, several joined by `、`, without 党员. Raises NotUnderstood."""
    words = [word for word in re.split(r"[、,\uff0c;\uff1b/\s]+", text) if word]
    found = [role_named(word) for word in words]
    if None in found:
        raise NotUnderstood("roster-expected-role", text=words[found.index(None)])
    return tuple(dict.fromkeys(role for role in found if role and role != MEMBER))


def category_in(text: str) -> str:
    """A category. Raises NotUnderstood."""
    category = category_named(text)
    if category is None:
        raise NotUnderstood("roster-expected-category", text=text)
    return category


def gender_in(text: str) -> str:
    """`male` or `female`. Raises NotUnderstood."""
    return _listed(_GENDERS, text, "roster-expected-gender")


def calendar_in(text: str) -> str:
    """By which calendar birthdays are kept: `solar` or `lunar`. Raises NotUnderstood."""
    return _listed(_CALENDARS, text, "roster-expected-calendar")


def short_text(text: str) -> str:
    """An address, a helper's name. Raises NotUnderstood when too long."""
    return _at_most(text, _LONGEST_TEXT)


def note_in(text: str) -> str:
    """A note. Raises NotUnderstood when too long."""
    return _at_most(text, _LONGEST_NOTE)


OF_TEXT: MappingProxyType[str, Callable[[str], Understood]] = MappingProxyType(
    {
        "name": name_in,
        "phone": phone_in,
        "gender": gender_in,
        "birthday_calendar": calendar_in,
        "home": unit_in,
        "residence": unit_in,
        "category": category_in,
        "roles": roles_in,
        "address": short_text,
        "helper": short_text,
        "note": note_in,
    }
)


def understood(field: str, cell: object) -> Understood | None:
    """The value of a cell of this field, None when it is empty. Raises NotUnderstood."""
    text = text_in(cell)
    if not text:
        return None
    if field == "joined_on":
        return day_in(cell, text)
    return OF_TEXT[field](text)


def born(cell: object, calendar: str | None) -> tuple[date, str | None] | None:
    """A birth date as a solar date with the calendar it is kept by; None when the cell is empty.

    `calendar` is what the row's own column says of it. Raises NotUnderstood.
    """
    text = text_in(cell)
    return birth_in(cell, text, calendar) if text else None


def _listed(words: MappingProxyType[str, str], text: str, key: str) -> str:
    found = words.get(text.lower())
    if found is None:
        raise NotUnderstood(key)
    return found


def _at_most(text: str, longest: int) -> str:
    if len(text) > longest:
        raise NotUnderstood("roster-too-long", longest=longest)
    return text
