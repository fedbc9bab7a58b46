"""How members wish to be reached, in chat: called, reminded, left in peace, paused, of use."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.people import Person
from tests.end_to_end.saying import announce, at, notice
from tests.end_to_end.town import Town

Build = Callable[..., Town]


def say(town: Town, who: Person, text: str) -> str:
    """Something said, half a minute after what was before."""
    town.now += timedelta(seconds=30)
    return town.say(who, text)


def move_to(town: Town, moment: datetime) -> None:
    """Time passes until then; the clock runs and texts go."""
    town.pass_by(seconds=(moment - town.now).total_seconds())


def test_a_form_of_address_is_asked_for_used_and_given_back(town: Town) -> None:
    wang = town.street.wang
    assert "叫您王大姐，原来叫王阿姨" in say(town, wang, "叫我 王大姐")
    assert say(town, wang, "我的信息").startswith("王大姐，")
    assert "叫您王秀兰同志" in say(town, wang, "叫我 本名")
    say(town, wang, "叫我")
    assert "叫您老王" in say(town, wang, "叫我老王")
    assert "想让我怎么叫您" in say(town, wang, "叫我")
    assert say(town, wang, "0") == "好的，没有改动。"


def test_each_is_reminded_at_their_own_hour_of_that_day(town: Town) -> None:
    wang, li = town.street.wang, town.street.li
    for who in (wang, li):
        say(town, who, "你好")
    assert "现在晚上7点半" in say(town, wang, "提醒时间 晚上7点半")
    assert "每天几点" in say(town, li, "提醒时间")
    assert "现在早上7点" in say(town, li, "早上7点")
    say(town, town.street.zhou, "新建学习日 2026-12-05 19:00 社区活动室 第三讲")
    say(town, town.street.zhou, "1")
    move_to(town, at(2, 6, 59))
    for who in (wang, li):
        say(town, who, "早")
    move_to(town, at(2, 7, 1))
    assert (reminds(town, wang), reminds(town, li)) == (0, 1)
    move_to(town, at(2, 9, 1))
    assert (reminds(town, wang), reminds(town, li)) == (0, 1)
    move_to(town, at(2, 19, 29))
    assert reminds(town, wang) == 0
    move_to(town, at(2, 19, 31))
    assert reminds(town, wang) == 1


def reminds(town: Town, who: Person) -> int:
    """How many reminders came to a phone."""
    return sum("学习日快到了" in one for one in town.phone(who))


def test_who_answers_before_their_hour_is_not_reminded(town: Town) -> None:
    wang = town.street.wang
    say(town, wang, "提醒时间 19:30")
    say(town, town.street.zhou, "新建学习日 2026-12-05 19:00 社区活动室 第三讲")
    say(town, town.street.zhou, "1")
    move_to(town, at(2, 12))
    say(town, wang, "参加")
    move_to(town, at(2, 20))
    assert reminds(town, wang) == 0


def test_an_hour_in_the_quiet_hours_is_refused_with_another(build: Build) -> None:
    town = build(at(4, 12), notices={"quiet_hours": "21:00-08:00"})
    wang = town.street.wang
    refused = say(town, wang, "提醒时间 22点")
    assert "22:00正是不打扰人的时候" in refused
    assert "现在晚上7点半" in say(town, wang, "19:30")
    assert "再说一次好吗" in say(town, wang, "提醒时间 随便")


def test_own_quiet_hours_hold_back_a_notice_but_no_answer(town: Town) -> None:
    wang = town.street.wang
    assert "现在上午8点到下午4点" in say(town, wang, "免打扰 上午8点到下午4点")
    announce(town)
    assert town.phone(wang) == []
    assert "平安我记下了" in say(town, wang, "报到")
    move_to(town, at(1, 16, 1))
    assert "周三停水" in town.phone(wang)[-1]
    assert "现在没有" in say(town, wang, "免打扰 取消")
    assert "一整天都没有工夫" in say(town, wang, "免打扰 8:00-7:00")
    assert "再说一次好吗" in say(town, wang, "免打扰 有时候")


def test_a_pause_is_for_a_week_and_ends_by_itself(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    assert "1 一个星期　2 一个月　3 到我说为止" in say(town, wang, "暂停通知")
    assert "停到12月8日" in say(town, wang, "1")
    assert "王秀兰的通知先停着" in say(town, zhao, "好的")
    figures = announce(town)
    assert (figures["explained"], figures["waiting"]) == (1, 2)
    assert "暂停着通知：1人" in say(town, town.street.zhou, "进度")
    assert town.phone(wang) == []
    move_to(town, at(8, 9))
    announce(town, "周五体检")
    assert town.phone(wang) == []
    move_to(town, at(8, 11))
    assert "周五体检" in town.phone(wang)[-1]
    assert notice(town)["waiting"] == 3
    assert not any("周三停水" in one for one in town.phone(wang))


def test_danger_and_what_was_asked_for_still_come_while_paused(town: Town) -> None:
    wang, li = town.street.wang, town.street.li
    say(town, wang, "暂停通知 一个月")
    say(town, wang, "求助 灯坏了")
    say(town, li, "你好")
    say(town, town.street.zhao, "接单 1")
    town.deliver()
    assert "赵德福接了" in town.phone(wang)[-1]


def test_until_told_is_asked_about_after_ninety_days(town: Town) -> None:
    wang = town.street.wang
    assert "说“恢复通知”再发" in say(town, wang, "暂停通知 到我说")
    move_to(town, town.now + timedelta(days=89))
    say(town, wang, "早")
    move_to(town, town.now + timedelta(days=1))
    assert "1 接着停　2 恢复" in town.phone(wang)[-1]
    assert "接着停" in say(town, wang, "1")
    move_to(town, town.now + timedelta(days=89))
    say(town, wang, "早")
    move_to(town, town.now + timedelta(days=1))
    assert sum("1 接着停" in one for one in town.phone(wang)) == 2
    assert "又发给您了" in say(town, wang, "2")
    assert "没有停着" in say(town, wang, "恢复通知")


def test_an_offer_is_noted_used_and_withdrawn(town: Town) -> None:
    wang, li = town.street.wang, town.street.li
    assert "能帮什么" in say(town, li, "我能帮")
    assert "能帮 修电脑，周末晚上有空" in say(town, li, "修电脑，周末晚上")
    assert "能帮：修电脑（周末晚上）" in say(town, li, "我的信息")
    say(town, wang, "求助 电脑坏了")
    town.deliver()
    offered = town.phone(li)[-1]
    assert "1 接单　2 这次不行" in offered
    assert "13900000005" not in offered
    assert "这次不麻烦您" in say(town, li, "2")
    assert "还在等人接" in say(town, wang, "进展")
    assert "不登记了" in say(town, li, "不帮了")
    assert "没有登记过" in say(town, li, "不帮了")


def test_a_neighbour_without_a_way_makes_no_request_go_up(town: Town) -> None:
    wang, li = town.street.wang, town.street.li
    say(town, li, "我能帮 修电脑")
    town.now += timedelta(days=3)
    say(town, town.street.zhao, "你好")
    say(town, wang, "求助 电脑坏了")
    town.deliver()
    assert not any("求助" in one for one in town.phone(town.street.zhou))
    assert "求助（1号）" in town.phone(town.street.zhao)[-1]


def test_whom_the_question_cannot_reach_is_asked_by_their_leader(town: Town) -> None:
    say(town, town.street.wang, "暂停通知 到我说")
    move_to(town, town.now + timedelta(days=90))
    assert "停了三个月，问问还停不停" in say(town, town.street.zhao, "今天")


@pytest.mark.parametrize("ticks", [1, 91])
@pytest.mark.parametrize("answer", [("1", "接着停"), ("2", "又发给您了")])
def test_three_months_later_the_question_comes_however_often_the_clock_ticked(
    town: Town, ticks: int, answer: tuple[str, str]
) -> None:
    wang, begins = town.street.wang, town.now
    say(town, wang, "暂停通知 到我说")
    for tick in range(1, ticks + 1):
        town.now = begins + timedelta(days=91 * tick / ticks)
        say(town, wang, "早")  # who writes now and then has a window
        town.pass_by(minutes=1)
    asked = [one for one in town.phone(wang) if "停了有三个月了，接着停吗" in one]
    assert len(asked) == 1
    digit, reply = answer
    assert reply in say(town, wang, digit)
    town.pass_by(hours=1)
    assert len([one for one in town.phone(wang) if "接着停吗" in one]) == 1
    assert "停了三个月" not in say(town, town.street.zhao, "今天")


def test_who_was_silent_all_along_is_asked_by_their_leader_after_one_long_tick(town: Town) -> None:
    wang = town.street.wang
    say(town, wang, "暂停通知 到我说")
    move_to(town, town.now + timedelta(days=91))
    move_to(town, town.now + timedelta(days=1))
    assert "停了三个月，问问还停不停" in say(town, town.street.zhao, "今天")
    assert "又发给您了" in say(town, wang, "恢复通知")
