"""The calls of one batch that are under way, and what came of those that are over."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

from bot.delivery.attempts import Outcome

RECORD_EVERY_S: Final = 0.03  # calls begun together end about so far apart


class Flights:
    """Made and used inside one event loop."""

    def __init__(self) -> None:
        self._flying: set[asyncio.Task[Outcome]] = set()
        self._over: list[asyncio.Task[Outcome]] = []
        self._any_over, self._all_over = asyncio.Event(), asyncio.Event()

    def __len__(self) -> int:
        return len(self._flying)

    def begin(self, call: Coroutine[Any, Any, Outcome]) -> None:
        """Let a call begin."""
        task = asyncio.create_task(call)
        self._flying.add(task)
        self._all_over.clear()
        task.add_done_callback(self._land)

    async def landed(self) -> list[Outcome]:
        """What came of some calls, waiting at most 30 ms for more after the first; nothing where
        none is under way. Raises what a call raised."""
        if self._flying and not self._over:
            await self._any_over.wait()
        if self._flying:
            with suppress(TimeoutError):
                async with asyncio.timeout(RECORD_EVERY_S):
                    await self._all_over.wait()
        over, self._over = self._over, []
        self._any_over.clear()
        return [task.result() for task in over]

    def leave(self, then: Callable[[], None]) -> None:
        """Nobody waits for these any more; `then` is called as each ends."""
        for task in self._flying:
            task.add_done_callback(lambda _: then())

    def _land(self, task: asyncio.Task[Outcome]) -> None:
        self._flying.discard(task)
        self._over.append(task)
        self._any_over.set()
        if not self._flying:
            self._all_over.set()
