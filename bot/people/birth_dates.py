"""Birth dates as people say them: 1952年3月4日, 1952-03-04, 农历一九五二年正月初三."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.core.folding import compact, number_in_words

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
    """A day of birth and the calendar it is counted by."""

    day: date
    calendar: str = SOLAR

    def __str__(self) -> str:
        """As it is kept in the history: 1952-03-04, with a word for the lunar calendar."""
        return f"{self.day} {LUNAR}" if self.calendar == LUNAR else str(self.day)

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
    day = _day(found) if found else None
    if day is None or day.year < _EARLIEST_YEAR or day > today:
        return None
    return BirthDate(day, LUNAR if calendar and calendar["lunar"] else SOLAR)


def _day(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found["month"], found["month"])
    day = found["day"].removeprefix("初").replace("廿", "二十")
    numbers = [number_in_words(part) for part in (found["year"], month, day)]
    try:
        year, month_number, day_number = (number or 0 for number in numbers)
        return date(year, month_number, day_number)
    except ValueError:
        return None
