"""Announcing: audiences put together, lists, when and how it goes, and what the preview shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot import people
from tests import builders
from tests.end_to_end.saying import at
from tests.end_to_end.test_study_days import figures, publish
from tests.end_to_end.town import Town


def told(town: Town) -> set[str]:
    """Whom something was pushed to."""
    of_openid = {
        town.openid(one): one.name for one in vars(town.street).values() if hasattr(one, "called")
    }
    return {of_openid[sent.openid] for sent in town.platform.sent}


def ledger(town: Town) -> dict[str, Any]:
    """The latest notice of `status`; its sum balances."""
    one: dict[str, Any] = town.status()["notices"][-1]
    parts = ("confirmed", "handed_over", "explained", "waiting")
    assert one["audience"] == sum(one[part] for part in parts)
    return one


def announce(town: Town, text: str, *then: str) -> str:
    """Announce, say what follows the preview, and let it go out; the last reply."""
    reply = ""
    for said in (text, *then, "1"):
        reply = town.say(town.street.zhou, said)
        town.now += timedelta(seconds=25)  # the same digit sooner would be the same answer again
    town.pass_by(seconds=61)
    return reply


# Whom.


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("王秀兰、李根宝", {"王秀兰", "李根宝"}),
        ("王秀兰和李根宝", {"王秀兰", "李根宝"}),
        ("王阿姨 和 李根宝", {"王秀兰", "李根宝"}),
        ("王秀兰+李根宝", {"王秀兰", "李根宝"}),
        ("王秀兰, 李根宝", {"王秀兰"}),  # behind a comma the text begins
        ("紫云苑小组和王秀兰", {"赵德福", "王秀兰", "李根宝"}),
        ("全体除了王秀兰", {"赵德福", "李根宝"}),
        ("全体 除了王秀兰和李根宝", {"赵德福"}),
        ("除了王秀兰", {"赵德福", "李根宝"}),
        ("组长们", {"赵德福"}),
        ("东风支部的组长们和李根宝", {"赵德福", "李根宝"}),
        ("流动党员和王秀兰", {"王秀兰", "李根宝"}),
    ],
)
def test_an_audience_is_put_together_and_each_is_told_once(
    town: Town, words: str, names: set[str]
) -> None:
    with town.begin() as session:
        people.set_category(session, town.now, [town.street.li.id], "migrant")
    assert f"共{len(names)}人" in town.say(town.street.zhou, f"通知 {words} 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    assert told(town) == names
    assert len(town.platform.sent) == len(names) == ledger(town)["audience"]


def test_two_homes_and_two_groups_are_told_once(town: Town) -> None:
    with town.begin() as session:
        second = builders.unit(session, "第二小组", town.street.branch)
        both = builders.person(session, "两边住", town.street.group, residence=second)
        builders.bind(session, both)
    assert "共4人" in town.say(town.street.zhou, "通知 紫云苑小组和第二小组 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    assert len(town.platform.sent) == 4


def test_a_unit_whose_name_holds_the_word_for_and_is_one_audience(town: Town) -> None:
    with town.begin() as session:
        peace = builders.unit(session, "和平和谐小组", town.street.branch)
        builders.person(session, "和平人", peace)
    assert "共1人" in town.say(town.street.zhou, "通知 和平和谐小组 周三停水")
    assert "共2人" in town.say(town.street.zhou, "通知 和平和谐小组和王秀兰 周三停水")


def test_the_text_is_as_typed_where_it_begins_like_an_audience(town: Town) -> None:
    preview = town.say(town.street.zhou, "通知 全体 和平路、解放路 周三停水")
    assert "原文：和平路、解放路 周三停水" in preview
    assert "共3人" in preview


def test_nobody_beyond_the_authors_units_and_never_the_author(town: Town) -> None:
    assert "共" not in town.say(town.street.zhou, "通知 王秀兰、陈志远 周三停水")
    assert "共" not in town.say(town.street.zhou, "通知 周国平 周三停水")
    assert "归那边" in town.say(town.street.zhou, "通知 常青支部和王秀兰 周三停水")
    assert town.status()["notices"] == []


def test_an_audience_of_nobody_is_refused_in_words(town: Town) -> None:
    assert "没有别人" in town.say(town.street.zhou, "通知 紫云苑小组除了全体 周三停水")
    assert "没有别人" in town.say(town.street.zhou, "通知 志愿者 周三停水")


def test_a_name_of_two_people_is_asked_by_digit(town: Town) -> None:
    with town.begin() as session:
        other = builders.unit(session, "第二小组", town.street.branch)
        builders.bind(session, builders.person(session, "李根宝", other))
    asked = town.say(town.street.zhou, "通知 王秀兰、李根宝 周三停水")
    assert "1 李根宝 紫云苑小组" in asked
    assert "2 李根宝 第二小组" in asked
    assert "共2人" in town.say(town.street.zhou, "1")
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    assert told(town) == {"王秀兰", "李根宝"}


def test_who_has_not_answered_a_notice_is_an_audience(town: Town) -> None:
    announce(town, "通知 全体 周三停水")
    town.say(town.street.wang, "收到")
    assert "共2人" in town.say(town.street.zhou, "通知 没回1的 再说一遍")
    town.say(town.street.li, "收到")
    town.say(town.street.zhou, "1")
    assert ledger(town)["audience"] == 1
    assert "没有9号" in town.say(town.street.zhou, "通知 没回9的 再说一遍")


def test_who_lost_the_office_between_the_preview_and_the_1_announces_nothing(town: Town) -> None:
    town.say(town.street.zhou, "通知 王秀兰、李根宝 周三停水")
    with town.begin() as session:
        people.revoke(
            session,
            town.now,
            person_id=town.street.zhou.id,
            role="secretary",
            unit_id=town.street.branch.id,
            tell=builders.Heard(),
            reason="换届",
        )
    assert "号通知" not in town.say(town.street.zhou, "1")
    assert town.status()["notices"] == []


def test_a_1_from_two_devices_is_one_notice(town: Town) -> None:
    town.say(town.street.zhou, "通知 王秀兰、李根宝 周三停水")
    town.say(town.street.zhou, "1")
    town.say(town.street.zhou, "1")
    town.now += timedelta(seconds=40)
    town.say(town.street.zhou, "1")
    assert len(town.status()["notices"]) == 1


# Lists of one's own.


def test_a_list_is_kept_used_listed_and_dropped(town: Town) -> None:
    assert "2人" in town.say(town.street.zhou, "存名单 舞蹈队 王秀兰、李根宝")
    assert "舞蹈队　2人" in town.say(town.street.zhou, "名单册")
    assert "发给舞蹈队共2人" in town.say(town.street.zhou, "通知 舞蹈队 周三排练")
    assert "共3人" in town.say(town.street.zhou, "通知 舞蹈队和赵德福 周三排练")
    assert "共1人" in town.say(town.street.zhou, "通知 全体除了舞蹈队 周三停水")
    assert "共1人" in town.say(town.street.zhou, "通知 舞蹈队除了王秀兰 周三停水")
    assert "删了" in town.say(town.street.zhou, "删名单 舞蹈队")
    assert "共" not in town.say(town.street.zhou, "通知 舞蹈队 周三排练")


def test_a_list_is_its_authors_alone_and_never_takes_a_known_word(town: Town) -> None:
    town.say(town.street.zhou, "存名单 舞蹈队 王秀兰、李根宝")
    assert "还没有" in town.say(town.street.zhao, "名单册")
    for taken in ("全体", "流动党员", "王秀兰", "没回的", "紫云苑小组"):
        assert "不能当" in town.say(town.street.zhou, f"存名单 {taken} 李根宝")


def test_a_name_of_two_in_a_list_is_asked_by_digit(town: Town) -> None:
    with town.begin() as session:
        other = builders.unit(session, "第二小组", town.street.branch)
        builders.person(session, "李根宝", other)
    assert "2 李根宝 第二小组" in town.say(town.street.zhou, "存名单 舞蹈队 李根宝、王秀兰")
    assert "舞蹈队”2人" in town.say(town.street.zhou, "2")


def test_a_member_only_of_a_list_who_leaves_is_in_it_no_more(town: Town) -> None:
    town.say(town.street.zhou, "存名单 舞蹈队 王秀兰、李根宝")
    town.say(town.street.wang, "退出")
    town.say(town.street.wang, "确认退出")
    assert "共1人" in town.say(town.street.zhou, "通知 舞蹈队 周三排练")


# The preview.


def test_the_preview_says_for_whom_it_is_the_last_chat_text(town: Town) -> None:
    town.say(town.street.wang, "你好")
    assert "最后一条" not in town.say(town.street.zhou, "通知 全体 周三停水")
    announce(town, "通知 王秀兰 一")
    announce(town, "通知 王秀兰 二")
    town.say(town.street.zhou, "你好")
    assert "其中1人这是微信里最后一条" in town.say(town.street.zhou, "通知 全体 周三停水")


def test_a_trial_comes_to_the_author_as_members_get_it_and_nothing_is_published(
    town: Town,
) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "还没有发" in town.say(town.street.zhou, "3")
    town.pass_by(seconds=2)
    (trial,) = town.phone(town.street.zhou)
    assert "周三停水\n回 1 收到　2 请给我打电话" in trial
    assert town.status()["notices"] == []
    assert "1 发出" in town.say(town.street.zhou, "1")  # the 1 of 收到 does not send it
    town.now += timedelta(seconds=25)
    assert "1号通知" in town.say(town.street.zhou, "1")


@pytest.mark.parametrize("digit", ["1", "2", "3"])
def test_a_digit_of_the_text_tried_answers_nothing_else(town: Town, digit: str) -> None:
    publish(town)
    town.say(town.street.zhou, "学习日")  # its question offers the same digits
    town.now += timedelta(minutes=11)
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "3")
    town.now += timedelta(seconds=25)
    assert "1 发出" in town.say(town.street.zhou, digit)
    assert figures(town)["silent"] == 4


def test_the_number_of_people_still_guards_a_large_audience(build: Callable[..., Town]) -> None:
    town = build(at(1, 10), notices={"quiet_hours": "", "confirm_above": 2})
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "不用大家回" in town.say(town.street.zhou, "不用回")
    assert "什么时候" in town.say(town.street.zhou, "换时间")
    assert "回人数 3 发出" in town.say(town.street.zhou, "明天上午9点")
    town.say(town.street.zhou, "1")
    assert town.status()["notices"] == []
    assert "1号通知" in town.say(town.street.zhou, "3")


# When.


def test_at_a_time_it_waits_and_can_be_recalled_until_then(town: Town) -> None:
    reply = announce(town, "通知 全体 周三停水", "2", "明天上午9点")
    assert "12月2日（周三）上午9点发出" in reply
    town.pass_by(hours=12)
    assert town.platform.sent == []
    assert ledger(town)["waiting"] == 3
    assert "一个人也没有收到" in town.say(town.street.zhou, "撤回")
    town.pass_by(days=1)
    assert town.platform.sent == []
    assert ledger(town)["explained"] == 3


def test_at_a_time_it_goes_then_and_is_followed_up_from_then(town: Town) -> None:
    announce(town, "通知 全体 周三停水", "2", "明天上午9点")
    town.pass_by(hours=23, minutes=2)
    assert told(town) == {"赵德福", "王秀兰", "李根宝"}
    town.pass_by(hours=48)
    assert ledger(town)["handed_over"] == 3


def test_a_time_that_is_over_or_no_time_is_asked_again(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "2")
    assert "几点" in town.say(town.street.zhou, "随便")
    assert "过了" in town.say(town.street.zhou, "今天上午8点")
    assert "定在" not in town.say(town.street.zhou, "1")


def test_at_their_own_hours_each_gets_it_at_the_hour_they_chose(town: Town) -> None:
    town.say(town.street.wang, "提醒时间 15:00")
    reply = announce(town, "通知 全体 周三停水", "2", "2")
    assert "1号通知" in reply
    assert town.platform.sent == []
    town.pass_by(hours=5, minutes=2)
    assert told(town) == {"王秀兰"}
    assert "1号" not in town.say(town.street.li, "收到")
    assert ledger(town)["confirmed"] == 0  # it has not come to 李根宝
    town.pass_by(hours=19)
    assert told(town) == {"赵德福", "王秀兰", "李根宝"}
    assert ledger(town)["waiting"] == 3


# Urgent.


def test_urgent_goes_by_night_with_a_reason_and_is_read_back(by_night: Town) -> None:
    town = by_night
    assert "为什么急" in town.say(town.street.zhou, "急通知 全体 水管爆了，关总阀")
    assert "急通知，夜里也发：水往下漏" in town.say(town.street.zhou, "水往下漏")
    assert "急通知" in town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    assert told(town) == {"赵德福", "王秀兰", "李根宝"}
    with town.begin() as session:
        noted = people.noted_about(session, town.street.wang.id, since=at(1, 0))
    assert [(one.what, one.name) for one in noted] == [("quiet_hours", "周国平")]


def test_what_is_not_urgent_waits_for_the_morning(by_night: Town) -> None:
    announce(by_night, "通知 全体 周三停水", "4", "0")
    assert by_night.platform.sent == []


# For information.


def test_for_information_who_got_it_is_explained_and_the_others_are_handed_over(
    town: Town,
) -> None:
    with town.begin() as session:
        builders.person(session, "未接上", town.street.group)
    for who in (town.street.wang, town.street.li, town.street.zhao):
        town.say(who, "你好")
    announce(town, "通知 全体 周三停水", "5")
    (text,) = town.phone(town.street.wang)
    assert "不用回" in text
    assert "1 收到" not in text
    town.pass_by(minutes=6)
    assert ledger(town)["explained"] == 3
    assert ledger(town)["handed_over"] == 1
    assert "只告知，发到了：3人" in town.say(town.street.zhou, "进度")
    town.pass_by(days=3)
    assert len(town.phone(town.street.wang)) == 1
    assert ledger(town)["waiting"] == 0


def test_what_was_left_at_another_question_is_found_back(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "2")
    town.now += timedelta(minutes=11)
    assert "原文：周三停水" in town.say(town.street.zhou, "找回")
    town.say(town.street.zhou, "1")
    assert "没有留着" in town.say(town.street.zhou, "找回")
