"""Pushes: the three modes, the deadline, redelivery, refused replies, the fault text."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from simulator.facts import FAULT_TEXT
from simulator.snapshot import snapshot
from simulator.wire import Node, document
from tests.simulator.rig import WANG, rig

pytestmark = pytest.mark.loopback


@pytest.mark.parametrize("mode", ["safe", "compat", "plain"])
def test_a_text_and_its_reply_in_every_mode(tmp_path: Path, mode: str) -> None:
    words = "签到 ]]> <xml> 😀"

    async def story() -> None:
        async with rig(tmp_path, mode=mode) as here:
            assert (await here.control("say", openid=WANG, text=words))["reply"] == words
            said, answered = (await here.seen(f"phone?openid={WANG}"))["messages"]
            assert (said["side"], answered["via"], answered["text"]) == ("person", "passive", words)

    asyncio.run(story())


def test_every_kind_of_message_carries_its_nodes(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("voice", openid=WANG, transcript="我参加")
            await here.control("voice", openid=WANG)
            await here.control("location", openid=WANG, latitude=31.8, longitude=119.9, label="x")
            await here.control("image", openid=WANG)
            await here.control("link", openid=WANG, title="t", url="https://example.org/")
            voice, silent, place, picture, link = here.bot.messages
            assert voice.value("Recognition") == "我参加"
            assert silent.find("Recognition") is None
            assert (place.value("Location_X"), place.value("Location_Y")) == ("31.8", "119.9")
            assert picture.value("PicUrl")
            kept = {one: what[:2] for one, what in here.world.media.items()}
            assert kept.pop(picture.value("MediaId")) == ("image/png", snapshot())
            assert kept == {
                one.value("MediaId"): ("audio/amr", b"#!AMR\n") for one in (voice, silent)
            }
            assert link.value("Url") == "https://example.org/"
            assert len({each.value("MsgId") for each in here.bot.messages}) == 5

    asyncio.run(story())


@pytest.mark.parametrize("same", [True, False])
def test_no_answer_is_delivered_four_times_then_the_fault_is_shown(
    tmp_path: Path, same: bool
) -> None:
    async def asleep(_message: Node) -> str:
        await asyncio.sleep(10)
        return ""

    async def story() -> None:
        async with rig(tmp_path, deadline=0.1) as here:
            here.bot.behave = asleep
            await here.control("switches", retry_nonce="same" if same else "fresh")
            answer = await here.control("say", openid=WANG, text="hello")
            assert answer == {"reply": None, "kind": None, "fault": True}
            assert len({query["nonce"] for query in here.bot.queries}) == (1 if same else 4)
            assert len({each.value("MsgId") for each in here.bot.messages}) == 1
            assert len(here.bot.messages) == 4
            messages = (await here.seen(f"phone?openid={WANG}"))["messages"]
            assert messages[-1]["text"] == FAULT_TEXT

    asyncio.run(story())


def test_an_answer_to_a_redelivery_counts(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:

            async def late(message: Node) -> str | web.Response:
                if len(here.bot.messages) < 3:
                    return web.Response(status=500)
                return message.value("Content")

            here.bot.behave = late
            assert (await here.control("say", openid=WANG, text="hello"))["reply"] == "hello"
            (push,) = (await here.seen("callbacks"))["callbacks"]
            assert [each["status"] for each in push["attempts"]] == [500, 500, 200]

    asyncio.run(story())


@pytest.mark.parametrize(
    "body", ["<html>", "ok", '{"a":1}', "<!DOCTYPE x><xml/>", "<xml><a/></xml>"]
)
def test_a_body_that_is_no_reply_is_a_fault(tmp_path: Path, body: str) -> None:
    async def wrong(_message: Node) -> web.Response:
        return web.Response(text=body)

    async def story() -> None:
        async with rig(tmp_path) as here:
            here.bot.behave = wrong
            assert (await here.control("say", openid=WANG, text="hello"))["fault"]

    asyncio.run(story())


def test_a_reply_with_a_wrong_signature_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:

            async def forged(message: Node) -> web.Response:
                sealed = here.bot.sealed(message, "hello")
                return web.Response(text=sealed.replace("1795400001", "1795400002"))

            here.bot.behave = forged
            assert (await here.control("say", openid=WANG, text="hello"))["fault"]
            (push,) = (await here.seen("callbacks"))["callbacks"]
            assert "MsgSignature is wrong" in push["attempts"][0]["outcome"]

    asyncio.run(story())


def test_a_reply_that_is_not_swapped_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path, mode="plain") as here:

            async def mirrored(message: Node) -> web.Response:
                fields: list[tuple[str, object]] = [
                    (node.name, node.text) for node in message.children
                ]
                return web.Response(text=document(fields))

            here.bot.behave = mirrored
            assert (await here.control("say", openid=WANG, text="hello"))["fault"]

    asyncio.run(story())


def test_a_plain_reply_in_safe_mode_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:

            async def plain(message: Node) -> web.Response:
                here.account.mode = "plain"
                sealed = here.bot.sealed(message, "hello")
                here.account.mode = "safe"
                return web.Response(text=sealed)

            here.bot.behave = plain
            assert (await here.control("say", openid=WANG, text="hello"))["fault"]

    asyncio.run(story())


def test_duplicates_come_at_the_same_moment_the_phone_shows_one_answer(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("switches", duplicates=True)
            await here.control("say", openid=WANG, text="hello")
            first, second = here.bot.messages
            assert first.value("MsgId") == second.value("MsgId")
            assert (await here.seen("effects"))[WANG]["passive"] == 1

    asyncio.run(story())


def test_menu_taps_arrive_as_events_a_missing_button_is_an_error(tmp_path: Path) -> None:
    more = {"name": "More", "sub_button": [{"type": "click", "name": "Help", "key": "help"}]}

    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.call("menu/create", {"button": [more]})
            await here.control("menu", openid=WANG, key="help")
            event = here.bot.messages[0]
            assert (event.value("Event"), event.value("EventKey")) == ("CLICK", "help")
            assert event.find("MsgId") is None
            assert "error" in await here.control("menu", openid=WANG, key="nothing")

    asyncio.run(story())


def test_who_does_not_follow_cannot_write(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("unfollow", openid=WANG)
            assert "error" in await here.control("say", openid=WANG, text="hello")

    asyncio.run(story())
