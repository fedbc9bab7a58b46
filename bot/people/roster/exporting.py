"""The roster as a file again: the columns of INTERFACE §5, phones and addresses in clear.

Nobody reads members in bulk without a trace: rows are given for an Export alone, and making one is
noted about each member. It is made in a transaction of its own, since writing a long file takes its
time and must not hold up those who write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.core.cells import escaped, plain_text
from bot.core.sealing import Sealer
from bot.people.audit import Door, Outsider, note
from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.models import Unit
from bot.people.roles import held_at, roles, units
from bot.people.roster.columns import COLUMNS
from bot.people.roster.comparing import opened
from bot.people.roster.known import Known
from bot.people.roster.sheet_words import (
    category_word,
    day_words,
    listed_word,
    role_words,
)
from bot.people.scope import members_select

_AT_ONCE = 2000  # members in memory
_KNOWN = tuple(persons.c[name] for name in Known.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Export:
    """What `begin_export` allowed: the members of a unit or of all, so many, in a language."""

    account: str
    unit_id: int | None
    language: str
    count: int


def begin_export(
    session: Session,
    now: datetime,
    account: str,
    *,
    unit: Unit | None,
    by: int | Outsider,
    door: Door,
    language: str,
) -> Export:
    """Note, about each member of the unit and below (home or residence; None: of all), that `by`
    takes them out as a file."""
    unit_id = unit.id if unit else None
    whom = _members(account, unit_id)
    note(session, now, by=by, whom=whom, what="export", door=door)
    count = session.scalar(select(func.count()).select_from(whom.subquery())) or 0
    return Export(account, unit_id, language, count)


def exported(
    session: Session, now: datetime, sealer: Sealer, export: Export
) -> Iterator[tuple[str, ...]]:
    """The header and a row for each member, by home unit, then by name; reads as it goes."""
    language = export.language
    yield tuple(column.header(language) for column in COLUMNS)
    paths = _paths(session, export.account)
    for part in in_chunks(_ordered(session, export), _AT_ONCE):
        held = _roles(session, now, part)
        found = session.execute(select(*_KNOWN).where(persons.c.id.in_(part)))
        members = {row[0]: Known(*row) for row in found}
        for one in (members[person_id] for person_id in part):
            in_home = held.get((one.id, one.home_unit_id), [])
            cells = _row(one, in_home, sealer, paths, language)
            yield tuple(escaped(plain_text(cell)) for cell in cells)


def _ordered(session: Session, export: Export) -> Sequence[int]:
    ordered = (
        select(persons.c.id)
        .join_from(persons, units, units.c.id == persons.c.home_unit_id)
        .where(persons.c.id.in_(_members(export.account, export.unit_id)))
        .order_by(units.c.path, persons.c.name, persons.c.id)
    )
    return session.scalars(ordered).all()


def _members(account: str, unit_id: int | None) -> Select[int]:
    wanted = select(persons.c.id).where(persons.c.account == account, persons.c.left_at.is_(None))
    return wanted if unit_id is None else wanted.where(persons.c.id.in_(members_select(unit_id)))


def _row(
    one: Known,
    held: Sequence[str],
    sealer: Sealer,
    paths: dict[int | None, str],
    language: str,
) -> tuple[str, ...]:
    return (
        one.name,
        opened(one.phone_sealed, sealer) or "",
        listed_word(one.gender, language),
        day_words(one.born_on, one.birthday_calendar),
        listed_word(one.birthday_calendar, language),
        day_words(one.joined_on),
        paths[one.home_unit_id],
        paths.get(one.residence_unit_id, ""),
        category_word(one.category, language),
        role_words(held, language),
        opened(one.address_sealed, sealer) or "",
        one.helper or "",
        one.note or "",
    )


def _paths(session: Session, account: str) -> dict[int | None, str]:
    rows = session.execute(select(units.c.id, units.c.path).where(units.c.account == account))
    return {row.id: row.path for row in rows}


def _roles(
    session: Session, now: datetime, people: Sequence[int]
) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    rows = session.execute(
        select(roles.c.person_id, roles.c.unit_id, roles.c.role).where(
            roles.c.person_id.in_(people), held_at(now)
        )
    )
    for row in rows:
        found.setdefault((row.person_id, row.unit_id), []).append(row.role)
    return found
