"""换届: an office goes to a successor for good, by one act.

What its holder had to do goes with it: RoleEnded names the successor, and whoever owns something
by that role is told by `bot/reactions.py`. For a leave, with a way back, see 交班.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.facts import Tell
from bot.core.refusals import Refusal
from bot.people.cards import PersonCard, card
from bot.people.models import Unit
from bot.people.roles import RoleEnded, end_roles, grant, held_at, roles
from bot.people.units import ClosedUnit, hold_tree, is_open
from bot.people.words import IN_CHARGE


@dataclass(frozen=True, slots=True)
class OfficeChanged:
    """The successor holds these roles in the unit, and the other does not any more."""

    unit: str
    before: PersonCard
    successor: PersonCard
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotInOffice(Refusal):
    """They hold no such role in that unit."""

    key: ClassVar[str] = "office-not-held"
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class NoSuccessor(Refusal):
    """Nobody can succeed themselves, and nobody of another street can succeed."""

    key: ClassVar[str] = "office-no-successor"
    name: str


def change_office(
    session: Session,
    now: datetime,
    *,
    unit_id: int,
    from_id: int,
    to_id: int,
    role: str | None = None,
    tell: Tell,
) -> OfficeChanged | NotInOffice | NoSuccessor | ClosedUnit:
    """Give what somebody holds in a unit as leader, secretary or officer (or the one `role`) to a
    successor; tells RoleEnded of each role, when both hold what they hold from now on."""
    unit = session.get_one(Unit, unit_id, populate_existing=True)
    hold_tree(session, unit.account)
    before, after = card(session, from_id), card(session, to_id)
    if before is None or after is None or _cannot_succeed(before, after):
        return NoSuccessor("" if after is None else after.name)
    if not is_open(unit, now):
        return ClosedUnit(unit.path)
    held = _held_here(session, now, from_id, unit_id, role)
    if not held:
        return NotInOffice(before.name, unit.path)
    end_roles(session, now, list(held), successor_id=to_id)
    for one in held.values():
        grant(session, now, person_id=to_id, role=one, unit_id=unit_id)
    for one in held.values():
        tell(session, now, RoleEnded(from_id, one, unit_id, to_id))
    return OfficeChanged(unit.path, before, after, tuple(held.values()))


def _cannot_succeed(before: PersonCard, after: PersonCard) -> bool:
    return before.id == after.id or before.account != after.account or after.left_at is not None


def _held_here(
    session: Session, now: datetime, person_id: int, unit_id: int, role: str | None
) -> dict[int, str]:
    """Role id -> role of what is handed over."""
    rows = session.execute(
        select(roles.c.id, roles.c.role)
        .where(
            roles.c.person_id == person_id,
            roles.c.unit_id == unit_id,
            roles.c.role.in_(IN_CHARGE if role is None else (role,)),
            held_at(now),
        )
        .order_by(roles.c.id)
    )
    return {row[0]: row[1] for row in rows}
