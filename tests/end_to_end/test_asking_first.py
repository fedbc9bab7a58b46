"""先问一句: before a notice a small question to those whose chat is shut, so that more get it."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot import people, privacy
from bot.asking.models import Asked, Asking
from bot.channels import Action, NoAnswer, SendFailed
from bot.core.alerts import open_now
from lianxin import alerting
from tests import builders
from tests.builders import NOW, SEALER
from tests.end_to_end.asking import (
    ACCOUNT,
    BUILD,
    MassPlatform,
    add,
    ask_due,
    asked_of,
    askings,
    entered,
    finished,
    reached_by_chat,
    with_members,
)
from tests.end_to_end.saying import at
from tests.end_to_end.town import Town


class Killed(Exception):
    """The worker ends at this point."""


def preview(town: Town, text: str = "周六大会") -> str:
    return town.say(town.street.zhou, f"通知 全体 {text}")


def about_to_ask(town: Town) -> MassPlatform:
    """周书记 has said that it is asked first, and it is time: the platform, as yet unasked."""
    preview(town)
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "6")
    town.pass_by(minutes=2)
    return MassPlatform(town)


def ask_first(town: Town) -> tuple[MassPlatform, str]:
    """周书记 asks first, and a worker sends the question; the platform, and what they were told."""
    preview(town)
    town.now += timedelta(seconds=25)
    told = town.say(town.street.zhou, "6")
    town.pass_by(minutes=2)
    platform = MassPlatform(town)
    ask_due(town, platform)
    return platform, told


@pytest.fixture
def town(build: BUILD) -> Town:
    """周书记's branch of fifteen, none of whom has written within two days."""
    return with_members(build)


# The preview.


def test_the_preview_shows_reach_now_and_if_they_are_asked_first(town: Town) -> None:
    said = preview(town)
    assert "现在能直接发到0人" in said
    assert "两天后大约4人：回 6 先问一句" in said  # three of ten of fifteen
    assert "1 发出　2 换时间　3 先发给我看看\n4 急事　5 不用回　0 不发\n" in said


def test_it_is_not_offered_to_few(build: BUILD) -> None:
    assert "先问" not in preview(with_members(build, count=6))  # nine people


def test_it_is_not_offered_where_the_account_may_not(build: BUILD) -> None:
    none = build(NOW, accounts=[{**ACCOUNT, "mass_messages": False}])
    add(none, 12)
    none.pass_by(days=3)
    said = preview(none)
    assert "先问" not in said
    none.now += timedelta(seconds=25)
    assert none.say(none.street.zhou, "6") == said  # what was not offered changes nothing
    assert askings(none) == []


def test_it_is_not_offered_where_asking_would_reach_fewer(town: Town) -> None:
    add(town, 8)  # these wrote today, and three of the street with them
    town.pass_by(hours=2)
    assert "先问" not in preview(town)


def test_it_is_not_offered_where_the_authors_voice_would_be_gone_by_then(town: Town) -> None:
    preview(town)
    assert "一起发吗" in town.voice(town.street.zhou)
    town.now += timedelta(seconds=25)
    assert "回 6 先问一句" in town.say(town.street.zhou, "1")  # WeChat keeps it for three days
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "2")
    assert "先问" not in town.say(town.street.zhou, "12月6日上午9点")


# Asking.


def test_who_asks_first_is_told_whom_and_when_in_one_message(town: Town) -> None:
    platform, told = ask_first(town)
    assert "先问15人一句" in told
    assert "12月3日（周四）上午9点31分" in told
    assert len(told.splitlines()) == 3
    assert len(asked_of(town)) == 15 == len(set(asked_of(town)))
    assert platform.calls == 1
    (text,) = {one.text for one in town.platform.sent if one.channel == "mass"}
    assert text.startswith("东风支部过几天有件事要告诉大家。")
    assert len(town.status()["notices"]) == 1


def test_two_who_answer_get_the_notice_by_chat(town: Town) -> None:
    ask_first(town)
    assert "到时候直接发到这里" in town.say(town.street.wang, "1")
    assert "到时候直接发到这里" in town.say(town.street.li, "好的")
    town.pass_by(days=1, hours=23)
    town.pass_by(minutes=40)
    both = {town.openid(town.street.wang), town.openid(town.street.li)}
    assert reached_by_chat(town, "周六大会") == both
    assert len(town.phone(town.street.zhao)) == 1  # the question alone


