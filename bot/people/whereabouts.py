"""Where members live, sealed: for what only its owner opens."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.cards import persons


def sealed_addresses(session: Session, person_ids: Sequence[int]) -> dict[int, str]:
    """The addresses on members' cards as they are kept; without those of whom none is known."""
    rows = session.execute(
        select(persons.c.id, persons.c.address_sealed).where(
            persons.c.id.in_(person_ids), persons.c.address_sealed.is_not(None)
        )
    )
    return {row.id: row.address_sealed for row in rows}
