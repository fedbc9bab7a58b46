"""The API's door: methods, JSON, credentials, quotas, people, menu, codes."""

import asyncio
from pathlib import Path

import pytest

from tests.simulator.rig import LI, WANG, rig

pytestmark = pytest.mark.loopback


def test_every_refusal_is_http_200_with_a_request_id(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            async with here.client.get("/cgi-bin/user/info") as response:
                answer = await response.json()
                assert response.status == 200
            assert answer["errcode"] == 41001
            assert answer["errmsg"].startswith("access_token missing rid: ")
            assert (await here.call("no/such/path"))["errcode"] == 40066

    asyncio.run(story())


def test_the_method_must_be_the_right_one(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert (await here.call("message/custom/send"))["errcode"] == 43002
            assert (await here.call("user/info", {"openid": WANG}))["errcode"] == 43001

    asyncio.run(story())


@pytest.mark.parametrize(("raw", "code"), [(b"{", 47001), (b"[1]", 47001), (b"a=1", 47001)])
def test_only_json_objects_are_taken(tmp_path: Path, raw: bytes, code: int) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert (await here.call("message/custom/send", raw))["errcode"] == code

    asyncio.run(story())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"secret": "b" * 32}, 40125),
        ({"appid": "wx0"}, 40013),
        ({"appid": ""}, 41002),
        ({"secret": ""}, 41004),
        ({"grant_type": "x"}, 40002),
    ],
)
def test_wrong_credentials_have_their_codes(
    tmp_path: Path, wrong: dict[str, str], code: int
) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert (await here.stable_token(**wrong))["errcode"] == code

    asyncio.run(story())


def test_tokens_ended_early_are_refused_until_a_new_one_is_fetched(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            token = (await here.stable_token())["access_token"]
            assert (await here.control("expire_token"))["ended"] == 1
            answer = await here.call(f"user/info?openid={WANG}", token=token)
            assert answer["errcode"] == 42001
            assert (await here.call(f"user/info?openid={WANG}"))["subscribe"] == 1

    asyncio.run(story())


def test_a_spent_day_ends_at_midnight_in_beijing(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("limits", path="/cgi-bin/user/info", daily=1)
            call = f"user/info?openid={WANG}"
            assert "errcode" not in await here.call(call)
            assert (await here.call(call))["errcode"] == 45009
            quota = {"cgi_path": "/cgi-bin/user/info"}
            told = (await here.call("openapi/quota/get", quota))["quota"]
            assert told == {"daily_limit": 1, "used": 1, "remain": 0}
            await here.control("clock", offset_seconds=24 * 3600)
            assert "errcode" not in await here.call(call)

    asyncio.run(story())


def test_counts_are_cleared_ten_times_a_month(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            body = {"appid": here.account.app_id}
            codes = [(await here.call("clear_quota", body))["errcode"] for _ in range(11)]
            assert codes == [0] * 10 + [48006]

    asyncio.run(story())


def test_too_many_calls_in_a_minute_are_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("limits", path="/cgi-bin/getcallbackip", per_minute=0)
            assert (await here.call("getcallbackip"))["errcode"] == 45011

    asyncio.run(story())


def test_followers_are_listed_others_are_not(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            first = await here.call("user/get")
            assert first["data"]["openid"] == [WANG]
            last = await here.call(f"user/get?next_openid={WANG}")
            assert (last["count"], "data" in last) == (0, False)
            assert await here.call(f"user/info?openid={LI}") == {"subscribe": 0, "openid": LI}

    asyncio.run(story())


@pytest.mark.parametrize(
    ("menu", "code"),
    [
        ({"button": []}, 40016),
        ({"button": [{"type": "click", "name": "x"}]}, 40019),
        ({"button": [{"type": "nope", "name": "x", "key": "k"}]}, 40017),
        ({"button": [{"type": "click", "name": "", "key": "k"}]}, 40018),
        ({"button": [{"type": "view", "name": "x"}]}, 40020),
        ({"button": [{"name": "x", "sub_button": [{}] * 6}]}, 40023),
        ({"button": [{"type": "click", "name": "x", "key": "k"}] * 4}, 40016),
    ],
)
def test_a_wrong_menu_is_refused(tmp_path: Path, menu: object, code: int) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            assert (await here.call("menu/create", menu))["errcode"] == code
            assert (await here.call("menu/get"))["errcode"] == 46003

    asyncio.run(story())


def test_a_code_carries_its_scene_to_who_scans_it(tmp_path: Path) -> None:
    scene = {"scene": {"scene_str": "inv-7f3k"}}
    body = {"expire_seconds": 60, "action_name": "QR_STR_SCENE", "action_info": scene}

    async def story() -> None:
        async with rig(tmp_path) as here:
            made = await here.call("qrcode/create", body)
            url = f"/cgi-bin/showqrcode?ticket={made['ticket']}"
            async with here.client.get(url) as response:
                assert response.content_type == "image/svg+xml"
            await here.control("scan", openid=LI, scene="inv-7f3k")
            await here.control("scan", openid=LI, scene="inv-7f3k")
            await here.control("scan", openid=LI, scene=made["url"])
            keys = [(each.value("Event"), each.value("EventKey")) for each in here.bot.messages]
            scanned = ("SCAN", "inv-7f3k")
            assert keys == [("subscribe", "qrscene_inv-7f3k"), scanned, scanned]
            assert here.bot.messages[0].value("Ticket") == made["ticket"]

    asyncio.run(story())


def test_a_code_is_scanned_by_its_address_until_it_is_too_old(tmp_path: Path) -> None:
    scene = {"scene": {"scene_str": "inv-7f3k"}}
    body = {"expire_seconds": 60, "action_name": "QR_STR_SCENE", "action_info": scene}

    async def story() -> None:
        async with rig(tmp_path) as here:
            made = await here.call("qrcode/create", body)
            await here.control("scan", openid=LI, scene=made["url"])
            await here.control("clock", offset_seconds=61)
            for address in (made["url"], "http://weixin.qq.com/q/nobodys"):
                deed = {"openid": LI, "scene": address}
                async with here.client.post("/control/scan", json=deed) as response:
                    assert response.status == 400
                    assert "too old" in (await response.json())["error"]
            again = await here.call("qrcode/create", body)
            assert again["ticket"] == made["ticket"]
            await here.control("scan", openid=LI, scene=made["url"])
            keys = [each.value("EventKey") for each in here.bot.messages]
            assert keys == ["qrscene_inv-7f3k", "inv-7f3k"]

    asyncio.run(story())
