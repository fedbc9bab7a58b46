"""Changing and cancelling the study days of units beneath one's own, and of no others."""

from datetime import datetime, timedelta

import pytest

from bot import people, study
from bot.study.models import StudyDay
from handlers.study_publishing import timing
from tests import builders
from tests.end_to_end.town import Town

IN_FOUR_DAYS = timedelta(days=4, hours=9)  # Saturday 5 December, 19:00


def hold(
    town: Town, unit: people.Unit, *, title: str = "第三讲", begins_in: timedelta = IN_FOUR_DAYS
) -> study.StudyDay:
    """A study day of a unit, entered without telling anybody."""
    with town.begin() as session:
        plan = study.Plan(
            account=builders.ACCOUNT,
            unit_id=unit.id,
            author_id=town.street.zhou.id,
            starts_at=town.now + begins_in,
            place="活动室",
            title=title,
        )
        return study.enter(session, town.now, plan, timing(town.runtime.house)).day


def yes(town: Town, who: people.Person, said: str = "1") -> str:
    town.now += timedelta(seconds=30)
    return town.say(who, said)


def stands(town: Town, day: study.StudyDay) -> tuple[str, datetime, bool]:
    with town.begin() as session:
        found = session.get_one(StudyDay, day.id)
        return found.place, found.starts_at, found.cancelled_at is None


def test_a_secretary_changes_a_day_of_a_group_beneath_and_is_shown_whose_it_is(
    town: Town,
) -> None:
    day = hold(town, town.street.group)
    preview = town.say(town.street.zhou, "改学习日 地点：二楼")
    assert preview.startswith("东风支部紫云苑小组的学习日：\n原来：12月5日")
    assert "改好了" in yes(town, town.street.zhou)
    assert stands(town, day)[0] == "二楼"


def test_an_officer_cancels_a_day_of_a_branch_of_the_street(town: Town) -> None:
    day = hold(town, town.street.other_branch)
    preview = town.say(town.street.gan, "取消学习日 停电")
    assert "青龙街道常青支部的学习日" in preview
    assert "缘故：停电" in preview
    assert "取消了" in yes(town, town.street.gan)
    assert stands(town, day)[2] is False


def test_the_day_of_ones_own_unit_is_shown_as_ever(town: Town) -> None:
    hold(town, town.street.branch)
    assert town.say(town.street.zhou, "改学习日 地点：二楼").startswith("原来：")


@pytest.mark.parametrize("words", ["改学习日 12月5日 地点：二楼", "取消学习日 12月5日"])
def test_another_branches_secretary_gets_nothing(town: Town, words: str) -> None:
    day = hold(town, town.street.branch)
    before = stands(town, day)
    assert "没有还没开始的学习日" in town.say(town.street.qian, words)
    yes(town, town.street.qian)
    assert stands(town, day) == before


@pytest.mark.parametrize("words", ["改学习日 地点：二楼", "取消学习日"])
def test_a_group_leader_changes_no_day_of_the_group_nor_of_the_branch_above(
    town: Town, words: str
) -> None:
    days = [hold(town, town.street.branch), hold(town, town.street.group)]
    before = [stands(town, one) for one in days]
    town.say(town.street.zhao, words)
    yes(town, town.street.zhao)
    assert [stands(town, one) for one in days] == before


def test_who_leads_a_group_beside_being_secretary_elsewhere_changes_none_of_the_groups(
    town: Town,
) -> None:
    with town.begin() as session:
        builders.role(session, town.street.qian, "leader", town.street.group)
    hold(town, town.street.group)
    assert "没有还没开始的学习日" in town.say(town.street.qian, "改学习日 地点：二楼")


def test_days_of_several_units_on_one_date_are_chosen_by_digit_with_the_units_name(
    town: Town,
) -> None:
    one, other = hold(town, town.street.branch), hold(town, town.street.other_branch)
    asked = town.say(town.street.gan, "改学习日 12月5日 地点：二楼")
    assert "1 12月5日周六 第三讲，东风支部\n2 12月5日周六 第三讲，常青支部" in asked
    assert "常青支部的学习日" in yes(town, town.street.gan, "2")
    yes(town, town.street.gan)
    assert (stands(town, one)[0], stands(town, other)[0]) == ("活动室", "二楼")


@pytest.mark.parametrize("name", ["常青支部", "青龙街道/常青支部", "青龙街道常青支部 的"])
def test_a_unit_named_first_says_whose_day_is_meant(town: Town, name: str) -> None:
    hold(town, town.street.branch)
    other = hold(town, town.street.other_branch)
    assert "常青支部的学习日" in town.say(town.street.gan, f"取消学习日 {name} 12月5日 大雪")
    yes(town, town.street.gan)
    assert stands(town, other)[2] is False


def test_a_day_is_found_by_its_date_behind_more_than_can_be_listed(town: Town) -> None:
    for number in range(30):
        hold(town, town.street.branch, title=f"第{number}讲", begins_in=timedelta(days=1 + number))
    listed = town.say(town.street.gan, "取消学习日")
    assert "24 12月25日" in listed
    assert "哪个支部、哪一天" in listed
    assert "第29讲" in town.say(town.street.gan, "取消学习日 12月31日")


def test_a_list_too_long_for_a_reply_offers_only_what_it_shows(town: Town) -> None:
    for number in range(20):
        hold(town, town.street.branch, title="讲" * 40, begins_in=timedelta(days=1 + number))
    listed = town.say(town.street.gan, "取消学习日")
    last = listed.splitlines()[-2].partition(" ")[0]
    assert listed.splitlines()[-1].startswith("这里放不下的")
    assert "1 取消" in yes(town, town.street.gan, last)


def test_an_office_lost_between_preview_and_1_changes_no_day_beneath(town: Town) -> None:
    day = hold(town, town.street.other_branch)
    town.say(town.street.gan, "取消学习日")
    with town.begin() as session:
        people.revoke(
            session,
            town.now,
            person_id=town.street.gan.id,
            role="officer",
            unit_id=town.street.street.id,
            tell=town.runtime.house.tell,
        )
        builders.role(session, town.street.gan, "officer", town.street.branch)
    assert "职务已经换了人" in yes(town, town.street.gan)
    assert stands(town, day)[2] is True
