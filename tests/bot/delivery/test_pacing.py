"""Not faster than an account may be called."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.pacing import Pace
from tests.bot.delivery.post import terms


def test_calls_are_spread_over_the_second() -> None:
    now = [100.0]
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def story() -> None:
        pace = Pace(10, monotonic=lambda: now[0], sleep=sleep)
        for _ in range(4):
            await pace.turn("main")
        await pace.turn("other")  # which is not slowed by the first

    asyncio.run(story())
    assert waits == pytest.approx([0.1, 0.2, 0.3])


def test_without_a_limit_nobody_waits() -> None:
    async def story() -> None:
        pace = Pace(0, monotonic=lambda: 100.0)
        for _ in range(1000):
            await pace.turn("main")

    asyncio.run(story())


@pytest.mark.parametrize(("calls", "batch"), [(0, 64), (1000, 64), (4, 30), (1, 7)])
def test_no_more_is_claimed_than_goes_within_half_a_lease(calls: int, batch: int) -> None:
    limited = terms(calls_a_second=calls)
    assert limited.batch(64, 4) == batch
    assert limited.lease == timedelta(seconds=60)
