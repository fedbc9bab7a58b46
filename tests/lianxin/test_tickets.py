"""QR codes are fetched by who may call the platform; its first no ends the asking."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot import people
from bot.channels import Action, NoAnswer, SendFailed
from bot.channels.official.account import SceneCode
from bot.core.database import Database, open_database
from bot.core.leases import Lease
from lianxin.rounds import keep_looking
from lianxin.tickets import AT_ONCE, Fetched, keep_making_tickets, make_tickets
from tests import builders
from tests.builders import ACCOUNT, NOW, SEALER

MONTH = timedelta(days=30)


class Platform:
    """Makes codes until it says no."""

    def __init__(self, *, most: int = 1000, no: Exception | None = None) -> None:
        self.asked: list[str] = []
        self.most = most
        self.no = no or SendFailed(48001, Action.NEXT_ROUTE)

    async def create_code(self, scene: str, *, lasts: timedelta) -> SceneCode:
        """One code."""
        self.asked.append(scene)
        if len(self.asked) > self.most:
            raise self.no
        return SceneCode(f"http://weixin.qq.com/q/{scene}", NOW + lasts)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The small street with 20 members without a WeChat, whose codes were asked for."""
    opened = open_database(database_url)
    with opened.begin() as session:
        street = builders.street(session)
        for number in range(20):
            builders.person(session, f"新人{number}", street.group)
        shown = people.invite(session, NOW, SEALER, ACCOUNT)
        people.ask_for_tickets(session, NOW, [one.scene for one in shown])
    yield opened
    opened.close()


def made(database: Database) -> dict[str, str]:
    with database.begin() as session:
        shown = people.invite(session, NOW, SEALER, ACCOUNT)
        return people.ticket_urls(session, NOW, shown)


def fetch(database: Database, platform: Platform) -> Fetched:
    return asyncio.run(make_tickets(database, lambda: NOW, ACCOUNT, platform))


def test_every_code_asked_for_is_made_once(database: Database) -> None:
    platform = Platform()
    assert fetch(database, platform) == Fetched(20, refused=False)
    assert len(set(platform.asked)) == 20
    assert len(made(database)) == 20
    assert fetch(database, platform) == Fetched(0, refused=False)
    assert len(platform.asked) == 20


@pytest.mark.parametrize("no", [SendFailed(45009, Action.STOP_LANE), NoAnswer("time-out")])
def test_the_first_no_ends_it_and_what_was_made_is_kept(database: Database, no: Exception) -> None:
    platform = Platform(most=AT_ONCE + 3, no=no)
    assert fetch(database, platform) == Fetched(AT_ONCE + 3, refused=True)
    assert len(platform.asked) == 2 * AT_ONCE
    assert len(made(database)) == AT_ONCE + 3


def test_a_defect_is_not_taken_for_a_no(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        fetch(database, Platform(most=0, no=ZeroDivisionError()))


def test_a_worker_makes_what_a_page_asked_for_and_rests_after_a_no(database: Database) -> None:
    async def for_a_moment(platform: Platform) -> None:
        task = asyncio.create_task(
            keep_making_tickets(database, lambda: NOW, {ACCOUNT: platform}, look_every_s=0.01)
        )
        await asyncio.sleep(0.5)
        task.cancel()

    refusing = Platform(most=0)
    asyncio.run(for_a_moment(refusing))
    assert len(refusing.asked) == AT_ONCE
    with database.begin() as session:
        session.query(Lease).delete()
    asyncio.run(for_a_moment(Platform()))
    assert len(made(database)) == 20


def test_a_look_that_breaks_off_is_made_again() -> None:
    looked: list[str] = []

    async def look(name: str) -> None:
        looked.append(name)
        if len(looked) == 1:
            raise ConnectionError

    async def for_a_moment() -> None:
        task = asyncio.create_task(keep_looking([ACCOUNT], look, what="codes", every_s=0.01))
        async with asyncio.timeout(30):
            while len(looked) < 2:
                await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(for_a_moment())
    assert len(looked) > 1
