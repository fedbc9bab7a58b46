"""Digits and 改: which question is answered, and how it is taken back (VOICE, section 2)."""

from datetime import timedelta

import pytest

from tests.end_to_end.listening import STUDY_DAY, announce, later, publish
from tests.end_to_end.town import Town

# Section 2: digits.


def test_a_digit_answers_the_latest_question_and_the_reply_ends_with_the_next(told: Town) -> None:
    reply = told.say(told.street.wang, "1")
    assert "《周三停水》" in reply.splitlines()[0]
    assert STUDY_DAY in reply
    assert reply.splitlines()[-1] == "1 参加　2 线上　3 送学　4 请假"


def test_a_digit_only_one_question_offers_answers_that_one(told: Town) -> None:
    reply = told.say(told.street.wang, "4")
    assert STUDY_DAY in reply
    assert "请假" in reply


def test_the_same_digit_within_20_s_is_the_same_answer_again(told: Town) -> None:
    first = told.say(told.street.wang, "1")
    assert later(told, told.street.wang, "1", seconds=15) == first
    assert told.status()["study_days"][0]["silent"] == 4
    assert STUDY_DAY in later(told, told.street.wang, "1", seconds=21)
    assert told.status()["study_days"][0]["on_site"] == 1


def test_two_questions_within_ten_minutes_are_asked_which_and_the_digit_is_kept(
    town: Town,
) -> None:
    town.say(town.street.wang, "你好")
    publish(town)
    announce(town)
    asked = town.say(town.street.wang, "1")
    assert "您回的“1”是说哪一件" in asked
    assert "《周三停水》" in asked
    assert "《防火》" in asked
    assert town.status()["notices"][0]["confirmed"] == 0
    place = next(line[0] for line in asked.splitlines() if "防火" in line)
    assert STUDY_DAY in later(town, town.street.wang, place)
    assert town.status()["study_days"][0]["on_site"] == 1


@pytest.mark.parametrize("text", ["12", "1 2", "1和2"])
def test_two_digits_for_one_answer_are_asked_back(told: Town, text: str) -> None:
    assert "一次说一样" in told.say(told.street.wang, text)
    assert told.status()["notices"][0]["waiting"] == 3


def test_a_digit_that_nothing_offers_changes_nothing_and_says_what_is_next(told: Town) -> None:
    reply = told.say(told.street.wang, "7")
    assert "什么也没改" in reply
    assert "《周三停水》" in reply


def test_zero_with_nothing_to_close_is_help_whose_first_line_is_a_person_and_a_phone(
    told: Town,
) -> None:
    first = told.say(told.street.wang, "0").splitlines()[0]
    assert "赵德福" in first
    assert "13900000001" in first
    assert told.status()["notices"][0]["waiting"] == 3


@pytest.mark.parametrize("text", ["帮助", "?", "？"])
def test_help_with_a_question_open_explains_that_question_first(told: Town, text: str) -> None:
    lines = told.say(told.street.wang, text).splitlines()
    assert "《周三停水》" in lines[1]


