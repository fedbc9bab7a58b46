"""`unit` from the command line, on both databases: what changes, what is refused and how."""

import json

import pytest

from bot.people import Person, Role, Unit
from tests.lianxin.test_roster_commands import LI, QIAN, WANG, Operator, operator

__all__ = ["operator"]  # the fixture
STREET = "青龙街道"


@pytest.fixture
def house(operator: Operator) -> Operator:
    """A street of two branches, each with a first group: 王 leads the one of 东风."""
    operator.imports(WANG, LI, QIAN)
    return operator


def paths(house: Operator) -> list[str]:
    found = json.loads(house.runs("unit", "list", "--json").stdout)
    return [one["path"] for one in found]


def test_the_tree_is_listed_with_its_members(house: Operator) -> None:
    shown = house.runs("unit", "list").stdout.splitlines()
    assert shown[0] == "青龙街道（街道）本级 0 人，连下级 3 人"
    assert "  东风支部（支部）本级 1 人，连下级 2 人" in shown
    assert "    第一小组（党小组）本级 1 人，连下级 1 人" in shown


def test_one_unit_is_shown_with_its_officers(house: Operator) -> None:
    shown = house.runs("unit", "show", "东风支部/第一小组").stdout
    assert "组长：王秀兰" in shown
    figures = json.loads(house.runs("unit", "show", "东风支部", "--json").stdout)
    assert (figures["home"], figures["either"], figures["below"]) == (2, 2, 1)


def test_a_unit_opens_with_kind_and_days(house: Operator) -> None:
    words = ("东风支部/返迁过渡期党小组", "--ends", "2099-06-30", "--then", "常青支部")
    assert "过渡党小组" in house.runs("unit", "open", *words).stdout
    made = next(one for one in house.stored(Unit) if one.kind == "transition")
    assert (made.path, str(made.ends_on)) == (f"{STREET}/东风支部/返迁过渡期党小组", "2099-06-30")
    assert "至 2099-06-30" in house.runs("unit", "list", "东风支部").stdout
    house.runs("unit", "set", "返迁过渡期党小组", "--kind", "党小组")
    again = house.runs("unit", "open", "东风支部/返迁过渡期党小组", code=1).stderr
    assert "已经有" in again


def test_a_top_of_a_tree_needs_nothing_above(house: Operator) -> None:
    house.runs("unit", "open", "另一条街道")
    assert "另一条街道" in paths(house)


def test_renaming_and_moving_change_the_paths_below(house: Operator) -> None:
    house.runs("unit", "rename", "东风支部", "东风第一支部")
    house.runs("unit", "open", "青龙街道/东风党总支")
    moved = house.runs("unit", "move", "东风第一支部", "东风党总支").stdout
    assert "下面 1 个" in moved
    assert f"{STREET}/东风党总支/东风第一支部/第一小组" in paths(house)
    house.runs("unit", "move", "东风党总支", "/")
    assert "东风党总支/东风第一支部/第一小组" in paths(house)


def test_a_circle_is_refused_in_one_line(house: Operator) -> None:
    refused = house.runs("unit", "move", "东风支部", "东风支部/第一小组", code=1)
    assert "绕成圈" in refused.stderr
    assert refused.stdout == ""


def test_equal_names_end_with_their_paths(house: Operator) -> None:
    asked = house.runs("unit", "rename", "第一小组", "二组", code=1).stderr
    assert f"{STREET}/东风支部/第一小组、{STREET}/常青支部/第一小组" in asked


def test_a_unit_that_is_not_there_is_said(house: Operator) -> None:
    assert "没有找到" in house.runs("unit", "show", "火星支部", code=1).stderr
    assert "没有找到" in house.runs("unit", "open", "火星支部/一组", code=1).stderr


def test_a_unit_of_another_account_is_not_found(house: Operator) -> None:
    house.runs("unit", "open", "外街", "--account", "second")
    assert "没有找到" in house.runs("unit", "move", "东风支部", "外街", code=1).stderr


def test_wrong_words_are_wrong_usage(house: Operator) -> None:
    assert "支部" in house.runs("unit", "set", "东风支部", "--kind", "火星", code=2).stderr
    ends = house.runs("unit", "set", "东风支部", "--ends", "明年", code=2).stderr
    assert "2027-06-30" in ends
    assert (
        "日期不对" in house.runs("unit", "set", "东风支部", "--ends", "2001-01-01", code=1).stderr
    )


def test_closing_a_unit_with_members_says_how_many_and_what_to_do(house: Operator) -> None:
    refused = house.runs("unit", "close", "东风支部", code=1).stderr
    assert "成员 2 人、下级组织 1 个" in refused
    assert "unit merge" in refused


def test_an_empty_unit_closes_and_opens_again(house: Operator) -> None:
    house.runs("unit", "open", "东风支部/二组")
    house.runs("unit", "close", "东风支部/二组")
    assert "东风支部/二组" not in " ".join(paths(house))
    assert "已撤销" in house.runs("unit", "list", "--closed").stdout
    assert "unit open" in house.runs("unit", "rename", "二组", "三组", code=1).stderr
    assert "恢复" in house.runs("unit", "open", "东风支部/二组").stdout


def test_a_merger_tells_what_went_along_and_who_was_renamed(house: Operator) -> None:
    said = house.runs("unit", "merge", "常青支部", "东风支部").stdout
    assert "成员 0 人，角色 0 个，下级组织 1 个" in said
    assert "第一小组(常青支部)" in said


def test_an_office_changes_hands(house: Operator) -> None:
    house.runs("role", "grant", "李根宝", "书记", "东风支部")
    words = ("unit", "change-of-office", "东风支部", "李根宝", "王秀兰")
    assert "书记 由 李根宝 换成 王秀兰" in house.runs(*words).stdout
    held = [(one.role, one.until is None) for one in house.stored(Role)]
    assert held == [("leader", True), ("secretary", False), ("secretary", True)]
    assert "没有这个职务" in house.runs(*words, code=1).stderr
    house.runs(*words[:3], "王秀兰", "李根宝", "--role", "书记")


def test_the_last_secretary_stays_or_goes_for_a_reason(house: Operator) -> None:
    house.runs("role", "grant", "李根宝", "书记", "东风支部")
    refused = house.runs("role", "revoke", "李根宝", "书记", "东风支部", code=1).stderr
    assert "change-of-office" in refused
    house.runs("role", "revoke", "李根宝", "书记", "东风支部", "--without-successor", "调离")
    assert [one.end_reason for one in house.stored(Role)] == [None, "调离"]


def test_members_are_as_they_were_after_a_refusal(house: Operator) -> None:
    before = [(one.id, one.home_unit_id) for one in house.stored(Person)]
    house.runs("unit", "merge", "东风支部", "东风支部/第一小组", code=1)
    assert [(one.id, one.home_unit_id) for one in house.stored(Person)] == before


def test_a_unit_may_ask_for_a_second_person(house: Operator) -> None:
    assert "从现在起" in house.runs("unit", "approval", "东风支部", "on").stdout
    assert "不用别人" in house.runs("unit", "approval", "东风支部", "off").stdout
    house.runs("unit", "approval", "火星支部", "on", code=1)
