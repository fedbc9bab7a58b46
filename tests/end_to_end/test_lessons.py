"""线上学 and 补学 in the chat: how a lesson comes, and what counts as having done it."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot import study
from tests.end_to_end.studying import LONG, give
from tests.end_to_end.town import Town


def attended(town: Town) -> int:
    count: int = town.status()["study_days"][0]["attended"]
    return count


def test_who_said_online_gets_the_lesson_at_the_start_with_a_link_of_their_own(town: Town) -> None:
    give(town)
    for who in (town.street.wang, town.street.li):
        town.say(who, "学习日")
        assert "到点我把课文发到您手机上" in town.say(who, "2")
    town.pass_by(hours=9, seconds=1)
    wangs, lis = town.phone(town.street.wang)[-1], town.phone(town.street.li)[-1]
    assert "灶台和插座" in wangs
    assert "/my/lesson/" in wangs
    assert wangs.split("/my/lesson/")[1] != lis.split("/my/lesson/")[1]
    assert town.phone(town.street.zhao) == []


def test_the_lesson_is_handed_out_once_though_the_clock_ticks_twice(town: Town) -> None:
    give(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "2")
    town.pass_by(hours=9, seconds=1)
    town.pass_by(seconds=5)
    assert sum("/my/lesson/" in one for one in town.phone(town.street.wang)) == 1


def test_the_right_digit_in_chat_is_attendance(town: Town) -> None:
    give(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "2")
    town.pass_by(hours=9, seconds=1)
    assert "再想想" in town.say(town.street.wang, "2")
    assert attended(town) == 0
    assert "学完了" in town.say(town.street.wang, "1")
    assert attended(town) == 1


def test_online_while_the_day_is_under_way_brings_the_lesson_at_once(town: Town) -> None:
    give(town, begins_in=timedelta(minutes=5))
    town.tick(minutes=10)
    assert "灶台和插座" in town.say(town.street.wang, "线上")
    assert "学完了" in town.say(town.street.wang, "1 灶台和插座")


def test_a_night_shift_makes_up_for_the_day_at_three_in_the_morning(town: Town) -> None:
    """VOICE §7: 李师傅."""
    give(town)
    town.tick(hours=17, minutes=30)
    told = town.say(town.street.li, "签到")
    assert "夜" in told
    assert "补学" in told
    assert "12月8日" in told
    assert "灶台和插座" in town.say(town.street.li, "补学")
    assert "补上了" in town.say(town.street.li, "1")
    assert attended(town) == 1
    with town.begin() as session:
        (row,) = session.query(study.models.CheckIn).all()
        assert (row.evidence, row.mode, row.late, row.entered_late) == (
            "online",
            "remote",
            True,
            False,
        )


def test_several_missed_come_the_latest_first_and_then_the_next(town: Town) -> None:
    give(town, title="第一课")
    give(town, begins_in=timedelta(hours=33), title="第二课")
    town.tick(days=2)
    assert "《第二课》" in town.say(town.street.li, "补学")
    assert "《第一课》" in town.say(town.street.li, "1")
    town.tick(minutes=1)
    assert "《第一课》" in town.say(town.street.li, "补学")
    assert "还有一课" not in town.say(town.street.li, "1")
    assert "都齐了" in town.say(town.street.li, "补学")


def test_after_its_time_a_lesson_counts_no_more(town: Town) -> None:
    give(town)
    town.tick(days=9)
    assert "灶台" not in town.say(town.street.li, "补学")
    assert attended(town) == 0


def test_a_long_lesson_comes_in_pieces_without_a_tap(town: Town) -> None:
    give(town, text=LONG)
    town.tick(hours=9, minutes=5)
    assert "全文" in town.say(town.street.li, "补学")
    pieces = [town.say(town.street.li, "全文")]
    while "接着" in pieces[-1]:
        pieces.append(town.say(town.street.li, "接着"))
    whole = "".join(pieces)
    assert all(f"第{number}段" in whole for number in range(9))
    assert "灶台和插座" in pieces[-1]
    assert "学完了" in town.say(town.street.li, "1")


def test_without_a_question_the_time_of_reading_counts_and_not_less(town: Town) -> None:
    give(town, asked=None)
    town.tick(hours=9, minutes=5)
    assert "看完了" in town.say(town.street.li, "补学")
    town.tick(seconds=10)
    assert "不着急" in town.say(town.street.li, "看完了")
    assert attended(town) == 0
    town.tick(minutes=2)
    assert "学完了" in town.say(town.street.li, "看完了")
    assert attended(town) == 1


def test_the_night_after_those_who_missed_are_offered_the_lesson_once(town: Town) -> None:
    give(town)
    for who in (town.street.wang, town.street.li):
        town.say(who, "你好")
    town.tick(hours=9, minutes=5)
    town.say(town.street.wang, "签到")
    town.pass_by(hours=5, minutes=1)
    assert town.phone(town.street.li)[-1:] == [] or "补学" not in town.phone(town.street.li)[-1]
    town.pass_by(hours=9)
    assert "补学" in town.phone(town.street.li)[-1]
    assert not any("补学" in one for one in town.phone(town.street.wang))
    town.pass_by(days=1)
    assert sum("补学" in one for one in town.phone(town.street.li)) == 1


def test_who_paused_notices_is_not_offered_anything(town: Town) -> None:
    give(town)
    town.say(town.street.li, "暂停通知")
    town.say(town.street.li, "1")
    town.pass_by(days=1)
    assert not any("补学" in one for one in town.phone(town.street.li))


def test_who_made_up_before_the_morning_reads_no_offer(town: Town) -> None:
    give(town)
    town.tick(hours=14, minutes=1)
    town.say(town.street.li, "补学")
    town.say(town.street.li, "1")
    town.pass_by(hours=12)
    assert not any("补学" in one for one in town.phone(town.street.li))


def test_thanks_are_never_the_same_twice_running(town: Town) -> None:
    said = []
    for _ in range(7):
        said.append(town.say(town.street.li, "报到").splitlines()[0].split("）")[-1])
        town.tick(hours=1)
    assert all(one != following for one, following in pairwise(said))


def test_a_lesson_of_no_study_day_of_theirs_is_nobodys(town: Town) -> None:
    give(town)
    town.tick(hours=9, minutes=5)
    assert "都齐了" in town.say(town.street.chen, "补学")


@pytest.mark.parametrize("moved", [timedelta(days=2), timedelta(hours=-3)])
def test_a_day_that_was_moved_hands_its_lesson_out_then_and_once(
    town: Town, moved: timedelta
) -> None:
    day = give(town)
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "2")
    with town.begin() as session:
        stands = session.get_one(study.StudyDay, day.id)
        for name in ("starts_at", "ends_at", "check_in_opens_at", "online_until"):
            setattr(stands, name, getattr(stands, name) + moved)
    town.pass_by(hours=9, seconds=1)
    town.pass_by(seconds=3)
    for _ in range(5):
        town.say(town.street.wang, "你好")
        town.pass_by(hours=15)
    texts = town.phone(town.street.wang)
    assert sum("/my/lesson/" in one for one in texts) == 1
    assert sum("还能补" in one for one in texts) == 1
