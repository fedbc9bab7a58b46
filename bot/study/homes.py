"""Members with two homes: of two study days in one month they are told of one.

By rule it is the residence's, by choice (学习日 去老家) the home's. The other keeps them among the
invited and names the one they go to: no reminder and no errand there, and what they do at the one
counts at the other (`queries.came`). Who has answered a day stays with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    Table,
    and_,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot import delivery
from bot.people import Person, Preference, Unit, lies_within
from bot.study.models import Invitee, StudyDay

ELSEWHERE = "study-day-elsewhere"
_AT_ONCE = 500
days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]
persons: Table = Person.metadata.tables["persons"]
units: Table = Unit.metadata.tables["units"]
preferences: Table = Preference.metadata.tables["preferences"]
Persons = Select[int] | Sequence[int]
Pairs = list[tuple[int, int]]  # of a day and a member
_Rows = dict[tuple[int, int], int | None]


def settle_day(
    session: Session,
    now: datetime,
    day: StudyDay,
    zone: ZoneInfo,
    *,
    was_at: datetime | None = None,
) -> Pairs:
    """Of the members of this day, where each of those with two homes goes in its month; `was_at`:
    and in the month it was in before. Whose a day is now after all (day, member): to be told."""
    theirs = select(invitees.c.person_id).where(invitees.c.study_day_id == day.id)
    moments = {day.starts_at, was_at or day.starts_at}
    months = sorted({month_of(one, zone) for one in moments})
    return [pair for one in months for pair in _settle(session, now, day.account, theirs, one)]


def settle_members(
    session: Session, now: datetime, account: str, person_ids: Sequence[int], zone: ZoneInfo
) -> Pairs:
    """The same for these members, in every month that has a day of theirs to come."""
    moments = session.scalars(
        select(days.c.starts_at)
        .join_from(invitees, days, days.c.id == invitees.c.study_day_id)
        .where(invitees.c.person_id.in_(person_ids), days.c.starts_at > now)
        .distinct()
    )
    months, ids = sorted({month_of(one, zone) for one in moments}), list(person_ids)
    return [pair for one in months for pair in _settle(session, now, account, ids, one)]


def month_of(at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The beginning of the local month of a moment, and of the next."""
    first = at.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first, (first + timedelta(days=32)).replace(day=1)


def _settle(
    session: Session,
    now: datetime,
    account: str,
    whose: Persons,
    month: tuple[datetime, datetime],
) -> Pairs:
    rows = and_(
        invitees.c.person_id.in_(_with_two_homes(whose)),
        invitees.c.study_day_id.in_(_to_come(now, account, month)),
        invitees.c.answer.is_(None),
    )
    before = _read(session, rows)
    if not before:
        return []
    session.execute(
        update(invitees).where(rows).values(elsewhere_day_id=_other_day(account, month)),
        execution_options={"synchronize_session": False},
    )
    session.expire_all()
    after = _read(session, rows)
    _hush(session, now, [key for key, day in after.items() if day and not before.get(key)])
    return [key for key, day in after.items() if day is None and before.get(key)]


def _with_two_homes(whose: Persons) -> Select[int]:
    return select(persons.c.id).where(
        persons.c.id.in_(whose),
        persons.c.residence_unit_id.is_not(None),
        persons.c.residence_unit_id != persons.c.home_unit_id,
    )


def _to_come(now: datetime, account: str, month: tuple[datetime, datetime]) -> Select[int]:
    return select(days.c.id).where(
        days.c.account == account,
        days.c.starts_at >= month[0],
        days.c.starts_at < month[1],
        days.c.starts_at > now,
        days.c.cancelled_at.is_(None),
    )


def _other_day(account: str, month: tuple[datetime, datetime]) -> ScalarSelect[Any]:
    """The nearest day of the month at the home where this invited one goes, if the row's own day
    is that of the other home alone."""
    mine, theirs = days.alias("mine"), days.alias("theirs")
    my_unit, their_unit = units.alias("my_unit"), units.alias("their_unit")
    home, residence = units.alias("home"), units.alias("residence")
    other = invitees.alias("other")
    goes_home = func.coalesce(preferences.c.study_at, "residence") == "home"
    return (
        select(theirs.c.id)
        .select_from(other)
        .join(theirs, theirs.c.id == other.c.study_day_id)
        .join(their_unit, their_unit.c.id == theirs.c.unit_id)
        .join(persons, persons.c.id == other.c.person_id)
        .join(home, home.c.id == persons.c.home_unit_id)
        .join(residence, residence.c.id == persons.c.residence_unit_id)
        .join(mine, mine.c.id == invitees.c.study_day_id)
        .join(my_unit, my_unit.c.id == mine.c.unit_id)
        .outerjoin(preferences, preferences.c.person_id == persons.c.id)
        .where(
            other.c.person_id == invitees.c.person_id,
            theirs.c.account == account,
            theirs.c.starts_at >= month[0],
            theirs.c.starts_at < month[1],
            theirs.c.cancelled_at.is_(None),
            or_(
                and_(goes_home, _parted(home, their_unit, residence, my_unit)),
                and_(~goes_home, _parted(residence, their_unit, home, my_unit)),
            ),
        )
        .order_by(theirs.c.starts_at, theirs.c.id)
        .limit(1)
        .correlate(invitees)
        .scalar_subquery()
    )


def _parted(
    there: FromClause, their_unit: FromClause, here: FromClause, my_unit: FromClause
) -> ColumnElement[bool]:
    """Whether of two homes one lies in the one unit alone, and the other in the other alone."""
    return and_(
        lies_within(there.c.lineage, their_unit.c.lineage),
        ~lies_within(here.c.lineage, their_unit.c.lineage),
        lies_within(here.c.lineage, my_unit.c.lineage),
        ~lies_within(there.c.lineage, my_unit.c.lineage),
    )


def _read(session: Session, rows: ColumnElement[bool]) -> _Rows:
    columns = (invitees.c.study_day_id, invitees.c.person_id, invitees.c.elsewhere_day_id)
    return {(row[0], row[1]): row[2] for row in session.execute(select(*columns).where(rows))}


def _hush(session: Session, now: datetime, pairs: Sequence[tuple[int, int]]) -> None:
    """They go to the other one: nothing more of this one."""
    for day_id, person_ids in by_day(pairs).items():
        for some in batches(person_ids):
            say_no_more(session, now, day_id, some, ELSEWHERE)


def say_no_more(
    session: Session, now: datetime, study_day_id: int, person_ids: Sequence[int], reason: str
) -> None:
    """What waits for these members about a day is withdrawn, what they were asked is closed."""
    about = ("study_day", study_day_id)
    delivery.withdraw(session, now, about, reason, persons=person_ids)
    delivery.close_about(session, now, "study_day", study_day_id, person_ids)


def by_day(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Pairs of day and member as the members of each day."""
    found: dict[int, list[int]] = {}
    for day_id, person_id in pairs:
        found.setdefault(day_id, []).append(person_id)
    return found


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Ids in parts that fit into one statement of either database."""
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]
