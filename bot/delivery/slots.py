"""How many calls of one worker may be under way at once, whichever batch they are of.

A text holds its slot from the moment it is written down as begun until what came of it is written
down: so a kill leaves at most as many `unknown` as there are slots.
"""

import asyncio
from bisect import insort
from typing import Final

IN_FLIGHT: Final = 64


class Slots:
    """Slots of one event loop at a time; the most urgent batch is served first."""

    def __init__(self, most: int = IN_FLIGHT) -> None:
        self._most = self._free = most
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []

    def take(self, wanted: int) -> int:
        """As many of `wanted` as are free now."""
        taken = min(wanted, self._free)
        self._free -= taken
        return taken

    def give(self, slots: int) -> None:
        """These are free again."""
        self._free += slots
        self._wake()

    def share(self, rank: int) -> int:
        """How many a batch of this rank may hold: half of all while another waits, none while a
        more urgent one does."""
        if not self._waiting:
            return self._most
        first, _ = self._waiting[0]
        return 0 if first < rank else self._most // 2

    async def wait(self, rank: int) -> None:
        """Until there may be one for a batch of this rank (smaller: more urgent)."""
        if self._free and self.share(rank):
            return
        mine = (rank, asyncio.get_running_loop().create_future())
        insort(self._waiting, mine, key=lambda one: one[0])
        try:
            await mine[1]
        finally:
            self._waiting.remove(mine)
            self._wake()

    def _wake(self) -> None:
        """It keeps its place until it runs: nobody takes what it was woken for."""
        if self._free and self._waiting and not self._waiting[0][1].done():
            self._waiting[0][1].set_result(None)
