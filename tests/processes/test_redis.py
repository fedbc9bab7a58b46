"""Redis between the doors and the workers: it makes things quicker, and may go at any time."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import redis
from dramatiq import Message

from bot import delivery
from bot.core.database import open_database
from lianxin.demo_map import fewest
from lianxin.waking import AnnouncingDatabase, open_broker
from tests import builders
from tests.ports import free_port
from tests.processes.house import House
from tests.processes.programs import wait_until

pytestmark = pytest.mark.loopback

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)
TOLD_WITHIN_S = 10
ASKING = 5


class Rolled(Exception):
    """What a door met in the middle of its work."""


def announcing(database_url: str, redis_url: str) -> AnnouncingDatabase:
    """A database as a door has it."""
    return AnnouncingDatabase(
        open_database(database_url).engine, open_broker(redis_url), lambda: NOW
    )


def plan(database: AnnouncingDatabase, *, breaks: bool = False, later: bool = False) -> None:
    """A text to somebody in a transaction of its own."""
    draft = delivery.Draft(
        account=builders.ACCOUNT,
        purpose="answer",
        key="received-later",
        facts={},
        about=("inbox", 1),
        useless_after=NOW + timedelta(days=1),
        not_before=NOW + timedelta(minutes=1) if later else None,
    )
    with database.begin() as session:
        delivery.plan_answer(session, NOW, draft, "openid-of-somebody")
        if breaks:
            raise Rolled


def queued(redis_url: str) -> list[list[int]]:
    """The ids that wait in the queue, by message."""
    broker = open_broker(redis_url)
    broker.declare_queue(delivery.QUEUE)
    fetched = broker.do_fetch(delivery.QUEUE, 10)
    broker.client.close()
    return [Message.decode(one).args[0] for one in fetched]


@pytest.fixture
def database(sqlite_url: str, redis_url: str) -> Iterator[AnnouncingDatabase]:
    """A database whose commits reach Redis."""
    one = announcing(sqlite_url, redis_url)
    yield one
    one.close()


def test_a_commit_announces_what_it_planned(database: AnnouncingDatabase, redis_url: str) -> None:
    plan(database)
    plan(database)
    assert queued(redis_url) == [[1], [2]]


def test_what_was_rolled_back_is_not_announced(
    database: AnnouncingDatabase, redis_url: str
) -> None:
    with pytest.raises(Rolled):
        plan(database, breaks=True)
    assert queued(redis_url) == []


def test_what_may_not_go_yet_is_left_to_the_sweep(
    database: AnnouncingDatabase, redis_url: str
) -> None:
    plan(database, later=True)
    assert queued(redis_url) == []


def test_without_redis_a_commit_is_as_good_and_as_quick(sqlite_url: str) -> None:
    database = announcing(sqlite_url, f"redis://127.0.0.1:{free_port()}/0")
    began = time.monotonic()
    for _ in range(3):
        plan(database)
    assert time.monotonic() - began < 2
    with database.read() as session:
        assert len(delivery.waiting_now(session, NOW, [1, 2, 3], limit=9)) == 3
    database.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The smallest street on a file."""
    one = House(tmp_path, f"sqlite:///{tmp_path / 'lianxin.db'}")
    one.start_stand_in(one.people_it(fewest()))
    yield one
    one.close()


def ask_for_help(house: House, number: int) -> None:
    """王秀兰 asks, and her leader is told soon."""
    asker, leader = (house.stand_in.openid(name) for name in ("王秀兰", "赵德明"))
    assert "急事" in house.stand_in.say(asker, f"求助 急，第{number}件事")
    house.stand_in.say(leader, "今天")

    def is_told() -> bool:
        return any(f"第{number}件事" in text for text in house.stand_in.shown(leader))

    wait_until(is_told, TOLD_WITHIN_S, f"the leader is told of request {number}")


def test_a_redis_that_loses_everything_loses_nothing_of_ours(house: House, redis_url: str) -> None:
    house.redis = redis_url
    house.write_config()
    house.start("worker")
    house.serve()
    with redis.Redis.from_url(redis_url) as server:
        for number in range(1, ASKING + 1):
            ask_for_help(house, number)
            server.flushdb()


def test_with_no_redis_behind_its_address_texts_still_arrive(house: House) -> None:
    house.redis = f"redis://127.0.0.1:{free_port()}/0"
    house.write_config()
    worker = house.start("worker")
    house.start("serve")
    wait_until(house.is_alive, 30, "the web server lives")
    ask_for_help(house, 1)
    worker.end()
    assert not worker.runs()
