"""What happens below leads to what it must above."""

from bot import people
from tests import builders
from tests.end_to_end.town import Town


def test_when_a_leaders_role_ends_their_errands_go_to_the_next(town: Town) -> None:
    town.voice(town.street.wang)
    assert "王秀兰" in town.say(town.street.zhao, "今天")
    with town.begin() as session:
        people.revoke(
            session,
            town.now,
            person_id=town.street.zhao.id,
            role="leader",
            unit_id=town.street.group.id,
            tell=town.runtime.house.tell,
        )
    assert "王秀兰" in town.say(town.street.zhou, "今天")


def test_five_wrong_codes_become_an_errand_of_the_organiser(town: Town) -> None:
    for _ in range(5):
        reply = town.say("openid-somebody", "绑定 李根宝 999999")
    assert "0519-88881234" in reply
    assert "李根宝" in town.say(town.street.zhao, "今天")


def test_a_study_day_that_wechat_cannot_bring_is_told_by_mouth(town: Town) -> None:
    with town.begin() as session:
        people.unbind(
            session, town.now, account=builders.ACCOUNT, openid=town.openid(town.street.li)
        )
    town.say(town.street.zhou, "新建学习日 2026-12-05 19:00 活动室 第三讲")
    town.say(town.street.zhou, "1")
    town.deliver()
    listed = town.say(town.street.zhao, "今天")
    assert "李根宝" in listed
    assert "第三讲" in listed


def test_the_organiser_reads_that_a_helper_joined(town: Town) -> None:
    with town.begin() as session:
        builders.person(session, "钱桂芳", town.street.group)
        shown = people.invite(session, town.now, town.runtime.sealer, builders.ACCOUNT, unit=None)
    (invited,) = shown
    town.say("openid-daughter", f"绑定 {invited.name} {invited.code}")
    assert "接上了" in town.say("openid-daughter", "2")
    town.say(town.street.zhao, "你好")
    town.deliver()
    assert any(invited.name in text for text in town.phone(town.street.zhao))
