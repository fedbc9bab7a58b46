"""Changing and cancelling a study day by chat, through the encrypted webhook."""

from datetime import timedelta

import pytest

from bot import people
from bot.study.models import CheckIn, Lesson, StudyDay
from tests.end_to_end.test_study_days import figures, publish
from tests.end_to_end.town import Sent, Town

DAY = "新建学习日 2026-12-05 19:00 社区活动室 第三讲"


def announced(town: Town) -> None:
    """A study day on Saturday 5 December, 19:00, of which everybody has been told."""
    for one in (town.street.wang, town.street.li, town.street.zhao):
        town.say(one, "你好")
    town.say(town.street.zhou, DAY)
    yes(town)
    town.deliver()
    town.platform.sent.clear()


def yes(town: Town) -> str:
    """The secretary says 1, a while after they did the last time."""
    town.now += timedelta(seconds=30)
    return town.say(town.street.zhou, "1")


def change(town: Town, words: str) -> str:
    """The secretary changes it and says 1."""
    preview = town.say(town.street.zhou, f"改学习日 {words}")
    assert "1 改" in preview, preview
    return yes(town)


def texts(town: Town) -> list[Sent]:
    return town.platform.sent


def the_day(town: Town) -> StudyDay:
    with town.begin() as session:
        day = session.query(StudyDay).one()
        session.expunge(day)
        return day


def test_two_on_one_day_that_are_called_the_same_are_told_apart_by_their_hour(town: Town) -> None:
    announced(town)
    town.say(town.street.zhou, DAY.replace("19:00", "09:30"))
    yes(town)
    asked = town.say(town.street.zhou, "改学习日")
    assert "1 12月5日周六 第三讲 上午9点半" in asked
    assert "2 12月5日周六 第三讲 晚上7点" in asked


def test_a_change_is_previewed_with_old_and_new_and_tells_those_who_know(town: Town) -> None:
    announced(town)
    preview = town.say(town.street.zhou, "改学习日 地点：二楼会议室")
    assert "原来：12月5日（周六）晚上7点，社区活动室" in preview
    assert "现在：12月5日（周六）晚上7点，二楼会议室" in preview
    assert "4位" in preview
    assert "改好了" in yes(town)
    town.deliver()
    (told,) = town.phone(town.street.wang)
    assert "二楼会议室" in told
    assert "社区活动室" in told
    assert "1 参加" in told
    assert the_day(town).sequence == 1


def test_who_said_they_come_is_told_first_and_their_answer_stays(town: Town) -> None:
    announced(town)
    town.say(town.street.li, "1")
    change(town, "19:30")
    town.deliver()
    assert texts(town)[0].openid == town.openid(town.street.li)
    (told,) = town.phone(town.street.li)
    assert "还算数" in told
    assert "晚上7点半" in told
    assert figures(town)["on_site"] == 1


def test_another_date_asks_everybody_again_and_answers_stay(town: Town) -> None:
    announced(town)
    town.say(town.street.li, "1")
    change(town, "12月12日")
    town.deliver()
    (told,) = town.phone(town.street.li)
    assert "再回一次" in told
    assert figures(town)["on_site"] == 1
    assert "请假" in town.say(town.street.li, "4")
    assert figures(town)["leave"] == 1


def test_what_is_counted_from_the_start_moves_along(town: Town) -> None:
    announced(town)
    before = the_day(town)
    change(town, "12月12日 20:00")
    after = the_day(town)
    week = timedelta(days=7, hours=1)
    for name in ("starts_at", "ends_at", "check_in_opens_at", "late_from", "online_until"):
        assert getattr(after, name) - getattr(before, name) == week, name


def test_reminders_follow_and_none_is_for_the_old_time(town: Town) -> None:
    announced(town)
    change(town, "12月12日")
    town.deliver()
    town.platform.sent.clear()
    town.pass_by(days=4)  # the old day is over
    assert town.phone(town.street.wang) == []
    town.pass_by(days=4)  # 9 December: three days before the new one
    town.pass_by()
    assert len(town.phone(town.street.wang)) == 1


def test_on_the_same_date_nobody_is_reminded_twice_for_one_lead_time(town: Town) -> None:
    announced(town)
    town.pass_by(days=3)  # 4 December, 10:00: reminded of 3 days and of 1 day
    town.platform.sent.clear()
    change(town, "20:00")
    town.deliver()
    assert len(town.phone(town.street.wang)) == 1
    town.pass_by(hours=7)
    assert len(town.phone(town.street.wang)) == 1
    town.tick(days=1, hours=1, seconds=1)  # 5 December, 18:00: two hours before
    town.deliver()
    assert len(town.phone(town.street.wang)) == 2


