"""Pure decisions about help requests: the promise, who is next."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.core import calendar
from bot.core.settings import Settings
from bot.people import PersonCard

_SUMMARY_LENGTH = 20  # what a template's field shows


def promise(now: datetime, settings: Settings, *, urgent: bool) -> datetime:
    """Until when a request made (or claimed) now is promised to be answered (or finished).

    Urgent by the clock, normal in working hours (INTERFACE §6).
    """
    within = settings.help_requests.answer_within
    if urgent:
        return now + within.urgent
    hours = settings.help_requests.working_hours
    return calendar.add_working_time(now, within.normal, hours, settings.locale.zone)


def waits_until(now: datetime, settings: Settings, *, urgent: bool) -> datetime | None:
    """When the organiser reads of a request made now, if that is not at once: not at night."""
    if urgent:
        return None
    return settings.notices.quiet_hours.end_after(now, settings.locale.zone)


def next_after(
    line: Sequence[PersonCard], of: int | None, told: Collection[int]
) -> PersonCard | None:
    """Who in the line of organisers comes after `of` and was not told yet; None: nobody."""
    ids = [one.id for one in line]
    rest = line[ids.index(of) + 1 :] if of in ids else line
    return next((one for one in rest if one.id not in told), None)


def summary(text: str) -> str:
    """The beginning of what is asked, for a template."""
    return text if len(text) <= _SUMMARY_LENGTH else f"{text[: _SUMMARY_LENGTH - 1]}…"
