"""The members a roster could mean, read by columns and in chunks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.roles import held_at, roles, units


@dataclass(frozen=True, slots=True)
class Known:
    """A member as the database has them."""

    id: int
    name: str
    phone_sealed: str | None
    phone_key: str | None
    gender: str | None
    born_on: date | None
    birthday_calendar: str | None
    joined_on: date | None
    category: str | None
    address_sealed: str | None
    helper: str | None
    note: str | None
    home_unit_id: int
    residence_unit_id: int | None


_COLUMNS = tuple(persons.c[name] for name in Known.__dataclass_fields__)


def unit_tree(session: Session, account: str) -> dict[str, int]:
    """Path -> id of every unit of an account."""
    rows = session.execute(select(units.c.path, units.c.id).where(units.c.account == account))
    return {row.path: row.id for row in rows}


def closed_units(session: Session, account: str) -> frozenset[str]:
    """The paths of the units that were closed or merged."""
    return frozenset(
        session.scalars(
            select(units.c.path).where(units.c.account == account, units.c.closed_at.is_not(None))
        )
    )


def known_members(
    session: Session, account: str, *, phone_keys: Sequence[str], home_unit_ids: Sequence[int]
) -> list[Known]:
    """The members with one of these phones or home units, each once; nobody who has left."""
    found: dict[int, Known] = {}
    for keys in in_chunks(phone_keys):
        found.update(_read(session, account, persons.c.phone_key.in_(keys)))
    for ids in in_chunks(home_unit_ids):
        found.update(_read(session, account, persons.c.home_unit_id.in_(ids)))
    return list(found.values())


def _read(
    session: Session, account: str, condition: ColumnElement[bool]
) -> Iterable[tuple[int, Known]]:
    rows = session.execute(
        select(*_COLUMNS).where(
            persons.c.account == account, persons.c.left_at.is_(None), condition
        )
    )
    return ((row[0], Known(*row)) for row in rows)


def held_roles(
    session: Session, now: datetime, person_ids: Sequence[int]
) -> set[tuple[int, int, str]]:
    """(person, unit, role) of what these people hold now."""
    found: set[tuple[int, int, str]] = set()
    for ids in in_chunks(person_ids):
        rows = session.execute(
            select(roles.c.person_id, roles.c.unit_id, roles.c.role).where(
                roles.c.person_id.in_(ids), held_at(now)
            )
        )
        found.update((row.person_id, row.unit_id, row.role) for row in rows)
    return found
