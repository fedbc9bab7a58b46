"""The clock: a lease, so that one runs and a second stands by, and ticks over the due rows."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import structlog

from bot.core import due, leases
from bot.core.clock import Clock
from bot.core.database import Database
from scheduler.acts import Acts

LEASE = "clock"
HELD_FOR = timedelta(seconds=15)  # a second one takes over within 30 s: this, and a tick
ROWS_A_TICK = 500  # then the lease is renewed before going on

T = TypeVar("T")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ticked:
    """One tick in counts: rows done, rows that failed and were put off; None: standing by."""

    done: int
    failed: int


class ClockDoor:
    """Runs what is due while it holds the lease."""

    def __init__(self, database: Database, clock: Clock, acts: Acts) -> None:
        self.database = database
        self.clock = clock
        self.acts = acts
        self.name = secrets.token_hex(8)

    def tick(self) -> Ticked | None:
        """Catch up with everything due, the earliest first; None while another holds the lease."""
        if not self._hold():
            return None
        done = failed = 0
        for _ in range(ROWS_A_TICK):
            came_of_it = self._run_next()
            if came_of_it is None:
                break
            done, failed = done + came_of_it, failed + (not came_of_it)
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

    def _hold(self) -> bool:
        with self.database.begin() as session:
            return leases.hold(session, self.clock(), name=LEASE, holder=self.name, for_=HELD_FOR)

    def _run_next(self) -> bool | None:
        """Claim, act and mark done in one transaction; None when nothing is due."""
        now = self.clock()
        row_id = None
        try:
            with self.database.begin() as session:
                row = due.take_next(session, now, list(self.acts))
                if row is None:
                    return None
                row_id = row.id
                outcome = self.acts[row.kind](session, now, row.subject_id, row.occurrence)
                due.finish(row, now, outcome)
        except Exception:
            log.exception("due_row_failed", due_id=row_id)
            if row_id is None:
                return None
            with self.database.begin() as session:
                due.put_off(session, row_id, now)
            return False
        return True
