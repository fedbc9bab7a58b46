"""Pure decisions about notices."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core import calendar
from bot.core.settings import NoticeSettings

USEFUL_FOR = timedelta(days=7)  # after that nobody is asked about it any more
LATEST = timedelta(days=90)  # nobody plans a notice for later
INFORMED = "information"  # why a recipient is explained who need not answer and got the text
PAUSED = "paused"  # why a recipient is explained who wants no notices for a while
_TITLE_LENGTH = 20
_SENTENCE_ENDS = "。！？；!?;"


def title_of(text: str) -> str:
    """The first line or sentence of a notice, at most 20 characters."""
    line = text.strip().splitlines()[0].strip() if text.strip() else ""
    end = min((found for mark in _SENTENCE_ENDS if (found := line.find(mark)) > 0), default=None)
    title = line[:end]
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…"


def goes_at(
    now: datetime,
    settings: NoticeSettings,
    zone: ZoneInfo,
    *,
    urgent: bool,
    at: datetime | None = None,
) -> datetime:
    """When a notice confirmed now goes out: after the time to recall it, not before `at`, not in
    quiet hours."""
    soonest = now + settings.recall_within
    goes = soonest if at is None else max(at, soonest)
    return goes if urgent else calendar.quiet_end(goes, settings.quiet_hours, zone)


def next_at(after: datetime, hour: time, zone: ZoneInfo) -> datetime:
    """The first moment from `after` on at which the local clock shows this hour, aware UTC."""
    today = datetime.combine(after.astimezone(zone).date(), hour, zone).astimezone(UTC)
    return today if today >= after else calendar.next_day_at(after, hour, zone)
