"""What follows from the figures of a study day alone: pure decisions."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

Mode = Literal["on_site", "online", "door", "leave"]
MODES: tuple[Mode, ...] = get_args(Mode)
A_DAY = timedelta(days=1)
WRONG_CODES_ALLOWED = 5
WRONG_CODES_WITHIN = timedelta(minutes=10)


def reminders(
    starts_at: datetime,
    now: datetime,
    *,
    before: Iterable[tuple[str, timedelta]],
    at: time,
    zone: ZoneInfo,
) -> Iterator[tuple[str, datetime]]:
    """When to remind: (lead time as written, moment), those already past left out.

    A lead time of a day or more means `at` o'clock of that day, a shorter one exactly so long
    before the start (INTERFACE, section 2, study_days).
    """
    for written, lead in before:
        moment = starts_at - lead
        if lead >= A_DAY:
            moment = on_the_day_of(moment, at, zone)
        if now < moment < starts_at:
            yield written, moment


def on_the_day_of(moment: datetime, at: time, zone: ZoneInfo) -> datetime:
    """`at` o'clock of the local day of a moment, aware UTC."""
    return datetime.combine(moment.astimezone(zone).date(), at, tzinfo=zone).astimezone(UTC)


def is_short(lead: timedelta) -> bool:
    """A reminder on the day itself also goes to those who said they would take part."""
    return lead < A_DAY
