"""A small stand-in for the platform's API, as far as a client of it can tell."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from bot.core.settings import Account
from tests.bot.channels.vectors import D

SECRET = "the-account-secret"
STABLE_TOKEN = "/cgi-bin/stable_token"
RID = "6a1b2c3d-00000001-7f7f7f7f"

Answered = dict[str, Any] | web.StreamResponse
Scripted = Answered | Callable[[web.Request], Awaitable[Answered]]


def account(api_base_url: str, *, secret: str = SECRET) -> Account:
    """An account whose API is here."""
    return Account(
        name="main",
        app_id=D.app_id,
        secret=SecretStr(secret),
        token=SecretStr(D.token),
        encoding_aes_key=SecretStr(D.aes_key),
        api_base_url=api_base_url,
    )


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        """Let time pass, in the words of timedelta."""
        self.now += timedelta(**length)


@dataclass(frozen=True)
class Call:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:  # noqa: ANN401 (JSON)
        """The request's JSON."""
        return json.loads(self.raw)


def refusal(code: int, text: str = "refused") -> dict[str, Any]:
    """A refusal in the platform's form."""
    return {"errcode": code, "errmsg": f"{text} rid: {RID}"}


class FakePlatform:
    """Gives tokens by the rules of stable_token and answers calls from `script`, else with ok."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.script: deque[Scripted] = deque()
        self.token_script: deque[Scripted] = deque()
        self.token = "token-1"
        self.lives = 7200

    def sent(self, path: str = "") -> list[Call]:
        """The calls that were not for a token."""
        return [one for one in self.calls if one.path != STABLE_TOKEN and path in one.path]

    def fetches(self) -> list[Call]:
        """The calls for a token."""
        return [one for one in self.calls if one.path == STABLE_TOKEN]

    def renew_token(self) -> None:
        """From now on only a new token is good."""
        number = int(self.token.removeprefix("token-")) + 1
        self.token = f"token-{number}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        """Serve on a free port of this machine; yields the address."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        try:
            yield f"http://{host}:{port}"
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        call = Call(request.method, request.path, dict(request.query), raw)
        self.calls.append(call)
        answer = self._token(call) if call.path == STABLE_TOKEN else self._ordinary(call)
        if callable(answer):
            answer = await answer(request)
        return web.json_response(answer) if isinstance(answer, dict) else answer

    def _token(self, call: Call) -> Scripted:
        if self.token_script:
            return self.token_script.popleft()
        if call.body["secret"] != SECRET:
            return refusal(40125, "invalid appsecret")
        return {"access_token": self.token, "expires_in": self.lives}

    def _ordinary(self, call: Call) -> Scripted:
        if call.query.get("access_token") != self.token:
            return refusal(40001, "invalid credential, access_token is invalid or not latest")
        return self.script.popleft() if self.script else {"errcode": 0, "errmsg": "ok"}


async def cut(request: web.Request) -> Answered:
    """No answer: the connection ends after the request was read."""
    assert request.transport is not None
    request.transport.abort()
    return {}


def later(seconds: float, answer: Answered) -> Scripted:
    """An answer that takes its time."""

    async def wait(_request: web.Request) -> Answered:
        await asyncio.sleep(seconds)
        return answer

    return wait


def html(status: int) -> web.Response:
    """A fault page of something between us and the platform."""
    return web.Response(status=status, text="<html>Bad Gateway</html>", content_type="text/html")


def http() -> aiohttp.ClientSession:
    """A session that waits no longer than a test should."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