def test_who_has_not_been_told_yet_is_told_once_of_the_day_as_it_is(town: Town) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, DAY)
    yes(town)
    assert "0位" in town.say(town.street.zhou, "改学习日 20:00")
    yes(town)
    town.deliver()
    (told,) = town.phone(town.street.wang)
    assert "晚上8点" in told
    assert "原来" not in told


def test_under_three_hours_before_it_goes_at_night_too(town: Town) -> None:
    announced(town)
    town.now += timedelta(days=4, hours=6, minutes=30)  # 16:30
    town.clock.tick()
    town.deliver()
    town.platform.sent.clear()
    town.say(town.street.zhou, "取消学习日")
    yes(town)
    with town.begin() as session:
        from bot.delivery.models import Content

        cancelled = session.query(Content).filter_by(key="study-day-cancelled").all()
        assert {one.urgent for one in cancelled} == {True}


def test_the_day_is_chosen_by_date_by_month_or_by_digit(town: Town) -> None:
    zhou = town.street.zhou
    town.say(zhou, "新建学习日 每月15日 14:30 活动室 第三讲 共3次")
    yes(town)
    assert "1 12月15日周二 第三讲" in town.say(zhou, "改学习日 地点：二楼")
    assert "现在：1月15日（周五）下午2点半，二楼" in town.say(zhou, "2")
    town.say(zhou, "0")
    assert "现在：1月16日（周六）下午2点半" in town.say(zhou, "改学习日 1月 1月16日")
    yes(town)
    by_date = town.say(zhou, "改学习日 1月16日 题目 新年第一讲")
    assert "原来：1月16日（周六）下午2点半，活动室，讲《第三讲》" in by_date
    assert "讲《新年第一讲》" in by_date


def test_what_is_to_change_is_asked_for(town: Town) -> None:
    announced(town)
    assert "改什么" in town.say(town.street.zhou, "改学习日")
    assert "现在：12月6日（周日）晚上7点" in town.say(town.street.zhou, "12月6日")
    assert "没有这一天" in town.say(town.street.zhou, "改到2月30日")


def test_somebody_leads_it(town: Town) -> None:
    announced(town)
    assert "李根宝主讲" in town.say(town.street.zhou, "改学习日 主讲 李根宝")
    yes(town)
    town.deliver()
    assert "李根宝主讲" in town.phone(town.street.wang)[0]
    assert "没有找到" in town.say(town.street.zhou, "改学习日 主讲 张三")


def test_a_preview_of_what_changed_meanwhile_does_nothing(town: Town) -> None:
    announced(town)
    town.say(town.street.zhou, "改学习日 地点：二楼")
    with town.begin() as session:
        session.query(StudyDay).one().sequence = 5
    assert "有人动过" in yes(town)
    assert the_day(town).place == "社区活动室"


def test_a_cancelled_day_is_told_with_its_reason_and_nobody_misses_it(town: Town) -> None:
    announced(town)
    town.say(town.street.li, "1")
    assert "缘故：下大雨" in town.say(town.street.zhou, "取消学习日 下大雨")
    assert "取消了" in yes(town)
    town.deliver()
    assert texts(town)[0].openid == town.openid(town.street.li)
    (told,) = town.phone(town.street.wang)
    assert "请不要过去" in told
    assert "下大雨" in told
    town.pass_by(days=5)
    assert len(town.phone(town.street.wang)) == 1
    day = figures(town)
    assert (day["missed"], day["cancelled"], day["on_site"]) == (0, True, 1)


def test_a_reason_may_be_said_at_the_preview(town: Town) -> None:
    announced(town)
    town.say(town.street.zhou, "取消学习日")
    assert "缘故：停电了" in town.say(town.street.zhou, "停电了")
    yes(town)
    assert the_day(town).cancel_reason == "停电了"


def test_visits_for_a_cancelled_day_are_called_off(town: Town) -> None:
    announced(town)
    town.say(town.street.wang, "3")
    town.deliver()
    town.platform.sent.clear()
    town.say(town.street.zhou, "取消学习日")
    yes(town)
    town.deliver()
    assert town.status()["errands"] == {"open": 0, "overdue": 0, "done": 0, "closed": 1}
    assert any("王秀兰" in text for text in town.phone(town.street.zhao))


