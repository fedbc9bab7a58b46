"""A deployment from its first command on: the same life on PostgreSQL with Redis and on a file."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook
from prometheus_client.parser import text_string_to_metric_families

from tests.processes.house import SECRETS, House
from tests.processes.programs import wait_until
from tests.processes.stand_in import answer

pytestmark = pytest.mark.loopback

TOLD_WITHIN_S = 15
HEADERS = ["姓名", "组织", "手机号", "角色", "类别"]
BRANCH = "青龙街道/东风支部"
OFFICERS = [
    ["周国平", BRANCH, "13900000001", "书记", "退休"],
    ["赵德福", f"{BRANCH}/第一小组", "13900000002", "组长", "退休"],
]
MEMBERS = [
    ["王秀兰", f"{BRANCH}/第一小组", "13900000003", "", "退休"],
    ["李建国", f"{BRANCH}/第一小组", "13900000004", "", "流动"],
    ["陈志远", f"{BRANCH}/第一小组", "13900000005", "志愿者", "在职"],
]
ZHOU, ZHAO, WANG, LI, CHEN = (row[0] for row in OFFICERS + MEMBERS)
EVERYBODY = (ZHOU, ZHAO, WANG, LI, CHEN)


def openid(name: str) -> str:
    """The WeChat of somebody."""
    return f"o-process-{EVERYBODY.index(name):018d}"


@pytest.fixture(scope="module")
def house(addresses: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Set up by commands alone: two workers, two clocks, everybody bound by their code."""
    database, redis = addresses
    one = House(tmp_path_factory.mktemp("house"), database, redis)
    one.runs("migrate")
    import_rosters(one)
    one.start_stand_in([{"openid": openid(name), "name": name} for name in EVERYBODY])
    try:
        for command in ("worker", "worker", "clock", "clock"):
            one.start(command)
        one.serve()
        bind_everybody(one)
        yield one
    finally:
        one.close()


def import_rosters(house: House) -> None:
    """The officers from a spreadsheet, the members from a file as Excel in China writes it."""
    book = Workbook()
    for row in [HEADERS, *OFFICERS]:
        book.worksheets[0].append(row)
    book.save(house.folder / "officers.xlsx")
    house.runs("roster", "import", house.folder / "officers.xlsx")
    with (house.folder / "members.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADERS, *MEMBERS])
    house.runs("roster", "import", house.folder / "members.csv")


def bind_everybody(house: House) -> None:
    """Each types the code of their invitation and says that it is them."""
    for invitation in json.loads(house.runs("invite", "--json").out):
        name = invitation["name"]
        asked = house.stand_in.say(openid(name), f"绑定 {name} {invitation['code']}")
        assert name in asked
        house.stand_in.say(openid(name), "1")


def told(house: House, name: str, words: str) -> None:
    """Waits until somebody's phone shows these words, pushed to them."""

    def is_there() -> bool:
        pushed = [
            text
            for via in ("custom", "template")
            for text in house.stand_in.shown(openid(name), via)
        ]
        return any(words in text for text in pushed)

    wait_until(is_there, TOLD_WITHIN_S, f"{name} is told: {words}")


def only(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The one there is."""
    assert len(found) == 1
    return found[0]


def test_everybody_of_both_files_is_a_member_and_bound(house: House) -> None:
    members = house.status()["members"]
    assert (members["total"], members["bound"]) == (5, 5)
    assert json.loads(house.runs("invite", "--json").out) == []


def test_a_study_day_is_told_answered_and_attended_and_the_sums_balance(house: House) -> None:
    phones = house.stand_in
    starts_at = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(hours=3)
    preview = phones.say(
        openid(ZHOU), f"新建学习日 {starts_at:%Y-%m-%d %H:%M} 社区活动室 老小区怎么加电梯"
    )
    assert "老小区怎么加电梯" in preview
    assert "口令" in phones.say(openid(ZHOU), "1")
    for name in (ZHAO, WANG, LI, CHEN):
        told(house, name, "老小区怎么加电梯")
    assert "现场" in phones.say(openid(WANG), "我来")
    phones.say(openid(LI), "线上")
    phones.say(openid(CHEN), "4")
    assert "签到好了" in phones.say(openid(WANG), "签到")

    day = only(house.status()["study_days"])
    answers = [day[one] for one in ("on_site", "online", "door", "leave", "silent")]
    assert day["invited"] == sum(answers) == 5
    assert [day["on_site"], day["online"], day["leave"], day["attended"]] == [1, 1, 1, 1]


def test_a_request_is_claimed_by_one_finished_and_thanked_for(house: House) -> None:
    phones = house.stand_in
    assert "1号急事" in phones.say(openid(WANG), "求助 急 水管漏了")
    told(house, ZHAO, "水管漏了")
    assert "接下了" in phones.say(openid(ZHAO), "接单 1")
    told(house, WANG, ZHAO)
    assert "1号办好了" in phones.say(openid(ZHAO), "完成 1 换了水龙头")
    told(house, WANG, "换了水龙头")
    phones.say(openid(WANG), "修好了")
    requests = house.status()["help_requests"]
    assert (requests["open"], requests["claimed"], requests["done"]) == (0, 0, 1)


def test_a_notice_reaches_everybody_once_and_its_sums_balance(house: House) -> None:
    phones = house.stand_in
    assert "周三停水" in phones.say(openid(ZHOU), "通知 全体 周三停水，先存些水")
    phones.say(openid(ZHOU), "1")
    for name in (ZHAO, WANG, LI, CHEN):
        told(house, name, "周三停水")
    phones.say(openid(WANG), "收到")
    phones.say(openid(LI), "收到")

    notice = only(house.status()["notices"])
    parts = [notice[one] for one in ("confirmed", "handed_over", "explained", "waiting")]
    assert notice["audience"] == sum(parts) == 4
    assert notice["confirmed"] == 2
    for name in (ZHAO, WANG, LI, CHEN):
        pushed = phones.shown(openid(name), "custom") + phones.shown(openid(name), "template")
        assert sum("周三停水" in text for text in pushed) == 1


def test_the_platform_had_nothing_to_refuse(house: House) -> None:
    assert set(house.stand_in.codes()) == {0}


def test_the_first_secretary_gets_the_role_from_the_command_line(house: House) -> None:
    house.runs("role", "grant", LI, "书记", "东风支部")
    assert "绑定" not in house.stand_in.say(openid(LI), "通知 全体 试一试")
    house.runs("role", "revoke", LI, "书记", "东风支部")


def test_doctor_finds_everything_in_order(house: House) -> None:
    assert "FAIL" not in house.runs("doctor").out


def test_health_readiness_and_figures_are_there_for_machines(house: House) -> None:
    assert answer(house.port, "/healthz")[0] == 200
    assert answer(house.port, "/readyz")[0] == 200
    families = text_string_to_metric_families(answer(house.port, "/metrics")[1])
    samples = {(one.name, *one.labels.values()): one.value for f in families for one in f.samples}
    assert samples["lianxin_members", "total"] == 5
    assert samples["lianxin_clock_late_seconds",] == 0


def test_no_process_prints_a_secret_or_what_a_member_wrote(house: House) -> None:
    logs = house.logs()
    for secret in (*SECRETS, "水管", "13900000003", WANG):
        assert secret not in logs


def test_nothing_went_wrong_unnoticed(house: House) -> None:
    assert '"level": "error"' not in house.logs()
    assert "Traceback" not in house.logs()
    inbox = house.status()["inbox"]
    assert inbox["failed"] == 0
