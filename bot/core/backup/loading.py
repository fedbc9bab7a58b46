"""Bringing a backup into an empty database: all of it or nothing."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import islice
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy import JSON, Column, Connection, Dialect, MetaData, Table, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.core.backup.archive import Archive, Damaged
from bot.core.database import Database, UtcDateTime

AT_ONCE = 500
Convert = Callable[[Any], Any]
_FROM_TEXT: dict[type, Convert] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    bytes: partial(base64.b64decode, validate=True),
}


class NotEmpty(Exception):
    """The database holds rows; str names a table that does."""


class CannotLoad(Exception):
    """The database refused what the file holds; str names the table, never a value."""


def load(database: Database, metadata: MetaData, archive: Archive) -> int:
    """Bring every row of `archive` into `database`, whose tables are there and empty; how many.

    One transaction: whatever ends it before its end leaves the database as it was. Raises NotEmpty,
    Damaged, CannotLoad, and Busy when others hold its tables.
    """
    try:
        with database.begin() as session:
            return _load(session.connection(), metadata, archive)
    except IntegrityError as error:  # of the commit, which is when SQLite looks
        raise CannotLoad("a row refers to one that is not there") from error


def _load(connection: Connection, metadata: MetaData, archive: Archive) -> int:
    _hold(connection, metadata)
    full = _first_full(connection, metadata)
    if full is not None:
        raise NotEmpty(full)
    _require_tables(metadata, archive)
    return sum(_load_table(connection, table, archive) for table in metadata.sorted_tables)


def _hold(connection: Connection, metadata: MetaData) -> None:
    """Nobody writes meanwhile; on SQLite what refers to rows is looked at when all are there."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        return
    names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    connection.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def _first_full(connection: Connection, metadata: MetaData) -> str | None:
    for table in metadata.sorted_tables:
        if connection.execute(table.select().limit(1)).first() is not None:
            return table.name
    return None


def _require_tables(metadata: MetaData, archive: Archive) -> None:
    ours, its = {table.name for table in metadata.sorted_tables}, set(archive.sums)
    if ours != its:
        raise Damaged(f"tables of another program: {', '.join(sorted(ours ^ its))}")


def _load_table(connection: Connection, table: Table, archive: Archive) -> int:
    names = archive.columns(table.name)
    if set(names) != {column.name for column in table.columns}:
        raise Damaged(f"{table.name}: columns of another program")
    columns = [table.columns[name] for name in names]
    enter = _insert if connection.dialect.name == "sqlite" else _copy
    try:
        enter(connection, table, columns, _read(archive.rows(table.name), columns))
    except (SQLAlchemyError, psycopg.Error) as error:
        cause = getattr(error, "orig", error)
        raise CannotLoad(f"{table.name}: {type(cause).__name__}") from error
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise Damaged(f"{table.name}: a value that is none of its column") from error
    if connection.dialect.name != "sqlite":
        _go_on_counting(connection, table, archive.sums[table.name].last_id)
    return archive.sums[table.name].rows


def _read(rows: Iterable[list[Any]], columns: Sequence[Column[Any]]) -> Iterator[list[Any]]:
    """Rows with dates and times as such again."""
    convert = [(place, _FROM_TEXT.get(_kind(column))) for place, column in enumerate(columns)]
    some = [(place, one) for place, one in convert if one is not None]
    for row in rows:
        for place, one in some:
            if row[place] is not None:
                row[place] = one(row[place])
        yield row


def _kind(column: Column[Any]) -> type:
    kind = column.type.impl_instance if isinstance(column.type, UtcDateTime) else column.type
    return str if isinstance(kind, JSON) else kind.python_type


def _insert(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], rows: Iterable[list[Any]]
) -> None:
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in columns)
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({places})"  # noqa: S608
    inward = [(place, _inward(column, connection.dialect)) for place, column in enumerate(columns)]
    some = [(place, one) for place, one in inward if one is not None]
    waiting = iter(rows)
    while batch := list(islice(waiting, AT_ONCE)):
        for row in batch:
            for place, convert in some:
                row[place] = convert(row[place])
        connection.exec_driver_sql(statement, [tuple(row) for row in batch])


def _inward(column: Column[Any], dialect: Dialect) -> Convert | None:
    """How a value goes to the driver; JSON is kept as the text it is."""
    if isinstance(column.type, JSON):
        return None
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def _copy(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], rows: Iterable[list[Any]]
) -> None:
    """COPY is one statement: rows of one table may refer to later ones of it."""
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _go_on_counting(connection: Connection, table: Table, last_id: int) -> None:
    """The next row gets a number that nobody had."""
    key = table.autoincrement_column
    if key is None:
        return
    highest = f'(SELECT max("{key.name}") FROM "{table.name}")'  # noqa: S608 - names of our own
    sequence = "pg_get_serial_sequence(:table, :key)"
    last = f"greatest(CAST(:last AS bigint), {highest})"
    connection.execute(
        text(f"SELECT setval({sequence}, {last}) WHERE {sequence} IS NOT NULL AND {last} > 0"),
        {"table": table.name, "key": key.name, "last": last_id},
    )
