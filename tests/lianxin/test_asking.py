"""A question before a notice, from the row to the phones of the stand-in, by real HTTP."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot import asking, delivery, people
from bot.asking.models import Asking
from bot.channels.official.account import OfficialAccount
from bot.channels.official.tokens import TokenStore
from bot.core.database import Database, open_database
from bot.core.hours import Quiet
from bot.core.settings import Account
from bot.core.texts import Texts
from lianxin.asking import MassMessages, ask_what_is_due, keep_asking
from simulator.seed import plant_people
from simulator.server import WORLD, Options, create_app
from simulator.world import World
from tests import builders
from tests.builders import ACCOUNT, NOW, SEALER, SHANGHAI

pytestmark = pytest.mark.loopback
PEOPLE = 4
TERMS = asking.Terms(Quiet(), SHANGHAI, timedelta(seconds=60))
TEXTS = Texts.load("zh-CN", SHANGHAI)


class Clock:
    """A clock that is moved by hand, with that of the stand-in."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.now = NOW
        self.forward()

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        """Let time pass on both sides."""
        self.now += timedelta(**length)
        self._world.clock.offset = self.now.timestamp() - time.time()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A unit of which everybody wrote a week ago, and a question planned to them."""
    opened = open_database(database_url)
    with opened.begin() as session:
        unit = builders.unit(session, "东风支部")
        for number in range(PEOPLE):
            openid = builders.bind(session, builders.person(session, f"人{number}", unit))
            week_ago = NOW - timedelta(days=7)
            delivery.heard(session, week_ago, account=ACCOUNT, openid=openid, trigger="message")
        asking.ask(
            session,
            account=ACCOUNT,
            unit="东风支部",
            about=("notice", 1),
            to=select(people.Person.id),
            at=NOW,
            aims_at=NOW + timedelta(hours=47),
            zone=SHANGHAI,
        )
    yield opened
    opened.close()


@asynccontextmanager
async def stand_in(
    data: Path, database: Database
) -> AsyncIterator[tuple[World, MassMessages, Clock]]:
    """The stand-in with everybody's phone, and an account that speaks to it."""
    app = create_app(Options(data=data))
    world = app[WORLD]
    ours = next(iter(world.accounts.values()))
    clock = Clock(world)
    plant_people(world, [{"openid": one, "name": "人"} for one in openids(database)])
    async with TestServer(app) as server, aiohttp.ClientSession() as http:
        given = {"name": ACCOUNT, "app_id": ours.app_id, "secret": ours.secret}
        account = Account.model_validate({**given, "api_base_url": str(server.make_url(""))})
        tokens = TokenStore(database, SEALER, clock)
        yield world, OfficialAccount(account, http, tokens, clock).mass, clock


def openids(database: Database) -> list[str]:
    with database.read() as session:
        return [f"openid-{one}" for one in session.scalars(select(people.Person.id))]


def shown(world: World) -> list[str]:
    """The mass messages on all phones."""
    return [
        one.text
        for history in world.phones.histories.values()
        for one in history
        if one.via == "mass"
    ]


def asked(database: Database) -> Asking:
    with database.read() as session:
        found = session.scalars(select(Asking)).one()
        session.expunge(found)
        return found


def test_a_question_is_on_every_phone_once_whatever_becomes_of_the_answers(
    database: Database, tmp_path: Path
) -> None:
    async def story() -> None:
        async with stand_in(tmp_path, database) as (world, out, clock):

            async def look() -> int:
                return await ask_what_is_due(database, clock, ACCOUNT, out, TEXTS, TERMS)

            world.faults.switch("mass/send", "answer_lost", 1)
            assert await look() == 1
            assert len(shown(world)) == PEOPLE
            assert await look() == 0
            clock.forward(seconds=62)
            assert await look() == 1  # 45065: it was sent, and has its number
            assert len(shown(world)) == PEOPLE
            assert (asked(database).state, asked(database).asked) == ("sent", PEOPLE)
            assert asked(database).platform_id is not None
            assert await look() == 0

    asyncio.run(story())


def test_what_the_platform_is_too_busy_for_goes_later(database: Database, tmp_path: Path) -> None:
    async def story() -> None:
        async with stand_in(tmp_path, database) as (world, out, clock):
            world.faults.switch("mass/send", "-1", 1)
            await ask_what_is_due(database, clock, ACCOUNT, out, TEXTS, TERMS)
            assert shown(world) == []
            clock.forward(minutes=3)
            await ask_what_is_due(database, clock, ACCOUNT, out, TEXTS, TERMS)
            assert set(shown(world)) == {TEXTS.say("asking-windows", unit="东风支部")}
            assert len(shown(world)) == PEOPLE

    asyncio.run(story())


def test_a_worker_looks_by_itself(database: Database, tmp_path: Path) -> None:
    async def story() -> None:
        async with stand_in(tmp_path, database) as (world, out, clock):
            keeping = asyncio.create_task(
                keep_asking(database, clock, {ACCOUNT: out}, TEXTS, TERMS, look_every_s=0.01)
            )
            for _ in range(500):
                if len(shown(world)) == PEOPLE:
                    break
                await asyncio.sleep(0.01)
            keeping.cancel()
            assert len(shown(world)) == PEOPLE

    asyncio.run(story())
