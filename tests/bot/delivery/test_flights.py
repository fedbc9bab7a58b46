"""Calls under way: what is over is there soon, one that stays away holds up nobody."""

import asyncio
import time
from typing import cast

import pytest

from bot.delivery.attempts import Outcome
from bot.delivery.flights import RECORD_EVERY_S, Flights


def outcome(number: int) -> Outcome:
    """Something to be told from others."""
    return cast("Outcome", number)


async def call(number: int, takes_s: float = 0.0) -> Outcome:
    await asyncio.sleep(takes_s)
    return outcome(number)


def test_all_that_end_together_are_there_together() -> None:
    async def story() -> None:
        flights = Flights()
        for number in range(20):
            flights.begin(call(number))
        assert len(flights) == 20
        assert sorted(map(int, map(str, await flights.landed()))) == list(range(20))
        assert len(flights) == 0
        assert await flights.landed() == []

    asyncio.run(story())


def test_one_that_stays_away_is_waited_for_no_longer_than_others_are_apart() -> None:
    async def story() -> None:
        flights = Flights()
        flights.begin(call(1, 0.02))
        flights.begin(call(2, 5.0))
        began = time.monotonic()
        assert await flights.landed() == [outcome(1)]
        assert RECORD_EVERY_S <= time.monotonic() - began < 4.0
        assert len(flights) == 1

    asyncio.run(story())


def test_others_may_begin_while_one_stays_away() -> None:
    async def story() -> None:
        flights = Flights()
        flights.begin(call(1, 0.2))
        flights.begin(call(2))
        assert await flights.landed() == [outcome(2)]
        flights.begin(call(3))
        assert await flights.landed() == [outcome(3)]
        assert await flights.landed() == [outcome(1)]

    asyncio.run(story())


def test_what_a_call_raises_is_raised() -> None:
    async def broken() -> Outcome:
        raise LookupError("a defect")

    async def story() -> None:
        flights = Flights()
        flights.begin(broken())
        with pytest.raises(LookupError, match="a defect"):
            await flights.landed()

    asyncio.run(story())


def test_those_left_alone_say_when_they_end() -> None:
    async def story() -> None:
        flights, ended = Flights(), []
        flights.begin(call(1, 0.01))
        flights.leave(lambda: ended.append(1))
        await flights.landed()
        assert ended == [1]

    asyncio.run(story())
