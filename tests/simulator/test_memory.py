"""What is still known after the process was killed; what seeding again changes."""

import asyncio
import copy
import json
from pathlib import Path

import pytest

from simulator.seed import BadSeed
from simulator.server import WORLD, Options, account_section, create_app
from tests.simulator.rig import LI, SEED, TEMPLATE, WANG, rig


@pytest.mark.loopback
def test_histories_windows_tokens_and_menu_outlive_the_process(tmp_path: Path) -> None:
    async def before() -> str:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await here.control("follow", openid=LI)
            await here.template_to(WANG, client_msg_id="ob-1")
            menu = {"button": [{"type": "click", "name": "In", "key": "checkin"}]}
            await here.call("menu/create", menu)
            assert await here.text_to(WANG) == 0
            return str((await here.stable_token())["access_token"])

    async def after(token: str) -> None:
        async with rig(tmp_path) as here:
            assert (await here.stable_token())["access_token"] == token
            phone = await here.seen(f"phone?openid={WANG}")
            kinds = [(each["side"], each["via"]) for each in phone["messages"]]
            assert kinds[:2] == [("person", "said"), ("account", "passive")]
            assert (phone["left"], phone["menu"]["button"][0]["key"]) == (4, "checkin")
            assert (await here.seen(f"phone?openid={LI}"))["following"]
            await here.template_to(WANG, client_msg_id="ob-1")
            assert (await here.seen("effects"))[WANG]["template"] == 1
            assert (await here.seen("calls"))["calls"]

    asyncio.run(after(asyncio.run(before())))


@pytest.mark.loopback
def test_a_change_is_on_disk_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("say", openid=WANG, text="hello")
            await asyncio.sleep(0.2)
            copied = Options(data=tmp_path, seed=tmp_path / "seed.json")
            again = create_app(copied)[WORLD]
            assert len(again.phones.histories[WANG]) == 2
            assert again.phones.people[WANG].left == 5
            again.store.close()

    asyncio.run(story())


@pytest.mark.loopback
def test_seeding_again_renames_but_keeps_who_follows(tmp_path: Path) -> None:
    renamed = copy.deepcopy(SEED)
    renamed["people"][0]["name"] = "王阿姨"

    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control("unfollow", openid=WANG)
        async with rig(tmp_path, seed=renamed) as here:
            person = (await here.seen("people"))["people"][0]
            assert (person["name"], person["following"]) == ("王阿姨", False)

    asyncio.run(story())


def test_without_a_seed_the_credentials_are_made_once(tmp_path: Path) -> None:
    sections = []
    for _ in range(2):
        world = create_app(Options(data=tmp_path))[WORLD]
        sections.append(account_section(world.accounts["main"], "http://127.0.0.1:8001"))
        assert len(world.phones.featured()) == 5
        world.store.close()
    assert sections[0] == sections[1]
    assert 'api_base_url = "http://127.0.0.1:8001"' in sections[0]
    assert 'thing1 = "title", time2 = "starts_at", thing3 = "place"' in sections[0]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"accounts": []}, "accounts"),
        ({"nonsense": 1}, "seed.nonsense"),
        ({"people": [{"openid": "", "name": "x"}]}, r"people\[0\].openid"),
        ({"people": [{"openid": "o", "account": "other"}]}, r"people\[0\].account"),
        ({"accounts": [{**SEED["accounts"][0], "mode": "x"}]}, r"accounts\[0\].mode"),
        ({"accounts": [{**SEED["accounts"][0], "encoding_aes_key": "x"}]}, "encoding_aes_key"),
    ],
)
def test_a_wrong_seed_names_the_place(
    tmp_path: Path, change: dict[str, object], place: str
) -> None:
    file = tmp_path / "seed.json"
    file.write_text(json.dumps({**SEED, **change}))
    with pytest.raises(BadSeed, match=place):
        create_app(Options(data=tmp_path, seed=file))


@pytest.mark.loopback
def test_people_are_found_by_name_and_description(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            await here.control(
                "people", people=[{"openid": "oNew", "name": "新来", "about": "常青"}]
            )
            found = (await here.seen("people?q=常青 新"))["people"]
            assert [person["openid"] for person in found] == ["oNew"]
            assert (await here.template_to("oNew", template_id=TEMPLATE))["errcode"] == 0

    asyncio.run(story())
