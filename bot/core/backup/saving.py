"""Writing a backup: every table as of one moment, while everything runs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from alembic.runtime.migration import MigrationContext
from sqlalchemy import JSON, Column, ColumnElement, Connection, MetaData, Table, Text, cast, select
from sqlalchemy import text as sql

from bot.core.backup.archive import About, ArchiveWriter, Sum
from bot.core.database import Database
from bot.core.migrate import WrongSchema

AT_ONCE = 500  # rows held in memory


def save(database: Database, metadata: MetaData, about: About, file: BinaryIO) -> Mapping[str, Sum]:
    """Write all tables of `metadata` as of one moment into `file`; what each came to.

    One reading transaction: a snapshot on PostgreSQL (REPEATABLE READ), and on SQLite, where the
    log keeps what writers change meanwhile. Nobody waits for it. Raises WrongSchema when the schema
    at that moment is not that of `about`.
    """
    with _one_moment(database) as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        if found != about.schema:
            raise WrongSchema(f"the database is at schema {found}, this program's is another")
        writer = ArchiveWriter(file, about)
        for table in metadata.sorted_tables:
            names = [column.name for column in table.columns]
            writer.table(table.name, names, _rows(connection, table), _last_id(connection, table))
        return writer.close()


@contextmanager
def _one_moment(database: Database) -> Iterator[Connection]:
    options: dict[str, Any] = (
        {"read_only": True}
        if database.is_sqlite
        else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    )
    with database.engine.execution_options(**options).connect() as connection:
        yield connection


def _rows(connection: Connection, table: Table) -> Iterator[Any]:
    wanted = select(*map(_as_kept, table.columns)).order_by(*table.primary_key.columns)
    with connection.execution_options(yield_per=AT_ONCE).execute(wanted) as rows:
        yield from rows


def _as_kept(column: Column[Any]) -> ColumnElement[Any]:
    """JSON as the text it is stored as, which tells a null in it from none of it."""
    return cast(column, Text) if isinstance(column.type, JSON) else column


def _last_id(connection: Connection, table: Table) -> int:
    """The highest number that PostgreSQL gave out for this table, also to rows that are gone."""
    key = table.autoincrement_column
    if connection.dialect.name == "sqlite" or key is None:
        return 0
    sequence = connection.scalar(
        sql("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key.name}
    )
    if sequence is None:
        return 0
    # The name comes from PostgreSQL, quoted by it.
    return int(connection.scalar(sql(f"SELECT last_value FROM {sequence} WHERE is_called")) or 0)  # noqa: S608
