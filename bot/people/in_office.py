"""Who holds an office in a unit and below it, those who stand in for them in their place."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.roles import held_at, roles, units
from bot.people.scope import within
from bot.people.standing_in import stand_ins


def in_office(session: Session, now: datetime, unit_id: int, role: str) -> list[tuple[int, int]]:
    """(unit, person) for everybody who holds `role` in the unit or one below it, the widest first;
    nobody for an office whose holder is away without anybody standing in."""
    top = select(units.c.lineage).where(units.c.id == unit_id).scalar_subquery()
    held = session.execute(
        select(roles.c.unit_id, roles.c.person_id)
        .join_from(roles, units, units.c.id == roles.c.unit_id)
        .join(persons, persons.c.id == roles.c.person_id)
        .where(within(top), roles.c.role == role, held_at(now), persons.c.left_at.is_(None))
        .order_by(units.c.lineage, roles.c.since, roles.c.id)
    ).all()
    away = stand_ins(session, {row.person_id for row in held})
    here = ((row.unit_id, away.get(row.person_id, row.person_id)) for row in held)
    return list(dict.fromkeys((unit, one) for unit, one in here if one is not None))


def below_by_id(session: Session, unit_id: int) -> dict[int | None, tuple[int, str]]:
    """Every unit in and below this one -> the unit just below it that it belongs to (id, name);
    the unit itself where nothing lies between."""
    top = select(units.c.lineage).where(units.c.id == unit_id).scalar_subquery()
    rows = session.execute(
        select(units.c.id, units.c.lineage, units.c.name).where(within(top))
    ).all()
    names = {row.id: row.name for row in rows}
    return {row.id: (one := _just_below(row.lineage, unit_id), names[one]) for row in rows}


def _just_below(lineage: str, unit_id: int) -> int:
    ids = [int(one) for one in lineage.strip("/").split("/")]
    return ids[min(ids.index(unit_id) + 1, len(ids) - 1)]
