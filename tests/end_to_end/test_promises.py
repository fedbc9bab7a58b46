"""Study days, help requests, the night and the counters (INTERFACE, section 6)."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.channels import Action, SendFailed
from tests import builders
from tests.end_to_end.saying import at, heard, notice, publish, study_day
from tests.end_to_end.town import Town

# Study days.


def test_lead_times_already_past_are_left_out(town: Town) -> None:
    heard(town, town.street.wang)
    publish(town, "12月2日晚上7点")  # three days before and one day before, 09:00, have passed
    told = len(town.phone(town.street.wang))
    town.pass_by(hours=30)
    assert len(town.phone(town.street.wang)) == told
    town.pass_by(hours=1, minutes=30)
    assert len(town.phone(town.street.wang)) == told + 1


def test_long_reminders_ask_who_is_silent_short_ones_also_tell_who_takes_part(town: Town) -> None:
    publish(town, "12月3日晚上7点")
    heard(town, town.street.wang, town.street.li, town.street.zhao)
    town.say(town.street.wang, "参加")
    town.say(town.street.li, "请假")
    town.now = at(2, 8, 59)
    heard(town, town.street.wang, town.street.li, town.street.zhao)
    town.pass_by(minutes=2)
    assert len(town.phone(town.street.wang)) == 1  # what was published, before the answer
    assert "1 参加" in town.phone(town.street.zhao)[-1]
    town.now = at(3, 16, 59)
    town.pass_by(minutes=2)
    assert "1 参加" not in town.phone(town.street.wang)[-1]
    assert "学习日" in town.phone(town.street.wang)[-1]
    assert len(town.phone(town.street.li)) == 1


def test_after_downtime_one_reminder_goes_and_not_all_of_them(town: Town) -> None:
    publish(town, "12月8日晚上7点")
    town.now = at(7, 12)
    heard(town, town.street.wang)
    before = len(town.phone(town.street.wang))
    town.pass_by(minutes=1)
    assert len(town.phone(town.street.wang)) == before + 1


def test_a_walk_in_is_invited_silent_and_attended(town: Town) -> None:
    publish(town, "12月1日10:20")
    code = town.say(town.street.zhou, "学习日").split("口令")[1][:4]
    assert "到了现场" in town.say(town.street.chen, code)
    figures = study_day(town)
    assert (figures["invited"], figures["silent"], figures["attended"]) == (5, 5, 1)


def test_missed_is_nought_until_the_end(town: Town) -> None:
    publish(town, "12月1日10:20")
    town.say(town.street.wang, "签到")
    assert study_day(town)["missed"] == 0
    town.pass_by(hours=3)
    assert (study_day(town)["attended"], study_day(town)["missed"]) == (1, 3)
    assert "《防火》" in town.say(town.street.li, "签到")


def test_who_has_checked_in_is_not_asked_in_the_same_breath(town: Town) -> None:
    heard(town, town.street.wang)
    publish(town, "12月1日10:20")
    assert "1 参加" not in town.say(town.street.wang, "签到")


def test_a_leader_takes_a_check_in_for_another_back(town: Town) -> None:
    publish(town, "12月1日10:20")
    town.say(town.street.zhao, "代 李根宝 签到")
    assert study_day(town)["attended"] == 1
    assert "李根宝" in town.say(town.street.zhao, "改")
    assert study_day(town)["attended"] == 0
    assert "赵德福" not in town.say(town.street.li, "谢谢")


# Help requests.


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        (at(1, 10), "12月2日（周三）上午10点"),
        (at(4, 16), "12月7日（周一）下午4点"),
        (at(31, 16), "1月4日（周一）下午4点"),
        (at(8, 10, month=1, year=2027), "1月11日（周一）上午10点"),
    ],
)
def test_the_promise_is_the_same_time_on_the_next_working_day(
    build: Callable[..., Town], asked: datetime, promised: str
) -> None:
    town = build(asked)
    assert promised in town.say(town.street.wang, "求助 灯坏了")


def test_overdue_is_counted_among_the_open_and_claiming_keeps_the_promise(town: Town) -> None:
    town.say(town.street.wang, "求助 急，门打不开")
    town.pass_by(minutes=31)
    figures = town.status()["help_requests"]
    assert (figures["open"], figures["overdue"]) == (1, 1)
    town.say(town.street.zhou, "接单 1")
    figures = town.status()["help_requests"]
    assert (figures["claimed"], figures["overdue"]) == (1, 0)
    town.pass_by(minutes=31)
    assert town.status()["help_requests"]["overdue"] == 1


def test_done_is_done_and_not_yet_opens_it_again(town: Town) -> None:
    town.say(town.street.wang, "求助 灯坏了")
    town.say(town.street.zhao, "接单 1")
    town.say(town.street.zhao, "完成 1 换了灯泡")
    town.deliver()
    assert town.status()["help_requests"]["done"] == 1
    assert "办好了" in town.say(town.street.wang, "进展 1")
    town.say(town.street.wang, "还没")
    assert town.status()["help_requests"]["open"] == 1


def test_of_two_with_the_same_name_it_is_asked_by_digit_to_whom(town: Town) -> None:
    with town.begin() as session:
        for year in (1952, 1960):
            builders.person(
                session,
                "王秀英",
                town.street.group,
                born_on=datetime(year, 3, 4, tzinfo=UTC).date(),
            )
    town.say(town.street.wang, "求助 灯坏了")
    town.say(town.street.zhao, "接单 1")
    asked = town.say(town.street.zhao, "转交 1 王秀英")
    assert "1 王秀英 紫云苑小组 1952" in asked
    assert "问王秀英了" in town.say(town.street.zhao, "2")


def test_a_volunteer_is_shown_what_a_volunteer_does(town: Town) -> None:
    with town.begin() as session:
        shen = builders.person(session, "沈志愿", town.street.group, phone="13900000041")
        builders.role(session, shen, "volunteer", town.street.branch)
        builders.bind(session, shen)
    assert "接单" in town.say(shen, "帮助")
    town.say(town.street.wang, "求助 灯坏了")
    assert "您接下了" in town.say(shen, "接单")
    assert "沈志愿" in town.say(town.street.zhao, "接单 1")


# The night.


def test_a_notice_and_a_study_day_wait_for_the_morning(by_night: Town) -> None:
    town = by_night
    heard(town, town.street.wang)
    assert "上午8点发出" in _confirmed(town, "通知 全体 周三停水")
    publish(town, "12月8日晚上7点")
    town.pass_by(minutes=5)
    assert town.phone(town.street.wang) == []
    town.now = at(5, 8)
    town.pass_by(seconds=1)
    assert len(town.phone(town.street.wang)) == 2


def _confirmed(town: Town, text: str) -> str:
    town.say(town.street.zhou, text)
    return town.say(town.street.zhou, "1")


def test_a_request_by_night_is_written_down_and_the_asker_told_so(by_night: Town) -> None:
    town = by_night
    heard(town, town.street.zhao)
    reply = town.say(town.street.wang, "求助 灯坏了")
    assert "12月5日（周六）上午8点" in reply
    assert "回 急" in reply
    town.pass_by(minutes=5)
    assert town.phone(town.street.zhao) == []
    town.say(town.street.wang, "急")
    town.deliver()
    assert "灯坏了" in town.phone(town.street.zhao)[-1]


@pytest.mark.parametrize(
    ("text", "ways"), [("求助 急，门打不开", ["chat"]), ("我摔倒了", ["chat", "template"])]
)
def test_what_is_urgent_breaks_the_night(by_night: Town, text: str, ways: list[str]) -> None:
    heard(by_night, by_night.street.zhao)
    by_night.say(by_night.street.wang, text)
    by_night.deliver()
    zhao = by_night.openid(by_night.street.zhao)
    assert [one.channel for one in by_night.platform.sent if one.openid == zhao] == ways


def test_a_voice_nobody_could_read_is_urgent_at_night(by_night: Town) -> None:
    heard(by_night, by_night.street.zhao)
    assert "我已在叫" in by_night.voice(by_night.street.wang)
    by_night.deliver()
    assert by_night.phone(by_night.street.zhao)


def test_what_somebody_asked_of_a_person_goes_at_night(by_night: Town) -> None:
    heard(by_night, by_night.street.zhao)
    by_night.say(by_night.street.wang, "家里那个什么来着")
    by_night.say(by_night.street.wang, "3")
    by_night.deliver()
    assert "留言" in by_night.phone(by_night.street.zhao)[-1]


# Outbox, inbox, members, clock.


def test_a_text_that_fell_from_chat_to_template_is_one_accepted(town: Town) -> None:
    heard(town, town.street.wang)
    town.platform.failures = [SendFailed(45015, Action.CLOSE_WINDOW)]
    town.say(town.street.zhou, "通知 紫云苑小组 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert town.status()["outbox"]["accepted"] == notice(town)["audience"]


def test_a_message_is_handled_once_and_its_repeats_are_counted(town: Town) -> None:
    first = town.say(town.street.wang, "求助 灯坏了", message_id=7)
    assert town.say(town.street.wang, "求助 灯坏了", message_id=7) == first
    inbox = town.status()["inbox"]
    assert (inbox["handled"], inbox["retries_answered"], inbox["failed"]) == (1, 1, 0)
    assert town.status()["help_requests"]["open"] == 1


def test_silent_is_who_gave_no_sign_for_thirty_days(town: Town) -> None:
    heard(town, town.street.wang, town.street.li)
    members = town.status()["members"]
    assert (members["total"], members["bound"], members["silent"]) == (7, 7, 5)
    town.say(town.street.zhao, "代 陈志远 报到")  # not one of the own people
    town.tick(days=31)
    assert town.status()["members"]["silent"] == 7


def test_the_clock_says_when_it_ticked_and_how_late_it_is(town: Town) -> None:
    publish(town, "12月2日晚上7点")
    town.now = at(2, 8, 10)  # who is silent is to be called from eight on
    assert town.status()["clock"]["late_by_s"] == 600
    town.tick()
    clock = town.status()["clock"]
    assert clock["late_by_s"] == 0
    assert clock["last_tick"] == town.now.astimezone(builders.NOW.tzinfo).isoformat()
