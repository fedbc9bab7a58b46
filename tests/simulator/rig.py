"""A stand-in and a tiny bot behind it, both on this machine, for one test."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from simulator.accounts import Account
from simulator.envelope import decrypt, encrypt, signature, signature_fits
from simulator.server import WORLD, Options, create_app
from simulator.wire import Node, document, parse
from simulator.world import World

WANG, LI = "oWang", "oLi"
TEMPLATE = "tpl-reminder"
SEED: dict[str, Any] = {
    "accounts": [
        {
            "name": "main",
            "app_id": "wxfeedfacecafebeef",
            "secret": "a" * 32,
            "token": "lianxin-test-token",
            "encoding_aes_key": "TGlhbnhpbi10ZXN0LWtleS0zMi1ieXRlcy1sb25nISE",
            "original_id": "gh_testaccount1",
            "templates": [
                {"template_id": TEMPLATE, "title": "Reminder", "fields": ["thing1", "time2"]}
            ],
        }
    ],
    "people": [
        {"openid": WANG, "name": "王秀兰", "about": "74", "featured": True},
        {"openid": LI, "name": "李国强", "featured": True, "following": False},
    ],
}
Answer = dict[str, Any]
Behaviour = Callable[[Node], Awaitable[str | web.Response]]


async def echo(message: Node) -> str:
    """Answers a text with itself, everything else with silence."""
    return message.value("Content")


@dataclass
class FakeBot:
    """Decrypts, remembers, answers as told: a text, "" for silence, or a whole response."""

    account: Account
    behave: Behaviour = echo
    messages: list[Node] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        """One callback."""
        message = self._opened(await request.text(), dict(request.query))
        self.messages.append(message)
        self.queries.append(dict(request.query))
        answer = await self.behave(message)
        if isinstance(answer, web.Response):
            return answer
        return web.Response(text=self.sealed(message, answer) if answer else "success")

    def sealed(self, message: Node, text: str) -> str:
        """A passive reply in the account's mode."""
        xml = document(
            [
                ("ToUserName", message.value("FromUserName")),
                ("FromUserName", message.value("ToUserName")),
                ("CreateTime", 1795400000),
                ("MsgType", "text"),
                ("Content", text),
            ]
        )
        if self.account.mode == "plain":
            return xml
        encrypted = encrypt(self.account.key, xml, self.account.app_id)
        signed = signature(self.account.token, "1795400001", "nonce", encrypted)
        envelope = [("Encrypt", encrypted), ("MsgSignature", signed)]
        return document([*envelope, ("TimeStamp", 1795400001), ("Nonce", "nonce")])

    def _opened(self, text: str, query: dict[str, str]) -> Node:
        root, account = parse(text), self.account
        once = (account.token, query["timestamp"], query["nonce"])
        assert signature_fits(query["signature"], *once)
        if account.mode == "plain":
            return root
        encrypted = root.value("Encrypt")
        assert signature_fits(query["msg_signature"], *once, encrypted)
        return parse(decrypt(account.key, encrypted, account.app_id))


@dataclass
class Rig:
    """The stand-in under test, its world, and the bot behind it."""

    client: TestClient[Any, Any]
    world: World
    bot: FakeBot

    @property
    def account(self) -> Account:
        """The only account."""
        return self.world.accounts["main"]

    async def control(self, deed: str, **body: object) -> Answer:
        """POST /control/… with a JSON body."""
        return await self._told(self.client.post(f"/control/{deed}", json=body))

    async def seen(self, view: str) -> Answer:
        """GET /control/…"""
        return await self._told(self.client.get(f"/control/{view}"))

    async def stable_token(self, **more: object) -> Answer:
        """POST /cgi-bin/stable_token with the right credentials."""
        body: Answer = {"grant_type": "client_credential", "appid": self.account.app_id}
        body |= {"secret": self.account.secret} | more
        return await self._told(self.client.post("/cgi-bin/stable_token", json=body))

    async def call(self, path: str, body: object = None, *, token: str | None = None) -> Answer:
        """An API call: POST with a body, else GET; with a fresh stable token."""
        value = token if token is not None else (await self.stable_token())["access_token"]
        url = f"/cgi-bin/{path}{'&' if '?' in path else '?'}access_token={value}"
        if body is None:
            return await self._told(self.client.get(url))
        raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        return await self._told(self.client.post(url, data=raw))

    async def text_to(self, openid: str, content: str = "hello") -> int:
        """custom/send; the errcode."""
        body = {"touser": openid, "msgtype": "text", "text": {"content": content}}
        code: int = (await self.call("message/custom/send", body))["errcode"]
        return code

    async def template_to(self, openid: str, **more: object) -> Answer:
        """template/send with fitting values."""
        data = {"thing1": {"value": "十二月学习日"}, "time2": {"value": "2026-12-01 09:00"}}
        body = {"touser": openid, "template_id": TEMPLATE, "data": data} | more
        return await self.call("message/template/send", body)

    async def until(self, done: Callable[[], bool]) -> None:
        """Waits for something that happens beside the calls, two seconds at most."""
        for _ in range(200):
            if done():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("it did not happen")

    async def _told(self, request: AbstractAsyncContextManager[ClientResponse]) -> Answer:
        async with request as response:
            answer: Answer = json.loads(await response.text())
            return answer


@asynccontextmanager
async def rig(
    data: Path, *, mode: str = "safe", deadline: float = 0.3, seed: Answer | None = None
) -> AsyncIterator[Rig]:
    """Both servers up; `deadline` stands for the platform's five seconds."""
    file = data / "seed.json"
    file.write_text(json.dumps(seed or SEED))
    app = create_app(Options(data=data, seed=file, callback_deadline=deadline))
    world = app[WORLD]
    world.switches.template_delay_ms = 10
    account = world.accounts["main"]
    account.mode = mode
    bot = FakeBot(account)
    site = web.Application()
    site.router.add_post("/wechat/main", bot.handle)
    async with TestServer(site) as server, TestClient(TestServer(app)) as client:
        account.callback_url = str(server.make_url("/wechat/main"))
        yield Rig(client, world, bot)
