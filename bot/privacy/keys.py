"""Changing keys: everything sealed is sealed anew under the current one, keyed hashes with it.

What is to be done is seen from the values themselves, so that doing it again, or going on after a
kill, changes only what is still under an earlier key. A row that somebody writes meanwhile is left
to them: they seal under the current key.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Row, Table, select, tuple_, update
from sqlalchemy.orm import Session

from bot.core.database import Base, Database
from bot.core.sealing import CannotOpen, Sealer

AT_ONCE = 500
Value = str | int | float | dict[Any, Any] | list[Any] | None
_SEALED = "v1."
# Sealed columns whose name does not end with _sealed; every JSON column may carry sealed values.
BY_NAME = frozenset({"inbox.reply", "inbox.message", "tokens.sealed"})
# Keyed hashes of what is sealed beside them. Others cannot be made again and end by themselves:
# console sessions and links within a day; a hidden openid is then bound anew by its code.
HASHED = {
    "persons.phone_sealed": "phone_key",
    "invitations.code_sealed": "code_key",
    "tokens.sealed": "fingerprint",
}


@dataclass(frozen=True, slots=True)
class Resealed:
    """One chunk: rows looked at, changed, those no known key opens; `last`: where to go on."""

    looked_at: int
    changed: int
    unreadable: int
    last: tuple[Any, ...]


def sealed_columns() -> list[Column[Any]]:
    """Every column that may hold something sealed, by table."""
    return [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_sealed")
        or f"{table.name}.{column.name}" in BY_NAME
        or isinstance(column.type, JSON)
    ]


def reseal_some(
    session: Session, sealer: Sealer, column: Column[Any], after: tuple[Any, ...] | None
) -> Resealed | None:
    """Seal the next AT_ONCE values of a column anew where they need it; None when none is left.

    `after`: the `last` of the chunk before, None to begin.
    """
    rows = _next(session, column, after)
    if not rows:
        return None
    changed = unreadable = 0
    for row in rows:
        try:
            values = _anew(sealer, column, row[0])
        except CannotOpen:
            unreadable += 1
            continue
        changed += bool(values) and _write(session, column, row, values)
    return Resealed(len(rows), changed, unreadable, tuple(rows[-1][1:]))


def _next(
    session: Session, column: Column[Any], after: tuple[Any, ...] | None
) -> Sequence[Row[*tuple[Any, ...]]]:
    keys = list(_table(column).primary_key.columns)
    wanted = select(column, *keys).where(column.is_not(None)).order_by(*keys).limit(AT_ONCE)
    if after is not None:
        wanted = wanted.where(tuple_(*keys) > tuple_(*after))
    return session.execute(wanted).all()


def _anew(sealer: Sealer, column: Column[Any], value: Value) -> Mapping[str, Any]:
    """What to write into the row; nothing where it is sealed under the current key already."""
    fresh = _resealed(sealer, value)
    values: dict[str, Any] = {} if fresh is None else {column.name: fresh}
    hashed = HASHED.get(f"{_table(column).name}.{column.name}")
    if hashed is not None and fresh is not None:
        values[hashed] = sealer.fingerprint(sealer.open(str(value)))
    return values


def _resealed(sealer: Sealer, value: Value) -> Value:
    """A value with everything sealed in it under the current key; None when nothing changes."""
    if isinstance(value, str):
        if not value.startswith(_SEALED) or sealer.is_current(value):
            return None
        return sealer.seal(sealer.open(value))
    if isinstance(value, dict):
        return _inside(sealer, value)
    if isinstance(value, list):
        made = _inside(sealer, dict(enumerate(value)))
        return None if made is None else list(made.values())
    return None


def _inside(sealer: Sealer, whole: Mapping[Any, Any]) -> dict[Any, Any] | None:
    fresh = {name: _resealed(sealer, part) for name, part in whole.items()}
    if all(part is None for part in fresh.values()):
        return None
    return {name: part if fresh[name] is None else fresh[name] for name, part in whole.items()}


def _write(
    session: Session,
    column: Column[Any],
    row: Row[*tuple[Any, ...]],
    values: Mapping[str, Any],
) -> bool:
    table = _table(column)
    change = update(table).values(**values)
    for key, value in zip(table.primary_key.columns, row[1:], strict=True):
        change = change.where(key == value)
    if not isinstance(column.type, JSON):  # JSON compares on neither database
        change = change.where(column == row[0])
    return session.execute(change.returning(*table.primary_key.columns)).first() is not None


def _table(column: Column[Any]) -> Table:
    return Base.metadata.tables[str(column.table)]


def reseal(database: Database, sealer: Sealer) -> Iterator[tuple[str, Resealed]]:
    """Every chunk of every column, each in a transaction of its own, with the column's name."""
    for column in sealed_columns():
        last: tuple[Any, ...] | None = None
        while True:
            with database.begin() as session:
                chunk = reseal_some(session, sealer, column, last)
            if chunk is None:
                break
            last = chunk.last
            yield f"{_table(column).name}.{column.name}", chunk
