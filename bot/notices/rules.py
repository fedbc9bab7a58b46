"""Pure decisions about notices."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core import calendar
from bot.core.settings import NoticeSettings

USEFUL_FOR = timedelta(days=7)  # after that nobody is asked about it any more
PAUSED = "paused"  # why a recipient is explained who wants no notices for a while
_TITLE_LENGTH = 20
_SENTENCE_ENDS = "。！？；!?;"


def title_of(text: str) -> str:
    """The first line or sentence of a notice, at most 20 characters."""
    line = text.strip().splitlines()[0].strip() if text.strip() else ""
    end = min((found for mark in _SENTENCE_ENDS if (found := line.find(mark)) > 0), default=None)
    title = line[:end]
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…"


def goes_at(now: datetime, settings: NoticeSettings, zone: ZoneInfo, *, urgent: bool) -> datetime:
    """When a notice confirmed now goes out: after the time to recall it, not in quiet hours."""
    at = now + settings.recall_within
    return at if urgent else calendar.quiet_end(at, settings.quiet_hours, zone)
