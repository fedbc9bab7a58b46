"""A cause is told once an hour while it lasts, and once when it is over."""

from datetime import timedelta

import pytest

from bot.core import alerts
from bot.core.alerts import Cause, ToTell
from bot.core.database import Database, open_database
from tests.builders import NOW

LANE: Cause = ("lane-closed", "main template")
DEAD: Cause = ("no-worker", "")


@pytest.fixture
def database(database_url: str) -> Database:
    return open_database(database_url)


def watched(database: Database, minutes: int, *found: Cause) -> list[ToTell]:
    with database.begin() as session:
        return alerts.watch(session, NOW + timedelta(minutes=minutes), found)


def test_a_cause_is_told_once_an_hour_and_once_when_it_is_over(database: Database) -> None:
    assert watched(database, 0, LANE) == [ToTell(*LANE, NOW)]
    assert watched(database, 1, LANE) == []
    assert watched(database, 59, LANE, DEAD) == [ToTell(*DEAD, NOW + timedelta(minutes=59))]
    assert watched(database, 60, LANE, DEAD) == [ToTell(*LANE, NOW)]
    assert watched(database, 61, DEAD) == [ToTell(*LANE, NOW, over=True)]
    assert watched(database, 62, DEAD) == []
    database.close()


def test_a_cause_that_comes_and_goes_is_not_told_every_time(database: Database) -> None:
    assert len(watched(database, 0, LANE)) == 1
    assert len(watched(database, 1)) == 1
    assert watched(database, 2, LANE) == []
    assert len(watched(database, 61, LANE)) == 1
    with database.read() as session:
        assert alerts.open_now(session) == [LANE]
    database.close()
