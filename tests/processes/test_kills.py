"""kill -9 in the middle of work: nothing is lost, nobody is told or charged twice."""

import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.core.clock import utc_now
from bot.core.database import Database, open_database
from bot.delivery.models import Outbound
from bot.people import Binding, Person, Unit
from lianxin.demo_map import HOME_BRANCH
from tests.processes.house import House
from tests.processes.posting import Written, deliver_all
from tests.processes.programs import Program, wait_until

pytestmark = pytest.mark.loopback

LEASE_S = 2
LATENCY_MS = 600
LISTENING = 60  # people with an open chat window
ASKING = 60
SENT_WITHIN_S = 30
NOTICE = "周三停水，先存些水"


@dataclass
class Struck:
    """A house of the whole street, the dice for it, and the phones of its first branch."""

    house: House
    dice: random.Random
    database: Database
    web: Program
    openids: list[str]

    def count(self, *states: str, claimed_before: datetime | None = None) -> int:
        """How many texts are in one of these states."""
        wanted = select(func.count()).where(Outbound.state.in_(states))
        if claimed_before is not None:
            wanted = wanted.where(Outbound.claimed_at <= claimed_before)
        with self.database.read() as session:
            return session.scalar(wanted) or 0


@pytest.fixture(scope="module", params=[(1, "sqlite"), (2, "postgresql")], ids=str)
def struck(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Struck]:
    """The whole street behind a slow platform; nothing runs yet but the web server."""
    seed, kind = request.param
    folder = tmp_path_factory.mktemp("struck")
    url = f"sqlite:///{folder / 'lianxin.db'}"
    server = request.getfixturevalue("postgres_server") if kind == "postgresql" else None
    name = server.create() if server else ""
    if server:
        url = server.url(name)
    house, database = House(folder, url, lease=f"{LEASE_S}s"), open_database(url)
    try:
        people = house.people_it()
        house.start_stand_in(people, latency_ms=LATENCY_MS)
        web = house.serve()
        alone = [one["openid"] for one in people if is_bound_alone(one)]
        dice = random.Random(seed)  # noqa: S311 - no secret
        yield Struck(house, dice, database, web, alone)
    finally:
        house.close()
        database.close()
        if server:
            server.drop(name)


def is_bound_alone(phone: dict[str, Any]) -> bool:
    """Whether this phone has exactly one member."""
    return "、" not in phone["name"] and "还没有绑定" not in phone["about"]


def test_a_killed_worker_loses_nothing_and_repeats_nothing(struck: Struck) -> None:
    phones = struck.house.stand_in
    secretary = phones.openid("周永福")
    branch = [openid for openid in people_of_the_branch(struck) if openid != secretary]
    for openid in branch[:LISTENING]:
        phones.say(openid, "今天")
    killed, other = (struck.house.start("worker") for _ in range(2))
    struck.house.start("clock")
    wait_until(lambda: len(phones.get("calls")["codes"]) > 1, SENT_WITHIN_S, "a token, a menu")
    assert NOTICE in phones.say(secretary, f"通知 全体 {NOTICE}")
    phones.say(secretary, "1")
    wait_until(lambda: struck.count("sending"), SENT_WITHIN_S, "texts are being sent")
    time.sleep(struck.dice.uniform(0.3, LATENCY_MS / 1000))
    killed.kill()
    struck_at = utc_now()

    def nothing_held() -> bool:
        return not struck.count("sending", claimed_before=struck_at)

    wait_until(nothing_held, 2 * LEASE_S, "what the killed one held is taken over")
    wait_until(lambda: not struck.count("waiting", "sending"), SENT_WITHIN_S, "all sent")
    assert other.runs()

    unreached = 0
    for openid in branch:
        chats = told(struck, openid, "custom")
        templates = told(struck, openid, "template")
        assert chats <= 1
        assert templates <= 1
        unreached += chats + templates == 0
    without_window = branch[LISTENING:]
    assert all(told(struck, openid, "template") == 1 for openid in without_window)
    assert unreached <= struck.count("unknown")


def test_a_killed_web_server_answers_every_message_with_one_effect(struck: Struck) -> None:
    before = struck.house.status()
    written = [
        Written(openid, f"求助 第{number}件事，换个灯泡", 70_000_000_000_000_000 + number)
        for number, openid in enumerate(struck.openids[-ASKING:])
    ]
    with ThreadPoolExecutor(1) as beside:
        replies = beside.submit(deliver_all, struck.house, written)
        time.sleep(struck.dice.uniform(0.02, 0.2))
        struck.web.kill()
        struck.web = struck.house.serve()
    numbers = {tuple(re.findall(r"记下了，(\d+)号求助", reply)) for reply in replies.result()}
    assert len(numbers) == ASKING, replies.result()

    after = struck.house.status()
    assert after["help_requests"]["open"] - before["help_requests"]["open"] == ASKING
    assert after["inbox"]["failed"] == 0


def people_of_the_branch(struck: Struck) -> list[str]:
    """Phones of 东风支部 with one owner each, the five first."""
    with struck.database.read() as session:
        units = select(Unit.id).where(Unit.path.startswith(HOME_BRANCH))
        here = session.scalars(
            select(Binding.openid)
            .join(Person, Person.id == Binding.person_id)
            .where(Person.home_unit_id.in_(units))
            .order_by(Person.id)
        ).all()
    return [openid for openid in here if openid in struck.openids]


def told(struck: Struck, openid: str, via: str) -> int:
    """How often the notice was pushed to a phone by this way."""
    return sum("周三停水" in text for text in struck.house.stand_in.shown(openid, via))
