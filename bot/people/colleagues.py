"""Whom somebody with a role may name to stand in: their own people, and those who lead beside and
above them. The same word finds nobody in the units of others."""

from datetime import datetime

from sqlalchemy import Select, or_, select, union
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.roles import held_at, roles, roles_of, units
from bot.people.scope import below, in_scope
from bot.people.words import IN_CHARGE


def colleagues(session: Session, now: datetime, person_id: int) -> Select[int]:
    """Person ids: everybody in scope, who leads a unit next to theirs (or below such a one), and
    who leads one above."""
    led = [one.lineage for one in roles_of(session, now, person_id) if one.role in IN_CHARGE]
    own = in_scope(session, now, person_id)
    if not led:
        return own
    beside = [_parent(one) for one in led]
    above = {int(unit) for one in led for unit in one.strip("/").split("/")}
    leading = (
        select(roles.c.person_id)
        .join_from(roles, units, units.c.id == roles.c.unit_id)
        .where(roles.c.role.in_(IN_CHARGE), held_at(now), or_(below(beside), units.c.id.in_(above)))
    )
    return select(persons.c.id).where(
        persons.c.left_at.is_(None), persons.c.id.in_(union(own, leading))
    )


def _parent(lineage: str) -> str:
    above = lineage.rstrip("/").rpartition("/")[0]
    return f"{above}/" if above else lineage
