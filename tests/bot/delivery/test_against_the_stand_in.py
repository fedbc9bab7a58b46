"""A lane that the stand-in closes over HTTP: its calls are counted there, not here."""

import asyncio
import time
from collections import Counter
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.channels.official.account import OfficialAccount
from bot.channels.official.tokens import TokenStore
from bot.core.settings import Account
from simulator import views
from simulator.seed import plant_people
from simulator.server import WORLD, Options, create_app
from simulator.world import World
from tests.bot.delivery.post import Post
from tests.builders import SEALER

SEND = "/cgi-bin/message/custom/send"
HOURS_48 = 48 * 3600


def answers(world: World) -> Counter[str]:
    """How often which code was the answer to a chat text."""
    found = views.calls(world)["codes"].get(SEND, {})
    return Counter({str(code): count for code, count in found.items()})


@pytest.mark.loopback
def test_a_stand_in_that_limits_us_sees_one_call_a_pause(post: Post, tmp_path: Path) -> None:
    people = [post.member(f"人{number}") for number in range(12)]
    for number in people:
        post.does(f"openid-{number}")
    post.later(seconds=5)
    post.plan(*people)

    async def story() -> None:
        app = create_app(Options(data=tmp_path))
        world = app[WORLD]

        def at_the_same_time() -> None:
            world.clock.offset = post.now.timestamp() - time.time()

        at_the_same_time()
        ours = next(iter(world.accounts.values()))
        plant_people(world, [{"openid": f"openid-{number}", "name": "人"} for number in people])
        for number in people:
            world.phones.people[f"openid-{number}"].grant(world.clock.now(), (5, HOURS_48))
        world.quotas.per_minute[SEND] = 0
        async with TestServer(app) as server, aiohttp.ClientSession() as http:
            account = Account.model_validate(
                {
                    "name": "main",
                    "app_id": ours.app_id,
                    "secret": ours.secret,
                    "api_base_url": str(server.make_url("")),
                }
            )
            tokens = TokenStore(post.database, SEALER, lambda: post.now)
            official = OfficialAccount(account, http, tokens, lambda: post.now)
            sender = post.another_sender(chat=official.chat)
            await sender.sweep()
            at_once = answers(world)["45011"]
            assert 1 <= at_once <= len(people)
            pauses = 0
            for _ in range(20):  # ten minutes
                post.later(seconds=30)
                at_the_same_time()
                before = answers(world)["45011"]
                for _ in range(3):
                    await sender.sweep()
                asked = answers(world)["45011"] - before
                assert asked <= 1
                pauses += asked
            assert pauses == 3  # after about 1, 3 and 7 minutes
            world.quotas.per_minute[SEND] = 1000
            post.later(minutes=9)
            at_the_same_time()
            await sender.sweep()
            assert answers(world)["0"] == 1
            post.later(seconds=1)
            await sender.sweep()
            assert answers(world)["0"] == len(people)
            sender.close()

    asyncio.run(story())
    assert post.states() == ["accepted"] * len(people)
