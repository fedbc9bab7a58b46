"""A Redis database of its own for each test run, emptied before each test."""

from collections.abc import Iterator
from secrets import token_hex

import pytest
import redis

from tests.services import named
from tools import redis_server

OURS = "lianxin-tests:ours"  # may be emptied by a test run
HELD = "lianxin-tests:held"  # by which run, until it ends or HELD_S after its last test
HELD_S = 900


class RedisDatabase:
    """One numbered database of a server, held by this run."""

    def __init__(self, server: str, number: int) -> None:
        self.url = f"{server.rstrip('/')}/{number}"
        self._client = redis.Redis.from_url(self.url)
        self._run = token_hex(8)

    def hold(self) -> bool:
        """Takes the database if nobody's data is in it and no other run holds it."""
        if self._client.dbsize() and not self._client.exists(OURS):
            return False
        return bool(self._client.set(HELD, self._run, nx=True, ex=HELD_S))

    def empty(self) -> None:
        """Forgets everything but that it is held."""
        with self._client.pipeline() as steps:
            steps.flushdb()
            steps.set(OURS, "")
            steps.set(HELD, self._run, ex=HELD_S)
            steps.execute()

    def give_back(self) -> None:
        """Leaves it empty for the next run."""
        self._client.flushdb()
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()


@pytest.fixture(scope="session")
def redis_database() -> Iterator[RedisDatabase]:
    """The database this run holds."""
    server = named("LIANXIN_TEST_REDIS", redis_server.answering)
    for number in range(1, 16):
        database = RedisDatabase(server, number)
        if database.hold():
            yield database
            database.give_back()
            return
        database.close()
    pytest.exit("every database of this Redis is in use: set LIANXIN_TEST_REDIS", 1)


@pytest.fixture
def redis_url(redis_database: RedisDatabase) -> str:
    """A Redis database that holds nothing of other tests."""
    redis_database.empty()
    return redis_database.url
