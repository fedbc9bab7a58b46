"""Template messages: typed values, once per id, and the event that follows."""

import asyncio
from pathlib import Path

import pytest

from simulator.calls.templates import fits
from tests.simulator.rig import LI, TEMPLATE, WANG, Rig, rig

EVENT = "TEMPLATESENDJOBFINISH"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("thing1", "二十个字以内什么都可以写，连😀也行"),
        ("time2", "2026年12月1日 15:01"),
        ("time2", "15:01"),
        ("time2", "2026-12-01 15:01"),
        ("time2", "2026-12-01 15:01~17:00"),
        ("character_string1", "HR-12"),
        ("phrase2", "已接单"),
        ("name3", "王秀兰"),
        ("number4", "12.5"),
        ("phone_number5", "0519-8888 0000"),
    ],
)
def test_a_fitting_value_is_taken(key: str, value: str) -> None:
    assert fits(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("thing1", "超" * 21),
        ("time2", "明天"),
        ("time2", "2026-12-01T15:01"),
        ("character_string1", "编号12"),
        ("phrase2", "已经接单了吧"),
        ("phrase2", "ok"),
        ("name3", "王" * 11),
        ("number4", "十二"),
        ("nonsense", "x"),
        ("thing", "x"),
    ],
)
def test_a_value_that_breaks_its_type_is_refused(key: str, value: str) -> None:
    assert not fits(key, value)


def events(here: Rig) -> list[str]:
    return [each.value("Status") for each in here.bot.messages if each.value("Event") == EVENT]


@pytest.mark.loopback
def test_an_accepted_template_is_shown_once_with_its_event(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            sent = await here.template_to(WANG)
            await here.until(lambda: bool(events(here)))
            assert here.bot.messages[0].value("MsgID") == str(sent["msgid"])
            shown = (await here.seen(f"phone?openid={WANG}"))["messages"]
            assert [(each["kind"], each["via"]) for each in shown] == [("template", "template")]
            assert shown[0]["content"]["values"]["thing1"] == "十二月学习日"

    asyncio.run(story())


@pytest.mark.loopback
def test_the_same_id_within_ten_minutes_is_one_message(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            first = await here.template_to(WANG, client_msg_id="ob-1")
            again = await here.template_to(WANG, client_msg_id="ob-1")
            assert (again["errcode"], again["msgid"]) == (0, first["msgid"])
            await here.control("clock", offset_seconds=601)
            assert (await here.template_to(WANG, client_msg_id="ob-1"))["msgid"] != first["msgid"]
            assert (await here.seen("effects"))[WANG]["template"] == 2

    asyncio.run(story())


@pytest.mark.loopback
def test_each_wrong_template_call_has_its_code(tmp_path: Path) -> None:
    time2 = {"value": "15:01"}
    unknown = {"thing1": {"value": "x"}, "time2": time2, "thing9": {"value": "x"}}

    async def story() -> None:
        async with rig(tmp_path) as here:
            assert (await here.template_to(LI))["errcode"] == 43004
            assert (await here.template_to("oNobody"))["errcode"] == 40003
            assert (await here.template_to(WANG, template_id="tpl-x"))["errcode"] == 40037
            for data in ({}, {"thing1": {"value": "x"}}, unknown, {"thing1": "x", "time2": time2}):
                answer = await here.template_to(WANG, data=data)
                assert answer["errcode"] == 47003
                assert "argument invalid! data" in answer["errmsg"]
            escaped = f'{{"touser":"{WANG}","template_id":"{TEMPLATE}","a":"\\u4e00"}}'.encode()
            answer = await here.call("message/template/send", escaped)
            assert answer["errcode"] == 40033
            assert WANG not in await here.seen("effects")

    asyncio.run(story())


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("switch", "count"), [("never", 0), ("once", 1), ("before", 1), ("twice", 2)]
)
def test_the_event_comes_as_often_as_switched(tmp_path: Path, switch: str, count: int) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("switches", template_event=switch)
            await here.template_to(WANG)
            await here.until(lambda: len(events(here)) >= count)
            await asyncio.sleep(0.1)
            assert events(here) == ["success"] * count

    asyncio.run(story())


@pytest.mark.loopback
def test_who_switched_messages_off_gets_nothing_the_event_says_so(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("mute", openid=WANG, muted=True)
            assert (await here.template_to(WANG))["errcode"] == 0
            await here.until(lambda: events(here) == ["failed:user block"])
            assert (await here.seen(f"phone?openid={WANG}"))["messages"] == []

    asyncio.run(story())
