"""Free chat messages: what an action gives, and when the platform says no."""

import asyncio
from pathlib import Path

import pytest

from simulator.people import Person
from tests.simulator.rig import LI, WANG, Rig, rig

NOW = 1_795_400_000.0
HOURS = 3600


@pytest.fixture
def person() -> Person:
    return Person("oWang", "main", "Wang")


def test_a_tap_after_a_message_keeps_the_longer_window(person: Person) -> None:
    person.grant(NOW, (5, 48 * HOURS))
    person.left = 1
    person.grant(NOW + 10, (3, 60))
    assert (person.left, person.window_ends) == (3, NOW + 48 * HOURS)


def test_a_tap_alone_gives_three_for_a_minute(person: Person) -> None:
    person.grant(NOW, (3, 60))
    assert (person.left, person.window_ends) == (3, NOW + 60)


def test_allowances_never_add_up(person: Person) -> None:
    for _ in range(3):
        person.grant(NOW, (5, 48 * HOURS))
    assert person.left == 5


def test_what_an_old_window_left_is_gone(person: Person) -> None:
    person.grant(NOW, (5, 48 * HOURS))
    person.grant(NOW + 49 * HOURS, (3, 60))
    assert person.left == 3


@pytest.mark.loopback
def test_five_messages_after_one_of_the_person_then_45047(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert await here.text_to(WANG) == 45015
            await here.control("say", openid=WANG, text="hello")
            codes = [await here.text_to(WANG) for _ in range(6)]
            assert codes == [0, 0, 0, 0, 0, 45047]
            assert (await here.seen("effects"))[WANG]["custom"] == 5

    asyncio.run(story())


@pytest.mark.loopback
def test_the_window_closes_after_48_hours_by_the_moved_clock(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await here.control("clock", offset_seconds=48 * HOURS - 5)
            assert await here.text_to(WANG) == 0
            await here.control("clock", offset_seconds=48 * HOURS + 5)
            assert await here.text_to(WANG) == 45015

    asyncio.run(story())


@pytest.mark.loopback
def test_following_scanning_and_menu_taps_give_a_minute(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            menu = {"button": [{"type": "click", "name": "In", "key": "checkin"}]}
            assert (await here.call("menu/create", menu))["errcode"] == 0
            for deed in ({"deed": "follow"}, {"deed": "scan", "scene": "x"}, {"deed": "menu"}):
                await here.control(**deed, openid=LI, key="checkin")
                assert await minute_of(here, LI) == [0, 0, 0, 45047]
                await here.control("clock", offset_seconds=here.world.clock.offset + 61)
                assert await here.text_to(LI) == 45015

    asyncio.run(story())


async def minute_of(here: Rig, openid: str) -> list[int]:
    return [await here.text_to(openid) for _ in range(4)]


@pytest.mark.loopback
def test_a_msgmenu_choice_gives_only_the_minute(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            menu = {"head_content": "?", "list": [{"id": "101", "content": "join"}]}
            body = {"touser": WANG, "msgtype": "msgmenu", "msgmenu": menu}
            assert (await here.call("message/custom/send", body))["errcode"] == 0
            await here.control("clock", offset_seconds=49 * HOURS)
            assert (await here.control("choose", openid=WANG, choice="join"))["reply"] == "join"
            assert here.bot.messages[-1].value("bizmsgmenuid") == "101"
            assert await minute_of(here, WANG) == [0, 0, 0, 45047]

    asyncio.run(story())


@pytest.mark.loopback
def test_unfollowing_closes_the_window(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await here.control("unfollow", openid=WANG)
            assert here.bot.messages[-1].value("Event") == "unsubscribe"
            assert await here.text_to(WANG) == 45015
            assert (await here.call(f"user/info?openid={WANG}"))["subscribe"] == 0

    asyncio.run(story())


@pytest.mark.loopback
def test_chat_is_refused_for_strangers_the_muted_the_blocked(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert await here.text_to("oNobody") == 40003
            await here.control("say", openid=WANG, text="hello")
            assert await here.text_to(WANG, "三" * 700) == 45002
            await here.control("mute", openid=WANG, muted=True)
            assert await here.text_to(WANG) == 48002
            await here.control("block", openid=WANG, blocked=True)
            assert await here.text_to(WANG) == 43019

    asyncio.run(story())


@pytest.mark.loopback
def test_typing_needs_an_exchange_just_now(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            typing = {"touser": WANG, "command": "Typing"}
            assert (await here.call("message/custom/typing", typing))["errcode"] == 45080
            await here.control("say", openid=WANG, text="hello")
            assert (await here.call("message/custom/typing", typing))["errcode"] == 0
            assert (await here.call("message/custom/typing", typing))["errcode"] == 45081
            assert await here.text_to(WANG) == 0
            assert (await here.call("message/custom/typing", typing))["errcode"] == 0

    asyncio.run(story())


@pytest.mark.loopback
def test_what_somebody_said_may_be_sent_on_as_a_voice_for_three_days(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("voice", openid=WANG)
            (media_id,) = here.world.media
            voice = {"touser": WANG, "msgtype": "voice", "voice": {"media_id": media_id}}
            assert (await here.call("message/custom/send", voice))["errcode"] == 0
            shown = (await here.seen(f"phone?openid={WANG}"))["messages"][-1]
            assert (shown["kind"], shown["via"]) == ("voice", "custom")
            await here.control("clock", offset_seconds=3 * 24 * 3600 + 1)
            await here.control("say", openid=WANG, text="hello")
            assert (await here.call("message/custom/send", voice))["errcode"] == 40007

    asyncio.run(story())
