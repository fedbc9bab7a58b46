"""Who may decide with somebody about a matter of a unit: its other secretaries and officers."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.cards import PersonCard, cards, persons
from bot.people.roles import held_at, roles, units
from bot.people.standing_in import stand_ins

DECIDING = ("secretary", "officer")


def deciders(
    session: Session, now: datetime, unit_id: int, *, leaving_out: int
) -> list[PersonCard]:
    """The secretaries and officers of a unit but one, who stands in for somebody away in their
    place; where there is nobody else, those of the nearest unit above that has any."""
    lineage = session.execute(select(units.c.lineage).where(units.c.id == unit_id)).scalar_one()
    line = [int(one) for one in lineage.strip("/").split("/")]
    rows = session.execute(
        select(roles.c.unit_id, roles.c.person_id)
        .join(persons, persons.c.id == roles.c.person_id)
        .where(
            roles.c.unit_id.in_(line),
            roles.c.role.in_(DECIDING),
            held_at(now),
            persons.c.left_at.is_(None),
        )
        .order_by(roles.c.role.desc(), roles.c.since, roles.c.id)
    ).all()
    away = stand_ins(session, {row.person_id for row in rows})
    for unit in reversed(line):
        held = (away.get(one, one) for at, one in rows if at == unit)
        here = [one for one in dict.fromkeys(held) if one is not None and one != leaving_out]
        if here:
            known = cards(session, here)
            return [known[one] for one in here]
    return []
