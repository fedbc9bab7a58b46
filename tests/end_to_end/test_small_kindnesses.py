"""Small answers that say how it goes on, and lists that an old phone can show."""

import pytest

from tests.end_to_end.town import Town


def test_a_code_for_nobody_says_that_nobody_here_has_the_name(town: Town) -> None:
    for name in ("没有人", "孙悟空", "陈志远"):
        assert f"归您管的人里没有叫{name}的" in town.say(town.street.zhao, f"绑定码 {name}")


def test_confirming_twice_says_how_it_is_taken_back(town: Town) -> None:
    wang = town.street.wang
    for one in ("退出", "确认退出"):
        town.say(wang, one)
    for one in ("确认退出", "退出"):
        again = town.say(wang, one)
        assert "已经退出了" in again
        assert "不退了" in again
    assert "回来了" in town.say(wang, "不退了")


def test_a_stranger_who_confirms_leaving_learns_how_to_join(town: Town) -> None:
    assert "绑定" in town.say("nobody-yet", "确认退出")


@pytest.mark.parametrize("said", ["叫我 紫云苑三号楼的王大姐", "叫我 王大姐王大姐王大姐王大姐"])
def test_a_form_of_address_that_is_too_long_says_how_long_it_may_be(town: Town, said: str) -> None:
    assert "最多8个字" in town.say(town.street.wang, said)


def test_the_list_of_the_day_has_short_lines_and_each_phone_on_its_own(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    town.say(wang, "更正 电话 13911112222")
    town.say(wang, "更正 生日 1950-03-08")
    shown = town.say(zhao, "今天").splitlines()
    assert "13911112222" in shown
    assert max(len(one) for one in shown) <= 44
    assert any("1950年3月8日" in one for one in shown)
