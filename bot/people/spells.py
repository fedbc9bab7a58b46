"""Spells of time: what `persons` says now, kept with its dates beside it.

`persons` is the truth of the moment and is what scopes and audiences read. Whoever has changed it
calls `note_homes` or `note_categories` in the same transaction; they look at the rows themselves,
so it is right for one member, for a village, and when nothing changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Table, insert, literal, select, update
from sqlalchemy.orm import Session

from bot.core.database import UtcDateTime
from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.models import Category, Home

homes: Table = Home.metadata.tables["homes"]
categories: Table = Category.metadata.tables["categories"]


@dataclass(frozen=True, slots=True)
class _Spells:
    """A table of spells, the column that changes, and where its present value stands."""

    table: Table
    value: str
    now_in: Column[int] | Column[str]
    fixed: tuple[tuple[str, str], ...] = ()


_HOMES = (
    _Spells(homes, "unit_id", persons.c.home_unit_id, (("kind", "home"),)),
    _Spells(homes, "unit_id", persons.c.residence_unit_id, (("kind", "residence"),)),
)
_CATEGORIES = _Spells(categories, "category", persons.c.category)


def note_homes(session: Session, now: datetime, person_ids: Sequence[int]) -> None:
    """The home and residence units of these members have perhaps changed: keep the dates."""
    session.flush()
    for part in in_chunks(person_ids):
        for one in _HOMES:
            _note(session, now, one, part)


def note_categories(session: Session, now: datetime, person_ids: Sequence[int]) -> None:
    """The categories of these members have perhaps changed: keep the dates."""
    session.flush()
    for part in in_chunks(person_ids):
        _note(session, now, _CATEGORIES, part)


def _note(session: Session, now: datetime, spells: _Spells, person_ids: Sequence[int]) -> None:
    table = spells.table
    is_open = (table.c.until.is_(None), *(table.c[key] == kept for key, kept in spells.fixed))
    still = select(persons.c.id).where(
        persons.c.id == table.c.person_id, spells.now_in == table.c[spells.value]
    )
    session.execute(
        update(table)
        .where(table.c.person_id.in_(person_ids), *is_open, ~still.exists())
        .values(until=now)
    )
    # Not NOT EXISTS: members entered in this very transaction are unknown to the planner's
    # figures, and it would read the whole table for each (of 50,000: 58 s, now 5).
    kept = select(table.c.person_id).where(table.c.person_id.in_(person_ids), *is_open)
    rows = select(
        persons.c.id,
        spells.now_in,
        literal(now, UtcDateTime()),
        *(literal(one) for _, one in spells.fixed),
    ).where(persons.c.id.in_(person_ids), spells.now_in.is_not(None), persons.c.id.not_in(kept))
    names = ["person_id", spells.value, "since", *(key for key, _ in spells.fixed)]
    session.execute(insert(table).from_select(names, rows))
