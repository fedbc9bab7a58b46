"""Categories and circumstances of members: set and ended with their dates, read in one place.

Whoever lets something differ by how a member lives (audiences, reminder hours, study modes) asks
`lives_of` or `in_circumstance` and keeps no list of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Table, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.models import Circumstance
from bot.people.spells import note_categories

circumstances: Table = Circumstance.metadata.tables["circumstances"]


@dataclass(frozen=True, slots=True)
class Life:
    """How a member lives now: the category (None: not said) and every circumstance."""

    category: str | None
    circumstances: frozenset[str] = field(default=frozenset())


def lives_of(session: Session, now: datetime, person_ids: Sequence[int]) -> Mapping[int, Life]:
    """The lives of these members, unknown ids left out; two statements for 5,000 of them."""
    found: dict[int, Life] = {}
    for part in in_chunks(person_ids):
        named: dict[int, set[str]] = {}
        held = select(circumstances.c.person_id, circumstances.c.name).where(
            circumstances.c.person_id.in_(part), holds_at(now)
        )
        for person_id, name in session.execute(held):
            named.setdefault(person_id, set()).add(name)
        known = select(persons.c.id, persons.c.category).where(persons.c.id.in_(part))
        for person_id, category in session.execute(known):
            found[person_id] = Life(category, frozenset(named.get(person_id, ())))
    return found


def in_circumstance(now: datetime, name: str) -> Select[int]:
    """The ids of everybody a circumstance holds for; to be met with a scope, never alone."""
    return select(circumstances.c.person_id).where(circumstances.c.name == name, holds_at(now))


def holds_at(now: datetime) -> ColumnElement[bool]:
    """The condition that a circumstance holds at this moment."""
    return and_(
        circumstances.c.since <= now,
        or_(circumstances.c.until.is_(None), circumstances.c.until > now),
    )


def set_category(
    session: Session, now: datetime, person_ids: Sequence[int], category: str | None
) -> int:
    """Give members another category (None: take it away); how many had another one before."""
    changed: list[int] = []
    for part in in_chunks(person_ids):
        changed += session.scalars(
            update(persons)
            .where(persons.c.id.in_(part), persons.c.category.is_distinct_from(category))
            .values(category=category)
            .returning(persons.c.id)
        )
    note_categories(session, now, changed)
    session.expire_all()
    return len(changed)


def set_circumstance(
    session: Session,
    now: datetime,
    person_ids: Sequence[int],
    name: str,
    *,
    until: datetime | None = None,
) -> int:
    """A circumstance holds for these members from now on, until it is ended or (`until`) by itself;
    how many it did not hold for. Where it holds already only its end is set."""
    begun = 0
    for part in in_chunks(person_ids):
        held = _held(now, part, name)
        session.execute(update(circumstances).where(held).values(until=until))
        known = select(circumstances.c.person_id).where(held)
        new = session.scalars(
            select(persons.c.id).where(persons.c.id.in_(part), persons.c.id.not_in(known))
        ).all()
        rows = [{"person_id": one, "name": name, "since": now, "until": until} for one in new]
        if rows:
            session.execute(insert(circumstances), rows)
        begun += len(rows)
    return begun


def end_circumstance(session: Session, now: datetime, person_ids: Sequence[int], name: str) -> int:
    """A circumstance no longer holds for these members; for how many it did."""
    ended = 0
    for part in in_chunks(person_ids):
        rows = session.scalars(
            update(circumstances)
            .where(_held(now, part, name))
            .values(until=now)
            .returning(circumstances.c.id)
        ).all()
        ended += len(rows)
    return ended


def _held(now: datetime, person_ids: Sequence[int], name: str) -> ColumnElement[bool]:
    return and_(
        circumstances.c.person_id.in_(person_ids), circumstances.c.name == name, holds_at(now)
    )
