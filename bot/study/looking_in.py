"""Silence becomes a visit for a named person: after three study days without a word, and after
longer than the member's rhythm without any sign of life. Never a text to the member.

One errand a member at a time, whichever came first; their next message closes it.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot import delivery, errands, people
from bot.core import due
from bot.core.facts import About
from bot.errands import Errand
from bot.people import Person
from bot.study import queries, rules
from bot.study.models import Invitee, SignOfLife
from bot.study.queries import invitees

FIND_OUT = "silence.find_out"  # the kind of its due rows
KIND = "find_out"
SILENCE: About = ("silence", 0)  # the same for everybody: an errand is unique by its member
_OPEN: Table = Errand.metadata.tables["errands"]
_MEMBERS: Table = Person.metadata.tables["persons"]
_AT = time(5)  # local: before the lists of the morning
_WITHIN = timedelta(days=3)


def look_in_after(session: Session, now: datetime, study_day_id: int) -> int:
    """Whom nobody has heard of for three study days in a row, this one the last, somebody visits;
    how many. Who said they cannot come has been heard of."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None:
        return 0
    silent = case((and_(invitees.c.answer.is_(None), ~queries.took_part()), 1), else_=0)
    back = func.row_number().over(
        partition_by=invitees.c.person_id,
        order_by=(queries.days.c.starts_at.desc(), queries.days.c.id.desc()),
    )
    last = (
        select(
            invitees.c.person_id.label("person_id"),
            queries.days.c.starts_at.label("starts_at"),
            silent.label("silent"),
            back.label("back"),
        )
        .join_from(invitees, queries.days, queries.days.c.id == invitees.c.study_day_id)
        .where(
            invitees.c.person_id.in_(_silent_at(day.id)),
            queries.days.c.starts_at <= day.starts_at,
            queries.days.c.cancelled_at.is_(None),
        )
        .subquery()
    )
    in_a_row = (
        select(last.c.person_id, func.min(last.c.starts_at).label("since"))
        .where(last.c.back <= rules.SILENT_DAYS)
        .group_by(last.c.person_id)
        .having(func.sum(last.c.silent) == rules.SILENT_DAYS)
        .subquery()
    )
    wanted = select(in_a_row.c.person_id).where(~_looked_in(in_a_row.c.person_id, in_a_row.c.since))
    found = session.scalars(_at_hand(wanted, now)).all()
    return _give(session, now, day.account, found, "errand-not-seen")


def plan_finding_out(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Ask for the silent ones to be looked for today; called again, nothing changes."""
    local = now.astimezone(zone)
    at = datetime.combine(local.date(), _AT, zone)
    due.plan(session, kind=FIND_OUT, subject_id=1, occurrence=local.date().isoformat(), at=at)


def find_out(
    session: Session, now: datetime, rhythm: people.Rhythm, pace: errands.Pace | None = None
) -> int:
    """Who has given no sign of life for longer than their category's rhythm is looked in on, on
    days as `pace` allows; how many. Only who could have written, or has let us know before by
    somebody else."""
    count = 0
    for after, among in rhythm.groups():
        since = now - after
        known = or_(people.could_write(since), Person.id.in_(select(SignOfLife.person_id)))
        silent = people.silent_select(
            delivery.heard_since(since), queries.signs_since(since), and_(among, known)
        )
        found = select(Person.id, Person.account).where(
            Person.id.in_(silent), people.at_hand(now), ~_looked_in(_MEMBERS.c.id, since)
        )
        by_account: dict[str, list[int]] = {}
        for person_id, account in session.execute(found):
            by_account.setdefault(account, []).append(person_id)
        for account, persons in by_account.items():
            count += _give(session, now, account, persons, "errand-silent", pace)
    return count


def close_heard(session: Session, now: datetime) -> int:
    """Whoever has written since, or was heard of by somebody else, need not be looked in on."""
    since = Errand.created_at
    wrote = people.bound_by(delivery.heard_since(since), _OPEN.c.person_id)
    signed = (
        select(SignOfLife.id)
        .where(SignOfLife.person_id == Errand.person_id, SignOfLife.at >= since)
        .exists()
    )
    return errands.close_where(
        session, now, about=SILENCE, outcome="heard", which=or_(wrote, signed)
    )


def _silent_at(study_day_id: int) -> Select[int]:
    return select(Invitee.person_id).where(
        Invitee.study_day_id == study_day_id, Invitee.answer.is_(None), ~queries.took_part()
    )


def _at_hand(person_ids: Select[int], now: datetime) -> Select[int]:
    return select(Person.id).where(
        Person.id.in_(person_ids), Person.left_at.is_(None), people.at_hand(now)
    )


def _looked_in(
    person_id: ColumnElement[int], since: ColumnElement[datetime] | datetime
) -> ColumnElement[bool]:
    """Whether somebody is to look in already, or has done so since."""
    other = aliased(Errand)
    return (
        select(other.id)
        .where(
            other.about_kind == SILENCE[0],
            other.person_id == person_id,
            or_(other.state == "open", other.ended_at >= since),
        )
        .exists()
    )


def _give(
    session: Session,
    now: datetime,
    account: str,
    persons: Sequence[int],
    reason: str,
    pace: errands.Pace | None = None,
) -> int:
    what = errands.Assignment(
        account=account,
        kind=KIND,
        about=SILENCE,
        due_at=now + _WITHIN,
        listed_from=now,
        reason=reason,
        facts={},
        pace=pace,
    )
    owners = people.organisers_of_many(session, now, persons)
    return len(errands.give_many(session, now, what, persons=persons, owners=owners))
