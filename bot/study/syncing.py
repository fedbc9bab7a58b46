"""Who is invited follows who belongs: members who join, move or leave after a day is published.

Who belongs now is added; who does no longer and has said nothing is taken out. Who has answered,
walked in or taken part stays.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Table, and_, delete, exists, literal, null, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import insert_into
from bot.people import Person, Unit, lies_within
from bot.study import homes, publishing, queries
from bot.study.models import Invitee, StudyDay

GONE = "moved-away"
days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]
persons: Table = Person.metadata.tables["persons"]
units: Table = Unit.metadata.tables["units"]


def sync_day(session: Session, now: datetime, study_day_id: int, zone: ZoneInfo) -> int:
    """Before a reminder: the invited of this day are who belongs to its unit now; how many came or
    went. Who came is told by the reminder."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None or day.starts_at <= now:
        return 0
    members = people.members_select(day.unit_id)
    gone = _take_out(
        session,
        now,
        invitees.c.study_day_id == day.id,
        invitees.c.person_id.not_in(members),
    )
    chosen = members.subquery()
    there = select(invitees.c.person_id).where(
        invitees.c.study_day_id == day.id, invitees.c.person_id == chosen.c[0]
    )
    new = select(literal(day.id), chosen.c[0], null()).where(~there.exists())
    came = _add(session, new)
    if came or gone:
        tell_theirs(session, now, homes.settle_day(session, now, day, zone))
    return len(came) + len(gone)


def sync_members(session: Session, now: datetime, person_ids: Sequence[int], zone: ZoneInfo) -> int:
    """Somebody joined or moved: the same for these members and every day to come. Who is invited
    anew is told of the nearest day, once."""
    changed = 0
    for some in homes.batches(person_ids):
        gone = _take_out(
            session,
            now,
            invitees.c.person_id.in_(some),
            invitees.c.study_day_id.in_(_days_to_come(now)),
            ~_belongs(invitees.c.person_id, invitees.c.study_day_id),
        )
        came = _add(session, _belonging(now, some))
        for account in _accounts(session, some) if came or gone else ():
            settle_members(session, now, account, some, zone)
        _tell_of_the_nearest(session, now, came)
        changed += len(came) + len(gone)
    return changed


def settle_members(
    session: Session, now: datetime, account: str, person_ids: Sequence[int], zone: ZoneInfo
) -> None:
    """Where these members go in months with a study day at each of their homes; who goes to
    another than before is told of it."""
    theirs = homes.settle_members(session, now, account, person_ids, zone)
    tell_theirs(session, now, theirs)


def tell_theirs(session: Session, now: datetime, pairs: homes.Pairs) -> None:
    """A study day is theirs after all: they are told of it, with the question."""
    for day_id, person_ids in homes.by_day(pairs).items():
        day = session.get_one(StudyDay, day_id)
        for some in homes.batches(person_ids):
            publishing.announce(session, now, day, some)


def _take_out(session: Session, now: datetime, *which: ColumnElement[bool]) -> homes.Pairs:
    came = queries.came(invitees.c.study_day_id, invitees.c.person_id)
    gone = delete(invitees).where(*which, invitees.c.answer.is_(None), ~invitees.c.walk_in, ~came)
    rows = session.execute(gone.returning(invitees.c.study_day_id, invitees.c.person_id))
    pairs = [(row[0], row[1]) for row in rows]
    session.expire_all()
    for day_id, person_ids in homes.by_day(pairs).items():
        for some in homes.batches(person_ids):
            homes.say_no_more(session, now, day_id, some, GONE)
    return pairs


def _add(session: Session, new: Select[Any]) -> homes.Pairs:
    added = (
        insert_into(session, Invitee)
        .from_select(["study_day_id", "person_id", "answer"], new)
        .on_conflict_do_nothing()
        .returning(invitees.c.study_day_id, invitees.c.person_id)
    )
    return [(row[0], row[1]) for row in session.execute(added)]


def _belonging(now: datetime, person_ids: Sequence[int]) -> Select[Any]:
    return (
        select(days.c.id, persons.c.id, null())
        .select_from(persons)
        .join(days, days.c.account == persons.c.account)
        .where(
            persons.c.id.in_(person_ids),
            days.c.id.in_(_days_to_come(now)),
            _belongs(persons.c.id, days.c.id),
        )
    )


def _belongs(
    person_id: ColumnElement[int], study_day_id: ColumnElement[int]
) -> ColumnElement[bool]:
    """Whether a home of a member who has not left lies in the unit of a day, in SQL."""
    member, day = persons.alias("member"), days.alias("day")
    own, above = units.alias("own"), units.alias("above")
    return exists(
        select(own.c.id)
        .select_from(member)
        .join(own, own.c.id.in_([member.c.home_unit_id, member.c.residence_unit_id]))
        .join(day, day.c.id == study_day_id)
        .join(
            above,
            and_(above.c.id == day.c.unit_id, lies_within(own.c.lineage, above.c.lineage)),
        )
        .where(member.c.id == person_id, member.c.left_at.is_(None))
        .correlate(persons, days, invitees)
    )


def _days_to_come(now: datetime) -> Select[int]:
    return select(days.c.id).where(days.c.starts_at > now, days.c.cancelled_at.is_(None))


def _tell_of_the_nearest(session: Session, now: datetime, pairs: homes.Pairs) -> None:
    """One message each, of the first day that is theirs and that they do not know of."""
    ids = sorted({day_id for day_id, _ in pairs})
    in_order = session.scalars(
        select(StudyDay).where(StudyDay.id.in_(ids)).order_by(StudyDay.starts_at, StudyDay.id)
    ).all()
    members, told = homes.by_day(pairs), set[int]()
    for day in in_order:
        theirs = set(
            session.scalars(
                queries.unanswered(day.id).where(Invitee.person_id.in_(members[day.id]))
            )
        )
        if theirs - told:
            publishing.announce(session, now, day, sorted(theirs - told))
        told |= theirs


def _accounts(session: Session, person_ids: Sequence[int]) -> list[str]:
    found = select(persons.c.account).where(persons.c.id.in_(person_ids)).distinct()
    return list(session.scalars(found))
