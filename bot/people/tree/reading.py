"""Reading the tree: its units with how many people they have, one of them with its officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.models import Unit
from bot.people.roles import held_at, roles, units
from bot.people.scope import Way, members_select, within


@dataclass(frozen=True, slots=True)
class UnitListed:
    """A unit in a list, `depth` levels below its top: how many are at home in it (`own`) and in it
    or below (`members`)."""

    id: int
    path: str
    name: str
    depth: int
    kind: str
    own: int
    members: int
    starts_on: date | None
    ends_on: date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Officer:
    """A role held in a unit, by whom, since when."""

    role: str
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class UnitShown:
    """One unit: its members by home, by residence and by either, with those below; its officers;
    where it went (`merged_into`) if it was merged."""

    id: int
    path: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    closed: bool
    merged_into: str | None
    home: int
    residence: int
    either: int
    below: int
    officers: tuple[Officer, ...]


def list_units(
    session: Session, account: str, *, under_id: int | None = None, closed: bool = False
) -> list[UnitListed]:
    """The units of an account (or a unit and those below it) by path; `closed`: closed ones too."""
    wanted = select(units).where(units.c.account == account)
    if under_id is not None:
        top = select(units.c.lineage).where(units.c.id == under_id).scalar_subquery()
        wanted = wanted.where(within(top))
    rows = session.execute(wanted.order_by(units.c.path)).all()
    own = _at_home(session, account)
    members = _with_those_below(rows, own)
    least = min((row.lineage.count("/") for row in rows), default=0)
    return [
        UnitListed(
            id=row.id,
            path=row.path,
            name=row.name,
            depth=row.lineage.count("/") - least,
            kind=row.kind,
            own=own.get(row.id, 0),
            members=members[row.id],
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            closed=row.closed_at is not None,
        )
        for row in rows
        if closed or row.closed_at is None
    ]


def show_unit(session: Session, now: datetime, unit_id: int) -> UnitShown:
    """One unit. Raises NoResultFound for an unknown id."""
    unit = session.get_one(Unit, unit_id)
    into = None if unit.merged_into_id is None else session.get(Unit, unit.merged_into_id)
    top = select(units.c.lineage).where(units.c.id == unit_id).scalar_subquery()
    below = select(func.count()).where(within(top), units.c.closed_at.is_(None))
    lying_below = (session.scalar(below) or 0) - (unit.closed_at is None)
    return UnitShown(
        id=unit.id,
        path=unit.path,
        kind=unit.kind,
        starts_on=unit.starts_on,
        ends_on=unit.ends_on,
        closed=unit.closed_at is not None,
        merged_into=None if into is None else into.path,
        home=_count(session, unit_id, "home"),
        residence=_count(session, unit_id, "residence"),
        either=_count(session, unit_id, "either"),
        below=lying_below,
        officers=_officers(session, now, unit_id),
    )


def _at_home(session: Session, account: str) -> dict[int, int]:
    rows = session.execute(
        select(persons.c.home_unit_id, func.count())
        .where(persons.c.account == account, persons.c.left_at.is_(None))
        .group_by(persons.c.home_unit_id)
    )
    return {row[0]: row[1] for row in rows}


def _with_those_below(
    rows: Sequence[Row[*tuple[object, ...]]], own: dict[int, int]
) -> dict[int, int]:
    members = {row.id: 0 for row in rows}
    for row in rows:
        for one in row.lineage.strip("/").split("/"):
            if int(one) in members:
                members[int(one)] += own.get(row.id, 0)
    return members


def _count(session: Session, unit_id: int, by: Way) -> int:
    chosen = members_select(unit_id, by).subquery()
    return session.scalar(select(func.count()).select_from(chosen)) or 0


def _officers(session: Session, now: datetime, unit_id: int) -> tuple[Officer, ...]:
    rows = session.execute(
        select(roles.c.role, persons.c.name, roles.c.since)
        .join_from(roles, persons, persons.c.id == roles.c.person_id)
        .where(roles.c.unit_id == unit_id, held_at(now), persons.c.left_at.is_(None))
        .order_by(roles.c.since, roles.c.id)
    )
    return tuple(Officer(*row) for row in rows)
