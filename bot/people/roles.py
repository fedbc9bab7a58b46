"""Roles held in units, with dates: who holds them now, granting, ending."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.people.cards import persons
from bot.people.lineages import lies_within
from bot.people.models import Role, Unit
from bot.people.standing_in import stood_in_for
from bot.people.words import IN_CHARGE

roles: Table = Role.metadata.tables["roles"]
units: Table = Unit.metadata.tables["units"]
SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role somebody holds now, and the unit it is held in; `stands_for`: it is that person's,
    for whom they stand in."""

    role: str
    unit_id: int
    unit_name: str
    lineage: str
    stands_for: int | None = None


@dataclass(frozen=True, slots=True)
class RoleEnded(Fact):
    """Somebody no longer holds a role: what they own on its account needs a new owner.

    That is `successor_id`; None: each matter's next organiser.
    """

    person_id: int
    role: str
    unit_id: int
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class LastSecretary(Refusal):
    """Nobody else is secretary of a unit that has members: a successor comes first, or a reason."""

    key: ClassVar[str] = "role-last-secretary"
    name: str
    unit: str


def held_at(now: datetime) -> ColumnElement[bool]:
    """The condition that a role is held at this moment."""
    return and_(roles.c.since <= now, or_(roles.c.until.is_(None), roles.c.until > now))


def roles_of(session: Session, now: datetime, person_id: int) -> tuple[RoleHeld, ...]:
    """The roles a person holds now, the widest unit first; then those in charge of a unit that
    they hold for somebody who is away."""
    own = [replace(one, stands_for=None) for one in _held_by(session, now, [person_id])]
    others = stood_in_for(session, person_id)
    held = _held_by(session, now, others) if others else []
    return (*own, *(one for one in held if one.role in IN_CHARGE))


def _held_by(session: Session, now: datetime, person_ids: Sequence[int]) -> list[RoleHeld]:
    """Each with whose role it is."""
    rows = session.execute(
        select(roles.c.role, units.c.id, units.c.name, units.c.lineage, roles.c.person_id)
        .join_from(roles, units, units.c.id == roles.c.unit_id)
        .where(roles.c.person_id.in_(person_ids), held_at(now))
    )
    held = (RoleHeld(*row) for row in rows)
    return sorted(held, key=lambda one: (one.lineage.count("/"), one.unit_id, one.role))


def grant(session: Session, now: datetime, *, person_id: int, role: str, unit_id: int) -> bool:
    """Give a person a role in a unit from now on; False when they hold it already."""
    if _held_ids(session, now, person_id, role, unit_id):
        return False
    session.add(Role(person_id=person_id, unit_id=unit_id, role=role, since=now, until=None))
    session.flush()
    return True


def revoke(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    role: str,
    unit_id: int,
    tell: Tell,
    reason: str | None = None,
) -> bool | LastSecretary:
    """End a role as of now and tell RoleEnded; False when it is not held.

    The last secretary of a unit with members goes by a change of office; without a successor only
    for a `reason`, which is kept with the role.
    """
    held = _held_ids(session, now, person_id, role, unit_id)
    if not held:
        return False
    last = None
    if role == SECRETARY:
        last = last_secretary(session, now, person_id=person_id, unit_id=unit_id)
    if last is not None and not reason:
        return last
    end_roles(session, now, held, reason=None if last is None else reason)
    tell(session, now, RoleEnded(person_id, role, unit_id))
    return True


def end_roles(
    session: Session,
    now: datetime,
    role_ids: Sequence[int],
    *,
    successor_id: int | None = None,
    reason: str | None = None,
) -> None:
    """End these roles as of now; telling is the caller's, when all that belongs to it is done."""
    session.execute(
        update(roles)
        .where(roles.c.id.in_(role_ids))
        .values(until=now, successor_id=successor_id, end_reason=reason)
    )


def last_secretary(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    unit_id: int,
    leaving: Select[int] | None = None,
) -> LastSecretary | None:
    """Whether a unit that has members would be without a secretary if this person were none.

    `leaving`: who goes with them, None: nobody.
    """
    going = select(persons.c.id).where(persons.c.id == person_id) if leaving is None else leaving
    others = select(roles.c.id).where(
        roles.c.unit_id == unit_id,
        roles.c.role == SECRETARY,
        roles.c.person_id.not_in(going),
        held_at(now),
    )
    if session.execute(others.limit(1)).first() is not None:
        return None
    named = session.execute(
        select(persons.c.name, units.c.path)
        .join_from(persons, units, units.c.id == unit_id)
        .where(persons.c.id == person_id, _has_members(unit_id, going))
    ).first()
    return None if named is None else LastSecretary(*named)


def _has_members(unit_id: int, leaving_out: Select[int]) -> ColumnElement[bool]:
    """Anybody but these at home or living in the unit or below it."""
    top = select(units.c.lineage).where(units.c.id == unit_id).scalar_subquery()
    below = units.alias("below")
    of_unit = select(below.c.id).where(lies_within(below.c.lineage, top))
    people = persons.alias("people")
    there = select(people.c.id).where(people.c.left_at.is_(None), people.c.id.not_in(leaving_out))
    return or_(
        there.where(people.c.home_unit_id.in_(of_unit)).exists(),
        there.where(people.c.residence_unit_id.in_(of_unit)).exists(),
    )


def _held_ids(
    session: Session, now: datetime, person_id: int, role: str, unit_id: int
) -> list[int]:
    return list(
        session.scalars(
            select(roles.c.id).where(
                roles.c.person_id == person_id,
                roles.c.role == role,
                roles.c.unit_id == unit_id,
                held_at(now),
            )
        )
    )
