"""Switches that break calls: what happened, what the caller sees, for how long."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from tests.simulator.rig import WANG, rig

pytestmark = pytest.mark.loopback


def test_a_switched_code_lasts_as_many_calls_as_asked(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await here.control("fault", path="custom/send", kind="-1", times=2)
            assert [await here.text_to(WANG) for _ in range(3)] == [-1, -1, 0]

    asyncio.run(story())


@pytest.mark.parametrize(("kind", "effects"), [("answer_lost", 1), ("cut", 0)])
def test_a_cut_connection_comes_before_or_after_the_effect(
    tmp_path: Path, kind: str, effects: int
) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await here.stable_token()
            await here.control("fault", path="custom/send", kind=kind, times=1)
            with pytest.raises(aiohttp.ClientError):
                await here.text_to(WANG)
            assert (await here.seen("effects"))[WANG].get("custom", 0) == effects

    asyncio.run(story())


def test_a_fault_page_is_no_json_and_has_no_effect(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("fault", path="*", kind="html502")
            async with here.client.post("/cgi-bin/stable_token", json={}) as response:
                assert (response.status, response.content_type) == (502, "text/html")
            await here.control("fault/clear")
            assert "access_token" in await here.stable_token()

    asyncio.run(story())


def test_a_call_that_is_never_answered_ends_with_the_caller(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("fault", path="stable_token", kind="no_answer", times=1)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(here.stable_token(), 0.2)
            assert "access_token" in await here.stable_token()

    asyncio.run(story())


def test_a_token_ended_in_mid_call_is_refused_from_then_on(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            token = (await here.stable_token())["access_token"]
            await here.control("fault", path="user/info", kind="expired_token", times=1)
            call = f"user/info?openid={WANG}"
            codes = [(await here.call(call, token=token))["errcode"] for _ in range(2)]
            assert codes == [42001, 42001]
            assert "errcode" not in await here.call(call)

    asyncio.run(story())


def test_an_unknown_switch_is_an_error(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert "kind" in (await here.control("fault", path="*", kind="nonsense"))["error"]
            assert "nonsense" in (await here.control("switches", nonsense=1))["error"]

    asyncio.run(story())


@pytest.mark.parametrize(
    "kind", ["wrong_signature", "bad_pad", "foreign_receiver", "not_base64", "plain", "huge"]
)
def test_forged_pushes_are_refused_by_a_bot_that_checks(tmp_path: Path, kind: str) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            answer = await here.control("hostile", openid=WANG, kind=kind)
            assert answer["status"] != 200
            assert here.bot.messages == []

    asyncio.run(story())
