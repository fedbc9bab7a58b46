"""The tree, circumstances and offices, as leaders and members meet them in chat."""

from datetime import date

from bot import people
from tests import builders
from tests.end_to_end.town import Town


def test_a_notice_goes_to_those_who_live_alone(town: Town) -> None:
    with town.begin() as session:
        people.set_circumstance(session, town.now, [town.street.wang.id], "alone")
    shown = town.say(town.street.zhou, "通知 独居 明天降温，多穿一件")
    assert "独居" in shown
    assert "1人" in shown
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert any("降温" in text for text in town.phone(town.street.wang))
    assert not any("降温" in text for text in town.phone(town.street.li))


def test_a_notice_goes_to_some_of_one_unit(town: Town) -> None:
    with town.begin() as session:
        people.set_category(session, town.now, [town.street.li.id, town.street.chen.id], "migrant")
    shown = town.say(town.street.gan, "通知 东风支部流动党员 回来的告诉一声")
    assert "东风支部 流动党员" in shown
    assert "1人" in shown
    assert town.status()["notices"] == []


def test_a_successor_finds_the_errands_of_the_office(town: Town) -> None:
    town.voice(town.street.wang)
    assert "王秀兰" in town.say(town.street.zhao, "今天")
    with town.begin() as session:
        people.change_office(
            session,
            town.now,
            unit_id=town.street.group.id,
            from_id=town.street.zhao.id,
            to_id=town.street.li.id,
            tell=town.runtime.house.tell,
        )
    assert "王秀兰" in town.say(town.street.li, "今天")
    assert "王秀兰" not in town.say(town.street.zhao, "今天")
    town.deliver()
    assert any("接赵德福，当紫云苑小组的组长" in text for text in town.phone(town.street.li))


def test_a_group_whose_last_day_is_over_is_ended_by_the_clock(town: Town) -> None:
    ends = date(2026, 12, 31)
    with town.begin() as session:
        made = people.open_unit(
            session,
            town.now,
            account=builders.ACCOUNT,
            name="返迁过渡期党小组",
            under_id=town.street.other_branch.id,
            term=people.Term(None, ends, builders.SHANGHAI),
        )
        assert isinstance(made, people.Opened)
        group = session.get_one(people.Unit, made.id)
        guo = builders.person(session, "郭过渡", town.street.group, residence=group)
    town.tick(days=(ends - town.now.date()).days + 1)
    assert "郭过渡" in town.say(town.street.zhao, "今天")
    said = town.say(town.street.qian, "通知 返迁过渡期党小组 你好")
    assert "已经撤销" in said
    with town.begin() as session:
        assert session.get_one(people.Person, guo.id).residence_unit_id is None
