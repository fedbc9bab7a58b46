"""Who is invited follows who belongs, and a member with two homes is told of one day a month."""

from datetime import timedelta

from bot import people, study
from bot.people import Person
from handlers.study_days_said import timing
from tests import builders
from tests.end_to_end.town import Town

DAY = timedelta(days=1)


def li_lives_in_the_other_branch(town: Town) -> Person:
    """李根宝 belongs to 紫云苑小组 and lives in 常青支部."""
    with town.begin() as session:
        li = session.merge(town.street.li)
        li.residence_unit_id = town.street.other_branch.id
    town.say(town.street.li, "你好")
    return town.street.li


def publish(town: Town, unit: people.Unit, title: str, begins_in: timedelta = 9 * DAY) -> int:
    with town.begin() as session:
        plan = study.Plan(
            account=builders.ACCOUNT,
            unit_id=unit.id,
            author_id=None,
            starts_at=town.now + begins_in,
            place="活动室",
            title=title,
        )
        outcome = study.publish(session, town.now, plan, timing(town.runtime.house))
        assert isinstance(outcome, study.Published)
        return outcome.day.id


def move(town: Town, who: Person, to: people.Unit, kind: people.HomeKind = "home") -> None:
    with town.begin() as session:
        people.transfer(
            session,
            town.now,
            who=people.Who(person_id=who.id),
            to_id=to.id,
            kind=kind,
            tell=town.runtime.house.tell,
        )


def invited(town: Town) -> list[int]:
    days = town.status()["study_days"]
    for day in days:
        modes = ("on_site", "online", "door", "leave", "silent")
        assert day["invited"] == sum(day[one] for one in modes)
    return [day["invited"] for day in days]


def test_of_two_days_in_one_month_the_residences_is_told(town: Town) -> None:
    li = li_lives_in_the_other_branch(town)
    publish(town, town.street.branch, "老家的")
    publish(town, town.street.other_branch, "这边的", 10 * DAY)
    town.deliver()
    (told,) = town.phone(li)
    assert "这边的" in told
    assert invited(town) == [4, 3]
    town.platform.sent.clear()
    town.pass_by(days=8)
    assert not [one for one in town.phone(li) if "老家的" in one]


def test_in_different_months_both_are_told(town: Town) -> None:
    li = li_lives_in_the_other_branch(town)
    publish(town, town.street.branch, "老家的")
    publish(town, town.street.other_branch, "这边的", 40 * DAY)
    town.deliver()
    assert len(town.phone(li)) == 2


def test_by_choice_it_is_the_homes(town: Town) -> None:
    li = li_lives_in_the_other_branch(town)
    publish(town, town.street.branch, "老家的")
    publish(town, town.street.other_branch, "这边的", 10 * DAY)
    town.deliver()
    town.platform.sent.clear()
    assert "老家" in town.say(li, "学习日 去老家")
    town.deliver()
    (told,) = town.phone(li)
    assert "老家的" in told
    assert "老家的" in town.say(li, "学习日")
    assert "这边的" not in town.say(li, "学习日")
    assert "去老家那边的" in town.say(li, "我的信息")
    town.say(li, "学习日 在这边")
    assert "这边的" in town.say(li, "学习日")


def test_who_has_one_home_has_nothing_to_choose(town: Town) -> None:
    assert "不用选" in town.say(town.street.wang, "学习日 去老家")


def test_what_is_done_at_the_one_counts_at_the_other(town: Town) -> None:
    li = li_lives_in_the_other_branch(town)
    home = publish(town, town.street.branch, "老家的", 2 * DAY)
    publish(town, town.street.other_branch, "这边的", 2 * DAY + timedelta(hours=4))
    town.deliver()
    town.tick(days=2, hours=4)
    assert "签到好了" in town.say(li, "签到")
    town.tick(days=1)
    days = town.status()["study_days"]
    assert [one["attended"] for one in days] == [1, 1]
    assert [one["missed"] for one in days] == [3, 2]
    with town.begin() as session:
        assert study.last_missed(session, town.now, li.id) is None
        counted = study.attendance(session, home, people.members_select(town.street.branch.id))
        assert counted.attended == 1


def test_when_the_one_is_cancelled_the_other_is_told(town: Town) -> None:
    li = li_lives_in_the_other_branch(town)
    publish(town, town.street.branch, "老家的", 12 * DAY)
    publish(town, town.street.other_branch, "这边的")
    town.deliver()
    town.platform.sent.clear()
    town.say(town.street.qian, "取消学习日")
    town.say(town.street.qian, "1")
    town.deliver()
    cancelled, theirs = town.phone(li)
    assert "取消了" in cancelled
    assert "老家的" in theirs


def test_who_moves_is_invited_where_they_belong_now_and_told_of_the_nearest(town: Town) -> None:
    wang = town.street.wang
    town.say(wang, "你好")
    publish(town, town.street.branch, "东风的")
    publish(town, town.street.other_branch, "常青的")
    publish(town, town.street.other_branch, "常青的第二次", 50 * DAY)
    town.deliver()
    town.platform.sent.clear()
    move(town, wang, town.street.other_branch)
    town.deliver()
    assert invited(town) == [3, 3, 3]
    (told,) = town.phone(wang)
    assert "《常青的》" in told
    town.platform.sent.clear()
    town.pass_by(days=6)
    assert not [one for one in town.phone(wang) if "东风的" in one]


def test_who_has_answered_stays_invited_where_they_answered(town: Town) -> None:
    wang = town.street.wang
    publish(town, town.street.branch, "东风的")
    town.say(wang, "学习日")
    town.say(wang, "1")
    move(town, wang, town.street.other_branch)
    assert invited(town) == [4]
    assert town.status()["study_days"][0]["on_site"] == 1


def test_who_joined_without_a_word_is_reminded_with_the_others(town: Town) -> None:
    publish(town, town.street.branch, "东风的")
    town.deliver()
    with town.begin() as session:
        new = builders.person(session, "孙小红", session.merge(town.street.group))
        builders.bind(session, new)
        session.flush()
        session.expunge(new)
    town.say(new, "你好")
    town.pass_by(days=6)
    assert invited(town) == [5]
    assert len(town.phone(new)) == 1
