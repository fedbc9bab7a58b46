"""The clock: what is due is done once, in order, whatever fails and however many clocks run."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core import due
from bot.core.database import Database, open_database
from scheduler import ClockDoor
from tests.builders import NOW


class Rig:
    """A database, a moment, and what was done."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOW
        self.done: list[int] = []
        self.batches: list[int] = []

    def act(self, _session: Session, _now: datetime, subject_id: int, _occurrence: str) -> str:
        """Note what was asked for; 13 is poisoned."""
        if subject_id == 13:
            raise ValueError("poisoned")
        self.done.append(subject_id)
        return "noted"

    def act_on_many(
        self, _session: Session, _now: datetime, rows: Sequence[tuple[int, str]]
    ) -> Sequence[str]:
        """The same for many at once; how many there were is noted too."""
        if any(subject_id == 13 for subject_id, _ in rows):
            raise ValueError("poisoned")
        self.done += [subject_id for subject_id, _ in rows]
        self.batches.append(len(rows))
        return ["noted"] * len(rows)

    def clock(self) -> ClockDoor:
        """One more clock process."""
        acts, batch_acts = {"test": self.act}, {"many": self.act_on_many}
        return ClockDoor(self.database, lambda: self.now, acts, batch_acts)

    def plan(self, subject_id: int, *, in_s: float = 0, kind: str = "test") -> None:
        """Something that falls due."""
        with self.database.begin() as session:
            at = self.now + timedelta(seconds=in_s)
            due.plan(session, kind=kind, subject_id=subject_id, at=at)


@pytest.fixture
def rig(database_url: str) -> Iterator[Rig]:
    """A rig on each of the two databases."""
    database = open_database(database_url)
    yield Rig(database)
    database.close()


def test_what_is_due_is_done_once(rig: Rig) -> None:
    rig.plan(1)
    clock = rig.clock()
    clock.tick()
    clock.tick()
    assert rig.done == [1]


def test_what_is_not_due_waits(rig: Rig) -> None:
    rig.plan(1, in_s=60)
    clock = rig.clock()
    clock.tick()
    assert rig.done == []
    rig.now += timedelta(seconds=60)
    clock.tick()
    assert rig.done == [1]


def test_after_downtime_it_catches_up_in_order(rig: Rig) -> None:
    for subject_id, in_s in ((3, 30), (1, 10), (2, 20)):
        rig.plan(subject_id, in_s=in_s)
    rig.now += timedelta(days=2)
    rig.clock().tick()
    assert rig.done == [1, 2, 3]


def test_a_second_clock_stands_by_and_takes_over_when_the_lease_is_out(rig: Rig) -> None:
    first, second = rig.clock(), rig.clock()
    assert first.tick() is not None
    rig.plan(1)
    assert second.tick() is None
    rig.now += timedelta(seconds=28)
    assert second.tick() is not None
    assert rig.done == [1]


def test_a_clock_that_ends_tidily_is_followed_at_once(rig: Rig) -> None:
    first, second = rig.clock(), rig.clock()
    first.tick()
    first.let_go()
    assert second.tick() is not None


def test_a_poisoned_row_is_put_off_and_does_not_block_the_others(rig: Rig) -> None:
    rig.plan(13)
    rig.plan(1, in_s=1)
    rig.now += timedelta(seconds=2)
    ticked = rig.clock().tick()
    assert ticked is not None
    assert (ticked.done, ticked.failed) == (1, 1)
    assert rig.done == [1]
    with rig.database.read() as session:
        row = session.scalars(select(due.Due).where(due.Due.subject_id == 13)).one()
    assert row.done_at is None
    assert row.at > rig.now


def test_planned_again_while_it_waits_only_the_time_moves(rig: Rig) -> None:
    rig.plan(1)
    rig.plan(1, in_s=60)
    rig.clock().tick()
    assert rig.done == []


def test_what_is_cancelled_is_not_done_and_says_why(rig: Rig) -> None:
    rig.plan(1)
    with rig.database.begin() as session:
        due.cancel(session, rig.now, kind="test", subject_id=1, reason="recalled")
    rig.clock().tick()
    assert rig.done == []
    with rig.database.read() as session:
        assert session.scalars(select(due.Due.outcome)).one() == "recalled"


def test_two_clocks_at_once_still_give_one_effect(rig: Rig) -> None:
    """Were the lease to fail, the claim on the row holds."""
    rig.plan(1)
    with rig.database.begin() as session:
        row = due.take_next(session, rig.now, ["test"])
        assert row is not None
        due.finish(row, rig.now, "done elsewhere")
    rig.clock().tick()
    assert rig.done == []


def test_rows_of_one_kind_are_acted_on_together_where_there_is_an_act_for_many(rig: Rig) -> None:
    for subject_id in range(1, 6):
        rig.plan(subject_id, kind="many")
    rig.plan(7)
    ticked = rig.clock().tick()
    assert ticked is not None
    assert (ticked.done, ticked.failed) == (6, 0)
    assert (sorted(rig.done), rig.batches) == ([1, 2, 3, 4, 5, 7], [5])


def test_a_poisoned_row_is_put_off_alone_and_those_beside_it_are_done(rig: Rig) -> None:
    for subject_id in (12, 13, 14):
        rig.plan(subject_id, kind="many")
    rig.clock().tick()
    assert sorted(rig.done) == [12, 14]
    with rig.database.read() as session:
        (left,) = session.scalars(select(due.Due).where(due.Due.done_at.is_(None)))
        assert (left.subject_id, left.failures, left.at > rig.now) == (13, 1, True)
