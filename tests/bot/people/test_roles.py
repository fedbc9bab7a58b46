"""Roles: granted, ended and told, and who is meant by a name."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot import people
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, person, role


def test_a_role_is_held_from_when_it_was_given(session: Session, street: Street) -> None:
    given = people.grant(
        session, NOW, person_id=street.wang.id, role="leader", unit_id=street.group.id
    )
    assert given
    held = people.roles_of(session, NOW, street.wang.id)
    assert [(one.role, one.unit_name) for one in held] == [("leader", "紫云苑小组")]
    assert people.roles_of(session, NOW - timedelta(seconds=1), street.wang.id) == ()


def test_giving_a_role_twice_gives_it_once(session: Session, street: Street) -> None:
    again = people.grant(
        session, NOW, person_id=street.zhao.id, role="leader", unit_id=street.group.id
    )
    assert not again
    assert len(people.roles_of(session, NOW, street.zhao.id)) == 1


def test_ending_a_role_is_told_so_that_its_matters_find_a_new_owner(
    session: Session, street: Street
) -> None:
    heard = Heard()
    ended = people.revoke(
        session,
        NOW,
        person_id=street.zhao.id,
        role="leader",
        unit_id=street.group.id,
        tell=heard,
    )
    assert ended
    assert people.roles_of(session, NOW, street.zhao.id) == ()
    assert heard.facts == [people.RoleEnded(street.zhao.id, "leader", street.group.id)]


def test_ending_a_role_nobody_holds_changes_nothing(session: Session, street: Street) -> None:
    heard = Heard()
    ended = people.revoke(
        session,
        NOW,
        person_id=street.wang.id,
        role="leader",
        unit_id=street.group.id,
        tell=heard,
    )
    assert not ended
    assert heard.facts == []


def test_the_widest_role_comes_first(session: Session, street: Street) -> None:
    role(session, street.zhou, "leader", street.group)
    held = people.roles_of(session, NOW, street.zhou.id)
    assert [one.role for one in held] == ["secretary", "leader"]


def test_roles_and_categories_are_read_in_both_languages() -> None:
    assert [people.role_named(word) for word in ("组长", "Leader", "党员", "member", "队长")] == [
        "leader",
        "leader",
        "member",
        "member",
        None,
    ]
    assert people.category_named("拆迁过渡党员") == "transition"
    assert people.category_named("private sector") == "private_sector"
    assert people.category_named("党员") is None


def named(session: Session, text: str) -> object:
    found = people.person_named(session, SEALER, ACCOUNT, text)
    return found.id if isinstance(found, people.PersonCard) else found


def test_a_person_is_meant_by_name_unit_and_name_or_phone(session: Session, street: Street) -> None:
    wang = street.wang.id
    for text in ("王秀兰", "紫云苑小组/王秀兰", "东风支部/王秀兰", "青龙街道/王秀兰"):
        assert named(session, text) == wang
    for text in ("13900000005", "+86 139-0000-0005", "86 13900000005"):
        assert named(session, text) == wang


def test_a_landline_is_found_however_it_is_written(session: Session, street: Street) -> None:
    gu = person(session, "顾阿姨", street.group, phone="0519-88881234")
    assert named(session, "0519 8888 1234") == gu.id
    assert named(session, "051988881234") == gu.id


@pytest.mark.usefixtures("street")
def test_nobody_is_meant_by_what_fits_nobody(session: Session) -> None:
    for text in ("王", "常青支部/王秀兰", "13999999999", "", "/"):
        assert isinstance(named(session, text), people.NoSuchPerson)


def test_equal_names_offer_their_paths(session: Session, street: Street) -> None:
    person(session, "王秀兰", street.other_branch)
    found = named(session, "王秀兰")
    assert isinstance(found, people.SeveralPeople)
    assert found.paths == ("青龙街道/东风支部/紫云苑小组/王秀兰", "青龙街道/常青支部/王秀兰")


def test_a_phone_is_opened_only_by_the_key(session: Session, street: Street) -> None:
    assert people.phone_of(session, SEALER, street.wang.id) == "13900000005"
    nobody = person(session, "没有电话", street.group)
    assert people.phone_of(session, SEALER, nobody.id) is None
    assert "13900000005" not in (street.wang.phone_sealed or "")
