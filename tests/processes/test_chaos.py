"""Two thousand people are told while everything breaks: nobody is lost, nothing is told twice.

Two of the twenty seeds of `python -m bench.chaos`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_databases import PostgresServer
from tests.processes.chaos import strike

pytestmark = pytest.mark.loopback

MEMBERS = 2001


@pytest.fixture
def database(postgres_server: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.mark.timeout(400)  # a minute and a half alone on two cores
@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_is_lost_and_nothing_repeated_whatever_breaks(
    database: str, redis_url: str, tmp_path: Path, seed: int
) -> None:
    came = strike(tmp_path, database, redis_url, seed=seed, members=MEMBERS)
    assert came.kills > 0
    assert (came.recipients, came.lost) == (MEMBERS - 1, 0), came
    assert came.is_balanced, came
    assert came.repeated <= came.unanswered, came
    assert came.confirmed == came.answered, came
