"""Study days as members and secretaries live them, through the encrypted webhook."""

from datetime import timedelta
from typing import Any

from bot import study
from handlers.study_publishing import timing
from tests.end_to_end.town import Town


def publish(town: Town, *, begins_in: timedelta = timedelta(hours=9)) -> study.StudyDay:
    """A study day of 东风支部, entered without telling anybody."""
    with town.begin() as session:
        plan = study.Plan(
            account="main",
            unit_id=town.street.branch.id,
            author_id=town.street.zhou.id,
            starts_at=town.now + begins_in,
            place="社区活动室",
            title="第三讲",
        )
        return study.enter(session, town.now, plan, timing(town.runtime.house)).day


def figures(town: Town) -> dict[str, Any]:
    """The only study day of `status`."""
    day: dict[str, Any] = town.status()["study_days"][0]
    assert day["invited"] == sum(
        day[one] for one in ("on_site", "online", "door", "leave", "silent")
    )
    return day


def test_a_secretary_publishes_in_one_line_and_everybody_is_asked(town: Town) -> None:
    town.say(town.street.wang, "你好")
    preview = town.say(town.street.zhou, "新建学习日 2026-12-05 19:00 社区活动室 第三讲")
    assert "12月5日（周六）晚上7点" in preview
    assert "1 发布" in preview
    published = town.say(town.street.zhou, "1")
    assert "口令" in published
    town.deliver()
    assert figures(town)["invited"] == 4
    assert "1 参加" in town.phone(town.street.wang)[0]


def test_a_secretary_is_asked_one_thing_at_a_time(town: Town) -> None:
    zhou = town.street.zhou
    assert "哪天" in town.say(zhou, "新建学习日")
    assert "哪里" in town.say(zhou, "12月5日晚上7点")
    assert "讲什么" in town.say(zhou, "社区活动室")
    assert "1 发布" in town.say(zhou, "第三讲")
    assert "发布了" in town.say(zhou, "1")


def test_one_digit_answers_a_reminder_and_names_the_day(town: Town) -> None:
    day = publish(town)
    wang = town.street.wang
    town.say(wang, "你好")
    town.pass_by(hours=7, seconds=1)
    assert "王阿姨" in town.phone(wang)[-1]
    reply = town.say(wang, "1")
    assert "12月1日（周二）晚上7点" in reply
    assert figures(town)["on_site"] == 1
    assert day.no == 1


def test_each_reminder_comes_once_even_if_the_clock_ticks_twice(town: Town) -> None:
    publish(town)
    town.tick(hours=7, seconds=1)
    town.tick()
    town.deliver()
    town.deliver()
    assert len(town.phone(town.street.wang)) == 1