def test_whoever_answers_at_once_is_still_there_when_the_notice_goes(town: Town) -> None:
    ask_first(town)
    town.now += timedelta(seconds=1)
    town.say(town.street.wang, "1")
    town.pass_by(days=1, hours=23, minutes=29)
    town.pass_by(minutes=2)
    assert town.openid(town.street.wang) in reached_by_chat(town, "周六大会")


def test_asking_first_raises_the_share_reached_by_chat(build: BUILD) -> None:
    """The check of the idea: the same people with the same quotas, with and without asking."""
    town = with_members(build, count=17)
    preview(town, "第一件事")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    without = len(reached_by_chat(town, "第一件事")) / town.status()["notices"][-1]["audience"]
    town.pass_by(days=3)
    platform, _ = ask_first(town)
    for openid in sorted(asked_of(town))[:8]:  # four of ten answer
        town.say(openid, "1")
    town.pass_by(days=1, hours=23, minutes=29)
    asked = len(reached_by_chat(town, "周六大会")) / town.status()["notices"][-1]["audience"]
    assert (without, asked) == (0, 8 / 20)
    assert set(platform.got.values()) == {1}


def test_nobody_is_asked_twice_within_a_fortnight(town: Town) -> None:
    platform, _ = ask_first(town)
    town.pass_by(days=13)
    assert "先问" not in preview(town, "再一件事")
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "6")
    town.pass_by(minutes=2)
    assert ask_due(town, platform) == 0
    assert len(asked_of(town)) == 15
    town.pass_by(days=1)
    assert "回 6 先问一句" in preview(town, "第三件事")


def test_what_was_answered_before_makes_the_estimate(town: Town) -> None:
    ask_first(town)
    for openid in asked_of(town)[:12]:
        town.say(openid, "1")
    town.pass_by(days=2, minutes=1)
    (asking,) = askings(town)
    assert (asking.asked, asking.answered) == (15, 12)
    town.pass_by(days=14)
    # (12 + 3) of (15 + 10)
    assert "两天后大约9人" in preview(town, "再一件事")


def test_three_of_the_months_four_are_ours_at_most(town: Town) -> None:
    wang = town.openid(town.street.wang)
    with town.begin() as session:
        for number in range(3):  # of another member's, on the same WeChat
            asking = planned(session, number)
            session.add(Asked(asking_id=asking, person_id=0, openid=wang, at=at(1 + number, 1)))
    town.pass_by(days=20)  # the fortnight is over, the month is not
    ask_first(town)
    assert len(asked_of(town)) == 14
    assert wang not in asked_of(town)


def planned(session: Session, number: int) -> int:
    asking = Asking(
        account=builders.ACCOUNT,
        key=f"ask-{number}",
        unit="东风支部",
        about_kind="notice",
        about_id=number,
        state="sent",
        not_before=NOW,
        aims_at=NOW,
    )
    session.add(asking)
    session.flush()
    return asking.id


# Who is not asked.


def test_who_wants_peace_or_is_away_from_us_is_not_asked(town: Town) -> None:
    street, tell = town.street, town.runtime.house.tell
    town.event(street.zhao, "unsubscribe")
    with town.begin() as session:
        people.pause(session, town.now, person_id=street.wang.id, until=None, tell=tell)
    town.say(street.li, "免打扰 上午8点到下午4点")
    town.pass_by(days=3)
    ask_first(town)
    asked = set(asked_of(town))
    assert len(asked) == 12
    assert asked.isdisjoint(town.openid(one) for one in (street.zhao, street.wang, street.li))


def test_who_pauses_between_the_word_and_the_question_is_left_out(town: Town) -> None:
    preview(town)
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "6")
    with town.begin() as session:
        people.pause(
            session,
            town.now,
            person_id=town.street.wang.id,
            until=None,
            tell=town.runtime.house.tell,
        )
    town.pass_by(minutes=2)
    ask_due(town, MassPlatform(town))
    assert len(asked_of(town)) == 14 == len(entered(town))


def test_by_night_it_waits_for_the_morning_and_the_notice_with_it(build: BUILD) -> None:
    town = build(at(1, 10), accounts=[ACCOUNT], notices={"quiet_hours": "21:00-08:00"})
    add(town, 12)
    town.pass_by(days=3, hours=12)  # Friday, ten in the evening
    platform, told = ask_first(town)
    assert platform.calls == 0
    assert "12月7日（周一）上午8点" in told
    town.pass_by(hours=10)  # a quarter past eight
    assert ask_due(town, platform) == 0
    town.pass_by(minutes=30)
    assert ask_due(town, platform) == 1
    assert len(asked_of(town)) == 15


