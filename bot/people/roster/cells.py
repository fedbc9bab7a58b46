"""What a cell holds: text, dates, words of a list. Formulas are refused, never evaluated."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from types import MappingProxyType

from openpyxl.utils.datetime import from_excel

from bot.people.names import plain_name
from bot.people.roster.phones import phone_in
from bot.people.roster.problems import NotUnderstood
from bot.people.units import path_of
from bot.people.words import MEMBER, category_named, role_named

Cell = str | int | float | bool | datetime | date | time | None
Understood = str | date | tuple[str, ...]

_LONGEST_NAME = 50
_LONGEST_TEXT = 300
_LONGEST_NOTE = 2000
_EARLIEST_YEAR = 1900
_EXCEL_DAYS = range(3_654, 100_000)  # 1910 to 2173; below lie years alone (1952), not days
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?"
)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
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
    """A cell as clean text, "" when empty. Raises NotUnderstood for a formula.

    A leading apostrophe before = + - @ is how an export keeps a spreadsheet from running a cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if not isinstance(cell, str | int | float | date | time):
        raise NotUnderstood("roster-formula")
    text = _CONTROLS.sub(" ", _UNSEEN.sub("", str(cell))).strip()
    if text.startswith("="):
        raise NotUnderstood("roster-formula")
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def date_in(cell: object) -> date:
    """A date in the usual forms, or an Excel date. Raises NotUnderstood."""
    if isinstance(cell, datetime):
        return _sensible(cell.date())
    if isinstance(cell, date):
        return _sensible(cell)
    if isinstance(cell, int | float) and int(cell) in _EXCEL_DAYS:
        return _sensible(_from_excel(cell))
    text = text_in(cell)
    found = _DATE.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if found is None:
        raise NotUnderstood("roster-expected-date")
    try:
        return _sensible(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError as error:
        raise NotUnderstood("roster-no-such-day", text=text) from error


def name_in(text: str) -> str:
    """A person's name. Raises NotUnderstood when too long or with a `/`, which names a unit."""
    name = plain_name(text)
    if len(name) > _LONGEST_NAME or "/" in name:
        raise NotUnderstood("roster-expected-name", longest=_LONGEST_NAME)
    return name


def unit_in(text: str) -> str:
    """A unit's path. Raises NotUnderstood."""
    path = path_of(text)
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
    if field in ("born_on", "joined_on"):
        return date_in(cell)
    return OF_TEXT[field](text)


def _from_excel(days: float) -> date:
    moment = from_excel(days)
    if not isinstance(moment, datetime):
        raise NotUnderstood("roster-expected-date")
    return moment.date()


def _sensible(day: date) -> date:
    if day.year < _EARLIEST_YEAR:
        raise NotUnderstood("roster-expected-date")
    return day


def _listed(words: MappingProxyType[str, str], text: str, key: str) -> str:
    found = words.get(text.lower())
    if found is None:
        raise NotUnderstood(key)
    return found


def _at_most(text: str, longest: int) -> str:
    if len(text) > longest:
        raise NotUnderstood("roster-too-long", longest=longest)
    return text
