"""The figures of INTERFACE, section 6: notices, study days, help requests, errands, the night."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels import Action, SendFailed
from bot.people import Person
from tests import builders
from tests.builders import SHANGHAI
from tests.end_to_end.town import Town, town_settings


def at(day: int, hour: int, minute: int = 0, *, month: int = 12, year: int = 2026) -> datetime:
    """A moment as the clocks of Shanghai show it, in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.fixture
def build(database_url: str) -> Iterator[Callable[..., Town]]:
    """Makes a town at a moment, with sections of the configuration replaced."""
    made: list[Town] = []

    def town_at(now: datetime, **sections: object) -> Town:
        made.append(Town(town_settings(database_url, **sections), now))
        return made[-1]

    yield town_at
    for town in made:
        town.close()


@pytest.fixture
def by_night(build: Callable[..., Town]) -> Town:
    """Friday 4 December, ten in the evening, quiet hours as they are by default."""
    return build(at(4, 22), notices={"quiet_hours": "21:00-08:00"})


def announce(town: Town, text: str = "周三停水", audience: str = "全体") -> dict[str, int]:
    """周书记 tells an audience, and it has gone out; the figures."""
    town.say(town.street.zhou, f"通知 {audience} {text}")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    return notice(town)


def notice(town: Town) -> dict[str, int]:
    """The figures of the latest notice."""
    figures: dict[str, int] = town.status()["notices"][-1]
    return figures


def publish(town: Town, when: str) -> dict[str, int]:
    """A study day of 东风支部; its figures."""
    town.now += timedelta(seconds=1)
    town.say(town.street.zhou, f"新建学习日 {when} 社区活动室 防火")
    town.say(town.street.zhou, "1")
    town.deliver()
    return study_day(town)


def study_day(town: Town) -> dict[str, int]:
    """The figures of the latest study day."""
    figures: dict[str, int] = town.status()["study_days"][-1]
    return figures


def heard(town: Town, *people: Person) -> None:
    """They have written, so that texts reach them in the chat."""
    for one in people:
        town.say(one, "你好")


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


@pytest.mark.parametrize("text", ["求助 急，门打不开", "我摔倒了"])
def test_what_is_urgent_breaks_the_night(by_night: Town, text: str) -> None:
    heard(by_night, by_night.street.zhao)
    by_night.say(by_night.street.wang, text)
    by_night.deliver()
    assert len(by_night.phone(by_night.street.zhao)) == 1


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
    town.now = at(2, 17, 10)
    assert town.status()["clock"]["late_by_s"] == 600
    town.tick()
    clock = town.status()["clock"]
    assert clock["late_by_s"] == 0
    assert clock["last_tick"] == town.now.astimezone(builders.NOW.tzinfo).isoformat()
