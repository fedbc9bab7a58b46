"""The calendar of the place: working days with China's moved ones, promises in working time.

Working days come from `chinese_calendar` for the years whose holidays the State Council has
published (to 2026). After that the holidays fixed by law are taken from `holidays`, weekends are
free and nothing is moved: `is_published` says which of the two a year is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import chinese_calendar
import holidays

from bot.core.durations import Duration
from bot.core.hours import Quiet, Span, WorkingHours

_SATURDAY = 5
_DAY = timedelta(days=1)
# What both libraries call them, in part and in lower case: the end of the key of `holiday-…`.
_FESTIVALS = {
    "spring": "spring",
    "chinese new year": "spring",
    "new year": "new-year",
    "tomb": "tomb-sweeping",
    "labo": "labour",
    "dragon": "dragon-boat",
    "autumn": "mid-autumn",
    "national": "national",
}


def is_published(year: int) -> bool:
    """Whether the moved holidays and workdays of this year are known, not only the legal ones."""
    first, last = _published_years()
    return first <= year <= last


def is_working_day(day: date) -> bool:
    """Whether people work on this day, a Sunday moved to be worked included."""
    if is_published(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY and day not in _legal_holidays(day.year)


def holiday_on(day: date) -> str | None:
    """The festival for which people are off on this day, as the end of its text's key; else None.

    In years not published yet only the days fixed by law are known.
    """
    if is_published(day.year):
        name: str | None = chinese_calendar.holidays.get(day)
    else:
        name = _legal_holidays(day.year).get(day)
    if name is None:
        return None
    return next((key for part, key in _FESTIVALS.items() if part in name.lower()), "other")


def is_moved_workday(day: date) -> bool:
    """Whether this is a Saturday or Sunday that was moved to be worked."""
    return day.weekday() >= _SATURDAY and is_published(day.year) and is_working_day(day)


def working_moment(at: datetime, hours: WorkingHours, zone: ZoneInfo) -> datetime:
    """`at` if it lies in working time, else when work next begins; aware UTC."""
    if not hours.spans:
        return at.astimezone(UTC)
    start, _ = next(_stretches(at, hours, zone))
    return start.astimezone(UTC)


def add_working_time(
    start: datetime, span: Duration, hours: WorkingHours, zone: ZoneInfo
) -> datetime:
    """When a promise of `span` given at `start` runs out, aware UTC (INTERFACE §6).

    `1d` is the same time on the next working day, `2d` on the one after; hours and minutes count
    inside the working hours only. Outside of them it counts from when work next begins. No hours
    at all: the clock round, every day.
    """
    if not hours.spans:
        return start.astimezone(UTC) + span
    begin = working_moment(start, hours, zone)
    if span.unit == "d":
        return _working_days_later(begin.astimezone(zone), span.count).astimezone(UTC)
    return _minutes_inside(begin, span, hours, zone)


def quiet_end(now: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """When something that must not disturb may go: `now`, or the end of the quiet hours."""
    return quiet.end_after(now, zone) or now


def end_of_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The midnight that ends the local day of `now`, aware UTC."""
    tomorrow = now.astimezone(zone).date() + _DAY
    return datetime.combine(tomorrow, time(), zone).astimezone(UTC)


def next_day_at(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """A local time on the day after the local day of `now`, aware UTC."""
    tomorrow = now.astimezone(zone).date() + _DAY
    return datetime.combine(tomorrow, at, zone).astimezone(UTC)


@lru_cache(maxsize=1)
def _published_years() -> tuple[int, int]:
    known: Iterable[date] = chinese_calendar.holidays
    years = [day.year for day in known]
    return min(years), max(years)


@lru_cache(maxsize=16)
def _legal_holidays(year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("CN", years=year, language="en_US"))


def _working_days_later(local: datetime, count: int) -> datetime:
    day = local.date()
    for _ in range(count):
        day += _DAY
        while not is_working_day(day):
            day += _DAY
    return datetime.combine(day, local.time(), local.tzinfo)


def _minutes_inside(
    begin: datetime, span: timedelta, hours: WorkingHours, zone: ZoneInfo
) -> datetime:
    left = span
    for start, end in _stretches(begin, hours, zone):
        # In UTC: local clocks may jump between the two.
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        if start + left <= end:
            return start + left
        left -= end - start
    raise AssertionError("working time never ends")


def _stretches(
    at: datetime, hours: WorkingHours, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of working time from `at` on, without end; the first one cut at `at`."""
    local = at.astimezone(zone)
    day = local.date()
    while True:
        if is_working_day(day):
            for span in hours.spans:
                start, end = _on(day, span, zone)
                if end > local:
                    yield max(start, local), end
        day += _DAY


def _on(day: date, span: Span, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return datetime.combine(day, span.start, zone), datetime.combine(day, span.end, zone)