def test_visits_of_a_day_that_moved_are_due_at_the_new_time(town: Town) -> None:
    announced(town)
    town.say(town.street.wang, "3")
    town.deliver()
    town.platform.sent.clear()
    change(town, "12月12日")
    town.deliver()
    assert any("12月12日（周六）晚上7点" in text for text in town.phone(town.street.zhao))


def test_a_cancelled_day_takes_no_answer(town: Town) -> None:
    announced(town)
    town.say(town.street.wang, "1")
    town.say(town.street.zhou, "取消学习日")
    yes(town)
    assert "没有定好" in town.say(town.street.wang, "参加")


def test_zero_leaves_everything_as_it_is(town: Town) -> None:
    announced(town)
    town.say(town.street.zhou, "改学习日 20:00")
    assert "没有改动" in town.say(town.street.zhou, "0")
    assert the_day(town).sequence == 0
    town.now += timedelta(seconds=30)
    town.say(town.street.zhou, "取消学习日")
    assert "照常" in town.say(town.street.zhou, "0")
    assert the_day(town).cancelled_at is None


def test_a_day_under_way_is_changed_no_more(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=-5))
    assert "没有还没开始的" in town.say(town.street.zhou, "改学习日 20:00")


def test_one_cancelled_day_of_a_year_leaves_the_plan_to_those_not_told_yet(town: Town) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "新建学习日 每月15日 14:30 活动室 第三讲 共3次")
    yes(town)
    town.say(town.street.zhou, "取消学习日 12月15日")
    yes(town)
    town.deliver()
    (told,) = town.phone(town.street.wang)
    assert "共2次" in told
    assert "1月15日（周五）" in told


def test_a_later_day_of_a_year_is_told_to_whom_the_plan_was_told(town: Town) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "新建学习日 每月15日 14:30 活动室 第三讲 共3次")
    yes(town)
    town.deliver()
    town.platform.sent.clear()
    change(town, "1月15日改到1月16日")
    town.deliver()
    (told,) = town.phone(town.street.wang)
    assert "1月16日（周六）" in told


OF_OFFICE = {
    "publishes": ([DAY], "1"),
    "plans": (["新建学习日 每月15日 19:00 活动室 第三讲"], "1"),
    "changes": (["改学习日 地点：二楼会议室"], "1"),
    "changes by words": (["改学习日 地点：二楼会议室"], "20:00"),
    "cancels": (["取消学习日 下大雨"], "1"),
    "gives a lesson": (["课文 用火不离人。", "完", "没有", "没有"], "1"),
    "corrects": (["代签 全部", "更正签到 1 没来"], "看错人了"),
}


@pytest.mark.parametrize("act", OF_OFFICE)
def test_whoever_lost_the_office_between_preview_and_1_changes_nothing(
    town: Town, act: str
) -> None:
    day = publish(town, begins_in=timedelta(minutes=5 if act == "corrects" else 600))
    said, last = OF_OFFICE[act]
    for words in said:
        town.say(town.street.zhou, words)
        town.now += timedelta(seconds=1)
    before = kept(town)
    lose_office(town)
    assert "职务已经换了人" in town.say(town.street.zhou, last)
    assert kept(town) == before
    assert the_day(town).id == day.id


def lose_office(town: Town) -> None:
    """周书记 is secretary of the branch no more."""
    with town.begin() as session:
        people.revoke(
            session,
            town.now,
            person_id=town.street.zhou.id,
            role="secretary",
            unit_id=town.street.branch.id,
            tell=town.runtime.house.tell,
            reason="退休",
        )


def kept(town: Town) -> tuple[object, ...]:
    """The study day as it stands, what lessons there are, and who is in."""
    with town.begin() as session:
        days = [(one.place, one.starts_at, one.cancelled_at) for one in session.query(StudyDay)]
        return (*days, session.query(Lesson).count(), session.query(CheckIn).count())


def test_a_move_to_another_unit_between_preview_and_1_is_shown_before_it_is_published(
    town: Town,
) -> None:
    assert "东风支部" in town.say(town.street.zhou, DAY)
    zhou, group = town.street.zhou.id, town.street.group.id
    with town.begin() as session:
        people.grant(session, town.now, person_id=zhou, role="secretary", unit_id=group)
    lose_office(town)
    again = town.say(town.street.zhou, "1")
    assert "紫云苑小组" in again
    assert "1 发布" in again or "1 发" in again
    assert town.status()["study_days"] == []
