"""Mass messages: known again by their id, four a person and month, one event for all."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.simulator.rig import LI, WANG, Answer, Rig, rig

ZHAO, ZHOU = "oZhao", "oZhou"
SEND = "message/mass/send"
pytestmark = pytest.mark.loopback


async def sent(here: Rig, key: str = "ask-1", *openids: str, **more: object) -> Answer:
    """mass/send to these, else to 王秀兰, 李国强 (who does not follow) and 赵德福."""
    body = {
        "touser": list(openids or (WANG, LI, ZHAO)),
        "msgtype": "text",
        "text": {"content": "过几天有件事"},
        "clientmsgid": key,
    }
    return await here.call(SEND, body | more)


async def planted(here: Rig) -> None:
    await here.control("people", people=[{"openid": ZHAO, "name": "赵德福"}])


async def shown(here: Rig, openid: str) -> list[str]:
    seen = await here.seen(f"phone?openid={openid}")
    return [each["text"] for each in seen["messages"] if each["via"] == "mass"]


def reports(here: Rig) -> list[dict[str, str]]:
    names = ("MsgID", "Status", "TotalCount", "FilterCount", "SentCount", "ErrorCount")
    events = [one for one in here.bot.messages if one.value("Event") == "MASSSENDJOBFINISH"]
    return [{name: one.value(name) for name in names} for one in events]


def test_a_job_reaches_who_follows_and_says_in_one_event_how_many(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            told = await sent(here)
            assert (told["errcode"], told["errmsg"]) == (0, "send job submission success")
            assert await shown(here, WANG) == await shown(here, ZHAO) == ["过几天有件事"]
            assert await shown(here, LI) == []  # does not follow
            await here.until(lambda: bool(reports(here)))
            counts = ("3", "2", "2", "0")
            names = ("TotalCount", "FilterCount", "SentCount", "ErrorCount")
            expected = dict(zip(names, counts, strict=True))
            status = {"MsgID": str(told["msg_id"]), "Status": "send success"}
            assert reports(here) == [status | expected]

    asyncio.run(story())


def test_the_same_id_is_the_same_job_for_a_day(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            first = await sent(here)
            assert (await sent(here))["errcode"] == 45066
            await here.control("clock", offset_seconds=61)
            again = await sent(here)
            assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])
            assert len(await shown(here, WANG)) == 1
            await here.control("clock", offset_seconds=25 * 3600)
            assert (await sent(here))["errcode"] == 0
            assert len(await shown(here, WANG)) == 2

    asyncio.run(story())


def test_without_an_id_words_and_people_are_the_id(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            assert (await sent(here, ""))["errcode"] == 0
            assert (await sent(here, ""))["errcode"] == 45066
            assert (await sent(here, "", text={"content": "另一句"}))["errcode"] == 0

    asyncio.run(story())


def test_the_fifth_in_a_month_is_left_out_in_silence(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            here.world.clock.offset = 0.0
            for number in range(5):
                assert (await sent(here, f"ask-{number}", WANG, ZHAO))["errcode"] == 0
            assert len(await shown(here, WANG)) == 4
            await here.until(lambda: len(reports(here)) == 5)
            last = reports(here)[-1]
            assert (last["TotalCount"], last["FilterCount"], last["SentCount"]) == ("2", "0", "0")
            await here.control("clock", offset_seconds=32 * 86400)  # the next month
            await sent(here, "ask-9", WANG, ZHAO)
            assert len(await shown(here, WANG)) == 5

    asyncio.run(story())


@pytest.mark.parametrize(
    ("openids", "more", "code"),
    [
        ((WANG,), {}, 40130),
        ((WANG, WANG), {}, 40130),
        ((WANG, "oNobody"), {}, 40003),
        ((), {"touser": "oWang"}, 40031),
        ((), {"clientmsgid": "x" * 33}, 45067),
        ((), {"text": {"content": "长" * 700}}, 45002),
        ((), {"msgtype": "mpnews"}, 40008),
    ],
)
def test_what_is_not_in_order_is_refused_whole(
    tmp_path: Path, openids: tuple[str, ...], more: dict[str, Any], code: int
) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            assert (await sent(here, "ask-1", *openids, **more))["errcode"] == code
            assert await shown(here, WANG) == []

    asyncio.run(story())


def test_a_job_that_is_not_let_through_says_so(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            await here.control("switches", mass_status="err(10001)")
            await sent(here)
            await here.until(lambda: bool(reports(here)))
            (told,) = reports(here)
            assert (told["Status"], told["SentCount"]) == ("err(10001)", "0")
            assert await shown(here, WANG) == []

    asyncio.run(story())


def test_jobs_and_counts_outlive_a_restart_and_stand_on_the_platform_page(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await planted(here)
            await sent(here)
            calls = (await here.seen("platform"))["calls"]
            assert [one["what"] for one in calls if one["path"].endswith("mass/send")] == [
                "text to 3"
            ]
        async with rig(tmp_path) as here:
            assert (await sent(here))["errcode"] == 45066
            assert here.world.mass.this_month(WANG, here.world.clock.now()) == 1

    asyncio.run(story())
