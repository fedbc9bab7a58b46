"""Merging a unit into another: members, roles and the units below go along, history stays."""

from datetime import datetime

from sqlalchemy import Column, and_, func, insert, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Tell
from bot.people.cards import persons
from bot.people.models import Unit
from bot.people.roles import held_at, roles, units
from bot.people.spells import note_homes
from bot.people.tree.opening import at_path, held
from bot.people.tree.outcomes import AnotherAccount, InsideItself, Merged, UnitMerged
from bot.people.tree.planting import replant, why_not_under
from bot.people.units import Choices, ClosedUnit, hold_tree


def merge_unit(
    session: Session, now: datetime, *, unit_id: int, into_id: int, tell: Tell
) -> Merged | InsideItself | ClosedUnit | AnotherAccount:
    """Everything of a unit is another's from now on, and it is closed; tells UnitMerged.

    Who owned an errand or a question owns it still: who held a role in the one holds it in the
    other. A unit below whose name is taken there is called `name (of the merged unit)`.
    """
    hold_tree(session, session.get_one(Unit, unit_id).account)
    unit, into = held(session, unit_id), held(session, into_id)
    wrong = why_not_under(unit, into, now)
    if wrong is not None:
        return wrong
    before = unit.path
    below, renamed = move_units_below(session, unit_id, into_id)
    moved = rehome(session, now, unit_id, into_id, into_id)
    given = _move_roles(session, now, unit_id, into_id)
    shut(session, now, unit_id, into_id)
    tell(session, now, UnitMerged(unit_id, into_id))
    return Merged(unit_id, before, into.path, len(moved), given, below, renamed)


def rehome(
    session: Session, now: datetime, unit_id: int, home_id: int, residence_id: int | None
) -> list[int]:
    """The members of a unit belong elsewhere from now on: those at home there to `home_id`, those
    who live there to `residence_id` (None: only to their home unit); their ids, each once."""
    moved = {
        *_set_unit(session, persons.c.home_unit_id, unit_id, home_id),
        *_set_unit(session, persons.c.residence_unit_id, unit_id, residence_id),
    }
    ids = sorted(moved)
    session.execute(
        update(persons)
        .where(
            persons.c.home_unit_id == home_id,
            persons.c.residence_unit_id == persons.c.home_unit_id,
        )
        .values(residence_unit_id=None)
    )
    note_homes(session, now, ids)
    session.expire_all()
    return ids


def shut(session: Session, now: datetime, unit_id: int, into_id: int | None = None) -> None:
    """Close a unit that has nobody and nothing any more."""
    session.execute(
        update(units).where(units.c.id == unit_id).values(closed_at=now, merged_into_id=into_id)
    )
    session.expire_all()


def _set_unit(session: Session, column: Column[int], unit_id: int, to_id: int | None) -> list[int]:
    changed = update(persons).where(column == unit_id).values({column.name: to_id})
    return list(session.scalars(changed.returning(persons.c.id)))


def move_units_below(session: Session, unit_id: int, into_id: int) -> tuple[int, Choices]:
    """Each with all below it, closed ones too; how many, and the paths of those renamed."""
    moved, renamed = 0, []
    children = session.scalars(
        select(units.c.id).where(units.c.parent_id == unit_id).order_by(units.c.id)
    ).all()
    for child_id in children:
        child, into = held(session, child_id), held(session, into_id)
        name = _free_name(session, child, into, held(session, unit_id).name)
        if name != child.name:
            renamed.append(f"{into.path}/{name}")
        moved += 1 + replant(session, child, into, name)
    return moved, Choices(renamed)


def _free_name(session: Session, child: Unit, into: Unit, merged: str) -> str:
    name, nth = child.name, 1
    while at_path(session, into.account, f"{into.path}/{name}") is not None:
        name = f"{child.name}({merged}{'' if nth == 1 else nth})"
        nth += 1
    return name


def _move_roles(session: Session, now: datetime, unit_id: int, into_id: int) -> int:
    """The roles end in the one and begin in the other, where they are not held already."""
    mine = and_(roles.c.unit_id == unit_id, held_at(now))
    there = roles.alias("there")
    held_there = (
        select(there.c.id)
        .where(
            there.c.unit_id == into_id,
            there.c.person_id == roles.c.person_id,
            there.c.role == roles.c.role,
            there.c.since <= now,
            func.coalesce(there.c.until > now, True),
        )
        .exists()
    )
    rows = session.execute(
        select(roles.c.person_id, roles.c.role, roles.c.until, held_there.label("held_there"))
        .where(mine)
        .order_by(roles.c.id)
    ).all()
    new = [
        {"unit_id": into_id, "person_id": one[0], "role": one[1], "until": one[2], "since": now}
        for one in rows
        if not one[3]
    ]
    session.execute(update(roles).where(mine).values(until=now))
    if new:
        session.execute(insert(roles), new)
    return len(rows)
