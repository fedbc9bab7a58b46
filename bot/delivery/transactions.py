"""Database work of the event loop: short transactions in a small pool of threads."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Concatenate, Final, ParamSpec, TypeVar

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.database import Busy, Database

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[Session, datetime, P], T]
THREADS: Final = 4
PAUSES_S: Final = (0.05, 0.2, 1.0)  # between tries when others hold what this needs


class Transactions:
    """Runs actions in transactions of their own, without holding up the event loop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="delivery")

    async def run(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`work(session, now, …)` in a transaction; begun again when others were in the way."""

        def once() -> T:
            with self._database.begin() as session:
                return work(session, self._clock(), *args, **kwargs)

        return await self._in_thread(lambda: _patiently(once))

    async def ask(self, question: Callable[[Session, datetime], T]) -> T:
        """`question(session, now)` in a transaction that only reads and waits for nobody."""

        def once() -> T:
            with self._database.read() as session:
                return question(session, self._clock())

        return await self._in_thread(once)

    def close(self) -> None:
        """End the threads, once they are done."""
        self._pool.shutdown()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


def _patiently(once: Callable[[], T]) -> T:
    """A transaction that lost a lock to another changed nothing and may be begun again."""
    for pause in PAUSES_S:
        try:
            return once()
        except (Busy, OperationalError):
            time.sleep(pause)
    return once()
