"""Hours of the day as people write them."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.core.hours import Quiet, Span, WorkingHours, time_of_day

BEIJING = ZoneInfo("Asia/Shanghai")


def beijing(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=BEIJING).astimezone(UTC)


@pytest.mark.parametrize(("written", "hour"), [("09:00", time(9)), ("7:05", time(7, 5))])
def test_a_time_of_day_is_read(written: str, hour: time) -> None:
    assert time_of_day(written) == hour


@pytest.mark.parametrize("written", ["", "9", "24:00", "12:60", "9点", "09:00:00", "-1:00"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day, write 09:00"):
        time_of_day(written)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(23, 59), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
        (time(12), False),
    ],
)
def test_quiet_hours_go_over_midnight(at: time, quiet: bool) -> None:
    assert Quiet.parse("21:00-08:00").covers(at) is quiet


@pytest.mark.parametrize(
    ("at", "quiet"), [(time(7, 59), False), (time(8), True), (time(16), False)]
)
def test_quiet_hours_may_lie_in_the_day(at: time, quiet: bool) -> None:
    assert Quiet.parse("08:00-16:00").covers(at) is quiet


def test_no_quiet_hours_are_never_quiet() -> None:
    none = Quiet.parse("")
    assert none == Quiet()
    assert not none.covers(time(3))
    assert none.end_after(beijing(1, 3), BEIJING) is None


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (beijing(1, 22), beijing(2, 8)),
        (beijing(2, 0), beijing(2, 8)),
        (beijing(2, 7, 59), beijing(2, 8)),
        (beijing(2, 8), None),
        (beijing(2, 20), None),
    ],
)
def test_quiet_hours_end_at_the_next_morning_of_the_place(
    now: datetime, end: datetime | None
) -> None:
    assert Quiet.parse("21:00-08:00").end_after(now, BEIJING) == end


@pytest.mark.parametrize("written", ["21:00", "21:00-", "21:00-25:00", "21:00 to 08:00", "night"])
def test_quiet_hours_need_two_times(written: str) -> None:
    with pytest.raises(ValueError, match="write"):
        Quiet.parse(written)


def test_quiet_hours_that_end_where_they_begin_could_mean_two_things() -> None:
    with pytest.raises(ValueError, match="begins and ends at the same time"):
        Quiet.parse("08:00-08:00")


def test_working_hours_are_kept_in_the_order_of_the_day() -> None:
    hours = WorkingHours.parse("13:30-17:30,08:30-11:30")
    assert hours.spans == (Span(time(8, 30), time(11, 30)), Span(time(13, 30), time(17, 30)))
    assert str(hours) == "08:30-11:30, 13:30-17:30"


def test_no_working_hours_mean_the_clock_round() -> None:
    assert WorkingHours.parse("") == WorkingHours()


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("17:30-08:30", "ends before it begins"),
        ("08:30-12:00, 11:30-17:30", "overlap"),
        ("08:30-11:30, ", "is not a span of hours"),
        ("mornings", "is not a span of hours"),
    ],
)
def test_working_hours_that_make_no_day_are_refused(written: str, because: str) -> None:
    with pytest.raises(ValueError, match=because):
        WorkingHours.parse(written)
