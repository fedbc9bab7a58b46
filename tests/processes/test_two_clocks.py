"""Two clocks: one works, and when it is killed the other takes over within half a minute."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core import leases, migrate
from bot.core.database import Database, open_database
from tests.processes.house import House
from tests.processes.programs import wait_until

pytestmark = pytest.mark.loopback

TAKEN_OVER_WITHIN_S = 30
STARTS_IN_S = 3


@pytest.fixture
def house(empty_sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """A house without people: the clock needs none."""
    one = House(tmp_path, empty_sqlite_url)
    yield one
    one.close()


def holder(database: Database) -> str | None:
    """Who holds the clock's lease now."""
    with database.read() as session:
        return session.scalar(select(leases.Lease.holder).where(leases.Lease.name == "clock"))


def test_a_killed_clock_is_replaced_within_half_a_minute(house: House) -> None:
    database = open_database(house.database)
    migrate.upgrade(database.engine)
    first = house.start("clock")
    wait_until(lambda: holder(database), 20, "the first one works")
    name, second = holder(database), house.start("clock")
    time.sleep(STARTS_IN_S)
    first.kill()
    took = wait_until(lambda: holder(database) != name, TAKEN_OVER_WITHIN_S, "taken over")
    assert second.runs()
    assert took < TAKEN_OVER_WITHIN_S
    database.close()
