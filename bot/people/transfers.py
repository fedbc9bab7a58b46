"""Transfers: one member, or everybody of a unit, belongs to another unit from now on.

The home unit decides where somebody votes, the residence unit where their daily life is; each is
transferred for itself. What was before stays in the table of homes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.people.cards import card, persons
from bot.people.models import Unit
from bot.people.roles import (
    SECRETARY,
    LastSecretary,
    RoleEnded,
    end_roles,
    held_at,
    last_secretary,
    roles,
    units,
)
from bot.people.scope import below
from bot.people.spells import note_homes
from bot.people.tree.outcomes import AnotherAccount
from bot.people.units import ClosedUnit, hold_tree, is_open

HomeKind = Literal["home", "residence"]


@dataclass(frozen=True, slots=True)
class Who:
    """Who is transferred: one member, or all whose home (or residence) unit is this one; with
    `below` also those of the units under it."""

    person_id: int | None = None
    unit_id: int | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class RoleLeft:
    """A role that ends because its holder leaves the unit it is held in."""

    name: str
    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """What a transfer changes, or would: `members` go, `there_already` stay as they are; the roles
    that end with it."""

    to: str
    kind: HomeKind
    members: int
    there_already: int
    roles: tuple[RoleLeft, ...]


@dataclass(frozen=True, slots=True)
class Transferred(Fact):
    """These members belong elsewhere now: what was being done about them may be another's."""

    account: str
    person_ids: tuple[int, ...]
    kind: HomeKind
    to_id: int | None


@dataclass(frozen=True, slots=True)
class NobodyToMove(Refusal):
    """Nobody is in the unit to be transferred, or everybody belongs to the other already."""

    key: ClassVar[str] = "transfer-nobody"
    to: str


TransferRefused = ClosedUnit | AnotherAccount | NobodyToMove | LastSecretary


@dataclass(frozen=True, slots=True)
class _Leaving:
    """A role held in a unit its holder leaves."""

    id: int
    person_id: int
    name: str
    role: str
    unit_id: int
    unit: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """A transfer worked out."""

    moving: Select[int]
    account: str
    leaving: tuple[_Leaving, ...]
    shown: Transfer


def preview_transfer(
    session: Session, now: datetime, *, who: Who, to_id: int | None, kind: HomeKind = "home"
) -> Transfer | TransferRefused:
    """What `transfer` would do; writes nothing. A last secretary is seen here too, by name."""
    planned = _plan(session, now, who, to_id, kind)
    if not isinstance(planned, _Plan):
        return planned
    return _stranded(session, now, planned) or planned.shown


def transfer(
    session: Session,
    now: datetime,
    *,
    who: Who,
    to_id: int | None,
    kind: HomeKind = "home",
    tell: Tell,
    reason: str | None = None,
) -> Transfer | TransferRefused:
    """Give members another home unit, or another residence (`to_id` None: none but home).

    Roles in the units they leave end. Tells Transferred, then RoleEnded of each. The last
    secretary of a unit with members stays until there is a successor, or a `reason`.
    """
    hold_tree(session, _account_of(session, who))
    planned = _plan(session, now, who, to_id, kind)
    if not isinstance(planned, _Plan):
        return planned
    stranded = _stranded(session, now, planned)
    if stranded is not None and not reason:
        return stranded
    moved = _move(session, now, planned.moving, to_id, kind)
    end_roles(session, now, [one.id for one in planned.leaving], reason=reason)
    tell(session, now, Transferred(planned.account, moved, kind, to_id))
    for one in planned.leaving:
        tell(session, now, RoleEnded(one.person_id, one.role, one.unit_id))
    return planned.shown


def _plan(
    session: Session, now: datetime, who: Who, to_id: int | None, kind: HomeKind
) -> _Plan | ClosedUnit | AnotherAccount | NobodyToMove:
    account = _account_of(session, who)
    to = None if to_id is None else session.get_one(Unit, to_id, populate_existing=True)
    if to is not None and to.account != account:
        return AnotherAccount(to.path)
    if to is not None and not is_open(to, now):
        return ClosedUnit(to.path)
    everybody = whom_to_move(session, who, kind)
    moving = everybody.where(_not_there(to_id, kind))
    total, count = (_count(session, one) for one in (everybody, moving))
    path = "" if to is None else to.path
    if not count:
        return NobodyToMove(path)
    leaving = _leaving(session, now, moving, "" if to is None else to.lineage, kind)
    left = tuple(RoleLeft(one.name, one.role, one.unit) for one in leaving)
    return _Plan(moving, account, leaving, Transfer(path, kind, count, total - count, left))


