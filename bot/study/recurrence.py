"""Study days that come again: from a rule (每月15日, 每月第二个周六) to the days of its months.

A day that is a festival moves on to the next day that is none; so does a meeting by day on a
Saturday or Sunday that is moved to be worked. A 31st that a month does not have is its last day.
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from bot.core import calendar
from bot.study.rules import A_DAY

Why = Literal["holiday", "moved_workday"]
LAST = -1  # the last Friday of a month
_EVENING = time(17, 30)  # who works on that day can come from then on


@dataclass(frozen=True, slots=True)
class Rule:
    """A day of each month (`month_day`), or the `nth` (LAST: the last) `weekday` (0 is Monday), at
    `at` o'clock of the place. `on_holiday`: "after": a day that does not fit moves on; "keep"."""

    at: time
    month_day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    on_holiday: str = "after"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a series: when it is, when its rule alone would have it, and why it was moved.

    `festival`: which one, as `calendar.holiday_on` names it. `is_published`: whether the moved
    holidays of its year are known.
    """

    day: date
    planned: date
    why: Why | None = None
    festival: str | None = None
    is_published: bool = True


def occurrences(rule: Rule, from_day: date, count: int) -> list[Occurrence]:
    """The next `count` days of the rule, one a month, the first planned on `from_day` or later."""
    found: list[Occurrence] = []
    for first in _months_from(from_day):
        planned = planned_in(rule, first)
        if planned >= from_day:
            found.append(fitting(rule, planned))
        if len(found) >= count:
            return found
    return found


def until_month(rule: Rule, from_day: date, year: int, month: int) -> int:
    """How many days the rule has from `from_day` to the end of that month."""
    last = date(year, month, months.monthrange(year, month)[1])
    count = 0
    for first in _months_from(from_day):
        if first > last:
            return count
        count += planned_in(rule, first) >= from_day
    return count


def planned_in(rule: Rule, first: date) -> date:
    """The day of the rule in the month that begins with `first`, whatever day that is."""
    length = months.monthrange(first.year, first.month)[1]
    if rule.month_day is not None:
        return first.replace(day=min(rule.month_day, length))
    weekday, nth = rule.weekday or 0, rule.nth or 1
    ahead = (weekday - first.weekday()) % 7
    days = range(1 + ahead, length + 1, 7)
    # No month lacks a fourth Saturday; of the fifth the last one is meant.
    return first.replace(day=days[LAST] if nth == LAST else days[min(nth, len(days)) - 1])


def fitting(rule: Rule, planned: date) -> Occurrence:
    """The day on which people can meet: `planned`, or the next that fits."""
    reason = _against(rule, planned) if rule.on_holiday == "after" else None
    day = planned
    while reason is not None and _against(rule, day) is not None:
        day += A_DAY
    known = calendar.is_published(planned.year) and calendar.is_published(day.year)
    festival = calendar.holiday_on(planned) if reason == "holiday" else None
    return Occurrence(day, planned, reason, festival, known)


def _against(rule: Rule, day: date) -> Why | None:
    if calendar.holiday_on(day) is not None:
        return "holiday"
    if rule.at < _EVENING and calendar.is_moved_workday(day):
        return "moved_workday"
    return None


def _months_from(day: date) -> Iterator[date]:
    first = day.replace(day=1)
    while True:
        yield first
        first = (first + timedelta(days=32)).replace(day=1)
