"""Changing and cancelling a study day: told to exactly those who know of it, and to nobody twice.

Those who said they take part are told first. Who was to be told and has not been yet is told of the
day as it now is; what waited for anybody about it is withdrawn. Answers stay.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import calendar
from bot.study import change_texts, homes, rules, syncing
from bot.study.knowing import coming_first, how_many_know, told_by
from bot.study.models import StudyDay
from bot.study.moving import CHANGED, call_off, move
from bot.study.outcomes import (
    Cancelled,
    CancelOutcome,
    ChangedMeanwhile,
    ChangeOutcome,
    DayChanged,
    DayHasBegun,
    DayIsOff,
    Facts,
    NothingToChange,
    StartsInThePast,
)
from bot.study.telling_anew import tell_anew
from bot.study.timing import Timing

OFF = "study-day-off"
_MOVED_ALONG = ("ends_at", "check_in_opens_at", "late_from", "online_until")


@dataclass(frozen=True, slots=True)
class Change:
    """What of a study day becomes another; None: stays."""

    starts_at: datetime | None = None
    place: str | None = None
    title: str | None = None
    host_id: int | None = None


def change(
    session: Session,
    now: datetime,
    *,
    study_day_id: int,
    sequence: int,
    to: Change,
    timing: Timing,
) -> ChangeOutcome:
    """The day is otherwise from now on. `sequence`: of the day as whoever decided saw it.

    On another date everybody who knows of it is asked again, on the same one only who has not
    answered.
    """
    day = _held(session, study_day_id)
    refused = _refused(day, now, sequence) or _senseless(day, now, to)
    if refused is not None:
        return refused
    before = Facts.of(day)
    _write(session, now, day, to)
    other_date = _is_other_date(before.starts_at, day.starts_at, timing)
    if before.starts_at != day.starts_at:
        move(session, now, day, timing, other_date=other_date)
        theirs = homes.settle_day(session, now, day, timing.zone, was_at=before.starts_at)
        syncing.tell_theirs(session, now, theirs)
    told = how_many_know(session, day.id)
    urgent = _presses(now, min(before.starts_at, day.starts_at), timing)
    tell_anew(session, now, day, timing, reason=CHANGED)
    host = _new_host(session, day, before)
    for key, whom in told_by(day, other_date=other_date):
        draft = change_texts.changed(day, before, key, host, urgent=urgent)
        delivery.plan(session, now, draft, whom)
    return DayChanged(day, before, told)


def cancel(
    session: Session,
    now: datetime,
    *,
    study_day_id: int,
    sequence: int,
    reason: str | None,
    timing: Timing,
) -> CancelOutcome:
    """The day does not take place: nobody is reminded or asked any more, visits are called off."""
    day = _held(session, study_day_id)
    refused = _refused(day, now, sequence)
    if refused is not None:
        return refused
    day.cancelled_at = day.changed_at = now
    day.cancel_reason, day.sequence = reason, day.sequence + 1
    session.flush()
    call_off(session, now, day, OFF)
    told = how_many_know(session, day.id)
    urgent = _presses(now, day.starts_at, timing)
    tell_anew(session, now, day, timing, reason=OFF)
    delivery.close_about(session, now, "study_day", day.id)
    errands.close_about(session, now, ("study_day", day.id), OFF, tell_owners=True)
    for whom in coming_first(day):
        delivery.plan(session, now, change_texts.cancelled(day, urgent=urgent), whom)
    syncing.tell_theirs(session, now, homes.settle_day(session, now, day, timing.zone))
    return Cancelled(day, told)


def _held(session: Session, study_day_id: int) -> StudyDay:
    return session.get_one(StudyDay, study_day_id, with_for_update=True, populate_existing=True)


def _refused(
    day: StudyDay, now: datetime, sequence: int
) -> DayIsOff | DayHasBegun | ChangedMeanwhile | None:
    if day.cancelled_at is not None:
        return DayIsOff(day.starts_at)
    if day.starts_at <= now:
        return DayHasBegun(day.starts_at)
    return ChangedMeanwhile(day.starts_at) if day.sequence != sequence else None


def _senseless(
    day: StudyDay, now: datetime, to: Change
) -> StartsInThePast | NothingToChange | None:
    if to.starts_at is not None and to.starts_at <= now:
        return StartsInThePast(to.starts_at)
    wanted = ((getattr(to, name), getattr(day, name)) for name in Change.__dataclass_fields__)
    differs = any(new is not None and new != old for new, old in wanted)
    return None if differs else NothingToChange(day.starts_at)


def _write(session: Session, now: datetime, day: StudyDay, to: Change) -> None:
    """The new facts; what is counted from the start moves along with it."""
    if to.starts_at is not None and to.starts_at != day.starts_at:
        if day.series_id is not None and day.planned_at is None:
            day.planned_at = day.starts_at
        later = to.starts_at - day.starts_at
        for name in _MOVED_ALONG:
            setattr(day, name, getattr(day, name) + later)
        day.starts_at = to.starts_at
    day.place = to.place or day.place
    day.title = to.title or day.title
    day.host_id = to.host_id or day.host_id
    day.changed_at, day.sequence = now, day.sequence + 1
    session.flush()


def _is_other_date(before: datetime, after: datetime, timing: Timing) -> bool:
    return before.astimezone(timing.zone).date() != after.astimezone(timing.zone).date()


def _new_host(session: Session, day: StudyDay, before: Facts) -> str | None:
    if day.host_id is None or day.host_id == before.host_id:
        return None
    host = people.card(session, day.host_id)
    return host.name if host else None


def _presses(now: datetime, starts_at: datetime, timing: Timing) -> bool:
    """Whether a text that waits for the end of the quiet hours would come too late."""
    goes_at = calendar.quiet_end(now, timing.quiet, timing.zone)
    return goes_at > starts_at - rules.URGENT_WITHIN
