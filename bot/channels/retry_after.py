"""The header by which a server says for how long to leave it alone."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = timedelta(days=1)  # what says more than that is not believed


def retry_after(header: str | None, now: datetime) -> datetime | None:
    """When the server may be asked again, aware UTC; None where the header says nothing of use."""
    if not header:
        return None
    until = _seconds(header, now) or _date(header)
    if until is None or until <= now:
        return None
    return min(until, now + LONGEST)


def _seconds(header: str, now: datetime) -> datetime | None:
    text = header.strip()
    if not text.isascii() or not text.isdigit() or len(text) > len("999999"):
        return None
    return now + timedelta(seconds=int(text))


def _date(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