def test_words_answer_as_well_as_digits(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    assert "请假" in town.say(town.street.wang, "去不了")
    assert figures(town)["leave"] == 1


def test_a_mode_changes_until_the_start_and_the_reply_shows_old_and_new(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "1")
    changed = town.say(town.street.wang, "改 2")
    assert "线上" in changed
    assert "参加" in changed
    assert figures(town)["online"] == 1


def test_undo_within_ten_minutes_takes_the_answer_back_and_asks_again(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "1")
    assert "1 参加" in town.say(town.street.wang, "改")
    assert figures(town)["silent"] == 4
    town.say(town.street.wang, "4")
    assert figures(town)["leave"] == 1


def test_a_visit_to_the_door_becomes_an_errand_and_ceases_when_changed(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    assert "送学" in town.say(town.street.wang, "3")
    assert town.status()["errands"]["open"] == 1
    assert "王秀兰" in town.say(town.street.zhao, "今天")
    town.say(town.street.wang, "改 1")
    assert town.status()["errands"] == {"open": 0, "overdue": 0, "done": 0, "closed": 1}


def test_a_closed_door_errand_counts_as_attended(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "3")
    number = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    assert "王秀兰" in town.say(town.street.zhao, f"已联系 {number} 送到了")
    assert figures(town)["attended"] == 1


def test_check_in_with_the_code_is_on_site_and_without_it_remote(town: Town) -> None:
    day = publish(town, begins_in=timedelta(minutes=5))
    assert "现场" in town.say(town.street.wang, f"签到 {day.code}")
    remote = town.say(town.street.li, "签到")
    assert "线上" in remote
    assert "口令" in remote
    assert figures(town)["attended"] == 2


def test_the_bare_code_counts_while_check_in_is_open(town: Town) -> None:
    day = publish(town, begins_in=timedelta(minutes=5))
    assert "现场" in town.say(town.street.wang, day.code)


def test_a_wrong_code_records_nothing_and_says_so(town: Town) -> None:
    day = publish(town, begins_in=timedelta(minutes=5))
    wrong = "1111" if day.code != "1111" else "2222"
    assert "口令" in town.say(town.street.wang, f"签到 {wrong}")
    assert figures(town)["attended"] == 0


def test_after_five_wrong_codes_only_the_leader_can_check_in(town: Town) -> None:
    day = publish(town, begins_in=timedelta(minutes=5))
    wrong = "1111" if day.code != "1111" else "2222"
    for _ in range(5):
        reply = town.say(town.street.wang, f"签到 {wrong}")
    assert "赵德福" in reply
    assert figures(town)["attended"] == 0
    assert "赵德福" in town.say(town.street.wang, f"签到 {day.code}")
    assert "王秀兰" in town.say(town.street.zhao, "代 王秀兰 签到")
    assert figures(town)["attended"] == 1


def test_who_was_not_invited_is_let_in_by_the_code(town: Town) -> None:
    day = publish(town, begins_in=timedelta(minutes=5))
    assert "现场" in town.say(town.street.chen, f"签到 {day.code}")
    assert figures(town)["invited"] == 5


def test_a_platform_retry_gets_the_same_answer_and_checks_in_once(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=5))
    first = town.say(town.street.wang, "签到", message_id=7)
    again = town.say(town.street.wang, "签到", message_id=7)
    assert again == first
    assert town.status()["inbox"] == {"handled": 1, "retries_answered": 1, "failed": 0}
    assert figures(town)["attended"] == 1


def test_check_in_with_nothing_under_way_is_a_sign_of_life(town: Town) -> None:
    publish(town)
    reply = town.say(town.street.wang, "签到")
    assert "平安" in reply
    assert "12月1日（周二）晚上7点" in reply


def test_a_sign_of_life_during_a_study_day_asks_whether_check_in_was_meant(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=5))
    assert "1 签到" in town.say(town.street.wang, "报道")
    assert "签到好了" in town.say(town.street.wang, "1")
    assert figures(town)["attended"] == 1


def test_a_line_within_ten_minutes_belongs_to_the_sign_of_life(town: Town) -> None:
    assert "平安" in town.say(town.street.li, "报到")
    assert "记下了" in town.say(town.street.li, "这边工地都好")


def test_what_a_leader_did_stands_in_the_members_next_reply(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=5))
    town.say(town.street.zhao, "代王秀兰签到")
    assert "替您签到了" in town.say(town.street.wang, "学习日")
    assert "退掉了" in town.say(town.street.wang, "改")
    assert figures(town)["attended"] == 0


def test_a_leader_of_another_branch_finds_nobody(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=5))
    reply = town.say(town.street.qian, "代 王秀兰 签到")
    assert "没有找到" in reply
    assert figures(town)["attended"] == 0


def test_missed_counts_from_the_end_on(town: Town) -> None:
    publish(town, begins_in=timedelta(minutes=5))
    town.say(town.street.wang, "签到")
    assert figures(town)["missed"] == 0
    town.tick(hours=3)
    assert figures(town)["missed"] == 3


def test_a_study_day_in_january_2027_is_taken(town: Town) -> None:
    preview = town.say(town.street.zhou, "新建学习日 2027-01-15 14:30 活动室 新年第一讲")
    assert "1月15日（周五）" in preview
    assert "发布了" in town.say(town.street.zhou, "1")


def test_a_study_day_in_the_past_is_asked_again(town: Town) -> None:
    reply = town.say(town.street.zhou, "新建学习日 2026-11-01 19:00 活动室 第三讲")
    assert "过了" in reply
