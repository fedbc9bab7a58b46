"""Not faster than an account may be called, and not at all where another call was just refused."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from bot.delivery.attempts import Attempt, LaneClosing

BURST_S: Final = 0.1  # so much of a second's calls may go at once
Lane = tuple[str, str]


class Pace:
    """The calls of one worker to each account; `per_second` 0: as many as go."""

    def __init__(
        self,
        per_second: int,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._every_s = 1 / per_second if per_second else 0.0
        self._monotonic = monotonic
        self._sleep = sleep
        self._next_at: dict[str, float] = {}
        self._closed: dict[Lane, float] = {}

    async def turn(self, account: str) -> None:
        """Wait until the account may be called."""
        if not self._every_s:
            return
        now = self._monotonic()
        mine = max(self._next_at.get(account, now), now - BURST_S)
        self._next_at[account] = mine + self._every_s
        if mine > now:
            await self._sleep(mine - now)

    def begun_at(self) -> float:
        """The moment a batch begins, for `was_closed`."""
        return self._monotonic()

    def close(self, closing: LaneClosing) -> None:
        """Remember that this lane was just found closed."""
        self._closed[closing.account, closing.channel] = self._monotonic()

    def was_closed(self, attempt: Attempt, since: float) -> bool:
        """Whether the attempt's lane was found closed after its batch had begun."""
        account = attempt.content.account
        lanes: list[Lane] = [(account, attempt.channel)]
        if attempt.channel != "sms":
            lanes.append((account, "*"))
        return any(self._closed.get(lane, 0.0) > since for lane in lanes)
