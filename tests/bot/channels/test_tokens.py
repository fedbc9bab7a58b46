"""One token for all processes, fetched once however many want it."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.channels import Action, NoAnswer, SendFailed
from bot.channels.official import tokens as tokens_module
from bot.channels.official.models import Token
from bot.channels.official.tokens import Fetch, Fetched, TokenStore
from bot.core import leases
from bot.core.database import Database, open_database
from bot.core.sealing import Sealer
from tests.bot.channels.fake_platform import Clock

KEY = "k" * 32


class Platform:
    """Gives token-1, token-2 … and counts, for stores in several threads."""

    def __init__(self, *, lives: float = 7200, takes_s: float = 0.0) -> None:
        self.given = 0
        self.lives = timedelta(seconds=lives)
        self.takes_s = takes_s
        self.error: Exception | None = None
        self._lock = threading.Lock()

    async def fetch(self) -> Fetched:
        with self._lock:
            self.given += 1
            number = self.given
        await asyncio.sleep(self.takes_s)
        if self.error is not None:
            raise self.error
        return Fetched(f"token-{number}", self.lives)


class Process:
    """What one process has of its own: a database connection and a store."""

    def __init__(self, url: str, clock: Clock, key: str = KEY) -> None:
        self.database = open_database(url)
        self.store = TokenStore(self.database, Sealer(key), clock)

    def token(self, fetch: Fetch, account: str = "main") -> str:
        return asyncio.run(self.store.current(account, fetch))

    def tokens(self, fetch: Fetch, many: int) -> set[str]:
        async def all_of_them() -> set[str]:
            return set(
                await asyncio.gather(*(self.store.current("main", fetch) for _ in range(many)))
            )

        return asyncio.run(all_of_them())


Start = Callable[[], Process]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(database_url: str, clock: Clock) -> Iterator[Start]:
    started: list[Process] = []

    def one() -> Process:
        started.append(Process(database_url, clock))
        return started[-1]

    yield one
    for process in started:
        process.database.close()


def stored(database: Database) -> list[Token]:
    with database.read() as session:
        return list(session.scalars(select(Token)))


def test_everybody_in_a_process_gets_the_one_token(start: Start) -> None:
    platform = Platform(takes_s=0.05)
    assert start().tokens(platform.fetch, 50) == {"token-1"}
    assert platform.given == 1


def test_a_second_process_finds_the_token_of_the_first(start: Start) -> None:
    platform = Platform()
    assert start().token(platform.fetch) == start().token(platform.fetch) == "token-1"
    assert platform.given == 1


def test_processes_that_need_one_at_once_fetch_one(start: Start) -> None:
    platform = Platform(takes_s=0.3)
    processes = [start() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda process: process.tokens(platform.fetch, 5), processes))
    assert found == [{"token-1"}] * 4
    assert platform.given == 1


def test_accounts_have_tokens_of_their_own(start: Start) -> None:
    platform, process = Platform(), start()
    assert process.token(platform.fetch, "main") != process.token(platform.fetch, "other")


def test_a_token_is_used_until_five_minutes_before_its_end(start: Start, clock: Clock) -> None:
    platform, process = Platform(), start()
    process.token(platform.fetch)
    clock.forward(seconds=7200 - 301)
    assert process.token(platform.fetch) == "token-1"
    clock.forward(seconds=2)
    assert process.token(platform.fetch) == "token-2"


def test_while_one_renews_the_others_go_on_with_the_old_one(start: Start, clock: Clock) -> None:
    platform = Platform(takes_s=0.5)
    first, second = start(), start()
    first.token(platform.fetch)
    second.token(platform.fetch)
    clock.forward(seconds=7200 - 200)
    with ThreadPoolExecutor(1) as pool:
        renewing = pool.submit(first.token, platform.fetch)
        while platform.given < 2:
            time.sleep(0.01)
        assert second.token(platform.fetch) == "token-1"
        assert renewing.result() == "token-2"
    assert second.token(platform.fetch) == "token-2"


def test_a_refused_token_is_dropped_for_all(start: Start) -> None:
    platform, first, second = Platform(), start(), start()
    first.token(platform.fetch)
    asyncio.run(first.store.drop("main", "token-1"))
    assert stored(first.database) == []
    assert second.token(platform.fetch) == "token-2"


def test_a_newer_token_of_somebody_else_is_not_dropped(start: Start) -> None:
    platform, first, second = Platform(), start(), start()
    first.token(platform.fetch)
    second.token(platform.fetch)
    asyncio.run(first.store.drop("main", "token-1"))
    first.token(platform.fetch)
    asyncio.run(second.store.drop("main", "token-1"))  # late: it was refused long ago
    assert second.token(platform.fetch) == "token-2"
    assert platform.given == 2


def test_a_token_does_not_lie_open(start: Start) -> None:
    process = start()
    process.token(Platform().fetch)
    row = stored(process.database)[0]
    assert "token-1" not in row.sealed + row.fingerprint


def test_a_token_of_512_characters_and_more_is_kept(start: Start) -> None:
    long = "t" * 1024

    async def fetch() -> Fetched:
        return Fetched(long, timedelta(hours=2))

    start().token(fetch)
    assert start().token(Platform().fetch) == long


def test_a_token_sealed_under_a_lost_key_costs_one_call(database_url: str, clock: Clock) -> None:
    platform = Platform()
    for key in (KEY, "another key of 32 characters ...", KEY):
        process = Process(database_url, clock, key)
        process.token(platform.fetch)
        process.database.close()
    assert platform.given == 3


def test_a_failed_fetch_lets_the_next_one_try(start: Start, clock: Clock) -> None:
    platform, process = Platform(), start()
    platform.error = SendFailed(-1, Action.RETRY)
    with pytest.raises(SendFailed):
        process.token(platform.fetch)
    platform.error = None
    assert start().token(platform.fetch) == "token-2"
    clock.forward(seconds=6)
    assert process.token(platform.fetch) == "token-2"


def test_those_who_wait_share_one_failure(start: Start) -> None:
    platform, process = Platform(takes_s=0.05), start()
    platform.error = NoAnswer("status 502")

    async def all_fail() -> None:
        calls = (process.store.current("main", platform.fetch) for _ in range(20))
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert {type(result) for result in results} == {NoAnswer}

    asyncio.run(all_fail())
    assert platform.given == 1


def test_an_error_of_another_kind_lets_go_too(start: Start) -> None:
    platform, process = Platform(), start()
    platform.error = RuntimeError("a defect")
    with pytest.raises(RuntimeError):
        process.token(platform.fetch)
    platform.error = None
    assert process.token(platform.fetch) == "token-2"


def test_a_killed_fetcher_is_replaced_when_its_lease_has_run_out(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens_module, "_LOOKS", 2)
    platform, process = Platform(), start()
    with process.database.begin() as session:
        leases.hold(
            session, clock(), name="token:main", holder="killed", for_=timedelta(seconds=20)
        )
    with pytest.raises(NoAnswer):
        process.token(platform.fetch)
    clock.forward(seconds=21)
    assert process.token(platform.fetch) == "token-1"


def test_a_token_given_for_minutes_only_is_not_fetched_for_every_text(start: Start) -> None:
    platform, process = Platform(lives=300), start()
    for _ in range(5):
        process.token(platform.fetch)
    assert platform.given == 1
