"""Tells open pages whose phones changed, so that they ask again."""

import asyncio
from collections.abc import AsyncGenerator

GATHER = 0.15  # seconds: changes of that long go out together
PULSE = 15.0  # seconds between signs of life


class Changes:
    """The listeners, each with the openids that changed since it was last told."""

    def __init__(self) -> None:
        self._listeners: dict[asyncio.Event, set[str]] = {}

    def tell(self, openid: str) -> None:
        """Something changed for this person ("" = for the platform page only)."""
        for event, changed in self._listeners.items():
            changed.add(openid)
            event.set()

    async def listen(self) -> AsyncGenerator[list[str], None]:
        """Batches of changed openids; an empty batch is a sign of life."""
        event = asyncio.Event()
        self._listeners[event] = set()
        try:
            while True:
                yield await self._next(event)
        finally:
            del self._listeners[event]

    async def _next(self, event: asyncio.Event) -> list[str]:
        try:
            await asyncio.wait_for(event.wait(), PULSE)
        except TimeoutError:
            return []
        await asyncio.sleep(GATHER)
        event.clear()
        changed, self._listeners[event] = self._listeners[event], set()
        return sorted(changed)
