"""Roles held in units, with dates: who holds them now, granting, ending."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, or_, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Fact, Tell
from bot.people.models import Role, Unit

roles: Table = Role.metadata.tables["roles"]
units: Table = Unit.metadata.tables["units"]


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role somebody holds now, and the unit it is held in."""

    role: str
    unit_id: int
    unit_name: str
    lineage: str


@dataclass(frozen=True, slots=True)
class RoleEnded(Fact):
    """Somebody no longer holds a role: what they own on its account needs a new owner."""

    person_id: int
    role: str
    unit_id: int


def held_at(now: datetime) -> ColumnElement[bool]:
    """The condition that a role is held at this moment."""
    return and_(roles.c.since <= now, or_(roles.c.until.is_(None), roles.c.until > now))


def roles_of(session: Session, now: datetime, person_id: int) -> tuple[RoleHeld, ...]:
    """The roles a person holds now, the widest unit first."""
    rows = session.execute(
        select(roles.c.role, units.c.id, units.c.name, units.c.lineage)
        .join_from(roles, units, units.c.id == roles.c.unit_id)
        .where(roles.c.person_id == person_id, held_at(now))
    )
    held = (RoleHeld(*row) for row in rows)
    return tuple(sorted(held, key=lambda one: (one.lineage.count("/"), one.unit_id, one.role)))


def grant(session: Session, now: datetime, *, person_id: int, role: str, unit_id: int) -> bool:
    """Give a person a role in a unit from now on; False when they hold it already."""
    if _held_ids(session, now, person_id, role, unit_id):
        return False
    session.add(Role(person_id=person_id, unit_id=unit_id, role=role, since=now, until=None))
    session.flush()
    return True


def revoke(
    session: Session, now: datetime, *, person_id: int, role: str, unit_id: int, tell: Tell
) -> bool:
    """End a role as of now and tell RoleEnded; False when it is not held."""
    held = _held_ids(session, now, person_id, role, unit_id)
    if not held:
        return False
    session.execute(update(roles).where(roles.c.id.in_(held)).values(until=now))
    tell(session, now, RoleEnded(person_id, role, unit_id))
    return True


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
