"""What follows from the figures of a study day alone: pure decisions."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

Mode = Literal["on_site", "online", "door", "leave"]
MODES: tuple[Mode, ...] = get_args(Mode)
A_DAY = timedelta(days=1)
TAKING_PART: tuple[Mode, ...] = ("on_site", "online", "door")
SYNCED_BEFORE = timedelta(minutes=15)
URGENT_WITHIN = timedelta(hours=3)
CALLS_FROM, CALLS_THE_DAY_BEFORE = time(8), time(17)
TIME_TO_CALL = timedelta(hours=2)
LATE_AFTER = timedelta(minutes=15)
STUDIED_WITHIN = timedelta(days=7)
CORRECTED_WITHIN = timedelta(days=7)
WRONG_CODES_ALLOWED = 5
SHORT_LESSON = 160  # characters: with what stands around it, a message that is read at once
LONGEST_LESSON = 20_000  # characters
_LONGEST_LINK = 500
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
_READ_A_MINUTE = 400  # characters, by somebody who takes it in
_READ_AT_LEAST, _READ_AT_MOST = timedelta(minutes=1), timedelta(minutes=10)
SILENT_DAYS = 3  # study days in a row without a word: somebody looks in
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
    return at_hour(moment.astimezone(zone).date(), at, zone)


def calls_at(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """When leaders are asked to call who has not answered: the morning of the day, for one that
    begins early the afternoon before."""
    morning = on_the_day_of(starts_at, CALLS_FROM, zone)
    if starts_at - morning >= TIME_TO_CALL:
        return morning
    return on_the_day_of(starts_at - A_DAY, CALLS_THE_DAY_BEFORE, zone)


def at_hour(day: date, at: time, zone: ZoneInfo) -> datetime:
    """`at` o'clock of a local day, aware UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def unmarked(occurrence: str) -> str:
    """3d of the occurrence 3d+1, which is that of a day that was changed once."""
    return occurrence.partition("+")[0]


def is_short(lead: timedelta) -> bool:
    """A reminder on the day itself also goes to those who said they would take part."""
    return lead < A_DAY


def reading_time(text: str) -> timedelta:
    """How long a lesson is with somebody who reads it: by its length, one to ten minutes."""
    takes = timedelta(minutes=len(text) / _READ_A_MINUTE)
    return min(max(takes, _READ_AT_LEAST), _READ_AT_MOST)


def is_link(address: str) -> bool:
    """Whether sound or film may be linked so: https, without a name and password, no odd signs."""
    return len(address) <= _LONGEST_LINK and _LINK.fullmatch(address) is not None