def _account_of(session: Session, who: Who) -> str:
    if who.person_id is not None:
        found = card(session, who.person_id)
        return "" if found is None else found.account
    return session.get_one(Unit, who.unit_id).account


def whom_to_move(session: Session, who: Who, kind: HomeKind) -> Select[int]:
    """The ids of those who are meant, those who are there already among them."""
    there = select(persons.c.id).where(persons.c.left_at.is_(None))
    if who.person_id is not None:
        return there.where(persons.c.id == who.person_id)
    column = persons.c.home_unit_id if kind == "home" else persons.c.residence_unit_id
    return there.where(column.in_(_units_of(session, who)))


def _units_of(session: Session, who: Who) -> Select[Any]:
    if not who.below:
        return select(units.c.id).where(units.c.id == who.unit_id)
    return select(units.c.id).where(below([session.get_one(Unit, who.unit_id).lineage]))


def _not_there(to_id: int | None, kind: HomeKind) -> ColumnElement[bool]:
    if kind == "home":
        return persons.c.home_unit_id != to_id
    if to_id is None:
        return persons.c.residence_unit_id.is_not(None)
    lives = func.coalesce(persons.c.residence_unit_id, persons.c.home_unit_id)
    return lives != to_id


def _count(session: Session, chosen: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def _leaving(
    session: Session, now: datetime, moving: Select[int], to: str, kind: HomeKind
) -> tuple[_Leaving, ...]:
    """The roles in units that contain a place left, and neither the new place nor the other home.

    Only those who hold a role are read, and they are few.
    """
    home, residence = units.alias("home"), units.alias("residence")
    rows = session.execute(
        select(
            roles.c.id,
            roles.c.person_id,
            persons.c.name,
            roles.c.role,
            units.c.id,
            units.c.path,
            units.c.lineage,
            home.c.lineage,
            func.coalesce(residence.c.lineage, ""),
        )
        .join_from(roles, persons, persons.c.id == roles.c.person_id)
        .join(units, units.c.id == roles.c.unit_id)
        .join(home, home.c.id == persons.c.home_unit_id)
        .outerjoin(residence, residence.c.id == persons.c.residence_unit_id)
        .where(held_at(now), roles.c.person_id.in_(moving))
        .order_by(units.c.path, roles.c.id)
    ).all()
    return tuple(_Leaving(*row[:6]) for row in rows if _is_left(row[6], row[7:9], to, kind))


def _is_left(unit: str, places: Sequence[str], to: str, kind: HomeKind) -> bool:
    home, residence = places
    before = home if kind == "home" else residence
    stays = residence if kind == "home" else home
    return before.startswith(unit) and not to.startswith(unit) and not stays.startswith(unit)


def _stranded(session: Session, now: datetime, planned: _Plan) -> LastSecretary | None:
    """The first secretary whose going leaves members behind without one, those moving aside."""
    for one in planned.leaving:
        if one.role == SECRETARY:
            last = last_secretary(
                session,
                now,
                person_id=one.person_id,
                unit_id=one.unit_id,
                leaving=planned.moving,
            )
            if last is not None:
                return last
    return None


def _move(
    session: Session, now: datetime, moving: Select[int], to_id: int | None, kind: HomeKind
) -> tuple[int, ...]:
    column = persons.c.home_unit_id if kind == "home" else persons.c.residence_unit_id
    moved = session.scalars(
        update(persons)
        .where(persons.c.id.in_(moving))
        .values({column.name: to_id})
        .returning(persons.c.id)
    ).all()
    session.execute(
        update(persons)
        .where(
            or_(persons.c.home_unit_id == to_id, persons.c.residence_unit_id == to_id),
            persons.c.residence_unit_id == persons.c.home_unit_id,
        )
        .values(residence_unit_id=None)
    )
    ids = tuple(sorted(moved))
    note_homes(session, now, ids)
    session.expire_all()
    return ids
