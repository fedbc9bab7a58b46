"""Calls to the platform: what it refuses, what it leaves open, and one fresh token."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.channels import Action, NoAnswer, SendFailed
from bot.channels.official.client import Client
from bot.channels.official.tokens import TokenStore
from bot.channels.retry_after import retry_after
from bot.core.database import Database, open_database
from bot.core.sealing import Sealer
from tests.bot.channels.fake_platform import (
    RID,
    SECRET,
    Clock,
    FakePlatform,
    Scripted,
    account,
    cut,
    html,
    http,
    later,
    refusal,
)

pytestmark = pytest.mark.loopback

PATH = "/cgi-bin/message/custom/send"
WORDS = {"touser": "oWang", "text": {"content": "明早九点学习日\n王]]>阿姨🙏"}}


class World:
    """A platform, a client of it, and a clock."""

    def __init__(self, platform: FakePlatform, url: str, database: Database) -> None:
        self.platform = platform
        self.url = url
        self.clock = Clock()
        self.tokens = TokenStore(database, Sealer("k" * 32), self.clock)

    def client(self, session: aiohttp.ClientSession, *, secret: str = SECRET) -> Client:
        timeout = aiohttp.ClientTimeout(total=0.3)
        own = account(self.url, secret=secret)
        return Client(own, session, self.tokens, self.clock, timeout=timeout)


@asynccontextmanager
async def a_world(url: str) -> AsyncIterator[World]:
    database = open_database(url)
    platform = FakePlatform()
    async with platform.running() as address:
        yield World(platform, address, database)
    database.close()


def run(url: str, story: Callable[[World, Client], Awaitable[None]]) -> None:
    async def told() -> None:
        async with a_world(url) as world, http() as session:
            await story(world, world.client(session))

    asyncio.run(told())


async def failed(call: Awaitable[object]) -> SendFailed:
    with pytest.raises(SendFailed) as caught:
        await call
    return caught.value


def test_a_call_carries_the_token_and_raw_utf8(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.script.append({"errcode": 0, "errmsg": "ok", "msgid": 5})
        assert (await client.post(PATH, WORDS))["msgid"] == 5
        call = world.platform.sent()[0]
        assert (call.method, call.path, call.query) == ("POST", PATH, {"access_token": "token-1"})
        assert call.body == WORDS
        assert "明早九点学习日" in call.raw.decode()

    run(sqlite_url, story)


def test_an_answer_without_errcode_is_a_success(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.script.append({"subscribe": 1})
        assert await client.get("/cgi-bin/user/info", openid="oWang") == {"subscribe": 1}
        assert world.platform.sent()[0].query["openid"] == "oWang"

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("code", "action"),
    [
        (-1, Action.RETRY),
        (45015, Action.CLOSE_WINDOW),
        (45047, Action.ALLOWANCE_USED),
        (43004, Action.DROP_PERSON),
        (45009, Action.STOP_LANE),
        (48001, Action.STOP_LANE),
        (40164, Action.STOP_ACCOUNT),
        (47001, Action.FIX),
        (43101, Action.CREDIT_USED),
        (98765, Action.NEXT_ROUTE),
    ],
)
def test_a_refusal_inside_a_200_is_a_refusal(sqlite_url: str, code: int, action: Action) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.script.append(refusal(code))
        error = await failed(client.post(PATH, WORDS))
        assert (error.code, error.action) == (code, action)
        assert len(world.platform.sent()) == 1

    run(sqlite_url, story)


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_refused_token_is_replaced_once_and_the_call_repeated_once(
    sqlite_url: str, code: int
) -> None:
    async def story(world: World, client: Client) -> None:
        await client.post(PATH, WORDS)
        world.platform.script.append(refusal(code))
        await client.post(PATH, WORDS)
        assert len(world.platform.sent()) == 3
        assert len(world.platform.fetches()) == 2

    run(sqlite_url, story)


def test_the_repeated_call_carries_the_new_token(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        await client.post(PATH, WORDS)
        world.platform.renew_token()
        await client.post(PATH, WORDS)
        used = [call.query["access_token"] for call in world.platform.sent()]
        assert used == ["token-1", "token-1", "token-2"]

    run(sqlite_url, story)


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_fresh_token_that_is_refused_too_is_told_and_holds_up_nobody_else(
    sqlite_url: str, code: int
) -> None:
    """A right secret got it, so the platform's word passes; a closed account would wait for us."""

    async def story(world: World, client: Client) -> None:
        world.platform.script.extend([refusal(code), refusal(code), {"errcode": 0}])
        error = await failed(client.post(PATH, WORDS))
        assert (error.action, error.alert, error.until) == (Action.RETRY, True, None)
        assert len(world.platform.sent()) == 2
        await client.post(PATH, WORDS)

    run(sqlite_url, story)


