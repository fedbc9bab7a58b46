"""Waiting for SQLite's one write lock, in short sleeps.

SQLite's own patience sleeps 1, 2, 5, 10 … 100 ms between its tries, while a transaction of ours
holds the lock for a fifth of a millisecond: with several processes it is those sleeps that
messages would wait for.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONGEST_WAIT_S = 3.0  # as long as a message may wait for its turn (docs/ARCHITECTURE.md)
_FIRST_S = 0.0001
_LONGEST_S = 0.002


def patiently(attempt: Callable[[], T], *, wait_s: float) -> T:
    """Try until it is not refused for a lock. Raises that refusal after `wait_s` seconds."""
    pause, until = _FIRST_S, time.monotonic() + wait_s
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() >= until:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_S)


def is_busy(error: BaseException | None) -> bool:
    """SQLITE_BUSY in any of its forms."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says where it was met
    return bool(code == sqlite3.SQLITE_BUSY)
