"""Reminders of a whole street while clocks and workers are killed: each member gets it once.

`python -m bench.chaos` does the same with 10,000 members.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.delivery.slots import IN_FLIGHT
from lianxin import demo_branch
from tests.postgres_databases import PostgresServer
from tests.processes.reminder_kills import strike

pytestmark = pytest.mark.loopback


@pytest.fixture
def database(postgres_server: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


def test_each_is_reminded_once_whoever_is_killed(database: str, tmp_path: Path) -> None:
    came = strike(tmp_path, database, seed=4, members=demo_branch.FULL_SIZE)
    assert came.took_over
    assert sum(came.states.values()) == came.invited
    assert (came.most, came.came_most) == (1, 1)
    assert came.states.get("unknown", 0) <= IN_FLIGHT
    assert came.missed <= came.states.get("unknown", 0)
