"""Notices agreed to: one message each, events of choosing and of sending."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from simulator.accounts import Template
from tests.simulator.rig import LI, WANG, Rig, rig

NOTICE = "ntf-A"
DATA = {"thing1": {"value": "十二月学习日"}}
pytestmark = pytest.mark.loopback


async def sent(here: Rig, openid: str = WANG) -> dict[str, Any]:
    token = (await here.stable_token())["access_token"]
    answer = await here.client.post(
        f"/cgi-bin/message/subscribe/bizsend?access_token={token}",
        data=json.dumps(
            {"touser": openid, "template_id": NOTICE, "data": DATA}, ensure_ascii=False
        ).encode(),
    )
    told: dict[str, Any] = await answer.json(content_type=None)
    return told


def with_notice(here: Rig) -> None:
    here.account.subscriptions[NOTICE] = Template(NOTICE, "学习日", {"thing1": "题目"})


def test_one_agreement_is_one_message(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            with_notice(here)
            assert (await sent(here))["errcode"] == 43101
            await here.control("agree", openid=WANG, choices={NOTICE: "accept"})
            assert (await sent(here))["errcode"] == 0
            assert (await sent(here))["errcode"] == 43101
            shown = (await here.seen(f"phone?openid={WANG}"))["messages"]
            assert [each["via"] for each in shown] == ["notice"]
            await here.until(
                lambda: any(
                    each.value("Event") == "subscribe_msg_sent_event" for each in here.bot.messages
                )
            )

    asyncio.run(story())


def test_refusing_gives_nothing_and_taking_back_takes_all(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            with_notice(here)
            await here.control("agree", openid=WANG, choices={NOTICE: "reject"})
            assert (await sent(here))["errcode"] == 43101
            await here.control("agree", openid=WANG, choices={NOTICE: "accept"})
            await here.control("take_back", openid=WANG, template_id=NOTICE)
            assert (await sent(here))["errcode"] == 43101
            assert (await sent(here, LI))["errcode"] == 43101  # does not follow

    asyncio.run(story())
