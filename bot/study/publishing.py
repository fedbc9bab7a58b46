"""Publishing a study day: the day, who is invited, who is told and reminded when."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import ColumnElement, Select, insert, join, null, select, true
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due, numbers
from bot.core.kept_facts import Kept
from bot.study import accounting, homes, make_up, queries, rules
from bot.study.models import Invitee, StudyDay
from bot.study.outcomes import Published, StartsInThePast
from bot.study.timing import Timing
from bot.study.unit_reminding import timings

REMIND = "study_day.remind"
SILENT = "study_day.silent"  # what becomes of who has not answered: by its occurrence
CALL, OVER = "call", "over"
SYNC = "study_day.sync"  # who belongs now is invited, before each reminder


@dataclass(frozen=True, slots=True)
class Plan:
    """A study day before it is published; of a series, `planned_at` is when its rule has it, where
    the day was moved from there."""

    account: str
    unit_id: int
    author_id: int | None
    starts_at: datetime
    place: str
    title: str
    ends_at: datetime | None = None
    series_id: int | None = None
    planned_at: datetime | None = None


def publish(
    session: Session, now: datetime, plan: Plan, timing: Timing
) -> Published | StartsInThePast:
    """Enter the study day, invite its unit, tell everybody with the question, plan reminders."""
    if plan.starts_at <= now:
        return StartsInThePast(plan.starts_at)
    published = enter(session, now, plan, timing)
    announce(session, now, published.day, queries.unanswered(published.day.id))
    return published


def announce(session: Session, now: datetime, day: StudyDay, to: delivery.Persons) -> int:
    """Tell these people of the day, with the question; how many."""
    return delivery.plan(session, now, asking(day, "study-day-announced"), to).count


def enter(session: Session, now: datetime, plan: Plan, timing: Timing) -> Published:
    """The same without telling anybody: for days announced elsewhere."""
    day = add_day(session, now, plan, timing)
    invite(session, StudyDay.id == day.id, people.members_select(plan.unit_id))
    homes.settle_day(session, now, day, timing.zone)
    plan_reminders(session, now, day, timing)
    return Published(day, invited=queries.invited(session, day.id))


def add_day(session: Session, now: datetime, plan: Plan, timing: Timing) -> StudyDay:
    """The row of a study day, with its number and code; nobody is invited yet."""
    ends_at = plan.ends_at or plan.starts_at + timing.lasts
    day = StudyDay(
        account=plan.account,
        no=numbers.next_number(session, plan.account, "study_day"),
        unit_id=plan.unit_id,
        author_id=plan.author_id,
        title=plan.title,
        place=plan.place,
        starts_at=plan.starts_at,
        ends_at=ends_at,
        check_in_opens_at=plan.starts_at - timing.check_in_opens,
        late_from=plan.starts_at + rules.LATE_AFTER,
        online_until=ends_at + rules.STUDIED_WITHIN,
        code=_code(session, now, plan.account),
        published_at=now,
        series_id=plan.series_id,
        planned_at=plan.planned_at,
    )
    session.add(day)
    session.flush()
    make_up.plan_afterwards(session, day, timing.zone)
    return day


def asking(day: StudyDay, key: str) -> delivery.Draft:
    """A text about a study day that asks how the member takes part, until its start."""
    return replace(telling(day, key), question="study_day", question_until=day.starts_at)


def telling(day: StudyDay, key: str) -> delivery.Draft:
    """A text about a study day that is of use until its start."""
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
    )


def invite(session: Session, days: ColumnElement[bool], members: Select[int]) -> None:
    """Invite these members to each of the days that meet the condition: one statement."""
    chosen = members.subquery()
    session.execute(
        insert(Invitee).from_select(
            ["study_day_id", "person_id", "answer"],
            select(StudyDay.id, chosen.c[0], null())
            .select_from(join(StudyDay, chosen, true()))
            .where(days),
        )
    )


def plan_reminders(
    session: Session,
    now: datetime,
    day: StudyDay,
    settings: Timing,
    *,
    besides: frozenset[str] = frozenset(),
) -> None:
    """Ask for what follows of itself before a day: reminders, then calls to who stays silent.

    Not for the lead times `besides`. Of a day that was changed they are occurrences of their own.
    """
    mark = f"+{day.sequence}" if day.sequence else ""
    timing = timings(session, [day.unit_id], settings)[day.unit_id]
    planned: Iterable[tuple[str, datetime]] = rules.reminders(
        day.starts_at, now, before=timing.remind_before, at=timing.remind_at, zone=timing.zone
    )
    leads = dict(timing.remind_before)
    for written, moment in planned:
        if written in besides:
            continue
        # From midnight on: who chose an early hour is to be reminded before the others.
        begins = rules.on_the_day_of(moment, time(0), timing.zone)
        at = moment if rules.is_short(leads[written]) else max(now, begins)
        due.plan(session, kind=REMIND, subject_id=day.id, occurrence=written + mark, at=at)
        before = max(now, at - rules.SYNCED_BEFORE)
        due.plan(session, kind=SYNC, subject_id=day.id, occurrence=written + mark, at=before)
    calls_at = rules.calls_at(day.starts_at, timing.zone)
    if calls_at > now:
        due.plan(session, kind=SILENT, subject_id=day.id, occurrence=CALL + mark, at=calls_at)
        due.plan(session, kind=SILENT, subject_id=day.id, occurrence=OVER + mark, at=day.ends_at)
    # After the calls to the silent are closed, at the same moment: whoever is left is seen then.
    accounting.plan_accounting(session, day, timing.zone)


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
