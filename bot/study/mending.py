"""What the clock should have been asked for about study days and was not: asked for anew."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.core import due
from bot.study import accounting, lessons, make_up, rules
from bot.study.models import StudyDay
from bot.study.publishing import REMIND, plan_reminders
from bot.study.timing import Timing
from bot.study.unit_reminding import timings


def mend_unplanned(session: Session, now: datetime, timing: Timing) -> int:
    """Days to come that nothing would remind of, account for, or bring the lesson of: the due rows
    are planned again; how many days. Lead times that are past stay past."""
    unreminded = [
        day
        for day in _without(session, now, REMIND)
        if _expects_reminders(session, now, day, timing)
    ]
    for day in unreminded:
        plan_reminders(session, now, day, timing)
    unaccounted = _without(session, now, accounting.ACCOUNT)
    for day in unaccounted:
        accounting.plan_accounting(session, day, timing.zone)
    unfollowed = _without(session, now, make_up.AFTERWARDS)
    for day in unfollowed:
        make_up.plan_afterwards(session, day, timing.zone)
    untaught = [day for day in _without(session, now, lessons.HAND_OUT) if day.lesson_id]
    for day in untaught:
        lessons.plan_hand_out(session, day)
    return len({day.id for day in (*unreminded, *unaccounted, *unfollowed, *untaught)})


def _without(session: Session, now: datetime, kind: str) -> Sequence[StudyDay]:
    """Days to come about which no row of this kind was ever planned."""
    planned = exists().where(due.Due.kind == kind, due.Due.subject_id == StudyDay.id)
    found = select(StudyDay).where(
        StudyDay.starts_at > now, StudyDay.cancelled_at.is_(None), ~planned
    )
    return session.scalars(found.order_by(StudyDay.id)).all()


def _expects_reminders(session: Session, now: datetime, day: StudyDay, timing: Timing) -> bool:
    """A day announced within its last lead time has none; one that was moved may have told all."""
    if day.sequence:
        return False
    own = timings(session, [day.unit_id], timing)[day.unit_id]
    expected = rules.reminders(
        day.starts_at, now, before=own.remind_before, at=own.remind_at, zone=own.zone
    )
    return any(expected)
