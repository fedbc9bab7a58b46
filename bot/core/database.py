"""The database: one base for all tables, one way to begin a transaction, on SQLite and PostgreSQL.

SQLite returns naive times and lets two readers become two writers unless told otherwise; both are
settled here, so that no slice has to know which database it stands on.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar, cast

from sqlalchemy import (
    BigInteger,
    Connection,
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy import Insert as SqlInsert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column

from bot.core.bare import Bare, BareConnections
from bot.core.patience import LONGEST_WAIT_S, is_busy, patiently
from bot.core.turns import Busy as Busy
from bot.core.turns import Turns

BUSY_TIMEOUT_S = LONGEST_WAIT_S
# KB a connection: with the 2,000 of old a street's indexes are read from the file over and over.
_CACHE = "cache_size=-16000"
LongInteger = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys
# Every constraint has a name, so that a later migration can speak of it on both databases.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# For small rows found by a key of several columns: SQLite keeps them in the key's own tree, so that
# what a message changes is one page of it, not two.
CLUSTERED = {"sqlite_with_rowid": False}
Id = Annotated[int, mapped_column(LongInteger, primary_key=True)]
Insert = postgresql.Insert | sqlite.Insert
T = TypeVar("T")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment on both databases; refuses naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in any zone -> what the driver wants. Raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the driver gives -> aware UTC."""
        if value is None or dialect.name != "sqlite":
            return value if value is None else value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of every table; `datetime` columns are aware UTC, `int` ones 64 bits."""

    type_annotation_map = {datetime: UtcDateTime(), int: LongInteger}  # noqa: RUF012
    metadata = MetaData(naming_convention=NAMES)


class Database:
    """An engine and the two ways into it: `begin` for doors that write, `read` for pages.

    Sessions of `begin` commit on leaving and roll back on an error. On SQLite one writer of a
    process goes at a time: waiting in a queue is fairer and quicker than SQLite's sleeps.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = engine.execution_options(read_only=True)
        self._bare = BareConnections(engine)
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._turns = Turns() if self.is_sqlite else None

    @contextmanager
    def begin(self, *, wait_s: float = BUSY_TIMEOUT_S) -> Iterator[Session]:
        """A transaction that may write. Raises Busy when a lock is not got in `wait_s` seconds."""
        engine = self.engine
        if wait_s != BUSY_TIMEOUT_S:
            engine = engine.execution_options(wait_s=wait_s)
        with (
            self._my_turn(wait_s),
            _locks_as_busy(),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            if wait_s != BUSY_TIMEOUT_S and self._turns is None:
                session.execute(text(f"SET LOCAL lock_timeout = {int(wait_s * 1000)}"))
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads; it never waits for a writer."""
        with Session(self._reading, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def at_once(self) -> Iterator[Bare]:
        """A connection on which every statement is a transaction of its own.

        For looking up, and on PostgreSQL for effects that are one statement: it saves the ways to
        the server of BEGIN and COMMIT.
        """
        try:
            with self._bare.lend() as bare:
                yield bare
        except Exception as error:  # the driver's own; SQLAlchemy is not asked here
            if _is_about_a_lock(error):
                raise Busy from error
            raise

    def write(self, write: Callable[[Bare], T]) -> T:
        """What `write` returned, once it is committed; raises what it raised, and Busy.

        On SQLite in one transaction with what others want to write at that moment; on PostgreSQL
        each of its statements by itself. Doing it twice must do no harm (Turns.write).
        """
        if self._turns is None:
            with self.at_once() as bare:
                return write(bare)
        return self._turns.write(self.at_once, write, wait_s=BUSY_TIMEOUT_S)

    def close(self) -> None:
        """Give back every connection."""
        self._bare.close()
        self.engine.dispose()

    @contextmanager
    def _my_turn(self, wait_s: float) -> Iterator[None]:
        if self._turns is None:
            yield
            return
        self._turns.acquire(wait_s)
        try:
            yield
        finally:
            self._turns.release()


def open_database(url: str, *, pool_size: int = 8) -> Database:
    """A Database on `url` (SQLAlchemy's form); opens no connection yet.

    PostgreSQL: psycopg 3, a statement timeout of BUSY_TIMEOUT_S for locks, at most `pool_size`
    connections. SQLite: WAL, synchronous FULL, foreign keys on.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return Database(_sqlite_engine(url))
    lock_timeout = f"-c lock_timeout={int(BUSY_TIMEOUT_S * 1000)}"
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=False,
        hide_parameters=True,  # an error's text must not quote what members wrote
        connect_args={"options": lock_timeout, "connect_timeout": 3},
    )
    return Database(engine)


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", _CACHE):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    if options.get("read_only"):
        driver.execute("BEGIN")
        return
    driver.execute("PRAGMA busy_timeout=0")
    try:
        patiently(
            lambda: driver.execute("BEGIN IMMEDIATE"),
            wait_s=options.get("wait_s", BUSY_TIMEOUT_S),
        )
    finally:
        driver.execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")


@contextmanager
def _locks_as_busy() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:  # of the BEGIN, which is asked of the driver
        if _is_about_a_lock(error):
            raise Busy from error
        raise
    except OperationalError as error:
        if _is_about_a_lock(error.orig):
            raise Busy from error
        raise


def _is_about_a_lock(error: BaseException | None) -> bool:
    """PostgreSQL's lock_not_available and deadlock_detected, SQLite's SQLITE_BUSY."""
    return is_busy(error) or getattr(error, "sqlstate", None) in ("55P03", "40P01")


def insert_into(session: Session, table: type[Base]) -> Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of this session."""
    return insert_for(session.get_bind().dialect.name, table)


def insert_for(dialect: str, table: type[Base] | Table) -> Insert:
    """An INSERT that knows ON CONFLICT, in the dialect "postgresql" or "sqlite"."""
    make: Callable[[Any], Insert] = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(table)


def enter(session: Session, statement: SqlInsert) -> int:
    """Run an INSERT … SELECT; how many rows it has entered."""
    done = session.execute(statement, execution_options={"preserve_rowcount": True})
    return cast("CursorResult[Any]", done).rowcount


def is_sqlite(session: Session) -> bool:
    """True on SQLite, false on PostgreSQL."""
    return session.get_bind().dialect.name == "sqlite"
