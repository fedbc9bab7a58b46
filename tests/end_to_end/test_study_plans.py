"""A year of study days, published by chat in one act, through the encrypted webhook."""

from bot.study.models import StudyDay
from tests.end_to_end.town import Town

YEAR = "新建学习日 每月15日 14:30 社区活动室 第三讲"


def planned(town: Town) -> list[StudyDay]:
    """The study days that stand, by time."""
    with town.begin() as session:
        days = session.query(StudyDay).order_by(StudyDay.starts_at).all()
        session.expunge_all()
        return days


def test_a_year_is_published_in_one_act_and_everybody_is_told_once(town: Town) -> None:
    wang, zhou = town.street.wang, town.street.zhou
    town.say(wang, "你好")
    preview = town.say(zhou, YEAR)
    assert "每月15日下午2点半，12次，发给4人" in preview
    assert "12月15日周二" in preview
    assert "11月15日周一" in preview
    assert "2027年放假安排还没公布" in preview
    assert "发布了12次，4人" in town.say(zhou, "1")
    town.deliver()
    (told,) = town.phone(wang)
    assert "每月15日，共12次" in told
    assert "12月15日（周二）下午2点半" in told
    assert "记下了：12月15日（周二）下午2点半学习日" in town.say(wang, "1")
    days = town.status()["study_days"]
    assert [day["invited"] for day in days] == [4] * 12
    assert [day["on_site"] for day in days] == [1] + [0] * 11


def test_each_day_is_reminded_of_by_itself(town: Town) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, YEAR + " 共2次")
    town.say(town.street.zhou, "1")
    town.deliver()
    town.say(town.street.wang, "1")
    before = len(town.phone(town.street.wang))
    town.pass_by(days=41, hours=4)  # 11 January
    assert len(town.phone(town.street.wang)) == before
    town.pass_by(days=1)
    assert "2027-01-15 14:30" in town.phone(town.street.wang)[-1]
    assert len(town.phone(town.street.wang)) == before + 1


def test_what_a_festival_or_a_moved_workday_moves_is_shown_with_its_reason(town: Town) -> None:
    preview = town.say(town.street.zhou, "新建学习日 每月1日 19:00 活动室 第三讲 到明年10月")
    assert "1月2日周六*" in preview
    assert "*1月1日周五是元旦，往后顺了" in preview
    assert "国庆" in preview


def test_a_plan_is_asked_for_one_thing_at_a_time(town: Town) -> None:
    zhou = town.street.zhou
    assert "几点" in town.say(zhou, "新建学习日 每月最后一个周五")
    assert "哪里" in town.say(zhou, "晚上7点")
    assert "讲什么" in town.say(zhou, "社区活动室")
    assert "12月25日周五" in town.say(zhou, "第三讲")
    assert "发布了12次" in town.say(zhou, "1")


def test_a_bare_command_takes_a_rule_when_it_asks_for_the_time(town: Town) -> None:
    zhou = town.street.zhou
    town.say(zhou, "新建学习日")
    assert "哪里" in town.say(zhou, "每月第二个周六晚上7点")


def test_single_days_are_changed_and_left_out_in_the_preview(town: Town) -> None:
    zhou = town.street.zhou
    town.say(zhou, YEAR)
    changed = town.say(zhou, "改 3月 3月16日")
    assert "3月16日周二*" in changed
    assert "3月15日" not in changed
    without = town.say(zhou, "去掉 2月")
    assert "11次" in without
    assert "2月15日" not in without.replace("12月15日", "")
    assert "新年第一讲" in town.say(zhou, "改 1月 题目 新年第一讲")
    assert "哪次" in town.say(zhou, "改 2月 2月20日")
    assert "发布了11次" in town.say(zhou, "1")
    days = planned(town)
    assert len(days) == 11
    assert [one.title for one in days][:3] == ["第三讲", "新年第一讲", "第三讲"]
    assert [day.planned_at is not None for day in days] == [
        *(False, False, True, False, False, False, False, False),
        *(True, False, False),  # 15 September 2027 is Mid-autumn
    ]


def test_zero_publishes_nothing(town: Town) -> None:
    town.say(town.street.zhou, YEAR)
    assert "没有发布" in town.say(town.street.zhou, "0")
    assert planned(town) == []


def test_half_a_year_and_until_a_month(town: Town) -> None:
    assert "，6次，" in town.say(town.street.zhou, YEAR + " 半年")
    assert "，7次，" in town.say(town.street.zhou, YEAR + " 到6月")


def test_a_leader_is_offered_to_pass_it_on(town: Town) -> None:
    assert "要转过去吗" in town.say(town.street.zhao, YEAR)
    assert not planned(town)
