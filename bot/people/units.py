"""The tree of units: finding one by its path or a tail of it, making those that are missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.people.chunks import in_chunks
from bot.people.kinds import kind_of
from bot.people.models import Unit
from bot.people.roles import units


class Choices(tuple[str, ...]):
    """Things to choose from, that as a text are one line."""

    __slots__ = ()

    def __str__(self) -> str:
        return "、".join(self)


@dataclass(frozen=True, slots=True)
class NoSuchUnit(Refusal):
    """No unit has this path or this tail."""

    key: ClassVar[str] = "unit-none"
    text: str


@dataclass(frozen=True, slots=True)
class SeveralUnits(Refusal):
    """More than one unit fits; `paths` are theirs, for the person to choose from."""

    key: ClassVar[str] = "unit-several"
    text: str
    paths: Choices


@dataclass(frozen=True, slots=True)
class ClosedUnit(Refusal):
    """The only unit that fits is closed, or its time is over: it has nobody and takes nobody."""

    key: ClassVar[str] = "unit-closed"
    unit: str


def path_of(text: str) -> str:
    """A path as it is stored: parts joined by `/`, nothing around them; "" when none is left."""
    parts = (part.strip() for part in text.replace("\uff0f", "/").split("/"))
    return "/".join(part for part in parts if part)


def has_tail(path: str, tail: str) -> bool:
    """True when `tail` is the path itself or its last whole parts."""
    return path == tail or path.endswith(f"/{tail}")


def units_with_tail(
    session: Session, account: str, text: str, *, now: datetime | None = None
) -> list[Unit]:
    """The units whose path is `text`, else all of which it is a tail, by path; closed ones too.

    With `now` only those that are open then.
    """
    wanted = path_of(text)
    named = select(Unit).where(Unit.account == account, Unit.name == wanted.rpartition("/")[2])
    if now is not None:
        named = named.where(open_at(now))
    found = session.scalars(named.order_by(Unit.path)).all()
    exact = [unit for unit in found if unit.path == wanted]
    return exact or [unit for unit in found if has_tail(unit.path, wanted)]


def open_at(now: datetime) -> ColumnElement[bool]:
    """The condition that a unit is neither closed nor past its last day."""
    return and_(units.c.closed_at.is_(None), or_(units.c.ends_at.is_(None), units.c.ends_at > now))


def is_open(unit: Unit, now: datetime) -> bool:
    """The same of a unit at hand."""
    return unit.closed_at is None and (unit.ends_at is None or unit.ends_at > now)


def find_unit(
    session: Session, account: str, text: str
) -> Unit | NoSuchUnit | SeveralUnits | ClosedUnit:
    """The open unit with this path, or the only one of which `text` is a tail (INTERFACE §1)."""
    found = units_with_tail(session, account, text)
    there = [unit for unit in found if unit.closed_at is None]
    if not there:
        return ClosedUnit(found[0].path) if found else NoSuchUnit(text)
    if len(there) > 1:
        return SeveralUnits(text, Choices(unit.path for unit in there))
    return there[0]


def find_any_unit(session: Session, account: str, text: str) -> Unit | NoSuchUnit | SeveralUnits:
    """The same with closed units among them, where no open one fits: to look at, to open again."""
    found = units_with_tail(session, account, text)
    there = [unit for unit in found if unit.closed_at is None] or found
    if not there:
        return NoSuchUnit(text)
    if len(there) > 1:
        return SeveralUnits(text, Choices(unit.path for unit in there))
    return there[0]


def hold_tree(session: Session, account: str) -> None:
    """Let one transaction at a time make units, members and invitations of an account in bulk."""
    session.execute(
        select(units.c.id)
        .where(units.c.account == account, units.c.parent_id.is_(None))
        .order_by(units.c.id)
        .with_for_update(key_share=True)
    ).all()


def unit_ids(session: Session, account: str, paths: Sequence[str]) -> dict[str, int]:
    """The ids of those of these paths that exist."""
    found: dict[str, int] = {}
    for part in in_chunks(paths):
        rows = session.execute(
            select(units.c.path, units.c.id).where(
                units.c.account == account, units.c.path.in_(part)
            )
        )
        found.update((path, unit_id) for path, unit_id in rows)
    return found


def with_those_above(paths: Iterable[str]) -> list[str]:
    """These paths and every path above one of them, the shortest first, each once."""
    every: set[str] = set()
    for path in paths:
        parts = path.split("/")
        every.update("/".join(parts[:end]) for end in range(1, len(parts) + 1))
    return sorted(every, key=lambda path: (path.count("/"), path))


def ensure_units(session: Session, account: str, paths: Iterable[str]) -> dict[str, int]:
    """Make the units that are missing on these paths, from the top down; the ids of all of them."""
    wanted = with_those_above(paths)
    known = unit_ids(session, account, wanted)
    lineages = _lineages(session, list(known.values()))
    depths = sorted({path.count("/") for path in wanted})
    for depth in depths:
        missing = [path for path in wanted if path.count("/") == depth and path not in known]
        _make_level(session, account, missing, known, lineages)
    return known


def lines_above(session: Session, unit_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Of each unit the ids from the top down to itself."""
    found = _lineages(session, list(unit_ids))
    return {one: tuple(map(int, line.strip("/").split("/"))) for one, line in found.items()}


def _lineages(session: Session, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in in_chunks(ids):
        rows = session.execute(select(units.c.id, units.c.lineage).where(units.c.id.in_(part)))
        found.update((unit_id, lineage) for unit_id, lineage in rows)
    return found


def _make_level(
    session: Session,
    account: str,
    paths: Sequence[str],
    known: dict[str, int],
    lineages: dict[int, str],
) -> None:
    for part in in_chunks(paths, 1000):
        rows = [_row(account, path, known) for path in part]
        made = session.scalars(
            insert(units).returning(units.c.id, sort_by_parameter_order=True), rows
        ).all()
        for row, unit_id in zip(rows, made, strict=True):
            parent = row["parent_id"]
            known[str(row["path"])] = unit_id
            lineages[unit_id] = f"{lineages[int(parent)] if parent else '/'}{unit_id}/"
        session.execute(
            update(Unit), [{"id": unit_id, "lineage": lineages[unit_id]} for unit_id in made]
        )


def _row(account: str, path: str, known: dict[str, int]) -> dict[str, str | int | None]:
    above, _, name = path.rpartition("/")
    return {
        "account": account,
        "parent_id": known[above] if above else None,
        "name": name,
        "path": path,
        "kind": kind_of(name),
    }
