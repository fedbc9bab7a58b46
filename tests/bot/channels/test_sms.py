"""Messages by telephone: one signed request as configured, and what each answer means."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels import Action, NoAnswer, Outgoing, SendFailed
from bot.channels.sms.body import at_path, filled
from bot.channels.sms.gateway import SmsChannel, signature
from bot.channels.sms.text import fitted, plain, room
from bot.core.settings import SmsSettings
from simulator.server import WORLD, Options, create_app

NOW = datetime(2026, 12, 1, 2, tzinfo=UTC)
MESSAGE = Outgoing(
    openid="", text='急事："停水"，{phone}', key="17-1795400000", phone="13900000005"
)
QUICK = "300s"
pytestmark = pytest.mark.loopback


class Gateway:
    """Answers as told and remembers what it got."""

    def __init__(self) -> None:
        self.answers: list[web.Response] = []
        self.requests: list[tuple[web.Request, bytes]] = []

    async def handle(self, request: web.Request) -> web.Response:
        """One request."""
        self.requests.append((request, await request.read()))
        return self.answers.pop(0) if self.answers else web.json_response({"code": 0})


def run(story: Callable[[Gateway, Callable[..., SmsChannel]], Awaitable[None]]) -> None:
    async def told() -> None:
        gateway, app = Gateway(), web.Application()
        app.router.add_route("*", "/send", gateway.handle)
        async with TestServer(app) as server, aiohttp.ClientSession() as http:

            def channel(**settings: Any) -> SmsChannel:  # noqa: ANN401 (settings by name)
                made = SmsSettings.model_validate(
                    {"url": str(server.make_url("/send")), **settings}
                )
                return SmsChannel(made, http, lambda: NOW)

            await story(gateway, channel)

    asyncio.run(told())


def test_the_request_is_as_configured_and_signed_over_time_and_body() -> None:
    async def story(gateway: Gateway, channel: Callable[..., SmsChannel]) -> None:
        await channel(
            secret="s3cret", headers={"X-App": "lianxin"}, key_header="Idempotency-Key"
        ).send(MESSAGE)
        ((request, body),) = gateway.requests
        assert json.loads(body) == {"phone": MESSAGE.phone, "text": MESSAGE.text}
        assert request.headers["X-App"] == "lianxin"
        assert request.headers["Idempotency-Key"] == MESSAGE.key
        timestamp = request.headers["X-Timestamp"]
        assert timestamp == str(int(NOW.timestamp()))
        assert request.headers["X-Signature"] == signature("s3cret", timestamp, body)

    run(story)


def test_a_form_is_filled_as_a_form() -> None:
    async def story(gateway: Gateway, channel: Callable[..., SmsChannel]) -> None:
        form = "mobile={phone}&content={text}&sign=&id={key}"
        await channel(body_type="form", body=form, success_path="").send(MESSAGE)
        ((request, body),) = gateway.requests
        assert request.content_type == "application/x-www-form-urlencoded"
        assert parse_qs(body.decode())["content"] == [MESSAGE.text]
        assert "X-Signature" not in request.headers

    run(story)


@pytest.mark.parametrize(
    ("status", "body", "code", "action", "repair"),
    [
        (200, '{"code": 3}', 3, Action.NEXT_ROUTE, False),
        (200, '{"code": "ISV.LIMIT"}', None, Action.NEXT_ROUTE, False),
        (400, "", 400, Action.NEXT_ROUTE, False),
        (302, "", 302, Action.NEXT_ROUTE, False),
        (401, "", 401, Action.STOP_LANE, True),
        (403, "", 403, Action.STOP_LANE, True),
        (429, "", 429, Action.STOP_LANE, False),
    ],
)
def test_a_refusal_is_a_refusal(
    status: int, body: str, code: int | None, action: Action, repair: bool
) -> None:
    async def story(gateway: Gateway, channel: Callable[..., SmsChannel]) -> None:
        gateway.answers.append(web.Response(status=status, text=body))
        with pytest.raises(SendFailed) as caught:
            await channel().send(MESSAGE)
        error = caught.value
        assert (error.code, error.action, error.repair) == (code, action, repair)

    run(story)


@pytest.mark.parametrize(
    ("status", "body"), [(500, ""), (503, ""), (200, "<html>"), (200, "{}"), (200, "[]")]
)
@pytest.mark.parametrize("key_header", ["", "Idempotency-Key"])
def test_what_says_nothing_is_unknown_and_repeated_only_under_a_key(
    status: int, body: str, key_header: str
) -> None:
    async def story(gateway: Gateway, channel: Callable[..., SmsChannel]) -> None:
        gateway.answers.append(web.Response(status=status, text=body))
        with pytest.raises(NoAnswer) as caught:
            await channel(key_header=key_header).send(MESSAGE)
        expected = NOW + timedelta(minutes=10) if key_header else None
        assert caught.value.repeat_until == expected

    run(story)


def test_a_gateway_that_is_not_there_has_sent_nothing() -> None:
    async def story(_gateway: Gateway, channel: Callable[..., SmsChannel]) -> None:
        with pytest.raises(SendFailed) as caught:
            await channel(url="http://127.0.0.1:9/send").send(MESSAGE)
        assert caught.value.action is Action.RETRY

    run(story)


def test_words_cannot_break_out_of_the_body() -> None:
    form = '{"to": ["{phone}"], "data": {"text": "{text}", "n": 1}, "{x}": "{unknown}"}'
    values = {"phone": "1", "text": '"},{phone}{', "key": "k"}
    assert json.loads(filled(form, "json", values)) == {
        "to": ["1"],
        "data": {"text": '"},{phone}{', "n": 1},
        "{x}": "{unknown}",
    }


@pytest.mark.parametrize(
    ("path", "found"),
    [("code", 0), ("data.0.status", "OK"), ("data.1", None), ("code.x", None), ("nothing", None)],
)
def test_the_answer_is_looked_up_by_its_path(path: str, found: object) -> None:
    assert at_path({"code": 0, "data": [{"status": "OK"}]}, path) == found


def test_a_text_stays_within_its_parts_and_keeps_the_number_to_ring() -> None:
    facts = {"title": "停水" * 60, "from": "东风支部", "phone": "0519-88881234"}
    text = fitted(
        lambda known: f"【连心】{known['from']}：{known['title']}。打{known['phone']}",
        facts,
        1,
        whole=frozenset({"phone"}),
    )
    assert len(text) <= room(1) == 70
    assert text.endswith("…。打0519-88881234")
    assert text.startswith("【连心】东风支部：停水")
    assert (room(2), room(3)) == (134, 201)


def test_what_a_simple_telephone_cannot_show_is_left_out() -> None:
    assert plain("学习日🙏\n改到\u200b周五\x07") == "学习日 改到 周五"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"body": '{"phone": "{phone}"}'}, "{text} is not in it"),
        ({"body": "phone={phone}&text={text}"}, "is not JSON"),
    ],
)
def test_a_body_that_cannot_work_is_refused_at_the_start(
    settings: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        SmsSettings.model_validate(settings)


def test_the_stand_ins_gateway_takes_it_once(tmp_path: Path) -> None:
    async def story() -> None:
        app = create_app(Options(data=tmp_path))
        async with TestServer(app) as server, aiohttp.ClientSession() as http:
            settings = SmsSettings.model_validate(
                {
                    "url": str(server.make_url("/sms")),
                    "secret": "stand-in",
                    "key_header": "Idempotency-Key",
                }
            )
            clock = app[WORLD].clock
            channel = SmsChannel(settings, http, lambda: datetime.fromtimestamp(clock.now(), UTC))
            app[WORLD].faults.switch("/sms", "answer_lost", 1)
            with pytest.raises(NoAnswer):
                await channel.send(MESSAGE)
            await channel.send(MESSAGE)
            async with http.get(server.make_url("/sms")) as shown:
                (arrived,) = (await shown.json())["messages"]
            assert (arrived["phone"], arrived["text"]) == (MESSAGE.phone, MESSAGE.text)
            async with http.get(server.make_url("/sms"), headers={"Accept": "text/html"}) as page:
                assert "&quot;停水&quot;" in await page.text()
            app[WORLD].faults.switch("/sms", "7", 1)
            with pytest.raises(SendFailed) as caught:
                await channel.send(MESSAGE)
            assert caught.value.code == 7

    asyncio.run(story())
