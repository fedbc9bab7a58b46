"""Databases that a whole module shares."""

from collections.abc import Iterator

import pytest

from tests.postgres_databases import PostgresServer
from tests.redis_databases import RedisDatabase


@pytest.fixture(scope="module", params=["sqlite", "postgresql+redis"])
def addresses(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """An empty database without tables and a Redis, or a file and none."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'lianxin.db'}", ""
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    queue: RedisDatabase = request.getfixturevalue("redis_database")
    queue.empty()
    name = server.create()
    yield server.url(name), queue.url
    server.drop(name)
