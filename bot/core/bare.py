"""Prepared statements on the driver's own connections, for what hundreds do within a minute.

SQLAlchemy compiles the statement, once, and knows how each value goes in and comes out; running it
is the driver's work alone. Half of what a check-in cost was the way through engine, context and
result of each of its statements.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

import psycopg
from sqlalchemy import Dialect, Engine, Executable, PoolProxiedConnection
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.types import TypeEngine

from bot.core.patience import LONGEST_WAIT_S, patiently

Row = tuple[Any, ...]
_Convert = Callable[[Any], Any]


class BareStatement:
    """A Core statement over `bindparam`s as a driver takes it; no expanding parameters."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=_numbering(dialect))  # type: ignore[attr-defined]
        self.text = str(compiled)
        self._fixed: dict[str, Any] = dict(compiled.params)
        self._inward = _inward(compiled, dialect)
        columns = list(statement.exported_columns) if isinstance(statement, ReturnsRows) else []
        self._returns = bool(columns)  # asking the driver costs psycopg more than the rows
        self._outward = _outward([column.type for column in columns], dialect)
        for name, convert in self._inward.items():
            if self._fixed[name] is not None:
                self._fixed[name] = convert(self._fixed[name])
        self._order: Sequence[str] = compiled.positiontup or ()

    def run(self, cursor: DBAPICursor, parameters: Mapping[str, object]) -> list[Row]:
        """Run it with all its parameters; its rows, none of a statement that returns none."""
        values = self._fixed.copy()
        for name, value in parameters.items():
            if name in values:
                convert = self._inward.get(name)
                values[name] = value if convert is None or value is None else convert(value)
        cursor.execute(self.text, [values[name] for name in self._order])
        if not self._returns:
            return []
        return [self._row(row) for row in cursor.fetchall()]

    def _row(self, row: Row) -> Row:
        if not self._outward:
            return row
        values = list(row)
        for place, convert in self._outward:
            values[place] = convert(values[place])
        return tuple(values)


class Bare:
    """One of the driver's connections, every statement a transaction of its own, or inside one."""

    def __init__(self, connection: DBAPIConnection, dialect: Dialect) -> None:
        self.dialect = dialect
        self._cursor = connection.cursor()
        if dialect.name == "sqlite":  # its own way of waiting is too slow: see patience.py
            self._cursor.execute("PRAGMA busy_timeout=0")

    def run(self, statement: BareStatement, parameters: Mapping[str, object]) -> list[Row]:
        """The rows of a statement."""
        return patiently(lambda: statement.run(self._cursor, parameters), wait_s=LONGEST_WAIT_S)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """SQLite only: hold the write lock, commit on leaving, roll back on an error.

        Raises the driver's refusal when the lock is not got in LONGEST_WAIT_S seconds.
        """
        patiently(lambda: self._cursor.execute("BEGIN IMMEDIATE"), wait_s=LONGEST_WAIT_S)
        try:
            yield
        except BaseException:
            self._cursor.execute("ROLLBACK")
            raise
        self._cursor.execute("COMMIT")


class BareConnections:
    """The driver's connections that are not in use; each is lent to one caller at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[tuple[PoolProxiedConnection, Bare]] = []
        self._lock = threading.Lock()

    @contextmanager
    def lend(self) -> Iterator[Bare]:
        """A connection; after an error it is closed, and the others that lay idle with it: a
        server that went away took all of them along."""
        pooled, bare = self._idle_one() or self._open()
        try:
            yield bare
        except BaseException:
            _end(pooled)
            self.close()
            raise
        with self._lock:
            self._idle.append((pooled, bare))

    def close(self) -> None:
        """Close those that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for pooled, _ in idle:
            _end(pooled)

    def _idle_one(self) -> tuple[PoolProxiedConnection, Bare] | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _open(self) -> tuple[PoolProxiedConnection, Bare]:
        pooled = self._engine.raw_connection()
        driver = cast(DBAPIConnection, pooled.driver_connection)  # just opened, so not None
        if isinstance(driver, psycopg.Connection):  # SQLite begins by our word alone
            driver.autocommit = True
            driver.cursor_factory = psycopg.RawCursor
        return pooled, Bare(driver, self._engine.dialect)


def _end(pooled: PoolProxiedConnection) -> None:
    with suppress(Exception):  # it may be broken already, and is only thrown away
        pooled.invalidate()


def _numbering(dialect: Dialect) -> Dialect:
    """The dialect with parameters by place: psycopg takes a text apart for names every time."""
    if dialect.name == "sqlite":
        return dialect
    return type(dialect)(paramstyle="numeric_dollar")  # type: ignore[call-arg]


def _inward(compiled: SQLCompiler, dialect: Dialect) -> dict[str, _Convert]:
    found: dict[str, _Convert] = {}
    for name, parameter in compiled.binds.items():
        convert = _own(parameter.type, dialect).bind_processor(dialect)
        if convert is not None:
            found[name] = _quicker(parameter.type, convert)
    return found


def _outward(kinds: Sequence[TypeEngine[Any]], dialect: Dialect) -> list[tuple[int, _Convert]]:
    found: list[tuple[int, _Convert]] = []
    for place, kind in enumerate(kinds):
        convert = _own(kind, dialect).result_processor(dialect, None)
        if convert is not None:
            found.append((place, _quicker(kind, convert)))
    return found


def _quicker(kind: TypeEngine[Any], convert: _Convert) -> _Convert:
    """Moments are few and the same for many messages: the study day's, now in every table."""
    return lru_cache(maxsize=64)(convert) if kind.python_type in (date, datetime) else convert


def _own(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