def test_many_calls_with_one_dead_token_fetch_one_new_one(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        await client.post(PATH, WORDS)
        world.platform.renew_token()
        await asyncio.gather(*(client.post(PATH, WORDS) for _ in range(20)))
        assert len(world.platform.fetches()) == 2

    run(sqlite_url, story)


@pytest.mark.parametrize(
    "answer",
    [
        html(502),
        html(500),
        html(200),
        html(404),
        web.Response(status=302, headers={"Location": "/elsewhere"}),
        web.Response(text="[1, 2]"),
        web.Response(text=""),
        web.Response(text='{"errcode": "0"}'),
        web.Response(body=b"\xff\xfe"),
        later(0.6, {"errcode": 0}),
        cut,
    ],
)
def test_what_is_no_answer_of_the_platform_leaves_the_outcome_open(
    sqlite_url: str, answer: Scripted
) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.script.append(answer)
        with pytest.raises(NoAnswer) as caught:
            await client.post(PATH, WORDS)
        assert caught.value.repeat_until is None
        assert len(world.platform.sent()) == 1  # never repeated blindly

    run(sqlite_url, story)


def test_a_platform_that_is_not_there_was_surely_not_told(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        world.url = "http://127.0.0.1:1"
        async with http() as session:
            await client.post(PATH, WORDS)  # the token is known by now
            error = await failed(world.client(session).post(PATH, WORDS))
        assert (error.code, error.action) == (None, Action.RETRY)

    run(sqlite_url, story)


@pytest.mark.parametrize("answer", [html(502), web.Response(text="{}"), later(0.6, {}), cut])
def test_without_an_answer_about_the_token_the_call_did_not_begin(
    sqlite_url: str, answer: Scripted
) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.token_script.append(answer)
        error = await failed(client.post(PATH, WORDS))
        assert (error.code, error.action) == (None, Action.RETRY)
        assert world.platform.sent() == []

    run(sqlite_url, story)


@pytest.mark.parametrize("code", [40001, 40125, 40013, 40164, 41004])
def test_no_token_for_these_credentials_stops_the_account(sqlite_url: str, code: int) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.token_script.append(refusal(code))
        error = await failed(client.post(PATH, WORDS))
        assert (error.code, error.action, error.alert) == (code, Action.STOP_ACCOUNT, True)
        assert error.until is not None

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("code", "action"), [(-1, Action.RETRY), (45009, Action.STOP_LANE), (45011, Action.STOP_LANE)]
)
def test_a_busy_token_service_is_not_a_wrong_secret(
    sqlite_url: str, code: int, action: Action
) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.token_script.append(refusal(code))
        assert (await failed(client.post(PATH, WORDS))).action is action

    run(sqlite_url, story)


def test_a_wrong_secret_is_not_tried_by_everybody_who_waits(sqlite_url: str) -> None:
    async def story(world: World, _client: Client) -> None:
        async with http() as session:
            wrong = world.client(session, secret="wrong")
            errors = await asyncio.gather(
                *(wrong.post(PATH, WORDS) for _ in range(20)), return_exceptions=True
            )
        assert {type(error) for error in errors} == {SendFailed}
        assert len(world.platform.fetches()) == 1

    run(sqlite_url, story)


def test_a_refusal_is_logged_by_its_number_and_request_and_nothing_else(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        world.platform.script.extend([refusal(45015, "oWang said 明早"), html(502)])
        with capture_logs() as lines:
            await failed(client.post(PATH, WORDS))
            with pytest.raises(NoAnswer):
                await client.post(PATH, WORDS)
        assert lines[0] == {
            "event": "platform_refused",
            "log_level": "warning",
            "account": "main",
            "path": PATH,
            "code": 45015,
            "rid": RID,
        }
        assert (lines[1]["event"], lines[1]["reason"]) == ("platform_no_answer", "status 502")
        secrets = ("token-1", SECRET, "oWang", "明早")
        assert not [word for word in secrets if word in str(lines)]

    run(sqlite_url, story)


def test_too_many_requests_close_the_lane_for_as_long_as_they_say(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        answer = html(429)
        answer.headers["Retry-After"] = "120"
        world.platform.script.append(answer)
        error = await failed(client.post(PATH, WORDS))
        assert (error.code, error.action) == (429, Action.STOP_LANE)
        assert error.until == world.clock() + timedelta(seconds=120)

    run(sqlite_url, story)


def test_a_server_that_is_away_says_until_when_but_not_whether_it_sent(sqlite_url: str) -> None:
    async def story(world: World, client: Client) -> None:
        answer = html(503)
        answer.headers["Retry-After"] = "30"
        world.platform.script.append(answer)
        with pytest.raises(NoAnswer) as caught:
            await client.post(PATH, WORDS)
        assert caught.value.wait_until == world.clock() + timedelta(seconds=30)

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Tue, 01 Dec 2026 02:01:00 GMT", 60),
        ("Tue, 01 Dec 2026 01:59:00 GMT", None),
        ("0", None),
        ("soon", None),
        ("-5", None),
        ("999999", 86_400),
        ("9" * 50, None),
        ("", None),
        (None, None),
    ],
)
def test_a_header_that_makes_no_sense_is_no_header(header: str | None, seconds: int | None) -> None:
    now = datetime(2026, 12, 1, 2, tzinfo=UTC)
    expected = None if seconds is None else now + timedelta(seconds=seconds)
    assert retry_after(header, now) == expected
