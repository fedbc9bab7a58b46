"""The clock: a lease, so that one runs and a second stands by, and ticks over the due rows."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy.orm import Session

from bot.core import due, leases
from bot.core.clock import Clock
from bot.core.database import Database
from scheduler.acts import Acts, BatchActs

LEASE = "clock"
HELD_FOR = timedelta(seconds=15)  # a second one takes over within 30 s: this, and a tick
RENEW_AFTER = HELD_FOR / 3
ROWS_A_TICK = 500  # then what else the clock looks after has its turn
BATCH = 500  # rows of one kind in one transaction, where there is an action for many

T = TypeVar("T")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ticked:
    """One tick in counts: rows done, rows that failed and were put off; None: standing by."""

    done: int
    failed: int


class ClockDoor:
    """Runs what is due while it holds the lease."""

    def __init__(
        self, database: Database, clock: Clock, acts: Acts, batch_acts: BatchActs | None = None
    ) -> None:
        self.database = database
        self.clock = clock
        self.acts = acts
        self.batch_acts = batch_acts or {}
        self.name = secrets.token_hex(8)
        self._held_at: datetime | None = None
        self._singly = 0  # so many rows go one by one: a batch they were in has failed

    def tick(self) -> Ticked | None:
        """Catch up with everything due, the earliest first; None while another holds the lease."""
        if not self._hold():
            return None
        done = failed = 0
        for _ in range(ROWS_A_TICK):
            if not self._hold():
                break
            came_of_it = self._run_next()
            if came_of_it is None:
                break
            done, failed = done + came_of_it, failed + (came_of_it == 0)
        if done or failed:
            log.info("clock_ticked", done=done, failed=failed)
        return Ticked(done, failed)

    def while_holding(self, look_after: Callable[[T], int], of: T) -> int:
        """Run what only one process may look after; 0 while another holds the lease."""
        if not self._hold():
            return 0
        count = look_after(of)
        if count:
            log.info("clock_looked_after", what=look_after.__name__, count=count)
        return count

    def let_go(self) -> None:
        """Give the lease back, so that a second clock need not wait for its end."""
        with self.database.begin() as session:
            leases.let_go(session, name=LEASE, holder=self.name)
        self._held_at = None

    def _hold(self) -> bool:
        """Whether the lease is ours; written anew once a third of it is over, not at every tick."""
        now = self.clock()
        if self._held_at is not None and timedelta(0) <= now - self._held_at < RENEW_AFTER:
            return True
        with self.database.begin() as session:
            held = leases.hold(session, now, name=LEASE, holder=self.name, for_=HELD_FOR)
        self._held_at = now if held else None
        return held

    def _run_next(self) -> int | None:
        """Claim, act and mark done in one transaction: how many rows, 0 for a failure; None when
        nothing is due."""
        now = self.clock()
        taken: list[int] = []
        try:
            with self.database.begin() as session:
                rows = self._take(session, now)
                taken = [row.id for row in rows]
                for row, outcome in zip(rows, self._act(session, now, rows), strict=True):
                    due.finish(row, now, outcome)
        except Exception:
            log.exception("due_rows_failed", due_ids=taken[:10], count=len(taken))
            return self._failed(taken, now)
        self._singly = max(0, self._singly - 1)
        return len(taken) or None

    def _take(self, session: Session, now: datetime) -> list[due.Due]:
        first = due.take_next(session, now, [*self.acts, *self.batch_acts])
        if first is None:
            return []
        if first.kind not in self.batch_acts or self._singly:
            return [first]
        return due.take_more(session, now, first, limit=BATCH)

    def _act(self, session: Session, now: datetime, rows: Sequence[due.Due]) -> Sequence[str]:
        if not rows:
            return []
        (kind,) = {row.kind for row in rows}
        if kind in self.batch_acts:
            which = [(row.subject_id, row.occurrence) for row in rows]
            return self.batch_acts[kind](session, now, which)
        return [self.acts[row.kind](session, now, row.subject_id, row.occurrence) for row in rows]

    def _failed(self, taken: Sequence[int], now: datetime) -> int | None:
        """One row is put off; of many the good ones must not wait for the bad: singly then."""
        if not taken:
            return None
        if len(taken) > 1:
            self._singly = len(taken)
            return 0
        self._singly = max(0, self._singly - 1)
        with self.database.begin() as session:
            due.put_off(session, taken[0], now)
        return 0
