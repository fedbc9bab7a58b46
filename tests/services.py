"""Databases, Redis and Chromium for tests: their addresses, and a fresh place in them for each.

`make test` brings the services up and names them in LIANXIN_TEST_POSTGRES, LIANXIN_TEST_REDIS and
LIANXIN_TEST_CHROMIUM; without these names the standard ports of this machine are asked.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, create_engine

import migrations
from tools import chromium as chromium_here
from tools import postgres

NEEDS_LOOPBACK = {"postgres_server", "redis_database", "database_url", "empty_database_url"}
LOOPBACK = ["127.0.0.1", "::1", "localhost"]


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Lets a test that says so, by marker or by fixture, reach this machine and nothing else."""
    for item in items:
        wanted = NEEDS_LOOPBACK.intersection(getattr(item, "fixturenames", ()))
        if wanted or item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


def named(variable: str, found: Callable[[], str | None]) -> str:
    """The address in the environment, else what is found here; ends the test run otherwise."""
    address = os.environ.get(variable) or found()
    if address is None:
        pytest.exit(f"{variable} is not set and nothing answers here: run `make test`", 1)
    return address


def make_tables(url: str) -> None:
    """The tables of every slice, marked as standing at the newest revision.

    Quicker than walking through the revisions; that both come to the same has a test of its own.
    """
    import lianxin.models  # noqa: F401 (registers the tables; not every test needs them)
    from bot.core.database import Base

    engine = create_engine(url)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        here = ScriptDirectory(str(Path(migrations.__file__).parent))
        MigrationContext.configure(connection).stamp(here, "head")
    engine.dispose()


class PostgresServer:
    """A server on which tests make and drop databases."""

    def __init__(self, address: str) -> None:
        self._parameters = postgres.parameters(address)
        self._prefix = f"lianxin_test_{token_hex(4)}"
        self._made = 0
        self._template: str | None = None

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

    def create_with_tables(self) -> str:
        """A new database that has all tables; returns its name."""
        if self._template is None:
            self._template = self.create()
            make_tables(self.url(self._template))
        return self.create(self._template)

    def drop(self, name: str) -> None:
        """Drops it, whoever is still connected."""
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def close(self) -> None:
        """Drops the template."""
        if self._template is not None:
            self.drop(self._template)

    def _execute(self, statement: str, *names: str) -> None:
        quoted = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(make_conninfo(**self._parameters), autocommit=True) as connection:
            connection.execute(quoted)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The PostgreSQL server of this run."""
    server = PostgresServer(named("LIANXIN_TEST_POSTGRES", postgres.answering))
    yield server
    server.close()


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A database of its own without tables."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A database of its own with all tables, empty."""
    name = postgres_server.create_with_tables()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    make_tables(f"sqlite:///{file}")
    return file


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A file of its own that does not exist yet."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def sqlite_url(tmp_path: Path, _sqlite_template: Path) -> str:
    """A file of its own with all tables, empty."""
    shutil.copyfile(_sqlite_template, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs on both databases, each time on an empty one with all tables."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The test runs on both databases, each time on one without tables."""
    name = "empty_sqlite_url" if request.param == "sqlite" else "empty_postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    return named("LIANXIN_TEST_CHROMIUM", chromium_here.installed)
