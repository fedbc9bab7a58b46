"""The demo: one command that starts on nothing, keeps its promises and leaves nothing behind."""

import json
import signal
import socket
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.spoken_times import say_time
from lianxin.demo_map import fewest
from tests.processes.demo import ENDS_WITHIN_S, PEOPLE, Demo
from tests.processes.programs import Program, lianxin, wait_until
from tests.processes.stand_in import answer

pytestmark = pytest.mark.loopback

REMINDED_WITHIN_S = 20
COMING, UNDER_WAY = "邻里互助怎么做", "社区安全用电"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The whole street, on a machine whose clock is New York's."""
    one = Demo(tmp_path_factory.mktemp("demo") / "data")
    try:
        yield one.start()
    finally:
        one.end()


def test_the_front_page_leads_to_the_phones(demo: Demo) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.web}/", timeout=5) as page:
        assert page.url == f"{demo.stand_in.address}/phones"


def test_five_phones_lie_there(demo: Demo) -> None:
    found = demo.stand_in.get("people")["people"]
    assert tuple(one["name"] for one in found) == PEOPLE


def test_checking_in_works_at_once(demo: Demo) -> None:
    reply = demo.stand_in.say(demo.stand_in.openid("王秀兰"), "签到")
    assert "签到好了" in reply
    assert UNDER_WAY in reply


def test_times_are_beijings_on_a_machine_of_another_zone(demo: Demo) -> None:
    said = lianxin("status", "--json", "--config", demo.config, TZ=demo.timezone)
    days = {day["title"]: day["starts_at"] for day in json.loads(said.out)["study_days"]}
    beijing = ZoneInfo("Asia/Shanghai")
    spoken = say_time(datetime.fromisoformat(days[UNDER_WAY]), beijing)
    assert spoken in demo.stand_in.say(demo.stand_in.openid("李建国"), "签到")
    shown = datetime.fromisoformat(demo.stand_in.get("platform")["now"]).replace(tzinfo=beijing)
    assert abs(shown.timestamp() - time.time()) < 10


def test_the_configuration_is_for_its_owner_alone(demo: Demo) -> None:
    assert demo.mode() == 0o600


def test_every_other_command_works_on_it(demo: Demo) -> None:
    config = ("--config", demo.config)
    examined = lianxin("doctor", *config)
    assert (examined.code, "FAIL" in examined.out) == (0, False), examined.out
    invited = json.loads(lianxin("invite", "--json", *config).out)
    assert len(invited) == 136  # a tenth of the street
    granted = lianxin("role", "grant", "陈志远", "组长", "流动党员小组", *config)
    assert granted.code == 0, granted.err


def test_who_has_no_wechat_yet_joins_by_the_code(demo: Demo) -> None:
    strangers = demo.stand_in.get("people", q="还没有绑定")["people"]
    invited = json.loads(lianxin("invite", "--json", "--config", demo.config).out)
    name, openid = strangers[0]["name"], strangers[0]["openid"]
    code = next(one["code"] for one in invited if one["name"] == name)
    assert name in demo.stand_in.say(openid, f"绑定 {name} {code}")
    demo.stand_in.say(openid, "1")
    assert "绑定" not in demo.stand_in.say(openid, "签到")


def test_a_reminder_reaches_all_five_within_20_s(demo: Demo) -> None:
    def all_reminded() -> bool:
        phones = [demo.stand_in.shown(demo.stand_in.openid(name)) for name in PEOPLE]
        return all(any(COMING in text for text in texts) for texts in phones)

    wait_until(all_reminded, demo.ready_at + REMINDED_WITHIN_S - time.monotonic(), "reminded")


def test_both_sides_agree_after_a_restart(demo: Demo) -> None:
    leader = demo.stand_in.openid("赵德明")
    demo.stand_in.say(leader, "今天")
    before = demo.settings()
    demo.program.interrupt()
    assert demo.program.ended(10) == 0
    wait_until(demo.is_gone, ENDS_WITHIN_S, "nothing is left")
    demo.start()
    assert demo.settings() == before

    reply = demo.stand_in.say(demo.stand_in.openid("王秀兰"), "求助 灯泡坏了")
    assert "赵组长" in reply
    wait_until(
        lambda: any("灯泡坏了" in text for text in demo.stand_in.shown(leader, "custom")),
        10,
        "the leader is told in the chat window",
    )
    assert set(demo.stand_in.codes()) == {0}


def test_a_second_start_has_both_study_days_again(demo: Demo) -> None:
    assert UNDER_WAY in demo.stand_in.say(demo.stand_in.openid("陈志远"), "签到")
    assert COMING in demo.stand_in.say(demo.stand_in.openid("陈志远"), "学习日")


@pytest.mark.parametrize("ending", ["Ctrl-C", "SIGINT to it alone", "SIGTERM", "kill -9"])
def test_nothing_is_left_of_it_however_it_ends(small: Demo, ending: str) -> None:
    small.start()
    ways = {
        "Ctrl-C": small.program.interrupt,
        "SIGINT to it alone": lambda: small.program.tell(signal.SIGINT),
        "SIGTERM": lambda: small.program.tell(signal.SIGTERM),
        "kill -9": small.program.kill,
    }
    ways[ending]()
    took = wait_until(small.is_gone, ENDS_WITHIN_S, f"nothing is left after {ending}")
    assert small.program.ended(ENDS_WITHIN_S) == (-9 if ending == "kill -9" else 0), took


def test_a_taken_port_is_one_line_and_the_next_free_one(small: Demo) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", small.port + 1))
        taken.listen()
        small.start()
        said = [line for line in small.program.output().splitlines() if "taken" in line]
        assert len(said) == 1
        assert said[0].endswith(f"using {small.port + 2} and {small.port + 3}")
        assert answer(small.port + 2, "/healthz")[0] == 200
        assert small.mode() == 0o600
        small.end()


def test_a_start_that_was_ended_in_its_middle_is_made_good_by_the_next(tmp_path: Path) -> None:
    one = Demo(tmp_path / "data", members=fewest())
    cut = Program(tmp_path / "cut.log", "demo", "--data", one.data, "--members", one.members)
    wait_until((one.data / "lianxin.db").exists, 30, "its database is being made")
    cut.kill()
    try:
        one.start()
        assert UNDER_WAY in one.stand_in.say(one.stand_in.openid("王秀兰"), "签到")
    finally:
        one.end()


def test_fewer_members_than_the_street_needs_are_refused(tmp_path: Path) -> None:
    said = lianxin("demo", "--members", fewest() - 1, "--data", tmp_path / "data")
    assert said.code == 2
    assert str(fewest()) in said.err
    assert not (tmp_path / "data").exists()


def test_a_configuration_that_was_spoiled_since_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[server]\nport = 1\nport = 2\n")
    said = lianxin("demo", "--members", fewest(), "--data", tmp_path)
    assert (said.code, len(said.lines)) == (2, 1), said.err
    assert "config.toml" in said.err


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The smallest street, not yet started."""
    one = Demo(tmp_path_factory.mktemp("small") / "data", members=fewest(), timezone="UTC")
    yield one
    one.end()
