"""Renaming and moving units: the paths and lineages of everything below change by one statement."""

from datetime import datetime

from sqlalchemy import func, literal, update
from sqlalchemy.orm import Session

from bot.people.models import Unit
from bot.people.roles import units
from bot.people.scope import within
from bot.people.tree.opening import at_path, held, plain_unit_name
from bot.people.tree.outcomes import AnotherAccount, InsideItself, OddName, Replanted, UnitThere
from bot.people.units import ClosedUnit, hold_tree, is_open


def rename_unit(
    session: Session, now: datetime, *, unit_id: int, name: str
) -> Replanted | UnitThere | OddName | ClosedUnit:
    """Another name for a unit; its members, roles and history are the same."""
    hold_tree(session, session.get_one(Unit, unit_id).account)
    unit, plain = held(session, unit_id), plain_unit_name(name)
    if not is_open(unit, now):
        return ClosedUnit(unit.path)
    if not plain:
        return OddName(name)
    above = None if unit.parent_id is None else held(session, unit.parent_id)
    return _replanted(session, unit, above, plain)


def move_unit(
    session: Session, now: datetime, *, unit_id: int, under_id: int | None
) -> Replanted | UnitThere | InsideItself | ClosedUnit | AnotherAccount:
    """Hang a unit with everything below it under another one, or (None) at the top."""
    hold_tree(session, session.get_one(Unit, unit_id).account)
    unit = held(session, unit_id)
    under = None if under_id is None else held(session, under_id)
    wrong = why_not_under(unit, under, now)
    return wrong or _replanted(session, unit, under, unit.name)


def why_not_under(
    unit: Unit, under: Unit | None, now: datetime
) -> InsideItself | ClosedUnit | AnotherAccount | None:
    """Why a unit cannot go under (or up in) another; None: it can."""
    closed = next((one for one in (unit, under) if one and not is_open(one, now)), None)
    if under is not None and under.account != unit.account:
        return AnotherAccount(under.path)
    if under is not None and under.lineage.startswith(unit.lineage):
        return InsideItself(unit.path, under.path)
    return ClosedUnit(closed.path) if closed is not None else None


def replant(session: Session, unit: Unit, under: Unit | None, name: str) -> int:
    """Give a unit a new place and name; how many lie below it. The place must be free.

    No row can meet another on the way: a new path that an old one has would lie below this unit
    (a cycle) or be taken.
    """
    path = name if under is None else f"{under.path}/{name}"
    lineage = f"{'/' if under is None else under.lineage}{unit.id}/"
    before = unit.path, unit.lineage
    unit.parent_id, unit.name = None if under is None else under.id, name
    session.flush()
    changed = session.scalars(
        update(units)
        .where(within(literal(before[1])))
        .values(
            path=literal(path).concat(func.substr(units.c.path, len(before[0]) + 1)),
            lineage=literal(lineage).concat(func.substr(units.c.lineage, len(before[1]) + 1)),
        )
        .returning(units.c.id)
    ).all()
    session.expire_all()
    return len(changed) - 1


def _replanted(
    session: Session, unit: Unit, under: Unit | None, name: str
) -> Replanted | UnitThere:
    path = name if under is None else f"{under.path}/{name}"
    there = at_path(session, unit.account, path)
    if there is not None and there.id != unit.id:
        return UnitThere(path, "" if there.closed_at is None else "closed")
    before = unit.path
    return Replanted(unit.id, before, path, replant(session, unit, under, name))
