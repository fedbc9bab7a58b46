"""Where a unit asks for it, a notice goes only by a second person's word."""

import pytest

from bot import notices, people
from tests import builders
from tests.end_to_end.town import Town


@pytest.fixture
def lin(town: Town) -> people.Person:
    """林秀英, the other secretary of 东风支部."""
    with town.begin() as session:
        other = builders.person(session, "林秀英", town.street.branch)
        builders.bind(session, builders.role(session, other, "secretary", town.street.branch))
        session.expunge(other)
    return other


@pytest.fixture
def careful(town: Town, lin: people.Person) -> Town:
    """东风支部 asks for a second person."""
    assert lin.home_unit_id == town.street.branch.id
    with town.begin() as session:
        notices.set_approval(session, town.street.branch.id, asks=True)
    return town


def ask(town: Town, text: str = "通知 紫云苑小组 周三停水") -> str:
    """Preview, 1, and the question has reached the other."""
    town.say(town.street.zhou, text)
    reply = town.say(town.street.zhou, "1")
    town.pass_by(seconds=2)
    return reply


def test_nothing_goes_before_a_second_person_has_said_yes(
    careful: Town, lin: people.Person
) -> None:
    assert "林秀英" in ask(careful)
    careful.pass_by(hours=2)
    assert careful.status()["notices"] == []
    assert careful.phone(careful.street.wang) == []
    assert any("等您同意" in text for text in careful.phone(lin))


def test_1_lets_it_go_from_its_author_who_is_told(careful: Town, lin: people.Person) -> None:
    careful.say(lin, "你好")
    ask(careful)
    (asked,) = careful.phone(lin)
    assert "原文：周三停水\n1 同意　2 不同意" in asked
    assert "1号" in careful.say(lin, "1")
    careful.pass_by(seconds=61)
    assert any("周国平" in text for text in careful.phone(careful.street.wang))
    assert any("林秀英同志同意了" in text for text in careful.phone(careful.street.zhou))
    assert careful.status()["notices"][0]["audience"] == 3


def test_2_does_not_and_the_author_reads_why(careful: Town, lin: people.Person) -> None:
    ask(careful)
    assert "为什么" in careful.say(lin, "2")
    assert "转给" in careful.say(lin, "时间写错了")
    careful.pass_by(minutes=20)
    told = [text for text in careful.phone(careful.street.zhou) if "没有同意" in text]
    assert len(told) == 1
    assert "时间写错了" in told[0]
    assert "原文：周三停水" in careful.say(careful.street.zhou, "找回")
    assert careful.status()["notices"] == []


def test_a_refusal_without_a_reason_is_told_too(careful: Town, lin: people.Person) -> None:
    ask(careful)
    careful.say(lin, "不同意")
    careful.pass_by(minutes=11)
    assert any("没有同意" in text for text in careful.phone(careful.street.zhou))


def test_nobody_approves_their_own_and_the_first_word_counts(
    careful: Town, lin: people.Person
) -> None:
    with careful.begin() as session:
        third = builders.person(session, "孙建华", careful.street.branch)
        builders.bind(session, builders.role(session, third, "officer", careful.street.branch))
        session.flush()
        session.expunge(third)
    ask(careful)
    assert careful.say(careful.street.zhou, "同意").count("号") == 0
    assert careful.status()["notices"] == []
    assert "1号" in careful.say(third, "1")
    assert "1号" not in careful.say(lin, "同意")
    assert len(careful.status()["notices"]) == 1


def test_after_a_day_without_a_word_the_author_is_told(careful: Town, lin: people.Person) -> None:
    ask(careful)
    careful.pass_by(hours=24, minutes=1)
    assert any("没有人同意" in text for text in careful.phone(careful.street.zhou))
    assert "1号" in careful.say(lin, "1")


