"""`member` from the command line, on both databases."""

import json
from datetime import UTC, datetime

import pytest

from bot.core.database import open_database
from bot.people import Circumstance, Person, Unit, noted_about
from tests.lianxin.test_roster_commands import LI, QIAN, WANG, Operator, operator

__all__ = ["operator"]  # the fixture


@pytest.fixture
def house(operator: Operator) -> Operator:
    """A street of two branches, each with a first group: 王 leads the one of 东风."""
    operator.imports(WANG, LI, QIAN)
    return operator


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def home(house: Operator, name: str) -> str:
    units: dict[int, str] = {one.id: one.path for one in house.stored(Unit)}
    return next(units[one.home_unit_id] for one in house.stored(Person) if one.name == name)


def test_a_member_is_transferred_and_loses_the_role_left_behind(house: Operator) -> None:
    seen = house.runs("member", "transfer", "王秀兰", "常青支部", "--dry-run").stdout
    assert "试看：1 人转到 青龙街道/常青支部" in seen
    assert "王秀兰，青龙街道/东风支部/第一小组 的组长" in seen
    assert home(house, "王秀兰") == "青龙街道/东风支部/第一小组"
    house.runs("member", "transfer", "王秀兰", "常青支部")
    assert home(house, "王秀兰") == "青龙街道/常青支部"
    again = house.runs("member", "transfer", "王秀兰", "常青支部", code=1).stderr
    assert "没有要转的人" in again


def test_a_village_is_transferred_with_the_units_below(house: Operator) -> None:
    words = ("member", "transfer", "--all-of", "东风支部", "常青支部", "--below")
    assert "2 人转到" in house.runs(*words).stdout
    assert {home(house, name) for name in ("王秀兰", "李根宝")} == {"青龙街道/常青支部"}


def test_a_residence_is_given_and_taken_away(house: Operator) -> None:
    house.runs("member", "transfer", "李根宝", "常青支部", "--residence")
    shown = house.runs("member", "show", "李根宝").stdout
    assert "居住小组：青龙街道/常青支部" in shown
    house.runs("member", "transfer", "李根宝", "无", "--residence")
    spells = json.loads(house.runs("member", "show", "李根宝", "--json").stdout)["homes"]
    assert [(one["kind"], one["until"] is None) for one in spells] == [
        ("home", True),
        ("residence", False),
    ]


def test_nobody_is_transferred_to_a_closed_or_unknown_unit(house: Operator) -> None:
    house.runs("unit", "open", "东风支部/二组")
    house.runs("unit", "close", "东风支部/二组")
    assert "已经撤销" in house.runs("member", "transfer", "王秀兰", "二组", code=1).stderr
    assert "没有找到" in house.runs("member", "transfer", "王秀兰", "火星", code=1).stderr
    assert home(house, "王秀兰") == "青龙街道/东风支部/第一小组"


def test_members_are_found_by_a_piece_of_their_name(house: Operator) -> None:
    assert house.runs("member", "find", "秀").stdout == "青龙街道/东风支部/第一小组/王秀兰\n"
    found = json.loads(house.runs("member", "find", "李", "--unit", "常青支部", "--json").stdout)
    assert found == []
    assert "没有找到" in house.runs("member", "find", "百%").stdout


def test_a_category_is_set_shown_and_taken_away(house: Operator) -> None:
    house.runs("member", "category", "王秀兰", "拆迁过渡")
    assert "类别：拆迁过渡" in house.runs("member", "show", "王秀兰").stdout
    house.runs("member", "category", "王秀兰", "无")
    assert "类别：没有" in house.runs("member", "show", "王秀兰").stdout
    assert "待业毕业生" in house.runs("member", "category", "王秀兰", "火星", code=2).stderr


def test_a_circumstance_begins_and_ends(house: Operator) -> None:
    house.runs("member", "circumstance", "王秀兰", "独居")
    until = house.runs("member", "circumstance", "李根宝", "夜班", "--until", "2099-03-31").stdout
    assert "到 2099-03-31 为止" in until
    assert "情况：独居" in house.runs("member", "show", "王秀兰").stdout
    house.runs("member", "circumstance", "王秀兰", "alone", "--end")
    assert (
        "没有改动" in house.runs("member", "circumstance", "王秀兰", "独居", "--end", code=1).stderr
    )
    assert "体弱" in house.runs("member", "circumstance", "王秀兰", "火星", code=2).stderr
    assert [one.until is None for one in house.stored(Circumstance)] == [False, False]


def test_equal_names_end_with_unit_and_name(house: Operator) -> None:
    house.imports(LI, ["李根宝", "青龙街道/常青支部", None, None])
    asked = house.runs("member", "show", "李根宝", code=1).stderr
    assert "青龙街道/常青支部/李根宝" in asked


def test_neither_phone_nor_address_is_shown(house: Operator) -> None:
    for words in (("show", "王秀兰"), ("show", "王秀兰", "--json"), ("find", "王")):
        assert "13900000001" not in house.runs("member", *words).stdout


def test_what_an_operator_read_and_changed_is_noted(house: Operator) -> None:
    house.runs("member", "show", "王秀兰")
    house.runs("member", "transfer", "王秀兰", "常青支部")
    wang = next(one.id for one in house.stored(Person) if one.name == "王秀兰")
    database = open_database(house.url)
    with database.read() as session:
        noted = noted_about(session, wang, since=LONG_AGO)
    database.close()
    assert {one.changed for one in noted} == {True, False}
    assert {one.door for one in noted} == {"command_line"}
