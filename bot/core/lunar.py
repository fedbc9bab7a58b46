"""The lunar calendar (农历): its days as solar dates and back, leap months included.

The library works out a whole year at each question (5 ms); a roster asks tens of thousands of
times, so the months of each year are kept once they were asked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lunar_python import LunarYear

_BEFORE_DAY_ONE = 1_721_424.5  # the Julian day at the start of the day whose ordinal is 0
FIRST_YEAR, LAST_YEAR = 1890, 2110  # what is asked for people; the library knows more

_MONTH_WORDS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_ONES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; `leap`: of the second month of that number (闰)."""

    year: int
    month: int
    day: int
    leap: bool = False


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    leap: bool
    first: date
    days: int


def solar_day(day: LunarDay) -> date | None:
    """The solar date of a lunar day; None when that year has no such month or day."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    for month in _months(day.year):
        if (month.number, month.leap) == (day.month, day.leap) and 1 <= day.day <= month.days:
            return month.first + timedelta(days=day.day - 1)
    return None


def lunar_day(day: date) -> LunarDay:
    """The lunar day of a solar date between FIRST_YEAR and LAST_YEAR. Raises ValueError."""
    for year in (day.year, day.year - 1):  # the lunar year begins in January or February
        for month in _months(year) if FIRST_YEAR <= year <= LAST_YEAR else ():
            passed = (day - month.first).days
            if 0 <= passed < month.days:
                return LunarDay(year, month.number, passed + 1, month.leap)
    raise ValueError(f"{day} lies outside the lunar calendar")


def lunar_words(day: date) -> str:
    """A solar date as a lunar day as people write it: 1952年闰五月初三."""
    found = lunar_day(day)
    leap = "闰" if found.leap else ""
    return f"{found.year}年{leap}{_MONTH_WORDS[found.month - 1]}月{_day_words(found.day)}"


def _day_words(day: int) -> str:
    if day in (20, 30):
        return ("二十", "三十")[day // 10 - 2]
    before = ("初", "十", "廿")[(day - 1) // 10 if day <= 10 else day // 10]
    return before + _ONES[(day - 1) % 10]


@lru_cache(maxsize=256)
def _months(year: int) -> tuple[_Month, ...]:
    return tuple(
        _Month(
            abs(month.getMonth()),
            month.isLeap(),
            date.fromordinal(int(month.getFirstJulianDay() - _BEFORE_DAY_ONE)),
            month.getDayCount(),
        )
        for month in LunarYear.fromYear(year).getMonthsInYear()
    )
