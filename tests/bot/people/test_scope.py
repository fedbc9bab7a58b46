"""Whom somebody may see and act for, and the members of a unit."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot import people
from bot.people import Person
from tests.builders import NOW, Street, bind, person, role, unit


def seen(session: Session, viewer: Person) -> set[str]:
    ids = session.scalars(people.in_scope(session, NOW, viewer.id)).all()
    assert len(set(ids)) == len(ids)
    return {card.name for card in people.cards(session, ids).values()}


def test_a_plain_member_sees_only_themselves(session: Session, street: Street) -> None:
    assert seen(session, street.wang) == {"王秀兰"}


def test_a_leader_sees_the_own_group(session: Session, street: Street) -> None:
    assert seen(session, street.zhao) == {"赵德福", "王秀兰", "李根宝"}


def test_a_secretary_sees_the_branch_and_no_other(session: Session, street: Street) -> None:
    assert seen(session, street.zhou) == {"周国平", "赵德福", "王秀兰", "李根宝"}
    assert seen(session, street.qian) == {"钱卫国", "陈志远"}


def test_an_officer_sees_the_street(session: Session, street: Street) -> None:
    assert len(seen(session, street.gan)) == 7


def test_a_volunteer_sees_nobody_more(session: Session, street: Street) -> None:
    role(session, street.li, "volunteer", street.street)
    assert seen(session, street.li) == {"李根宝"}


def test_both_homes_see_a_member(session: Session, street: Street) -> None:
    street.wang.residence_unit_id = street.other_branch.id
    session.flush()
    assert "王秀兰" in seen(session, street.zhao)
    assert "王秀兰" in seen(session, street.qian)


def test_a_helper_sees_whom_they_help_until_it_is_taken_back(
    session: Session, street: Street
) -> None:
    openid = f"openid-{street.chen.id}"
    bind(session, street.wang, openid, "helper")
    assert seen(session, street.chen) == {"陈志远", "王秀兰"}
    assert people.may_act_for(session, NOW, viewer_id=street.chen.id, person_id=street.wang.id)
    people.unbind(session, NOW, account="main", openid=openid, person_id=street.wang.id)
    assert seen(session, street.chen) == {"陈志远"}


def test_being_helped_opens_nothing(session: Session, street: Street) -> None:
    bind(session, street.wang, f"openid-{street.chen.id}", "helper")
    assert seen(session, street.wang) == {"王秀兰"}


def test_who_left_is_seen_by_nobody(session: Session, street: Street) -> None:
    street.wang.left_at = NOW
    session.flush()
    assert "王秀兰" not in seen(session, street.gan)
    assert seen(session, street.wang) == set()


def test_a_role_of_yesterday_opens_nothing(session: Session, street: Street) -> None:
    people.revoke(
        session,
        NOW - timedelta(days=1),
        person_id=street.zhao.id,
        role="leader",
        unit_id=street.group.id,
        tell=lambda *_: None,
    )
    assert seen(session, street.zhao) == {"赵德福"}


def test_the_members_of_a_unit_are_those_below_by_either_home_once(
    session: Session, street: Street
) -> None:
    second = unit(session, "第二小组", street.branch)
    street.wang.residence_unit_id = second.id
    street.chen.residence_unit_id = second.id
    session.flush()
    ids = session.scalars(people.members_select(street.branch.id)).all()
    found = sorted(card.name for card in people.cards(session, ids).values())
    assert len(ids) == len(found)
    assert found == sorted(["周国平", "赵德福", "王秀兰", "李根宝", "陈志远"])


def test_a_unit_whose_number_begins_alike_is_not_below(session: Session) -> None:
    tops = [unit(session, f"街道{number}") for number in range(12)]
    people_there = [person(session, f"人{top.id}", top) for top in tops]
    for top, one in zip(tops, people_there, strict=True):
        assert session.scalars(people.members_select(top.id)).all() == [one.id]


def test_a_member_is_found_by_name_only_in_scope(session: Session, street: Street) -> None:
    scope = people.in_scope(session, NOW, street.zhao.id)
    found = people.find_member(session, NOW, "王 秀兰", scope=scope)
    assert [one.id for one in found] == [street.wang.id]
    assert people.find_member(session, NOW, "陈志远", scope=scope) == []


def test_a_member_is_also_found_by_how_they_are_called(session: Session, street: Street) -> None:
    scope = people.in_scope(session, NOW, street.zhao.id)
    found = people.find_member(session, NOW, "王阿姨", scope=scope)
    assert [one.id for one in found] == [street.wang.id]


def test_equal_names_are_all_found_and_told_apart_by_place(
    session: Session, street: Street
) -> None:
    other = person(session, "王秀兰", street.other_branch)
    scope = people.in_scope(session, NOW, street.gan.id)
    found = people.find_member(session, NOW, "王秀兰", scope=scope)
    assert [one.id for one in found] == [street.wang.id, other.id]
    places = [people.place_of(session, one) for one in found]
    assert places == ["王秀兰 紫云苑小组", "王秀兰 常青支部"]
