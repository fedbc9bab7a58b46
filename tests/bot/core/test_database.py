"""Transactions, times, numbers and tries behave alike on both databases."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from bot.core import leases, numbers, tries
from bot.core.database import Busy, Database, open_database
from bot.core.due import Due
from tests.builders import NOW


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of each kind."""
    opened = open_database(database_url)
    yield opened
    opened.close()


def due_at(at: datetime) -> dict[str, object]:
    """The values of one due row."""
    return {"kind": "k", "subject_id": 1, "occurrence": "", "at": at, "failures": 0}


def test_times_come_back_as_aware_utc(database: Database) -> None:
    beijing = datetime(2026, 12, 1, 19, 0, tzinfo=timezone(timedelta(hours=8)))
    with database.begin() as session:
        session.execute(insert(Due).values(due_at(beijing)))
    with database.read() as session:
        found = session.scalars(select(Due.at)).one()
    assert found == beijing
    assert found.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 12, 1, 19, 0)  # noqa: DTZ001 - what must be refused
    with pytest.raises(StatementError), database.begin() as session:
        session.execute(insert(Due).values(due_at(naive)))


def test_an_error_leaves_nothing_half_done(database: Database) -> None:
    def take_a_number_and_fail() -> None:
        with database.begin() as session:
            numbers.next_number(session, "main", "notice")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_a_number_and_fail()
    with database.begin() as session:
        assert numbers.next_number(session, "main", "notice") == 1


def test_numbers_count_by_account_and_kind(database: Database) -> None:
    with database.begin() as session:
        given = [numbers.next_number(session, "main", "notice") for _ in range(3)]
        assert given == [1, 2, 3]
        assert numbers.next_number(session, "main", "errand") == 1
        assert numbers.next_number(session, "other", "notice") == 1


def test_two_at_once_never_get_the_same_number(database: Database) -> None:
    given: list[int] = []

    def take() -> None:
        for _ in range(10):
            with database.begin() as session:
                given.append(numbers.next_number(session, "main", "notice"))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == list(range(1, 41))


def test_a_writer_that_does_not_get_its_turn_in_time_is_told_so(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.begin(), pytest.raises(Busy), database.begin(wait_s=0.05):
        pass
    database.close()


def test_a_lease_is_held_by_one_until_it_runs_out(database: Database) -> None:
    for_ = timedelta(seconds=10)
    with database.begin() as session:
        assert leases.hold(session, NOW, name="x", holder="a", for_=for_)
        assert leases.hold(session, NOW, name="x", holder="a", for_=for_)
        assert not leases.hold(session, NOW, name="x", holder="b", for_=for_)
        later = NOW + timedelta(seconds=10)
        assert leases.hold(session, later, name="x", holder="b", for_=for_)


def test_failures_are_counted_within_their_time_and_forgotten_after(database: Database) -> None:
    hour = timedelta(hours=1)
    with database.begin() as session:
        counts = [
            tries.failed(session, NOW, kind="code", subject="o", within=hour) for _ in range(5)
        ]
        assert counts == [1, 2, 3, 4, 5]
        lock = {"kind": "code", "subject": "o", "limit": 5, "hold": hour}
        assert tries.locked_until(session, NOW, **lock) == NOW + hour  # type: ignore[arg-type]
        assert tries.locked_until(session, NOW + hour, **lock) is None  # type: ignore[arg-type]
        again = NOW + hour
        assert tries.failed(session, again, kind="code", subject="o", within=hour) == 1
        tries.forget(session, kind="code", subject="o")
        assert tries.failed(session, again, kind="code", subject="o", within=hour) == 1
