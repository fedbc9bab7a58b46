"""交班 and 回来了 through the encrypted webhook: asked, answered, gone, back by itself."""

from datetime import timedelta

import pytest

from bot.people import Person
from tests import builders
from tests.end_to_end.saying import heard
from tests.end_to_end.town import Town

DAY = 24 * 3600


def ask(town: Town, who: Person, said: str) -> str:
    """交班 …, and 1 to the preview; the last reply."""
    town.now += timedelta(seconds=30)
    town.say(who, said)
    return town.say(who, "1")


def away(town: Town, who: Person, by: Person, days: str = "今天起一周") -> None:
    """Somebody has handed over from now on."""
    ask(town, who, f"交班 {by.name} {days}")
    town.pass_by(seconds=30)
    town.say(by, "我替")
    town.deliver()


@pytest.fixture
def known(town: Town) -> Town:
    """All of the group have written today, so that texts reach them in the chat."""
    heard(town, town.street.zhao, town.street.zhou, town.street.li, town.street.wang)
    return town


def test_handing_over_shows_first_asks_then_and_goes_when_the_day_comes(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    known.say(wang, "求助 水管漏了")
    known.deliver()
    preview = known.say(zhao, "交班 李根宝 12月3日到5日")
    assert "12月3日（周四）到12月5日（周六）" in preview
    assert "求助1件" in preview
    assert "去问李根宝同志" in known.say(zhao, "1")
    known.deliver()
    assert "赵德福同志要离开几天" in known.phone(li)[-1]
    assert "12月3日" in known.say(li, "1")
    known.deliver()
    assert "李根宝同志答应替您" in known.phone(zhao)[-1]
    assert not any("水管漏了" in text for text in known.phone(li))
    known.say(zhao, "接单 1")
    known.pass_by(hours=40)
    assert any("从现在起您替赵德福同志" in text for text in known.phone(li))
    assert any("1号求助现在归您了" in text for text in known.phone(li))
    assert any("换成李根宝来办" in text for text in known.phone(wang))
    assert "您的事交给李根宝了" in known.phone(zhao)[-1]


def test_what_comes_in_goes_to_the_substitute_who_may_do_it_all(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    away(known, zhao, li)
    assert "李根宝" in known.say(wang, "求助 换灯泡")
    assert "李根宝" in known.say(wang, "我想问问老张家的事情怎么说来着")
    known.say(wang, "3")
    known.deliver()
    assert "王秀兰" in known.say(li, "今天")
    assert "接" in known.say(li, "接单 1")
    assert "王秀兰" in known.say(li, "代 王秀兰 报到")
    assert "王秀兰" in known.say(li, "已联系 2 问过了")


def test_back_again_everything_is_theirs_and_both_read_so(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    away(known, zhao, li)
    known.say(wang, "求助 换灯泡")
    known.deliver()
    reply = known.say(zhao, "回来了")
    assert "您回来了" in reply
    assert "求助1件" in reply
    known.deliver()
    assert any("不用您替了" in text for text in known.phone(li))
    assert any("换灯泡" in text for text in known.phone(zhao))
    assert "没有交班" in known.say(zhao, "回来了")


def test_it_comes_back_by_itself_also_when_the_clock_stood_still(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    away(known, zhao, li, "今天起三天")
    known.say(wang, "求助 换灯泡")
    known.pass_by(days=9)  # the clock was down from the third day on
    assert any("交班替班" in text for text in known.phone(zhao))  # the window is closed: a card
    assert "赵德福" in known.say(wang, "帮助")


def test_the_other_may_say_no(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    ask(known, zhao, "交班 李根宝 今天起一周")
    known.pass_by(seconds=30)
    assert "赵德福" in known.say(li, "2")
    known.deliver()
    assert any("这次替不了" in text for text in known.phone(zhao))
    assert "赵德福" in known.say(wang, "帮助")


def test_without_an_answer_it_stays_and_the_next_above_helps_to_find_somebody(known: Town) -> None:
    zhao, zhou = known.street.zhao, known.street.zhou
    ask(known, zhao, "交班 李根宝 今天起一周")
    known.pass_by(hours=3)
    assert any("还没回话" in text for text in known.phone(zhao))
    assert "赵德福" in known.say(zhou, "今天")


def test_a_second_substitute_takes_the_place_of_the_first_who_is_told(known: Town) -> None:
    zhao, li, zhou = known.street.zhao, known.street.li, known.street.zhou
    ask(known, zhao, "交班 李根宝 今天起一周")
    known.pass_by(seconds=30)
    ask(known, zhao, "交班 周国平 今天起一周")
    known.pass_by(seconds=30)
    assert any("不用您替了" in text for text in known.phone(li))
    assert "没有" in known.say(li, "1") or "问" in known.say(li, "1")
    known.say(zhou, "1")
    assert "周国平" in known.say(known.street.wang, "帮助")


def test_one_thing_at_a_time_is_asked_for(known: Town) -> None:
    zhao = known.street.zhao
    assert "请谁替您" in known.say(zhao, "交班")
    assert "从哪天到哪天" in known.say(zhao, "李根宝")
    assert "没有这一天" in known.say(zhao, "2月30日到3月2日")
    assert "12月2日（周三）到12月8日（周二）" in known.say(zhao, "明天起一周")
    assert "没有交" in known.say(zhao, "0")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("交班 陈志远 明天起一周", "没有找到陈志远"),  # a member of another branch
        ("交班 钱卫国 明天起一周", "没有找到"),  # and its secretary, who leads beside the branch
        ("交班 赵德福 明天起一周", "请别人替"),
        ("交班李根宝明天起一周", "1 去问李根宝"),
        ("交班 李根宝", "从哪天到哪天"),
    ],
)
def test_who_can_be_named(known: Town, said: str, answer: str) -> None:
    assert answer in known.say(known.street.zhao, said)


def test_somebody_without_a_wechat_is_not_asked(known: Town) -> None:
    with known.begin() as session:
        builders.person(session, "孙小虎", known.street.group)
    assert "还没接上微信" in known.say(known.street.zhao, "交班 孙小虎 明天起一周")


def test_a_member_cannot_hand_over_but_their_words_are_passed_on(known: Town) -> None:
    assert "要转过去吗" in known.say(known.street.wang, "交班 李根宝 明天起一周")


def test_whoever_is_away_themselves_cannot_stand_in(known: Town) -> None:
    zhao, zhou, li = known.street.zhao, known.street.zhou, known.street.li
    away(known, zhao, li)
    assert "自己也不在" in known.say(zhou, "交班 赵德福 明天起一周")


def test_danger_at_night_reaches_who_stands_in(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    away(known, zhao, li)
    known.now += timedelta(hours=14)  # after midnight
    reply = known.say(wang, "摔倒了起不来")
    assert "120" in reply.splitlines()[0]
    assert "李根宝" in reply
    known.deliver()
    assert any("可能有危险" in text for text in known.phone(li))
    assert not any("可能有危险" in text for text in known.phone(zhao))
    assert any("可能有危险" in text for text in known.phone(known.street.zhou))


def test_a_member_who_waits_for_a_visit_reads_who_comes(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    known.say(known.street.zhou, "新建学习日 12月3日晚上7点 社区活动室 防火")
    known.say(known.street.zhou, "1")
    known.deliver()
    known.say(wang, "3")
    known.deliver()
    away(known, zhao, li)
    assert any("换成李根宝来" in text for text in known.phone(wang))
    known.say(zhao, "回来了")
    known.deliver()
    assert any("换成赵德福来" in text for text in known.phone(wang))


def test_the_same_yes_from_two_phones_is_one_yes(known: Town) -> None:
    zhao, li = known.street.zhao, known.street.li
    with known.begin() as session:
        builders.bind(session, li, "the-other-phone")
    ask(known, zhao, "交班 李根宝 今天起一周")
    known.pass_by(seconds=30)
    known.say(li, "1")
    assert "没" in known.say("the-other-phone", "1") or "您替" in known.say("the-other-phone", "1")
    known.deliver()
    accepted = [text for text in known.phone(zhao) if "答应替您" in text]
    assert len(accepted) == 1


def test_who_is_away_claims_nothing_before_saying_that_they_are_back(known: Town) -> None:
    zhao, li, wang = known.street.zhao, known.street.li, known.street.wang
    away(known, zhao, li)
    known.say(wang, "求助 换灯泡")
    assert "先说“回来了”" in known.say(zhao, "接单 1")
    known.say(zhao, "回来了")
    assert "王阿姨" in known.say(zhao, "接单 1")
