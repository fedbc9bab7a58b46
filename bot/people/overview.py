"""What stands on the pages of the console: the units in somebody's charge, their members by page,
one member's record. Everything starts from the viewer's scope."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.identity import bindings
from bot.people.lineages import lies_within
from bot.people.models import Unit
from bot.people.roles import roles_of, units
from bot.people.scope import below, in_scope, members_select
from bot.people.words import IN_CHARGE


@dataclass(frozen=True, slots=True)
class UnitInCharge:
    """A unit somebody is in charge of; `members` of it and all below, by home or residence, and
    how many of them are `bound` to a WeChat."""

    id: int
    name: str
    path: str
    members: int
    bound: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A member on a list: whereabouts by unit, and whether a WeChat speaks for them."""

    id: int
    name: str
    unit: str
    category: str | None
    is_bound: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What the branch's record holds of a member, opened; units by path."""

    id: int
    name: str
    called: str | None
    phone: str | None
    address: str | None
    gender: str | None
    born_on: date | None
    birthday_calendar: str | None
    joined_on: date | None
    category: str | None
    helper: str | None
    note: str | None
    home: str
    residence: str | None


def units_in_charge(
    session: Session, now: datetime, viewer_id: int, *, skip: int = 0, limit: int = 50
) -> list[UnitInCharge]:
    """The units a person is in charge of and all below them, by path; none for who is in charge of
    nobody."""
    held = [one.lineage for one in roles_of(session, now, viewer_id) if one.role in IN_CHARGE]
    if not held:
        return []
    tops = select(units).where(below(held)).order_by(units.c.path).offset(skip).limit(limit)
    top = tops.subquery("top")
    counted = _counted(top.c.id, top.c.lineage).subquery("counted")
    rows = session.execute(
        select(top.c.id, top.c.name, top.c.path, counted.c.members, counted.c.bound)
        .outerjoin_from(top, counted, counted.c.unit_id == top.c.id)
        .order_by(top.c.path)
    )
    return [UnitInCharge(row[0], row[1], row[2], row[3] or 0, row[4] or 0) for row in rows]


def unit_in_charge(session: Session, now: datetime, viewer_id: int, unit_id: int) -> Unit | None:
    """The unit with this id, if the person is in charge of it or of one above; else None."""
    held = [one.lineage for one in roles_of(session, now, viewer_id) if one.role in IN_CHARGE]
    if not held:
        return None
    return session.scalars(select(Unit).where(units.c.id == unit_id, below(held))).first()


def among_those_in_charge_of(
    session: Session, now: datetime, viewer_id: int, unit_ids: Collection[int]
) -> set[int]:
    """Those of these units that the person is in charge of, or that lie below one they are."""
    held = [one.lineage for one in roles_of(session, now, viewer_id) if one.role in IN_CHARGE]
    if not held:
        return set()
    return set(session.scalars(select(units.c.id).where(units.c.id.in_(unit_ids), below(held))))


def _counted(top_id: ColumnElement[int], top_lineage: ColumnElement[str]) -> Select[int, int, int]:
    """Members below each top, somebody with both homes there counted once."""
    living = union_all(
        select(persons.c.home_unit_id.label("unit_id"), persons.c.id.label("person_id")).where(
            persons.c.left_at.is_(None)
        ),
        select(persons.c.residence_unit_id, persons.c.id).where(
            persons.c.left_at.is_(None), persons.c.residence_unit_id.is_not(None)
        ),
    ).subquery("living")
    return (
        select(
            top_id.label("unit_id"),
            func.count(living.c.person_id.distinct()).label("members"),
            func.count(bindings.c.person_id.distinct()).label("bound"),
        )
        .join(
            units,
            lies_within(units.c.lineage, top_lineage),
        )
        .join(living, living.c.unit_id == units.c.id)
        .outerjoin(
            bindings,
            (bindings.c.person_id == living.c.person_id) & bindings.c.until.is_(None),
        )
        .group_by(top_id)
    )


def members_listed(
    session: Session,
    now: datetime,
    viewer_id: int,
    *,
    unit_id: int | None = None,
    name: str = "",
    skip: int = 0,
    limit: int = 50,
) -> tuple[list[Listed], int]:
    """A page of the members in somebody's scope, by name, and how many there are in all.

    `unit_id` keeps to the members of a unit and below, `name` to names with these letters in them.
    """
    scope = in_scope(session, now, viewer_id)
    wanted = select(persons.c.id).where(persons.c.id.in_(scope))
    if unit_id is not None:
        wanted = wanted.where(persons.c.id.in_(members_select(unit_id)))
    if name:
        wanted = wanted.where(persons.c.name.contains(name, autoescape=True))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    page = wanted.order_by(persons.c.name, persons.c.id).offset(skip).limit(limit)
    return _listed(session, page), total


def _listed(session: Session, page: Select[int]) -> list[Listed]:
    is_bound = (
        select(bindings.c.id)
        .where(bindings.c.person_id == persons.c.id, bindings.c.until.is_(None))
        .exists()
    )
    chosen = page.subquery()
    rows = session.execute(
        select(persons.c.id, persons.c.name, units.c.path, persons.c.category, is_bound)
        .join_from(chosen, persons, persons.c.id == chosen.c.id)
        .join(
            units,
            units.c.id == func.coalesce(persons.c.residence_unit_id, persons.c.home_unit_id),
        )
        .order_by(persons.c.name, persons.c.id)
    )
    return [Listed(*row) for row in rows]


_AS_THEY_ARE = (
    "gender",
    "born_on",
    "birthday_calendar",
    "joined_on",
    "category",
    "helper",
    "note",
)


def record(session: Session, sealer: Sealer, person_id: int) -> Record | None:
    """What the branch's record holds of a member; None for an unknown id."""
    home, residence = units.alias("home"), units.alias("residence")
    row = session.execute(
        select(persons, home.c.path.label("home"), residence.c.path.label("residence"))
        .join_from(persons, home, home.c.id == persons.c.home_unit_id)
        .outerjoin(residence, residence.c.id == persons.c.residence_unit_id)
        .where(persons.c.id == person_id)
    ).first()
    if row is None:
        return None
    return Record(
        id=row.id,
        name=row.name,
        called=row.called,
        phone=sealer.open(row.phone_sealed) if row.phone_sealed else None,
        address=sealer.open(row.address_sealed) if row.address_sealed else None,
        home=row.home,
        residence=row.residence,
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
    )