def test_zero_keeps_a_preview_for_a_day(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "找回" in town.say(town.street.zhou, "0")
    assert "周三停水" in later(town, town.street.zhou, "找回", hours=23)
    later(town, town.street.zhou, "0")
    assert "没有留着" in later(town, town.street.zhou, "找回", hours=25)


@pytest.mark.parametrize(
    ("open_it", "said"),
    [
        ("通知 全体 周三停水", "好的"),
        ("通知 全体 周三停水", "12"),
        ("新建学习日 12月3日晚上7点 社区活动室 防火", "好的"),
        ("新建学习日 12月3日晚上7点 社区活动室 防火", "12"),
        ("新建学习日", "12"),
        ("求助", "12"),
        ("求助 灯坏了", "12"),
        ("绑定", "12"),
        ("家里那个什么来着", "12"),
        ("帮我签到吧", "12"),
        ("今天能不能帮我签到然后报到", "12"),
    ],
)
def test_whatever_is_open_a_word_or_two_digits_are_answered_at_once(
    town: Town, open_it: str, said: str
) -> None:
    town.say(town.street.zhou, open_it)
    assert "稍后回您" not in later(town, town.street.zhou, said)


def test_a_preview_is_sent_by_its_word_and_never_by_a_polite_one(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    asked = later(town, town.street.zhou, "好的")
    assert "发出" in asked
    assert town.status()["notices"] == []
    assert "1号通知" in later(town, town.street.zhou, "是")


# Section 2: 改.


def test_undo_within_ten_minutes_takes_the_answer_back_and_asks_again(told: Town) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, "改")
    assert "请假" in reply
    assert "1 参加　2 线上　3 送学　4 请假" in reply
    assert told.status()["study_days"][0]["silent"] == 4


def test_undo_later_shows_the_answer_and_asks(told: Town) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, "改", minutes=11)
    assert "原来说的是请假" in reply
    assert told.status()["study_days"][0]["leave"] == 1


@pytest.mark.parametrize("text", ["改 2", "改 线上", "改成线上", "线上"])
def test_undo_with_the_new_word_does_it_in_one_step_and_shows_the_old(
    told: Town, text: str
) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, text, hours=1)
    assert "原来是请假" in reply
    assert told.status()["study_days"][0]["online"] == 1


def test_undo_of_a_visit_closes_the_visitors_errand_and_tells_whom(told: Town) -> None:
    told.say(told.street.wang, "送学")
    told.deliver()
    assert told.status()["errands"]["open"] == 1
    later(told, told.street.wang, "改 1")
    told.deliver()
    assert told.status()["errands"] == {"open": 0, "overdue": 0, "done": 0, "closed": 1}
    assert "不用" in told.phone(told.street.zhao)[-1]
    assert "王秀兰" in told.phone(told.street.zhao)[-1]


def test_undo_of_a_notice_takes_the_receipt_back(told: Town) -> None:
    told.say(told.street.wang, "收到")
    reply = later(told, told.street.wang, "改")
    assert "1 收到　2 请给我打电话　3 " in reply
    assert told.status()["notices"][0]["waiting"] == 3
    later(told, told.street.wang, "2")
    assert told.status()["notices"][0]["handed_over"] == 1


def test_what_a_leader_answered_for_somebody_is_undone_by_them(told: Town) -> None:
    told.say(told.street.zhao, "代 王阿姨 请假")
    assert "赵德福同志替您" in told.say(told.street.wang, "你好")
    reply = later(told, told.street.wang, "改")
    assert "请假" in reply
    assert told.status()["study_days"][0]["silent"] == 4


def test_a_digit_after_something_new_was_asked_is_for_that_not_the_same_again(town: Town) -> None:
    """The rule of the same digit within 20 s is for a second tap, not for another question."""
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    town.say(town.street.zhao, "1")
    town.now += timedelta(seconds=3)
    town.say(town.street.wang, "我摔倒了起不来")
    town.deliver()
    town.now += timedelta(seconds=3)
    assert "接下" in town.say(town.street.zhao, "1")


def test_a_question_shown_again_comes_before_what_an_earlier_reply_asked_back(town: Town) -> None:
    """What stands last on her screen is what her digit is for (VOICE, section 2)."""
    town.say(town.street.wang, "你好")
    publish(town)
    announce(town)
    assert "您回的“1”是说哪一件" in town.say(town.street.wang, "1")
    shown = later(town, town.street.wang, "啊呀这个怎么弄")
    assert "1 收到　2 请给我打电话" in shown.splitlines()[-1]
    assert "您回的“2”是说哪一件" in later(town, town.street.wang, "2")
    assert town.status()["study_days"][0]["on_site"] == 0
    assert "打电话" in later(town, town.street.wang, "1")
    assert town.status()["notices"][0]["handed_over"] == 1
