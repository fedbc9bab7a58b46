"""Promises count in the working days of China, moved ones included, known or not yet published."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core import calendar
from bot.core.durations import Duration
from bot.core.hours import Quiet, WorkingHours

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = WorkingHours.parse("08:30-11:30, 13:30-17:30")


def at(written: str) -> datetime:
    """A local time in Shanghai, aware UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=SHANGHAI).astimezone(UTC)


def promised(start: str, span: str) -> datetime:
    return calendar.add_working_time(at(start), Duration(span), HOURS, SHANGHAI)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-12-01T10:00", "1d", "2026-12-02T10:00"),
        ("2026-12-04T10:00", "1d", "2026-12-07T10:00"),  # Friday to Monday
        ("2026-12-04T10:00", "2d", "2026-12-08T10:00"),
        ("2026-12-04T20:00", "1d", "2026-12-08T08:30"),  # begins to count on Monday morning
        ("2026-12-01T12:00", "1d", "2026-12-02T13:30"),  # begins to count after lunch
        ("2026-12-05T10:00", "2h", "2026-12-07T10:30"),  # a Saturday
        ("2026-12-01T10:00", "1h", "2026-12-01T11:00"),
        ("2026-12-01T11:00", "1h", "2026-12-01T14:00"),  # over lunch
        ("2026-12-01T17:00", "2h", "2026-12-02T10:00"),  # over night
        ("2026-12-01T08:30", "7h", "2026-12-01T17:30"),  # to the very end of the day
        ("2026-12-01T08:30", "14h", "2026-12-02T17:30"),  # hours, not a day
        ("2026-09-30T10:00", "1d", "2026-10-08T10:00"),  # over the National Day week
        ("2026-02-13T10:00", "1d", "2026-02-14T10:00"),  # a Saturday moved to be worked
        ("2026-12-31T10:00", "1d", "2027-01-04T10:00"),  # New Year's Day is a Friday
    ],
)
def test_a_promise_counts_working_time(start: str, span: str, end: str) -> None:
    assert promised(start, span) == at(end)


def test_without_working_hours_a_promise_counts_the_clock_round() -> None:
    end = calendar.add_working_time(
        at("2026-12-05T23:00"), Duration("1d"), WorkingHours(), SHANGHAI
    )
    assert end == at("2026-12-06T23:00")


def test_january_2027_falls_back_to_weekdays_and_legal_holidays_and_says_so() -> None:
    assert calendar.is_published(2026)
    assert not calendar.is_published(2027)
    assert not calendar.is_published(2003)
    assert not calendar.is_working_day(date(2027, 1, 1))
    assert calendar.is_working_day(date(2027, 1, 4))
    assert not calendar.is_working_day(date(2027, 1, 9))
    assert not calendar.is_working_day(date(2027, 2, 8))  # the Spring Festival
    assert promised("2027-01-08T10:00", "1d") == at("2027-01-11T10:00")


def test_moved_workdays_of_published_years_are_known() -> None:
    assert calendar.is_working_day(date(2026, 10, 10))
    assert not calendar.is_working_day(date(2026, 10, 7))


def test_a_working_moment_is_now_or_when_work_begins() -> None:
    during, after = at("2026-12-01T10:00"), at("2026-12-01T18:00")
    assert calendar.working_moment(during, HOURS, SHANGHAI) == during
    assert calendar.working_moment(after, HOURS, SHANGHAI) == at("2026-12-02T08:30")
    assert calendar.working_moment(after, WorkingHours(), SHANGHAI) == after


def test_what_must_not_disturb_waits_for_the_end_of_the_quiet_hours() -> None:
    quiet = Quiet.parse("21:00-08:00")
    night, day = at("2026-12-01T22:00"), at("2026-12-01T12:00")
    assert calendar.quiet_end(night, quiet, SHANGHAI) == at("2026-12-02T08:00")
    assert calendar.quiet_end(day, quiet, SHANGHAI) == day
    assert calendar.quiet_end(night, Quiet(), SHANGHAI) == night


def test_days_end_and_begin_in_local_time() -> None:
    late = at("2026-12-01T23:30")
    assert calendar.end_of_day(late, SHANGHAI) == at("2026-12-02T00:00")
    evening = calendar.next_day_at(late, datetime.min.time().replace(hour=18), SHANGHAI)
    assert evening == at("2026-12-02T18:00")


def test_the_clock_change_of_another_zone_loses_no_minute() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    hours = WorkingHours.parse("00:30-05:30")
    start = datetime(2026, 10, 26, 0, 30, tzinfo=berlin)
    end = calendar.add_working_time(start, Duration("2h"), hours, berlin)
    assert end - start == timedelta(hours=2)
