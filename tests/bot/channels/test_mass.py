"""Mass messages: one call for many, known again by their key."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels import Action, NoAnswer, SendFailed
from bot.channels.official.account import OfficialAccount
from tests.bot.channels.fake_platform import Clock, FakePlatform, html, refusal
from tests.bot.channels.test_account import Story, an_account, run

pytestmark = pytest.mark.loopback
PEOPLE = ("oWang", "oLi")


async def send(official: OfficialAccount, key: str = "ask-1") -> str | None:
    return await official.mass.send(PEOPLE, "过几天有件事", key)


def test_a_job_goes_with_its_key_and_gives_its_number(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append({"errcode": 0, "errmsg": "submission success", "msg_id": 34182})
        assert await send(official) == "34182"
        (call,) = platform.sent()
        assert call.path == "/cgi-bin/message/mass/send"
        assert call.body == {
            "touser": ["oWang", "oLi"],
            "msgtype": "text",
            "text": {"content": "过几天有件事"},
            "clientmsgid": "ask-1",
        }

    run(sqlite_url, story)


def test_a_job_sent_before_is_sent_and_keeps_its_number(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        platform.script.append({**refusal(45065, "clientmsgid exist"), "msg_id": 34182})
        assert await send(official) == "34182"

    run(sqlite_url, story)


def test_an_unanswered_job_may_be_repeated_under_its_key_for_most_of_a_day(
    sqlite_url: str,
) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, clock: Clock) -> None:
        platform.script.append(html(502))
        with pytest.raises(NoAnswer) as caught:
            await send(official)
        assert caught.value.repeat_until == clock() + timedelta(hours=23)

    run(sqlite_url, story)


def test_a_key_is_never_longer_than_the_platform_takes(sqlite_url: str) -> None:
    async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
        await send(official, "x" * 40)
        assert len(platform.sent()[0].body["clientmsgid"].encode()) <= 32

    run(sqlite_url, story)


@pytest.mark.parametrize(
    ("code", "action", "alert"),
    [
        (45028, Action.STOP_LANE, True),
        (45066, Action.RETRY, False),
        (89504, Action.RETRY, True),
        (45083, Action.FIX, True),
        (45084, Action.FIX, True),
        (45067, Action.FIX, True),
        (40130, Action.FIX, True),
        (48001, Action.STOP_LANE, True),
    ],
)
def test_a_refusal_says_what_to_do(sqlite_url: str, code: int, action: Action, alert: bool) -> None:
    def telling() -> Story:
        async def story(platform: FakePlatform, official: OfficialAccount, _clock: Clock) -> None:
            platform.script.append(refusal(code))
            with pytest.raises(SendFailed) as caught:
                await send(official)
            assert (caught.value.action, caught.value.alert) == (action, alert)

        return story

    run(sqlite_url, telling())


def test_a_job_that_never_reached_the_platform_may_simply_go_again(sqlite_url: str) -> None:
    async def told() -> None:
        platform, clock = FakePlatform(), Clock()
        async with an_account(sqlite_url, platform, clock) as official:
            await send(official)  # a token is there
            platform.script.append(refusal(-1))
            with pytest.raises(SendFailed) as caught:
                await send(official, "ask-2")
            assert caught.value.action is Action.RETRY

    asyncio.run(told())
