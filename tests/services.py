"""Databases, Redis and Chromium for tests: their addresses, and a fresh place in them for each.

`make test` brings the services up and names them in LIANXIN_TEST_POSTGRES, LIANXIN_TEST_REDIS and
LIANXIN_TEST_CHROMIUM; without these names the standard ports of this machine are asked.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.postgres_databases import PostgresServer
from tests.tables import make_tables
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
    name = postgres_server.lend()
    yield postgres_server.url(name)
    postgres_server.give_back(name)


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
