"""Prepared statements on the driver's own connections do what they do through SQLAlchemy."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import psycopg
import pytest
from sqlalchemy import bindparam, func, insert, select, text

from bot.core.bare import Bare
from bot.core.database import Busy, Database, UtcDateTime, insert_for, open_database
from bot.core.due import Due
from bot.core.patience import patiently
from bot.core.prepared import Prepared
from bot.core.turns import Turns
from tests.builders import NOW

due = Due.metadata.tables["due"]
ENTER = Prepared(
    lambda dialect: (
        insert_for(dialect, due)
        .values(
            kind=bindparam("kind"),
            subject_id=1,
            occurrence="",
            at=bindparam("at", type_=UtcDateTime()),
            failures=0,
        )
        .on_conflict_do_nothing()
        .returning(due.c.at)
    )
)
FORGET = Prepared(lambda _: due.delete().where(due.c.kind == bindparam("gone")))
LOOK = Prepared(lambda _: select(due.c.kind, due.c.at, due.c.subject_id).order_by(due.c.kind))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of each kind."""
    opened = open_database(database_url)
    yield opened
    opened.close()


def enter(database: Database, kind: str, at: datetime = NOW) -> list[tuple[object, ...]]:
    """One row by the driver alone."""
    return database.write(lambda bare: ENTER.rows(bare, kind=kind, at=at))


def kinds(database: Database) -> list[str]:
    """What stands there, read the ordinary way."""
    with database.read() as session:
        return list(session.scalars(select(Due.kind).order_by(Due.kind)))


def test_times_go_in_aware_of_any_zone_and_come_out_in_utc(database: Database) -> None:
    beijing = datetime(2026, 12, 1, 19, 0, tzinfo=timezone(timedelta(hours=8)))
    assert enter(database, "k", beijing) == [(beijing,)]
    with database.at_once() as bare:
        [(kind, at, subject)] = LOOK.rows(bare)
    assert (kind, at, subject) == ("k", beijing, 1)
    assert at.tzinfo is UTC
    with database.read() as session:
        assert session.scalars(select(Due.at)).one() == beijing


def test_a_time_without_a_zone_is_refused_here_too(database: Database) -> None:
    with pytest.raises(ValueError, match="zone"):
        enter(database, "k", datetime(2026, 12, 1))  # noqa: DTZ001 - what must be refused
    assert kinds(database) == []


def test_what_is_there_already_gives_no_row(database: Database) -> None:
    assert len(enter(database, "k")) == 1
    assert enter(database, "k") == []
    assert kinds(database) == ["k"]


def test_a_statement_that_returns_nothing_gives_no_rows(database: Database) -> None:
    enter(database, "k")
    with database.at_once() as bare:
        assert FORGET.rows(bare, gone="k") == []
    assert kinds(database) == []


def test_each_statement_is_a_transaction_of_its_own(database: Database) -> None:
    with database.at_once() as bare:
        FORGET.rows(bare, gone="nobody")
        enter(database, "another")  # waits for nobody
        assert len(LOOK.rows(bare)) == 1


def test_an_error_ends_the_connection_and_the_next_one_works(database: Database) -> None:
    enter(database, "k")
    with pytest.raises(ZeroDivisionError), database.at_once():
        raise ZeroDivisionError
    assert kinds(database) == ["k"]
    assert len(enter(database, "l")) == 1


def test_what_fails_is_undone_and_raised_to_whose_it_was(sqlite_url: str) -> None:
    database = open_database(sqlite_url)

    def enter_and_fail(bare: Bare) -> None:
        ENTER.rows(bare, kind="k", at=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(enter_and_fail)
    assert kinds(database) == []
    assert len(enter(database, "k")) == 1
    database.close()


def test_those_who_wait_share_a_commit_and_one_that_fails_harms_no_other(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    begun, go_on = threading.Event(), threading.Event()

    def first(_bare: Bare) -> str:
        begun.set()
        go_on.wait(5)
        return "first"

    def work(number: int) -> Callable[[Bare], str]:
        def write(bare: Bare) -> str:
            ENTER.rows(bare, kind=f"k{number}", at=NOW)
            if number == 3:
                raise ZeroDivisionError
            return f"done {number}"

        return write

    def want(number: int) -> str:
        try:
            return database.write(work(number))
        except ZeroDivisionError:
            return "failed"

    with ThreadPoolExecutor(7) as pool:
        leading = pool.submit(database.write, first)
        begun.wait(5)
        waiting = [pool.submit(want, number) for number in range(6)]
        time.sleep(0.2)  # all stand in line now
        go_on.set()
        assert leading.result() == "first"
        results = [one.result() for one in waiting]
    assert results == [f"done {n}" if n != 3 else "failed" for n in range(6)]
    assert kinds(database) == ["k0", "k1", "k2", "k4", "k5"]
    database.close()


def test_whose_turn_does_not_come_is_told_and_nothing_is_written_later(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    turns = Turns()
    turns.acquire(1)
    with pytest.raises(Busy):
        turns.write(database.at_once, lambda bare: ENTER.rows(bare, kind="k", at=NOW), wait_s=0.05)
    turns.release()
    turns.write(database.at_once, lambda bare: ENTER.rows(bare, kind="l", at=NOW), wait_s=1)
    assert kinds(database) == ["l"]
    database.close()


def test_after_the_server_ended_the_connections_new_ones_are_made(postgres_url: str) -> None:
    database = open_database(postgres_url)
    enter(database, "k")
    with database.begin() as session:
        others = text(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert session.execute(others).scalar_one() >= 1
    with pytest.raises(psycopg.OperationalError):
        enter(database, "l")
    assert len(enter(database, "l")) == 1
    database.close()


def test_no_more_connections_are_kept_than_were_lent_at_once(database: Database) -> None:
    for number in range(40):  # more than the pool would ever give
        enter(database, f"k{number:02}")
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(due)) == 40


def test_who_cannot_write_in_time_is_told_so(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy), database.begin(wait_s=0.05) as session:
        session.execute(insert(Due))
    holder.execute("ROLLBACK")
    assert len(enter(database, "k")) == 1
    holder.close()
    database.close()


def test_patience_ends_with_the_refusal_itself_and_spares_other_errors() -> None:
    tried = []

    def busy() -> None:
        tried.append(1)
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        patiently(busy, wait_s=0.02)
    assert len(tried) > 3

    def broken() -> None:
        tried.clear()
        raise sqlite3.OperationalError("no such table")

    with pytest.raises(sqlite3.OperationalError, match="table"):
        patiently(broken, wait_s=5)
    assert tried == []


def test_patience_gives_what_the_first_success_gave() -> None:
    answers = iter([True, True, False])

    def soon() -> str:
        if next(answers):
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return "mine"

    assert patiently(soon, wait_s=1) == "mine"
