"""The figures of notices and errands (INTERFACE, section 6): the latest word wins."""

from collections.abc import Callable
from datetime import timedelta

from tests import builders
from tests.end_to_end.saying import announce, at, heard, notice, publish
from tests.end_to_end.town import Town

# Audiences.


def test_an_audience_is_everybody_once_bound_or_not_less_the_author(town: Town) -> None:
    with town.begin() as session:
        builders.person(session, "未接上", town.street.group)
        lives_here = builders.person(
            session, "住这里", town.street.other_branch, residence=town.street.group
        )
        builders.bind(session, lives_here)
        builders.person(session, "两边都是", town.street.branch, residence=town.street.group)
    preview = town.say(town.street.zhou, "通知 全体 周三停水")
    assert "共6人，不含您" in preview
    assert "要人带话2" in preview


def test_a_leader_reaches_only_the_own_group(town: Town) -> None:
    assert "共2人" in town.say(town.street.zhao, "通知 全体 周三停水")
    assert "共2人" not in town.say(town.street.zhao, "通知 东风支部 周三停水")
    assert "归那边" in town.say(town.street.zhao, "通知 常青支部 周三停水")


def test_a_unit_named_by_several_is_asked_by_path(town: Town) -> None:
    with town.begin() as session:
        for branch in (town.street.branch, town.street.other_branch):
            group = builders.unit(session, "第一小组", branch)
            builders.person(session, f"某{branch.id}", group)
    reply = town.say(town.street.gan, "通知 第一小组 周三停水")
    assert "东风支部/第一小组" in reply
    assert "常青支部/第一小组" in reply
    assert "共1人" in town.say(town.street.gan, "通知 东风支部/第一小组 周三停水")


def test_above_the_limit_the_number_of_people_sends_it(build: Callable[..., Town]) -> None:
    town = build(at(1, 10), notices={"quiet_hours": "", "confirm_above": 2})
    assert "回人数 3 发出" in town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    assert town.status()["notices"] == []
    assert "1号通知" in town.say(town.street.zhou, "3")


# The ledger of a notice: the latest word wins.


def test_who_has_no_route_is_handed_over_at_once(town: Town) -> None:
    with town.begin() as session:
        builders.person(session, "未接上", town.street.group)
    figures = announce(town)
    assert (figures["handed_over"], figures["waiting"]) == (1, 3)
    assert "未接上" in town.say(town.street.zhao, "今天")
    assert "赵德福同志：未接上" in town.say(town.street.zhou, "进度")


def test_silence_is_reminded_once_and_then_handed_over_with_a_name(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    town.pass_by(hours=24)
    assert sum("周三停水" in text for text in town.phone(town.street.wang)) == 2
    town.pass_by(hours=24)
    assert notice(town)["handed_over"] == 3
    assert notice(town)["waiting"] == 0


def test_received_after_a_hand_over_confirms_and_closes_the_errand(town: Town) -> None:
    announce(town)
    town.pass_by(hours=48)
    open_before = town.status()["errands"]["open"]
    town.say(town.street.wang, "收到")
    assert (notice(town)["confirmed"], notice(town)["handed_over"]) == (1, 2)
    assert town.status()["errands"]["open"] == open_before - 1
    assert town.status()["errands"]["closed"] == 1


def test_call_me_after_received_is_handed_over(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    town.say(town.street.wang, "1")
    town.now += timedelta(minutes=1)
    assert "赵德福" in town.say(town.street.wang, "2")
    assert (notice(town)["confirmed"], notice(town)["handed_over"]) == (0, 1)


def test_cannot_asks_why_and_the_author_has_it(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    assert "难处" in town.say(town.street.wang, "3")
    assert "周国平" in town.say(town.street.wang, "家里没人")
    town.deliver()
    assert "家里没人" in town.say(town.street.zhou, "今天")
    assert "王秀兰（家里没人）" in town.say(town.street.zhou, "进度")


def test_a_leaders_own_call_me_goes_one_level_up(town: Town) -> None:
    heard(town, town.street.zhao)
    announce(town)
    assert "周国平" in town.say(town.street.zhao, "2")


def test_the_leaders_word_confirms_and_is_named(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    town.say(town.street.wang, "2")
    number = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    assert "王秀兰" in town.say(town.street.zhao, f"已联系 {number} 说过了")
    assert notice(town)["confirmed"] == 1
    progress = town.say(town.street.zhou, "进度")
    assert "赵德福同志联系过" in progress
    assert "王秀兰" in progress


def test_not_reached_stays_handed_over_with_a_new_date(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    town.say(town.street.wang, "2")
    number = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    assert "12月2日" in town.say(town.street.zhao, f"没联系上 {number} 没人接")
    assert notice(town)["handed_over"] == 1
    assert "没有要联系的人" in town.say(town.street.zhao, "今天")
    town.now += timedelta(days=1)
    assert f"\n{number} 王秀兰" in town.say(town.street.zhao, "今天")


def test_a_recall_in_time_reaches_nobody_and_a_late_one_corrects(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.now += timedelta(seconds=30)
    assert "一个人也没有收到" in town.say(town.street.zhou, "撤回")
    assert notice(town)["explained"] == 3
    heard(town, town.street.wang)
    announce(town, "周四停电")
    assert "3人可能看到" in town.say(town.street.zhou, "撤回 2")
    town.deliver()
    assert "不作数" in town.phone(town.street.wang)[-1]
    assert notice(town)["explained"] == 3


def test_progress_of_a_number_that_is_both_is_asked(town: Town) -> None:
    announce(town)
    town.say(town.street.zhou, "求助 灯坏了")
    asked = town.say(town.street.zhou, "进展 1")
    assert "1 您的求助" in asked
    assert "2 您发的通知" in asked
    assert "《周三停水》" in town.say(town.street.zhou, "2")


# Errands.


def test_a_leaders_numbers_are_the_persons_for_the_year(town: Town) -> None:
    heard(town, town.street.wang)
    announce(town)
    town.say(town.street.wang, "2")
    first = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    town.say(town.street.zhao, f"已联系 {first}")
    town.now += timedelta(days=20)
    heard(town, town.street.wang, town.street.li)
    announce(town, "周四停电")
    town.say(town.street.li, "2")
    town.say(town.street.wang, "2")
    assert f"\n{first} 王秀兰" in town.say(town.street.zhao, "今天")


def test_a_secretarys_numbers_are_the_days(town: Town) -> None:
    town.say(town.street.wang, "建言 多装路灯")
    town.say(town.street.li, "建言 修修路")
    assert "\n1 王秀兰" in town.say(town.street.zhou, "今天")
    assert "王秀兰" in town.say(town.street.zhou, "已联系 1 回过话了")
    town.now += timedelta(days=1)
    assert "\n1 李根宝" in town.say(town.street.zhou, "今天")
    assert town.status()["errands"]["done"] == 1


def test_today_for_a_member_is_what_concerns_them(town: Town) -> None:
    assert "没有您的事" in town.say(town.street.wang, "今天")
    publish(town, "12月1日晚上7点")
    town.say(town.street.wang, "求助 灯坏了")
    reply = town.say(town.street.wang, "今天")
    assert "《防火》" in reply
    assert "1号" in reply
