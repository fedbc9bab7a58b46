"""帮办, 不要帮办, 绑定码 and another WeChat, through the encrypted webhook."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.people import Binding, Person
from bot.people.models import DoneFor, Helper
from tests import builders
from tests.end_to_end.saying import announce, heard, publish
from tests.end_to_end.town import Town

NEW = "a-new-phone"


@pytest.fixture
def known(town: Town) -> Town:
    """All of the group have written today, so that texts reach them in the chat."""
    heard(town, town.street.zhao, town.street.li, town.street.wang)
    return town


def later(town: Town, who: Person | str, text: str) -> str:
    """Said after the twenty seconds in which the same digit is the same answer."""
    town.now += timedelta(seconds=25)
    return town.say(who, text)


def pushed(town: Town, openid: str) -> list[str]:
    """What went to a WeChat that the builders did not bind."""
    return [one.text for one in town.platform.sent if one.openid == openid]


def code_in(reply: str) -> str:
    """The six digits of a reply."""
    found = re.search(r"(?<![0-9])[0-9]{6}(?![0-9])", reply)
    assert found is not None, reply
    return found[0]


def by_li(town: Town) -> None:
    """王阿姨 has named 李根宝."""
    assert "1 李根宝（紫云苑小组）" in town.say(town.street.wang, "帮办 李根宝")
    assert "请李根宝帮您" in town.say(town.street.wang, "1")
    town.pass_by(seconds=30)


def helper_column(town: Town) -> str | None:
    with town.begin() as session:
        return session.get_one(Person, town.street.wang.id).helper


def test_a_member_who_is_named_may_answer_and_leader_and_helper_know(known: Town) -> None:
    by_li(known)
    assert any("王秀兰请您帮着收消息" in text for text in known.phone(known.street.li))
    assert any("请了李根宝帮办" in text for text in known.phone(known.street.zhao))
    assert helper_column(known) == "李根宝"
    assert "报了平安" in known.say(known.street.li, "代 王秀兰 报到")
    assert "您的帮办李根宝替您报了平安" in known.say(known.street.wang, "你好")
    with known.begin() as session:
        (done,) = session.scalars(select(DoneFor)).all()
        assert (done.standing, done.by_id) == ("helper", known.street.li.id)


def test_consent_is_taken_back_at_once(known: Town) -> None:
    by_li(known)
    assert "不用李根宝帮办了" in known.say(known.street.wang, "不要帮办")
    known.deliver()
    assert any("不用您帮着回了" in text for text in known.phone(known.street.li))
    assert any("不要人帮办了" in text for text in known.phone(known.street.zhao))
    assert "没有找到王秀兰" in known.say(known.street.li, "代 王秀兰 报到")
    assert helper_column(known) is None
    assert "没有人帮办" in known.say(known.street.wang, "不要帮办")


def test_only_the_one_named_goes_and_comes_again(known: Town) -> None:
    by_li(known)
    known.say(known.street.wang, "帮办 赵德福")
    later(known, known.street.wang, "1")
    assert helper_column(known) == "李根宝、赵德福"
    known.say(known.street.wang, "不要帮办 赵德福")
    assert helper_column(known) == "李根宝"
    known.say(known.street.wang, "帮办 李根宝")
    assert "已经在帮您了" in later(known, known.street.wang, "1")


def test_somebody_who_is_no_member_binds_with_the_code_and_answers_for_the_member(
    known: Town,
) -> None:
    wang = known.street.wang
    reply = known.say(wang, "帮办 小红")
    assert "2 我是家人" in reply
    assert "您是王秀兰吗" in known.say(NEW, f"绑定 王秀兰 {code_in(reply)}")
    assert "接上了" in later(known, NEW, "2")
    publish(known, "2026-12-03 19:00")
    known.say(NEW, "我是家人")
    assert "王" in known.say(NEW, "线上")
    assert "您的帮办小红替您回了：学习日怎么参加" in known.say(wang, "你好")
    with known.begin() as session:
        (done,) = session.scalars(select(DoneFor)).all()
        (row,) = session.scalars(select(Helper)).all()
        assert (done.by_id, done.helper_id, done.standing) == (None, row.id, "helper")
        assert row.openid == NEW
    known.say(wang, "不要帮办 小红")
    known.deliver()
    assert any("不用您帮着回了" in text for text in pushed(known, NEW))
    assert "绑定" in known.say(NEW, "线上")


def test_a_helper_names_nobody_and_may_stop_by_themselves(known: Town) -> None:
    reply = known.say(known.street.wang, "帮办 小红")
    known.say(NEW, f"绑定 王秀兰 {code_in(reply)}")
    later(known, NEW, "2")
    assert "要本人说" in known.say(NEW, "帮办 张三")
    assert "不再帮王秀兰" in known.say(NEW, "不要帮办")
    assert "绑定" in known.say(NEW, "线上")


def test_a_bare_word_asks_whom(known: Town) -> None:
    assert "请谁帮您" in known.say(known.street.wang, "帮办")
    assert "绑定 王秀兰" in known.say(known.street.wang, "小红")


def test_a_leader_vouches_for_a_code_that_is_good_for_half_an_hour(town: Town) -> None:
    with town.begin() as session:
        builders.person(session, "孙阿婆", town.street.group)
    code = code_in(town.say(town.street.zhao, "绑定码 孙阿婆"))
    assert "您是孙阿婆吗" in town.say(NEW, f"绑定 孙阿婆 {code}")
    assert "接上了" in town.say(NEW, "1")
    late = code_in(town.say(town.street.zhao, "绑定码 孙阿婆"))
    town.now += timedelta(minutes=31)
    assert "过期" in town.say("another", f"绑定 孙阿婆 {late}")


def test_a_newer_code_ends_the_older_and_others_people_get_none(town: Town) -> None:
    with town.begin() as session:
        builders.person(session, "孙阿婆", town.street.group)
    first = code_in(town.say(town.street.zhao, "绑定码 孙阿婆"))
    second = code_in(town.say(town.street.zhao, "绑定码 孙阿婆"))
    if first != second:
        assert "过期" in town.say(NEW, f"绑定 孙阿婆 {first}")
    assert "没有叫陈志远的" in town.say(town.street.zhao, "绑定码 陈志远")
    assert "要转过去吗" in town.say(town.street.wang, "绑定码 李根宝")


def test_a_new_phone_asks_about_the_old_one_which_is_told(known: Town) -> None:
    wang = known.street.wang
    announce(known)
    code = code_in(known.say(known.street.zhao, "绑定码 王秀兰"))
    known.say(NEW, f"绑定 王秀兰 {code}")
    assert "原来接着另一个微信" in later(known, NEW, "1")
    assert "接上了" in later(known, NEW, "1")
    known.deliver()
    assert any("换到新手机上了" in text for text in known.phone(wang))
    assert "记为收到" in known.say(NEW, "收到")  # what was asked of the old one moved along
    assert "绑定" in known.say(wang, "学习日")


def test_who_uses_both_keeps_both(known: Town) -> None:
    wang = known.street.wang
    code = code_in(known.say(known.street.zhao, "绑定码 王秀兰"))
    known.say(NEW, f"绑定 王秀兰 {code}")
    later(known, NEW, "1")
    assert "接上了" in later(known, NEW, "2")
    known.deliver()
    assert any("又接上了一个微信" in text for text in known.phone(wang))
    for openid in (NEW, known.openid(wang)):
        assert "王阿姨" in known.say(openid, "帮助")


def test_nothing_is_bound_if_they_leave_it(known: Town) -> None:
    code = code_in(known.say(known.street.zhao, "绑定码 王秀兰"))
    known.say(NEW, f"绑定 王秀兰 {code}")
    later(known, NEW, "1")
    assert "没有接上" in known.say(NEW, "3")
    assert "王阿姨" in known.say(known.street.wang, "帮助")
    assert "绑定" in known.say(NEW, "帮助")


def test_whoever_knows_a_name_cannot_bind_by_guessing_from_many_phones(town: Town) -> None:
    code = code_in(town.say(town.street.zhao, "绑定码 王秀兰"))
    wrong = "000000" if code != "000000" else "111111"
    for phone in range(5):
        for _ in range(3):
            assert "对不上" in town.say(f"attacker-{phone}", f"绑定 王秀兰 {wrong}")
    assert "试的次数多了" in town.say("attacker-9", f"绑定 王秀兰 {code}")
    town.now += timedelta(minutes=61)
    later = code_in(town.say(town.street.zhao, "绑定码 王秀兰"))
    assert "您是王秀兰吗" in town.say(NEW, f"绑定 王秀兰 {later}")


def test_a_member_with_a_new_phone_still_helps(known: Town) -> None:
    by_li(known)
    code = code_in(known.say(known.street.zhao, "绑定码 李根宝"))
    known.say(NEW, f"绑定 李根宝 {code}")
    later(known, NEW, "1")
    later(known, NEW, "1")
    assert "报了平安" in known.say(NEW, "代 王秀兰 报到")
    with known.begin() as session:
        helping = select(Binding.openid).where(
            Binding.person_id == known.street.wang.id,
            Binding.kind == "helper",
            Binding.until.is_(None),
        )
        assert session.scalars(helping).all() == [NEW]  # the old phone, perhaps lost, does not


def test_a_child_for_both_parents_is_asked_for_whom(known: Town) -> None:
    with known.begin() as session:
        mother = builders.person(session, "周桂英", known.street.group)
        father = builders.person(session, "吴大贵", known.street.group)
    for parent in (mother, father):
        code = code_in(known.say(known.street.zhao, f"绑定码 {parent.name}"))
        assert f"您是{parent.name}吗" in known.say(NEW, f"绑定 {parent.name} {code}")
        later(known, NEW, "2")
    asked = known.say(NEW, "学习日")
    assert "周桂英" in asked
    assert "吴大贵" in asked


@pytest.mark.parametrize(
    "said", ["通知 全体 周三停水", "新建学习日 2026-12-01 19:00 活动室 题目", "今天", "交班 李根宝"]
)
def test_who_helps_a_secretary_answers_for_her_and_holds_no_office(town: Town, said: str) -> None:
    with town.begin() as session:
        builders.bind(session, town.street.zhou, "a-grandchild", "helper")
    before = town.status()
    reply = town.say("a-grandchild", said)
    assert "李根宝" not in reply or "交班" in said
    town.say("a-grandchild", "1")
    town.pass_by(minutes=2)
    after = town.status()
    assert (after["notices"], after["study_days"]) == (before["notices"], before["study_days"])
    assert town.phone(town.street.li) == []


def test_what_was_done_for_a_member_is_no_line_for_who_did_it(known: Town) -> None:
    by_li(known)
    known.say(known.street.li, "代 王秀兰 报到")
    assert "替您" not in later(known, known.street.li, "你好")
    assert "您的帮办李根宝替您报了平安" in known.say(known.street.wang, "你好")


def test_only_the_member_sends_another_helper_away(known: Town) -> None:
    by_li(known)
    with known.begin() as session:
        builders.bind(session, known.street.wang, openid="grandchild", kind="helper")
    assert "要本人说" in known.say("grandchild", "不要帮办 李根宝")
    assert helper_column(known) == "李根宝"


def test_a_helper_who_stops_is_not_told_so_again_and_the_leader_reads_who_it_was(
    known: Town,
) -> None:
    with known.begin() as session:
        builders.bind(session, known.street.wang, openid="grandchild", kind="helper")
    assert "您不再帮王秀兰" in known.say("grandchild", "不要帮办")
    known.deliver()
    assert pushed(known, "grandchild") == []
    assert any("王秀兰的帮办不帮了" in text for text in known.phone(known.street.zhao))