def test_a_recalled_notice_asks_nobody(town: Town) -> None:
    preview(town)
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "6")
    assert "撤回了" in town.say(town.street.zhou, "撤回")
    town.pass_by(minutes=2)
    assert ask_due(town, MassPlatform(town)) == 0
    assert entered(town) == []
    assert askings(town)[0].reason == "recalled"


# Above `confirm_above` the number is asked for first.


def test_to_very_many_it_is_asked_only_after_their_number(build: BUILD) -> None:
    town = build(
        NOW - timedelta(days=3),
        accounts=[ACCOUNT],
        notices={"quiet_hours": "", "confirm_above": 10},
    )
    add(town, 12)
    town.pass_by(days=3)
    assert "说“先问一句”" in preview(town)
    town.now += timedelta(seconds=25)
    again = town.say(town.street.zhou, "先问一句")
    assert "先问一句，12月3日（周四）上午9点31分再发" in again
    assert askings(town) == []
    assert "先问15人一句" in town.say(town.street.zhou, "15")


def test_another_time_said_afterwards_takes_the_question_back(build: BUILD) -> None:
    town = build(
        NOW - timedelta(days=3),
        accounts=[ACCOUNT],
        notices={"quiet_hours": "", "confirm_above": 10},
    )
    add(town, 12)
    town.pass_by(days=3)
    preview(town)
    town.say(town.street.zhou, "先问一句")
    town.say(town.street.zhou, "换时间")
    town.say(town.street.zhou, "明天上午9点")
    assert "先问" not in town.say(town.street.zhou, "15")
    assert askings(town) == []


def test_a_notice_planned_for_later_asks_two_days_before_it(town: Town) -> None:
    preview(town)
    town.say(town.street.zhou, "2")
    assert "回 6 先问一句" in town.say(town.street.zhou, "12月6日上午9点")
    town.now += timedelta(seconds=25)
    assert "12月6日（周日）上午9点" in town.say(town.street.zhou, "6")
    (asking,) = askings(town)
    assert asking.not_before == at(4, 9, 30)


# Two workers, kills, what the platform answers.


def test_a_worker_killed_after_the_call_neither_loses_nor_doubles_it(town: Town) -> None:
    platform = about_to_ask(town)
    platform.lost = [Killed()]
    with pytest.raises(Killed):
        ask_due(town, platform)
    assert ask_due(town, platform) == 0  # another worker, while the claim is good
    town.pass_by(seconds=61)
    assert ask_due(town, platform) == 1  # and after it
    assert len(asked_of(town)) == 15
    assert [one.state for one in askings(town)] == ["sent"]


def test_a_worker_killed_before_the_call_is_taken_over(town: Town) -> None:
    platform = about_to_ask(town)
    platform.answers = [Killed()]
    with pytest.raises(Killed):
        ask_due(town, platform)
    assert asked_of(town) == []
    assert "直接发到这里" in town.say(town.street.wang, "1")  # as if it had arrived
    town.pass_by(seconds=61)
    ask_due(town, platform)
    assert len(asked_of(town)) == 15


def test_a_lost_answer_is_asked_for_again_under_the_same_key(town: Town) -> None:
    platform = about_to_ask(town)
    platform.lost = [NoAnswer("status 502", repeat_until=town.now + timedelta(hours=23))]
    assert ask_due(town, platform) == 1
    assert ask_due(town, platform) == 0  # sooner than after a minute it would be refused
    town.pass_by(seconds=61)
    assert ask_due(town, platform) == 1
    assert len(asked_of(town)) == 15
    assert [one.state for one in askings(town)] == ["sent"]


def test_without_an_answer_for_a_day_nobody_knows(town: Town) -> None:
    platform = about_to_ask(town)
    platform.answers = [NoAnswer("status 502") for _ in range(2000)]
    for _ in range(26):
        ask_due(town, platform)
        town.pass_by(hours=1)
    assert [one.state for one in askings(town)] == ["unknown"]
    assert len(entered(town)) == 15  # they may have been asked, so it counts


def test_a_month_that_is_used_up_closes_the_lane_and_asks_nobody(town: Town) -> None:
    platform = about_to_ask(town)
    until = at(1, 0, month=1, year=2027)
    platform.answers = [SendFailed(45028, Action.STOP_LANE, until=until, alert=True)]
    assert ask_due(town, platform) == 1
    town.pass_by(hours=3)
    assert ask_due(town, platform) == 0
    town.pass_by(days=2)
    assert ask_due(town, platform) == 0
    (asking,) = askings(town)
    assert (asking.state, asking.reason) == ("skipped", "too-late")
    assert entered(town) == []  # they may be asked another time
    town.pass_by(minutes=1)
    assert town.status()["notices"][-1]["audience"] == 15  # the notice has gone all the same