def test_an_author_who_lost_the_office_meanwhile_announces_nothing(
    careful: Town, lin: people.Person
) -> None:
    ask(careful)
    with careful.begin() as session:
        people.revoke(
            session,
            careful.now,
            person_id=careful.street.zhou.id,
            role="secretary",
            unit_id=careful.street.branch.id,
            tell=builders.Heard(),
        )
    careful.say(lin, "1")
    assert careful.status()["notices"] == []


def test_who_is_secretary_no_more_approves_nothing(careful: Town, lin: people.Person) -> None:
    ask(careful)
    with careful.begin() as session:
        people.revoke(
            session,
            careful.now,
            person_id=lin.id,
            role="secretary",
            unit_id=careful.street.branch.id,
            tell=builders.Heard(),
        )
    careful.say(lin, "1")
    assert careful.status()["notices"] == []


def test_withdrawn_it_cannot_be_approved(careful: Town, lin: people.Person) -> None:
    ask(careful)
    assert "收回了" in careful.say(careful.street.zhou, "撤回")
    careful.say(lin, "同意")
    assert careful.status()["notices"] == []


def test_a_group_leader_below_asks_too_and_another_branch_does_not(careful: Town) -> None:
    careful.say(careful.street.zhao, "通知 全体 周三停水")
    assert "还没有发" in careful.say(careful.street.zhao, "1")
    careful.say(careful.street.qian, "通知 全体 周三停水")
    assert "1号通知" in careful.say(careful.street.qian, "1")


def test_with_nobody_else_those_above_are_asked(town: Town) -> None:
    with town.begin() as session:
        notices.set_approval(session, town.street.branch.id, asks=True)
    assert "甘敏" in ask(town)


def test_nobody_anywhere_is_said_and_nothing_goes(town: Town) -> None:
    with town.begin() as session:
        notices.set_approval(session, town.street.street.id, asks=True)
    town.say(town.street.gan, "通知 全体 周三停水")
    assert "没有别的书记" in town.say(town.street.gan, "1")
    assert town.status()["notices"] == []


def test_off_it_goes_as_before(careful: Town) -> None:
    with careful.begin() as session:
        notices.set_approval(session, careful.street.branch.id, asks=False)
    assert "1号通知" in ask(careful)


def test_what_nobody_could_see_whole_is_not_asked_about(careful: Town) -> None:
    long = "明天上午八点到下午五点停水，请先存些水。" * 40
    assert "看得全" in ask(careful, f"通知 紫云苑小组 {long}")
    careful.tick(minutes=1)
    careful.say(careful.street.zhou, "通知 紫云苑小组 周三停水")
    fields = [("MsgType", "image"), ("PicUrl", "http://x/0"), ("MediaId", "m-img")]
    careful.message(careful.street.zhou, fields)
    careful.tick(seconds=21)
    careful.say(careful.street.zhou, "1")
    careful.tick(seconds=21)
    assert "不附图" in careful.say(careful.street.zhou, "1")


def test_a_link_that_comes_along_is_shown_to_who_decides_and_goes_with_it(
    careful: Town, lin: people.Person
) -> None:
    careful.say(lin, "你好")
    careful.say(careful.street.wang, "你好")
    careful.say(careful.street.zhou, "通知 紫云苑小组 周三停水")
    fields = [("MsgType", "link"), ("Title", "x"), ("Url", "https://example.org/a")]
    careful.message(careful.street.zhou, fields)
    careful.tick(seconds=21)
    careful.say(careful.street.zhou, "1")
    careful.tick(seconds=21)
    careful.say(careful.street.zhou, "1")
    careful.pass_by(seconds=2)
    assert "附链接 https://example.org/a" in careful.phone(lin)[-1]
    careful.say(lin, "1")
    careful.pass_by(seconds=61)
    assert "附了一个链接" in careful.phone(careful.street.wang)[-1]


def test_one_alone_does_not_change_what_two_have_agreed_on(
    careful: Town, lin: people.Person
) -> None:
    careful.say(lin, "你好")
    ask(careful)
    careful.say(lin, "1")
    careful.pass_by(seconds=61)
    assert "要两个人看过" in careful.say(careful.street.zhou, "改通知 1 周四停水")
