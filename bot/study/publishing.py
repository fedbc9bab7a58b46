"""Publishing a study day: the day, who is invited, who is told and reminded when."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, insert, literal, null, select
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due, numbers
from bot.core.kept_facts import Kept
from bot.core.settings import Settings
from bot.study import queries, rules
from bot.study.models import Invitee, StudyDay
from bot.study.outcomes import Published, StartsInThePast

REMIND = "study_day.remind"


@dataclass(frozen=True, slots=True)
class Timing:
    """When to remind and when check-in opens: the settings of `study_days`, read once."""

    remind_before: tuple[tuple[str, timedelta], ...]
    remind_at: time
    check_in_opens: timedelta
    lasts: timedelta
    zone: ZoneInfo

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the configuration says."""
        chosen = settings.study_days
        return cls(
            remind_before=tuple((str(lead), lead) for lead in chosen.remind_before),
            remind_at=chosen.remind_at,
            check_in_opens=chosen.check_in_opens,
            lasts=chosen.lasts,
            zone=settings.locale.zone,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A study day before it is published."""

    account: str
    unit_id: int
    author_id: int | None
    starts_at: datetime
    place: str
    title: str
    ends_at: datetime | None = None


def publish(
    session: Session, now: datetime, plan: Plan, timing: Timing
) -> Published | StartsInThePast:
    """Enter the study day, invite its unit, tell everybody with the question, plan reminders."""
    if plan.starts_at <= now:
        return StartsInThePast(plan.starts_at)
    published = enter(session, now, plan, timing)
    _tell(session, now, published.day, queries.unanswered(published.day.id), "study-day-announced")
    return published


def enter(session: Session, now: datetime, plan: Plan, timing: Timing) -> Published:
    """The same without telling anybody: for days announced elsewhere."""
    day = StudyDay(
        account=plan.account,
        no=numbers.next_number(session, plan.account, "study_day"),
        unit_id=plan.unit_id,
        author_id=plan.author_id,
        title=plan.title,
        place=plan.place,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at or plan.starts_at + timing.lasts,
        check_in_opens_at=plan.starts_at - timing.check_in_opens,
        code=_code(session, now, plan.account),
        published_at=now,
    )
    session.add(day)
    session.flush()
    _invite(session, day, people.members_select(plan.unit_id))
    _plan_reminders(session, now, day, timing)
    invited = select(func.count()).where(Invitee.study_day_id == day.id)
    return Published(day, invited=session.execute(invited).scalar_one())


def remind(
    session: Session, now: datetime, study_day_id: int, lead: timedelta, timing: Timing
) -> int:
    """Remind whom a lead time concerns: who has not answered, with the question, each at their own
    hour where the lead is a day or more; on the day itself also who takes part, without it. How
    many; 0 once the day began or was cancelled, and where a later reminder has fallen due too."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None or day.starts_at <= now:
        return 0
    if due.is_overtaken(session, now, kind=REMIND, subject_id=study_day_id):
        return 0
    unanswered = queries.unanswered(day.id)
    if not rules.is_short(lead):
        return _remind_by_hour(session, now, day, unanswered, day.starts_at - lead, timing)
    count = _tell(session, now, day, unanswered, "study-day-reminder")
    return count + _remind_of_the_day(session, now, day)


def _remind_by_hour(
    session: Session,
    now: datetime,
    day: StudyDay,
    to: Select[int],
    moment: datetime,
    timing: Timing,
) -> int:
    """One text for each hour that somebody chose, and one at the hour of the settings."""
    count = 0
    for hour in (None, *people.own_hours(session, to)):
        at = rules.on_the_day_of(moment, hour or timing.remind_at, timing.zone)
        key, whom = "study-day-reminder", people.reminded_at(to, hour)
        count += _tell(session, now, day, whom, key, not_before=max(now, at))
    return count


def _tell(
    session: Session,
    now: datetime,
    day: StudyDay,
    to: Select[int],
    key: str,
    not_before: datetime | None = None,
) -> int:
    draft = _draft(day, key, question="study_day", question_until=day.starts_at)
    return delivery.plan(session, now, replace(draft, not_before=not_before), to).count


def _remind_of_the_day(session: Session, now: datetime, day: StudyDay) -> int:
    draft = _draft(day, "study-day-today")
    return delivery.plan(session, now, draft, queries.taking_part(day.id)).count


def _draft(
    day: StudyDay, key: str, question: str | None = None, question_until: datetime | None = None
) -> delivery.Draft:
    facts: dict[str, Kept] = {
        "starts_at": day.starts_at,
        "place": day.place,
        "title": day.title,
    }
    return delivery.Draft(
        account=day.account,
        purpose="study_day_reminder",
        key=key,
        facts=facts,
        about=("study_day", day.id),
        useless_after=day.starts_at,
        template=facts,
        question=question,
        question_until=question_until,
    )


def _invite(session: Session, day: StudyDay, members: Select[int]) -> None:
    chosen = members.subquery()
    session.execute(
        insert(Invitee).from_select(
            ["study_day_id", "person_id", "answer"],
            select(literal(day.id), chosen.c[0], null()),
        )
    )


def _plan_reminders(session: Session, now: datetime, day: StudyDay, timing: Timing) -> None:
    planned: Iterable[tuple[str, datetime]] = rules.reminders(
        day.starts_at, now, before=timing.remind_before, at=timing.remind_at, zone=timing.zone
    )
    leads = dict(timing.remind_before)
    for written, moment in planned:
        # From midnight on: who chose an early hour is to be reminded before the others.
        begins = rules.on_the_day_of(moment, time(0), timing.zone)
        at = moment if rules.is_short(leads[written]) else max(now, begins)
        due.plan(session, kind=REMIND, subject_id=day.id, occurrence=written, at=at)


def _code(session: Session, now: datetime, account: str) -> str:
    """Four digits that no other day of the account has at the same time."""
    taken = set(
        session.scalars(
            select(StudyDay.code).where(StudyDay.account == account, StudyDay.ends_at > now)
        )
    )
    while True:
        code = f"{secrets.randbelow(9000) + 1000}"
        if code not in taken:
            return code
