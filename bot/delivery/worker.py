"""The worker's loop: sweeps until nothing is due, gives back old claims, ends tidily."""

import asyncio
from typing import Final

import structlog

from bot.delivery.sender import Sender
from bot.delivery.terms import Terms

PAUSE_S: Final = 0.25
AFTER_AN_ERROR_S: Final = 1.0

log = structlog.get_logger()


class Worker:
    """Runs a sender until it is told to stop. One event loop, any number of workers."""

    def __init__(self, sender: Sender, terms: Terms, *, pause_s: float = PAUSE_S) -> None:
        self._sender = sender
        self._pause_s = pause_s
        self._sweeping: set[asyncio.Task[None]] = set()
        self._half_lease_s = terms.lease.total_seconds() / 2

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is under way then is finished first."""
        giving_back = asyncio.create_task(self._give_back_regularly(stop))
        while not stop.is_set():
            await _wait(stop, await self._look_round(stop))
        await asyncio.gather(giving_back, *self._sweeping)

    async def _look_round(self, stop: asyncio.Event) -> float:
        """Let as many sweeps begin as there is something for; how long to rest then, in seconds."""
        try:
            wanted = await self._sender.wanted(len(self._sweeping))
        except Exception:
            log.exception("sweep_failed")
            return AFTER_AN_ERROR_S
        for _ in range(wanted):
            sweep = asyncio.create_task(self._sweep_on(stop))
            self._sweeping.add(sweep)
            sweep.add_done_callback(self._sweeping.discard)
        return self._pause_s

    async def _sweep_on(self, stop: asyncio.Event) -> None:
        """One batch after another, until nothing is due."""
        try:
            while not stop.is_set() and await self._sender.sweep():
                pass
        except Exception:
            log.exception("sweep_failed")
            await _wait(stop, AFTER_AN_ERROR_S)

    async def _give_back_regularly(self, stop: asyncio.Event) -> None:
        """Every half lease, so that a killed sender's share is back within two."""
        while not stop.is_set():
            try:
                await self._sender.give_back()
            except Exception:
                log.exception("give_back_failed")
            await _wait(stop, self._half_lease_s)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
