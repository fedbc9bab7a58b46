"""When study-day reminders go: lead times as rules."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis.strategies import timedeltas

from bot.study import rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
LEADS = (("3d", timedelta(days=3)), ("1d", timedelta(days=1)), ("2h", timedelta(hours=2)))
DAYS = timedelta(days=9)
STARTS = datetime(2026, 12, 5, 11, 0, tzinfo=UTC)  # Saturday, 19:00 in Shanghai


def reminders(now: datetime, starts_at: datetime = STARTS) -> dict[str, datetime]:
    """The planned reminders by their lead time."""
    return dict(rules.reminders(starts_at, now, before=LEADS, at=time(9), zone=SHANGHAI))


def test_a_day_or_more_before_it_is_the_members_hour_of_that_day() -> None:
    planned = reminders(STARTS - timedelta(days=10))
    assert planned["3d"] == datetime(2026, 12, 2, 9, tzinfo=SHANGHAI)
    assert planned["1d"] == datetime(2026, 12, 4, 9, tzinfo=SHANGHAI)


def test_less_than_a_day_before_it_is_exactly_so_long() -> None:
    assert reminders(STARTS - timedelta(days=10))["2h"] == STARTS - timedelta(hours=2)


def test_lead_times_already_past_are_left_out() -> None:
    assert list(reminders(STARTS - timedelta(hours=3))) == ["2h"]
    assert reminders(STARTS - timedelta(hours=1)) == {}


@given(since=timedeltas(timedelta(0), timedelta(days=700)), ahead=timedeltas(timedelta(0), DAYS))
def test_no_reminder_is_past_or_after_the_start(since: timedelta, ahead: timedelta) -> None:
    now = STARTS + since
    for moment in reminders(now, now + ahead).values():
        assert now < moment < now + ahead
