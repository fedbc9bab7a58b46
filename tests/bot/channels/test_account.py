"""An account's two ways out, its menu, and what doctor asks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

from bot.channels import Action, Channel, NoAnswer, Outgoing, SendFailed
from bot.channels.official.account import Finding, OfficialAccount
from bot.channels.official.client import open_http
from bot.channels.official.tokens import TokenStore
from bot.core.database import open_database
from bot.core.sealing import Sealer
from tests.bot.channels.fake_platform import Clock, FakePlatform, account, html, http, refusal

pytestmark = pytest.mark.loopback

WANG = Outgoing(openid="oWang", text="明早九点学习日", key="ob-7-1")
NOTICE = Outgoing(
    openid="oWang",
    text="",
    key="ob-7-2",
    template_id="tpl-A",
    template_fields={"thing1": "十二月学习日", "time2": "2026-12-01 19:00"},
    url="https://lx.example.org/n/88",
)

Story = Callable[[FakePlatform, OfficialAccount, Clock], Awaitable[None]]


@asynccontextmanager
async def an_account(
    url: str, platform: FakePlatform, clock: Clock
) -> AsyncIterator[OfficialAccount]:
    database = open_database(url)
    tokens = TokenStore(database, Sealer("k" * 32), clock)
    async with platform.running() as address, http() as session:
        yield OfficialAccount(account(address), session, tokens, clock)
    database.close()


def run(url: str, story: Story) -> None:
    async def told() -> None:
        platform, clock = FakePlatform(), Clock()
        async with an_account(url, platform, clock) as official:
            await story(platform, official, clock)

    asyncio.run(told())


def test_both_ways_out_are_channels(sqlite_url: str) -> None:
    async def story(_platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        channels: list[Channel] = [official.chat, official.template]
        assert [one.name for one in channels] == ["chat", "template"]

    run(sqlite_url, story)


def test_a_chat_text_goes_as_it_is(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        channel: Channel = official.chat
        assert await channel.send(WANG) is None
        call = platform.sent()[0]
        assert call.path == "/cgi-bin/message/custom/send"
        assert call.body == {
            "touser": "oWang",
            "msgtype": "text",
            "text": {"content": "明早九点学习日"},
        }

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("text", "content"), [("好" * 700, "好" * 666), ("\x00好\ud83d", "好"), ("]]>🙏\n", "]]>🙏\n")]
)
def test_a_chat_text_is_made_to_fit(sqlite_url: str, text: str, content: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        await official.chat.send(Outgoing(openid="oWang", text=text, key="k"))
        assert platform.sent()[0].body["text"]["content"] == content

    run(sqlite_url, story)


def test_a_voice_goes_in_the_place_of_its_text(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        await official.chat.send(Outgoing(openid="oWang", text="（语音）", key="k", voice="m-1"))
        said = {"touser": "oWang", "msgtype": "voice", "voice": {"media_id": "m-1"}}
        assert platform.sent()[0].body == said

    run(sqlite_url, story)


def test_a_voice_that_the_platform_has_no_more_alarms_nobody(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(refusal(40007))
        with pytest.raises(SendFailed) as caught:
            await official.chat.send(Outgoing(openid="oWang", text="", key="k", voice="m-1"))
        assert (caught.value.action, caught.value.alert) == (Action.NEXT_ROUTE, False)

    run(sqlite_url, story)


def test_a_chat_text_without_an_answer_may_not_be_repeated(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(html(502))
        with pytest.raises(NoAnswer) as caught:
            await official.chat.send(WANG)
        assert caught.value.repeat_until is None

    run(sqlite_url, story)


def test_a_template_goes_with_its_key_and_gives_its_number(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append({"errcode": 0, "errmsg": "ok", "msgid": 3557254367693750277})
        assert await official.template.send(NOTICE) == "3557254367693750277"
        assert platform.sent()[0].body == {
            "touser": "oWang",
            "template_id": "tpl-A",
            "client_msg_id": "ob-7-2",
            "url": "https://lx.example.org/n/88",
            "data": {
                "thing1": {"value": "十二月学习日"},
                "time2": {"value": "2026-12-01 19:00"},
            },
        }

    run(sqlite_url, story)


def test_a_long_key_is_shortened_the_same_way_each_time(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        for key in ("x" * 33, "x" * 33, "x" * 34):
            await official.template.send(Outgoing("oWang", "", key, template_id="tpl-A"))
        first, again, other = [call.body["client_msg_id"] for call in platform.sent()]
        assert first == again != other
        assert len(first) == 32
        assert "url" not in platform.sent()[0].body

    run(sqlite_url, story)


def test_a_template_without_an_answer_may_be_repeated_for_minutes(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, clock: Clock) -> None:
        platform.script.append(html(502))
        with pytest.raises(NoAnswer) as caught:
            await official.template.send(NOTICE)
        assert caught.value.repeat_until == clock() + timedelta(minutes=9)

    run(sqlite_url, story)


@pytest.mark.parametrize("code", [40036, 40037, 43116, 40249])
def test_a_barred_template_is_left_alone_for_an_hour(sqlite_url: str, code: int) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, clock: Clock) -> None:
        platform.script.append(refusal(code))
        for _ in range(3):
            with pytest.raises(SendFailed) as caught:
                await official.template.send(NOTICE)
            assert (caught.value.code, caught.value.action) == (code, Action.NEXT_ROUTE)
        assert len(platform.sent()) == 1
        await official.template.send(Outgoing("oWang", "", "k", template_id="tpl-B"))
        clock.forward(minutes=61)
        await official.template.send(NOTICE)
        assert len(platform.sent()) == 3

    run(sqlite_url, story)


@pytest.mark.parametrize("code", [43004, 47003])
def test_a_refusal_of_one_message_bars_no_template(sqlite_url: str, code: int) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(refusal(code))
        with pytest.raises(SendFailed):
            await official.template.send(NOTICE)
        await official.template.send(NOTICE)
        assert len(platform.sent()) == 2

    run(sqlite_url, story)


def test_the_menu_goes_as_raw_utf8(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        buttons = [{"type": "click", "name": "签到", "key": "check_in"}]
        await official.create_menu(buttons)
        call = platform.sent("menu/create")[0]
        assert call.body == {"button": buttons}
        assert "签到".encode() in call.raw

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("answer", "follows", "scene"),
    [
        ({"subscribe": 1, "openid": "oWang", "qr_scene_str": "inv-7f3k"}, True, "inv-7f3k"),
        ({"subscribe": 0, "openid": "oWang"}, False, ""),
    ],
)
def test_who_follows_is_asked(
    sqlite_url: str, answer: dict[str, object], follows: bool, scene: str
) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(answer)
        info = await official.user_info("oWang")
        assert (info.follows, info.scene) == (follows, scene)

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (refusal(40125), "40125: the secret is wrong"),
        (refusal(40013), "40013: the app id is wrong"),
        (refusal(40164), "40164: this machine's address is not on the account's IP white list"),
        (refusal(45011), "the platform answers 45011"),
        (html(502), "no answer from the platform: status 502"),
    ],
)
def test_doctor_says_why_no_token_is_given(
    sqlite_url: str, answer: dict[str, object] | web.Response, why: str
) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.token_script.append(answer)
        found = (await official.check("http://127.0.0.1:1"))[0]
        assert found == Finding("credentials", False, why)

    run(sqlite_url, story)


def test_doctor_finds_a_callback_that_does_not_answer(sqlite_url: str) -> None:
    async def story(_platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        credentials, callback = await official.check("http://127.0.0.1:1/")
        assert credentials == Finding("credentials", True)
        assert not callback.well
        assert "http://127.0.0.1:1/wechat/main does not answer" in callback.why

    run(sqlite_url, story)


def test_doctor_finds_an_address_that_is_somebody_elses(sqlite_url: str) -> None:
    async def story(_platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        other = FakePlatform()
        async with other.running() as address:
            callback = (await official.check(address))[1]
        assert not callback.well
        assert "answers 200, not what was asked" in callback.why

    run(sqlite_url, story)


def test_the_shared_session_keeps_no_cookies_and_gives_up() -> None:
    async def told() -> None:
        async with open_http() as session:
            assert session.timeout.total == 10
            assert len(session.cookie_jar) == 0

    asyncio.run(told())


def test_what_somebody_sent_is_handed_out_as_bytes(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(web.Response(body=b"\x89PNG and more", content_type="image/png"))
        assert await official.media("m-1", largest=100) == b"\x89PNG and more"
        call = platform.calls[-1]
        assert (call.path, call.query["media_id"]) == ("/cgi-bin/media/get", "m-1")

    run(sqlite_url, story)


def test_no_more_of_it_is_read_than_may_be_kept(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(web.Response(body=b"1" * 500_000))
        assert 100 < len(await official.media("m-1", largest=100)) < 500_000

    run(sqlite_url, story)


def test_a_refusal_in_the_place_of_a_file_is_a_refusal(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append(refusal(40007))
        with pytest.raises(SendFailed) as failed:
            await official.media("gone", largest=100)
        assert failed.value.action is Action.FIX
        platform.script.append(refusal(42001))
        platform.script.append(web.Response(body=b"GIF89a"))
        assert await official.media("m-1", largest=100) == b"GIF89a"
        platform.script.append(web.Response(status=502, body=b"<html>"))
        with pytest.raises(NoAnswer):
            await official.media("m-1", largest=100)

    run(sqlite_url, story)