def test_the_administrator_is_waited_for_and_then_somebody_is_told(town: Town) -> None:
    platform = about_to_ask(town)

    def pending() -> SendFailed:
        until = town.now + timedelta(minutes=30)
        return SendFailed(89504, Action.RETRY, until=until, alert=True)

    platform.answers = [pending()]
    ask_due(town, platform)
    assert causes(town) == []
    town.pass_by(minutes=31)
    platform.answers = [pending()]
    ask_due(town, platform)
    assert causes(town) == [("question-not-sent", "main code 89504")]
    town.pass_by(minutes=31)
    ask_due(town, platform)
    assert len(asked_of(town)) == 15
    assert causes(town) == []


def test_what_is_refused_for_good_reached_nobody_and_somebody_is_told(town: Town) -> None:
    platform = about_to_ask(town)
    platform.answers = [SendFailed(45067, Action.FIX, alert=True)]
    ask_due(town, platform)
    town.pass_by(seconds=5)
    (told,) = [
        one.text for one in town.platform.sent if one.openid == town.openid(town.street.zhou)
    ]
    assert "没人收到" in told
    assert "通知还是12月3日（周四）上午9点31分发" in told
    assert causes(town) == [("question-not-sent", "main code 45067")]
    assert entered(town) == []
    town.pass_by(days=1, minutes=1)
    assert causes(town) == []


def causes(town: Town) -> list[tuple[str, str]]:
    with town.runtime.database.read() as session:
        assert open_now(session) == []
        found = alerting.causes(session, town.now)
        return [one for one in found if one[0] == "question-not-sent"]


# The report.


def test_the_report_is_kept_once_also_when_it_comes_first(town: Town) -> None:
    preview(town)
    town.now += timedelta(seconds=25)
    town.say(town.street.zhou, "6")
    town.pass_by(minutes=2)
    finished(town, "34000", "send success", 15, 14, 13, 1)
    ask_due(town, MassPlatform(town))
    (asking,) = askings(town)
    counts = (asking.total, asking.passed, asking.reached, asking.missed)
    assert (asking.state, asking.result, *counts) == ("sent", "send success", 15, 14, 13, 1)
    town.now += timedelta(seconds=5)
    finished(town, "34000", "send success", 15, 1, 1, 0)
    assert askings(town)[0].reached == 13


def test_a_report_that_nobody_got_it_is_told_and_counts_for_nobody(town: Town) -> None:
    ask_first(town)
    finished(town, "34000", "err(10001)", 15, 15, 0, 15)
    (asking,) = askings(town)
    assert (asking.state, asking.reason) == ("failed", "err(10001)")
    assert entered(town) == []
    assert causes(town) == [("question-not-sent", "main err(10001)")]
    town.pass_by(days=3)
    assert askings(town)[0].answered is None


def test_a_report_of_a_mass_message_that_is_not_ours_changes_nothing(town: Town) -> None:
    finished(town, "99", "send success", 1000, 1000, 0, 1000)
    assert askings(town) == []


# What is held.


def test_who_was_asked_reads_so_and_leaves_no_trace_when_they_leave(town: Town) -> None:
    ask_first(town)
    wang = town.street.wang
    with town.begin() as session:
        held = privacy.everything_held(session, SEALER, wang.id)
        assert len(held["asked"]) == 1
        tell = town.runtime.house.tell
        privacy.leave(
            session, town.now, person_id=wang.id, settings=town.runtime.settings, tell=tell
        )
    town.pass_by(days=8)
    assert wang.id not in {one.person_id for one in entered(town)}


def test_an_unfollowed_wechat_stands_nowhere_but_the_fortnight_holds(town: Town) -> None:
    ask_first(town)
    town.event(town.street.wang, "unsubscribe")
    (mine,) = [one for one in entered(town) if one.person_id == town.street.wang.id]
    assert mine.openid is None


def test_two_members_on_one_wechat_are_asked_once(town: Town) -> None:
    with town.begin() as session:
        old = builders.person(session, "张建国", town.street.group)
        builders.bind(session, old, town.openid(town.street.wang), kind="shared")
    ask_first(town)
    assert asked_of(town).count(town.openid(town.street.wang)) == 1
    assert len(entered(town)) == 16
