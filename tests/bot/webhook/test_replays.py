"""The webhook on its inbox, by HTTP: retries, duplicates at once and replays, on both databases."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select
from structlog.testing import capture_logs
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from bot.channels import Incoming
from bot.channels.official.account import Finding, OfficialAccount
from bot.channels.official.tokens import TokenStore
from bot.core.database import Database, open_database
from bot.core.sealing import Sealer
from bot.webhook import inbox
from bot.webhook.models import Inbox
from bot.webhook.views import create_webhook
from tests.bot.channels import fake_platform
from tests.bot.webhook.conftest import FALLBACK
from tests.bot.webhook.posts import NOW, Post, account, plain_reply, reply_of, tap, text_message

SEALER = Sealer("k" * 32)


@dataclass
class House:
    """A door that counts its effects and answers with their number."""

    database: Database
    effects: list[str] = field(default_factory=list)
    takes_s: float = 0
    broken: bool = False

    def now(self) -> datetime:
        return NOW

    def answer(self, incoming: Incoming) -> str:
        with self.database.begin() as session:
            outcome = inbox.enter(session, NOW, incoming, SEALER)
            if isinstance(outcome, inbox.Repeated):
                return outcome.reply
            time.sleep(self.takes_s)
            if self.broken:
                raise RuntimeError
            self.effects.append(incoming.text or incoming.event_key)
            reply = f"第{len(self.effects)}件"
            inbox.remember(session, NOW, outcome.id, reply, SEALER)
            return reply

    def keep(self, incoming: Incoming) -> str:
        return inbox.keep_failed(self.database, NOW, incoming, SEALER, reply=FALLBACK)

    def app(self) -> Flask:
        accounts = [account(), account("plain", "second")]
        app = Flask("webhook", static_folder=None)
        webhook = create_webhook(accounts, self.answer, keep=self.keep, clock=self.now)
        webhook.mount(app)
        return app

    def stored(self) -> int:
        with self.database.read() as session:
            return session.scalars(select(func.count()).select_from(Inbox)).one()


@pytest.fixture
def house(database_url: str) -> Iterator[House]:
    opened = open_database(database_url)
    yield House(opened)
    opened.close()


def plain_post(words: str, *, nonce: str = "n1", number: int = 1) -> Post:
    made = Post.plain(text_message(words, number=number), nonce=nonce)
    return Post(made.query, made.body, "/wechat/second")


def test_the_same_delivery_again_is_answered_alike(house: House) -> None:
    app, post = house.app(), Post.safe(text_message("签到"))
    assert [reply_of(post.to(app)) for _ in range(4)] == ["第1件"] * 4
    assert house.effects == ["签到"]


def test_a_delivery_with_a_fresh_signature_is_answered_alike(house: House) -> None:
    app = house.app()
    posts = [Post.safe(text_message("签到"), nonce=f"n{number}") for number in range(4)]
    assert [reply_of(post.to(app)) for post in posts] == ["第1件"] * 4
    assert house.effects == ["签到"]


@pytest.mark.parametrize("same_nonce", [True, False])
def test_deliveries_at_once_have_one_effect(house: House, same_nonce: bool) -> None:
    house.takes_s = 0.2
    app = house.app()

    def deliver(number: int) -> str:
        nonce = "n1" if same_nonce else f"n{number}"
        return reply_of(Post.safe(text_message("签到"), nonce=nonce).to(app))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(deliver, range(6))) == ["第1件"] * 6
    assert house.effects == ["签到"]


def test_two_taps_in_one_second_are_two_effects(house: House) -> None:
    app = house.app()
    Post.safe(tap("check_in"), nonce="n1").to(app)
    Post.safe(tap("help"), nonce="n2").to(app)
    Post.safe(tap("help"), nonce="n3").to(app)
    assert house.effects == ["check_in", "help"]


def test_a_nonce_that_comes_back_with_other_words_is_refused(house: House) -> None:
    app = house.app()
    assert Post.safe(text_message("签到")).to(app).status_code == 200
    assert Post.safe(text_message("求助", number=2)).to(app).status_code == 403
    assert Post.safe(text_message("求助")).to(app).status_code == 403
    assert house.effects == ["签到"]
    assert house.stored() == 1


def test_who_saw_one_plain_post_cannot_write_another(house: House) -> None:
    app = house.app()
    assert plain_reply(plain_post("签到").to(app).text) == "第1件"
    assert plain_post("退出", number=2).to(app).status_code == 403
    assert plain_post("退出").to(app).status_code == 403
    assert plain_reply(plain_post("签到").to(app).text) == "第1件"
    assert house.effects == ["签到"]


@pytest.mark.parametrize(
    "post",
    [
        Post.plain(text_message()),
        Post.safe(text_message()).but(msg_signature="0" * 40),
        Post.safe(text_message()).but(encrypt_type="raw"),
        Post.safe("<!DOCTYPE xml>" + text_message()),
        Post.safe(text_message(), stamp="1795399341"),
    ],
)
def test_nothing_is_stored_of_what_is_refused(house: House, post: Post) -> None:
    assert post.to(house.app()).status_code in (400, 403)
    assert house.stored() == 0


def test_a_failed_message_is_acknowledged_alike_and_kept_once(house: House) -> None:
    house.broken = True
    app, post = house.app(), Post.safe(text_message("求助 水管"))
    assert [reply_of(post.to(app)) for _ in range(3)] == [FALLBACK] * 3
    with house.database.read() as session:
        assert inbox.figures(session) == {"handled": 0, "retries_answered": 2, "failed": 1}


def test_a_delivery_that_waits_in_vain_is_left_to_the_platform_in_time(house: House) -> None:
    """The first still works after its time: whoever repeats it gets 503 within four seconds."""
    house.takes_s = 5.0
    app, post = house.app(), Post.safe(text_message("签到"))
    first: list[TestResponse] = []
    slow = threading.Thread(target=lambda: first.append(post.to(app)))
    slow.start()
    time.sleep(0.2)
    began = time.monotonic()
    with capture_logs() as lines:  # the default renderer takes its time over a traceback
        assert post.to(app).status_code == 503
    assert time.monotonic() - began < 4.0
    assert [line["event"] for line in lines] == ["message_failed", "message_not_kept"]
    slow.join()
    assert reply_of(first[0]) == reply_of(post.to(app)) == "第1件"


@pytest.mark.loopback
def test_doctor_finds_the_webhook_well(sqlite_url: str) -> None:
    house = House(open_database(sqlite_url))
    clock = fake_platform.Clock()
    clock.now = NOW
    server = make_server("127.0.0.1", 0, house.app())
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    async def check() -> list[Finding]:
        platform = fake_platform.FakePlatform()
        async with platform.running() as address, fake_platform.http() as http:
            own = fake_platform.account(address)
            tokens = TokenStore(house.database, SEALER, clock)
            official = OfficialAccount(own, http, tokens, clock)
            return await official.check(f"http://127.0.0.1:{server.server_port}/")

    assert asyncio.run(check()) == [Finding("credentials", True), Finding("callback", True)]
    server.shutdown()
    thread.join()
    server.server_close()
    house.database.close()
