"""Days as people write them in a sheet: solar or lunar (农历), in digits or in Chinese words.

What is kept is always the solar date. 生日历法 says by which calendar the date in the sheet is
written and the birthday is kept; a date may also say it itself (农历1952年闰五月初三).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from openpyxl.utils.datetime import from_excel

from bot.core.folding import number_in_words
from bot.core.lunar import LunarDay, solar_day
from bot.people.roster.problems import NotUnderstood

_EARLIEST_YEAR = 1900
_EXCEL_DAYS = range(3_654, 100_000)  # 1910 to 2173; below lie years alone (1952), not days
_PLAIN = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?"
)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_WORDS = re.compile(
    r"(?P<calendar>农历|阴历|旧历|公历|阳历)?\s*"
    r"(?P<year>\d{4}|[\u3007\u25cb零一二三四五六七八九]{4})\s*[-/.年]\s*"
    r"(?P<leap>闰)?\s*(?P<month>\d{1,2}|正|冬|腊|[一二三四五六七八九十]{1,2})\s*[-/.月]\s*"
    r"(?P<day>\d{1,2}|初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|[一二三四五六七八九十]{1,3})"
    r"\s*[日号]?"
)
_MONTHS = MappingProxyType({"正": "一", "冬": "十一", "腊": "十二"})
_CALENDARS = MappingProxyType({"公历": "solar", "阳历": "solar"})  # the others are lunar


@dataclass(frozen=True, slots=True)
class _Written:
    """A day as it stands in a cell; `calendar`: the one it names itself, None for neither."""

    year: int
    month: int
    day: int
    leap: bool = False
    calendar: str | None = None


def day_in(cell: object, text: str) -> date:
    """A solar date in the usual forms, or an Excel date; `text` is the cell as text.

    Raises NotUnderstood.
    """
    written = _written(cell, text)
    if written.calendar == "lunar":
        raise NotUnderstood("roster-lunar-here")
    return _solar(written, text)


def birth_in(cell: object, text: str, calendar: str | None) -> tuple[date, str | None]:
    """A birth date as a solar date, and the calendar it is kept by: as its column says, else as
    the date says itself, None for neither. Raises NotUnderstood."""
    written = _written(cell, text)
    if written.calendar and calendar and written.calendar != calendar:
        raise NotUnderstood("roster-two-calendars")
    kept_by = calendar or written.calendar
    return (_lunar(written, text) if kept_by == "lunar" else _solar(written, text)), kept_by


def _written(cell: object, text: str) -> _Written:
    if isinstance(cell, datetime | date):
        return _Written(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and int(cell) in _EXCEL_DAYS:
        return _from_excel(cell)
    found = _PLAIN.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if found is not None:
        return _Written(int(found[1]), int(found[2]), int(found[3]))
    return _in_words(text)


def _from_excel(days: float) -> _Written:
    moment = from_excel(days)
    if not isinstance(moment, datetime):
        raise NotUnderstood("roster-expected-date")
    return _Written(moment.year, moment.month, moment.day)


def _in_words(text: str) -> _Written:
    found = _IN_WORDS.fullmatch(text)
    if found is None:
        raise NotUnderstood("roster-expected-date")
    year = number_in_words(found["year"].replace("\u25cb", "零"))
    month = number_in_words(_MONTHS.get(found["month"], found["month"]))
    day = _day_number(found["day"])
    if year is None or month is None or day is None:
        raise NotUnderstood("roster-expected-date")
    return _Written(year, month, day, bool(found["leap"]), _calendar_said(found))


def _calendar_said(found: re.Match[str]) -> str | None:
    """The calendar that is named, or that alone has such words (正月, 初三, 闰五月)."""
    if found["calendar"]:
        return _CALENDARS.get(found["calendar"], "lunar")
    spoken = found["leap"] or found["month"] in _MONTHS or found["day"][0] in "初廿卅"
    return "lunar" if spoken else None


def _day_number(text: str) -> int | None:
    spelt = text.removeprefix("初")
    if spelt[0] in "廿卅":
        spelt = ("二十" if spelt[0] == "廿" else "三十") + spelt[1:]
    return number_in_words(spelt)


def _solar(written: _Written, text: str) -> date:
    if written.leap:
        raise NotUnderstood("roster-two-calendars")
    try:
        return _sensible(date(written.year, written.month, written.day))
    except ValueError as error:
        raise NotUnderstood("roster-no-such-day", text=text) from error


def _lunar(written: _Written, text: str) -> date:
    day = LunarDay(written.year, written.month, written.day, written.leap)
    found = solar_day(day)
    if found is None:
        raise NotUnderstood("roster-no-such-lunar-day", text=text)
    return _sensible(found)


def _sensible(day: date) -> date:
    if day.year < _EARLIEST_YEAR:
        raise NotUnderstood("roster-expected-date")
    return day
