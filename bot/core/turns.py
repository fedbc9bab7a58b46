"""Turns at writing, for SQLite, which has one writer: who gets the turn works for all who wait.

A commit costs more than what it commits: its pages go to the log, then the disk is waited for. When
everybody writes at the same moment, one commit for several is what makes them quick.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar, cast

from bot.core.bare import Bare

MOST_AT_ONCE = 64  # works in one commit
T = TypeVar("T")
Lend = Callable[[], AbstractContextManager[Bare]]


class Busy(Exception):
    """The database did not give its write lock in time; nothing was changed."""


class _Work:
    """What somebody wants written, and what came of it."""

    def __init__(self, write: Callable[[Bare], object]) -> None:
        self.write = write
        self.result: object = None
        self.error: Exception | None = None
        self.is_done = False

    def attempt(self, bare: Bare) -> None:
        """Do it inside the transaction that is open; what it raises goes on."""
        self.result = self.write(bare)

    def alone(self, bare: Bare) -> None:
        """Do it in a transaction of its own; what it raises is kept for who wants it."""
        try:
            with bare.transaction():
                self.attempt(bare)
        except Exception as error:  # noqa: BLE001 - goes to who waits for this work
            self.error = error


class Turns:
    """Whose turn it is to write among the threads of this process, one at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._waiting: deque[_Work] = deque()

    def acquire(self, wait_s: float) -> None:
        """Take the turn, for `release` to give back. Raises Busy after `wait_s` seconds."""
        if not self._turn.acquire(timeout=wait_s):
            raise Busy

    def release(self) -> None:
        """Give the turn back."""
        self._turn.release()

    def write(self, lend: Lend, write: Callable[[Bare], T], *, wait_s: float) -> T:
        """Have `write` done in a transaction on a connection of `lend`, perhaps with others' works,
        perhaps by another thread; what it returned, once that is committed. What it raises is
        undone alone.

        Raises Busy when the turn did not come within `wait_s` seconds: nothing was changed, unless
        whoever has the turn is at this very work; it must be such that doing it twice does no harm.
        """
        mine = _Work(write)
        self._waiting.append(mine)
        try:
            self.acquire(wait_s)
        except Busy:
            self._withdraw(mine)
            raise
        try:
            if not mine.is_done:
                with lend() as bare:
                    _do(bare, self._next(mine))
        finally:
            self.release()
        if mine.error is not None:
            raise mine.error
        return cast(T, mine.result)

    def _next(self, mine: _Work) -> list[_Work]:
        """All that wait, this work among them: whoever took it may have died over it."""
        works = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_AT_ONCE))]
        return works if mine in works else [*works, mine]

    def _withdraw(self, work: _Work) -> None:
        try:
            self._waiting.remove(work)
        except ValueError:
            return  # it was begun


def _do(bare: Bare, works: Sequence[_Work]) -> None:
    """All of them in one transaction; if one fails, each in its own."""
    try:
        with bare.transaction():
            for work in works:
                work.attempt(bare)
    except Exception:  # noqa: BLE001 - nothing stands; whose it was comes out below
        for work in works:
            work.alone(bare)
    for work in works:
        work.is_done = True
