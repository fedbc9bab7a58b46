"""PostgreSQL databases for tests: each with all tables and empty, made once and lent many times.

Making one takes a third of a second, emptying one a fiftieth: half of the time of a whole run.
They do not wait for the disk: tests kill processes of ours, never the server.
"""

import contextlib
from secrets import token_hex

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from tests.tables import make_tables
from tools import postgres

MAY_GROW_BY = 16_000_000  # bytes; more rows than that leave the next test slow plans
_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_SHAPE = """
    SELECT md5(string_agg(part, E'\\n' ORDER BY part)) FROM (
        SELECT format('%s %s', relkind, relname) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT format('%s %s %s %s', attrelid::regclass, attname, atttypid, attnotnull)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0
        UNION ALL SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT format('%s %s', tgrelid::regclass, tgname) FROM pg_trigger
        WHERE NOT tgisinternal
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT format('%s %s', setrole, setconfig) FROM pg_db_role_setting
        WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
        UNION ALL SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
        UNION ALL SELECT version_num FROM alembic_version
    ) AS parts (part)
"""
_TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
    ORDER BY relname
"""
_FROM_ONE = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL
"""
_SIZE = "SELECT pg_database_size(current_database())"


class PostgresServer:
    """A server on which tests make and drop databases."""

    def __init__(self, address: str) -> None:
        self._parameters = postgres.parameters(address)
        self._prefix = f"lianxin_test_{token_hex(4)}"
        self._made = 0
        self._template: str | None = None
        self._as_new: tuple[str, int] | None = None  # shape and size of one that nobody used
        self._free: list[str] = []

    def url(self, name: str) -> str:
        """The database of that name as SQLAlchemy takes it."""
        host = self._parameters.get("host")
        is_folder = bool(host and host.startswith("/"))
        port = self._parameters.get("port")
        made = URL.create(
            "postgresql+psycopg",
            username=self._parameters.get("user"),
            password=self._parameters.get("password"),
            host=None if is_folder else host,
            port=int(port) if port else None,
            database=name,
            query={"host": host} if host and is_folder else {},
        )
        return made.render_as_string(hide_password=False)

    def create(self, template: str = "template1") -> str:
        """A new database; returns its name."""
        self._made += 1
        name = f"{self._prefix}_{self._made}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def lend(self) -> str:
        """A database that has all tables, empty; returns its name. Ends with `give_back`."""
        if self._free:
            return self._free.pop()
        if self._template is None:
            self._template = self.create()
            make_tables(self.url(self._template))
        name = self.create(self._template)
        self._execute("ALTER DATABASE {} SET synchronous_commit = off", name)
        if self._as_new is None:
            with self._inside(name) as connection:
                self._as_new = _shape(connection), _size(connection)
        return name

    def give_back(self, name: str) -> None:
        """Ends whoever is still connected and empties it for the next test; one that a test changed
        in shape, filled with very much, or that we may not empty is dropped."""
        if self._emptied(name):
            self._free.append(name)
        else:
            self.drop(name)

    def drop(self, name: str) -> None:
        """Drops it, whoever is still connected."""
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def close(self) -> None:
        """Drops the template and what waits to be lent."""
        for name in (*self._free, *filter(None, [self._template])):
            self.drop(name)

    def _emptied(self, name: str) -> bool:
        with contextlib.suppress(psycopg.Error), self._inside(name) as connection:
            connection.execute(_OTHERS)
            assert self._as_new is not None
            shape, size = self._as_new
            if _shape(connection) != shape or _size(connection) > size + MAY_GROW_BY:
                return False
            connection.execute("SET session_replication_role = replica")  # in whatever order
            _empty(connection)
            return True
        return False

    def _inside(self, name: str) -> psycopg.Connection:
        return psycopg.connect(make_conninfo(**self._parameters | {"dbname": name}))

    def _execute(self, statement: str, *names: str) -> None:
        quoted = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(make_conninfo(**self._parameters), autocommit=True) as connection:
            connection.execute(quoted)


def _shape(connection: psycopg.Connection) -> str:
    return str(_one(connection, _SHAPE))


def _size(connection: psycopg.Connection) -> int:
    return int(str(_one(connection, _SIZE)))


def _one(connection: psycopg.Connection, statement: str) -> object:
    row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]


def _empty(connection: psycopg.Connection) -> None:
    tables = [name for (name,) in connection.execute(_TABLES)]
    filled = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(name, sql.Identifier(name))
        for name in tables
    )
    for (name,) in connection.execute(filled).fetchall():
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
    connection.execute(_FROM_ONE)
