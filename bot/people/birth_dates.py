"""Birth dates as people say them: 1952年3月4日, 1952-03-04, 农历一九五二年闰五月初三.

The day is always a solar one, as in the roster: the lunar calendar has days that no other has
(二月三十, those of a leap month). The calendar says by which one the birthday is kept.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.core.folding import compact, number_in_words
from bot.core.kept_facts import Saying
from bot.core.lunar import LunarDay, lunar_words, solar_day

SOLAR, LUNAR = "solar", "lunar"
_EARLIEST_YEAR = 1900
_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})[-/.年](?P<month>[^-/.月]{1,3})[-/.月]"
    r"(?P<day>[^日号]{1,3})[日号]?(?:生|出生)?"
)
_RUN_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_CALENDAR = re.compile(r"(?P<lunar>农历|阴历|旧历|lunar)|公历|阳历|新历|solar")
_MONTHS = {"正": "一", "冬": "十一", "腊": "十二"}


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A solar day of birth, and the calendar the birthday is kept by."""

    day: date
    calendar: str = SOLAR

    def __str__(self) -> str:
        """As it is kept in the history: 1952-03-04, with a word for the lunar calendar."""
        return f"{self.day} {LUNAR}" if self.calendar == LUNAR else str(self.day)

    @property
    def said(self) -> str | Saying:
        """As people say it, by its own calendar: 农历1952年闰五月初三, 1952年3月4日."""
        if self.calendar == LUNAR:
            return f"农历{lunar_words(self.day)}"
        day = self.day
        return Saying("card-born", {"year": day.year, "month": day.month, "day": day.day})

    @classmethod
    def of(cls, day: date | None, calendar: str | None) -> Self | None:
        """The birth date of two columns; None where the day is not known."""
        return None if day is None else cls(day, calendar or SOLAR)

    @classmethod
    def parse(cls, kept: str) -> Self:
        """What `str` made of one."""
        day, _, calendar = kept.partition(" ")
        return cls(date.fromisoformat(day), calendar or SOLAR)


def birth_date_in(text: str, today: date) -> BirthDate | None:
    """The birth date that is all of `text`; None for another text, no such day, or one to come.

    Without a word for it the calendar is the common one.
    """
    plain = compact(text)
    calendar = _CALENDAR.search(plain)
    rest = _CALENDAR.sub("", plain).strip(",、:()（）")
    found = _DATE.fullmatch(rest) or _RUN_TOGETHER.fullmatch(rest)
    is_lunar = bool(calendar and calendar["lunar"])
    day = _day(found, is_lunar=is_lunar) if found else None
    if day is None or day.year < _EARLIEST_YEAR or day > today:
        return None
    return BirthDate(day, LUNAR if is_lunar else SOLAR)


def _day(found: re.Match[str], *, is_lunar: bool) -> date | None:
    leap = found["month"].startswith("闰")
    spelt = found["month"].removeprefix("闰")
    month = _MONTHS.get(spelt, spelt)
    day = found["day"].removeprefix("初").replace("廿", "二十")
    parts = [number_in_words(part) for part in (found["year"], month, day)]
    year, month_number, day_number = (number or 0 for number in parts)
    if is_lunar:
        return solar_day(LunarDay(year, month_number, day_number, leap))
    try:
        return None if leap else date(year, month_number, day_number)
    except ValueError:
        return None
