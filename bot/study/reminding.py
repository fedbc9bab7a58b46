"""Reminding: many study days at once, each invited member at their own hour, nobody twice.

Who has not said how they take part is asked again, on the day itself also who takes part is told.
A day whose lead time of a day or more has come is planned from midnight on: who chose an early
hour is reminded before the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from sqlalchemy import FromClause, Select, Table, and_, literal, or_, select
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import due
from bot.core.database import UtcDateTime
from bot.core.durations import Duration
from bot.study import own_hours, rules
from bot.study.models import Invitee, StudyDay
from bot.study.publishing import REMIND, asking, telling
from bot.study.timing import Timing
from bot.study.unit_reminding import timings

invitees: Table = Invitee.metadata.tables["invitees"]
ASK, TELL = "study-day-reminder", "study-day-today"


@dataclass(frozen=True, slots=True)
class Asked:
    """A lead time of a study day that has come."""

    study_day_id: int
    lead: str


@dataclass(frozen=True, slots=True)
class _Coming:
    """A study day, and the local date on which its lead time falls and the hour of it that is its
    unit's; two Nones: on the hour."""

    day: StudyDay
    on: date | None
    at: time | None

    @property
    def when(self) -> tuple[date, time]:
        """By this they go together."""
        return self.on or date.min, self.at or time.min


def remind(session: Session, now: datetime, asked: Sequence[Asked], timing: Timing) -> list[str]:
    """Plan the reminders of these study days; what came of each, in a word or two.

    None for a day that began or was cancelled, and where a later reminder of it has fallen due
    too. The days are locked: who answers meanwhile does so before or after, never unseen.
    """
    days = _still_to_come(session, now, asked)
    latest = due.latest(session, now, kind=REMIND, subject_ids=list(days))
    by_unit = timings(session, {day.unit_id for day in days.values()}, timing)
    outcomes, wanted = [], []
    for one in asked:
        day = days.get(one.study_day_id)
        overtaken = latest.get(one.study_day_id, one.lead) != one.lead
        outcomes.append("too late" if day is None else "overtaken" if overtaken else "reminded")
        if day is not None and not overtaken:
            wanted.append(_coming(day, Duration(rules.unmarked(one.lead)), by_unit[day.unit_id]))
    count = _plan(session, now, wanted, timing)
    alone = len(asked) == 1 and bool(wanted)
    return [f"reminded {count}"] if alone else outcomes


def _still_to_come(
    session: Session, now: datetime, asked: Sequence[Asked]
) -> Mapping[int, StudyDay]:
    found = session.scalars(
        select(StudyDay)
        .where(
            StudyDay.id.in_({one.study_day_id for one in asked}),
            StudyDay.cancelled_at.is_(None),
            StudyDay.starts_at > now,
        )
        .order_by(StudyDay.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return {day.id: day for day in found}


def _coming(day: StudyDay, lead: Duration, timing: Timing) -> _Coming:
    if rules.is_short(lead):
        return _Coming(day, None, None)
    return _Coming(day, (day.starts_at - lead).astimezone(timing.zone).date(), timing.remind_at)


def _plan(session: Session, now: datetime, coming: Iterable[_Coming], timing: Timing) -> int:
    """Two statements for each date and hour of a unit, however many days and members."""
    count = 0
    ordered = sorted(coming, key=lambda one: (*one.when, one.day.id))
    for _, together in groupby(ordered, key=lambda one: one.when):
        group = list(together)
        days, on, at = [one.day for one in group], group[0].on, group[0].at
        if on is None or at is None:
            drafts = [draft for day in days for draft in (asking(day, ASK), telling(day, TELL))]
            count += delivery.plan_sets(session, now, drafts, _at_once(now))
        else:
            theirs = replace(timing, remind_at=at)
            hours = own_hours.moments(session, now, on, theirs)
            whom = own_hours.at_own_hour(now, hours, theirs, invitees.c.answer.is_(None))
            count += delivery.plan_sets(session, now, [asking(day, ASK) for day in days], whom)
    return count


def _at_once(now: datetime) -> delivery.Recipients:
    def recipients(planned: FromClause) -> Select[Any]:
        concerned = or_(
            and_(planned.c.key == ASK, invitees.c.answer.is_(None)),
            and_(planned.c.key == TELL, invitees.c.answer.in_(("on_site", "online"))),
        )
        at = literal(now, UtcDateTime())
        rows = select(planned.c.id, invitees.c.person_id, at)
        return rows.select_from(own_hours.invited(planned)).where(concerned)

    return recipients
