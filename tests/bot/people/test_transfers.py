"""Transfers: one or all, previewed, with history; roles of the left unit end and are told."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Home, Unit, Who
from tests.bot.people.tree.test_growing import got
from tests.builders import NOW, Heard, Street, person, role, unit


def moved(
    session: Session, who: Who, to: Unit | None, kind: str = "home", **more: str
) -> tuple[object, Heard]:
    heard = Heard()
    done = people.transfer(
        session,
        NOW,
        who=who,
        to_id=None if to is None else to.id,
        kind="home" if kind == "home" else "residence",
        tell=heard,
        **more,
    )
    session.expire_all()
    return done, heard


def test_one_member_moves_and_it_is_kept_where_they_were(session: Session, street: Street) -> None:
    done, heard = moved(session, Who(person_id=street.wang.id), street.other_branch)
    assert got(done, people.Transfer).members == 1
    assert street.wang.home_unit_id == street.other_branch.id
    spells = session.execute(
        select(Home.unit_id, Home.until).where(Home.person_id == street.wang.id).order_by(Home.id)
    ).all()
    assert [tuple(one) for one in spells] == [
        (street.group.id, NOW),
        (street.other_branch.id, None),
    ]
    (fact,) = heard.of(people.Transferred)
    assert (fact.person_ids, fact.to_id) == ((street.wang.id,), street.other_branch.id)


def test_the_preview_says_the_same_and_changes_nothing(session: Session, street: Street) -> None:
    role(session, street.wang, "leader", street.group)
    who = Who(person_id=street.wang.id)
    shown = people.preview_transfer(session, NOW, who=who, to_id=street.other_branch.id)
    assert street.wang.home_unit_id == street.group.id
    done, _ = moved(session, who, street.other_branch)
    assert shown == done
    assert [(one.role, one.name) for one in got(shown, people.Transfer).roles] == [
        ("leader", "王秀兰")
    ]


def test_a_role_in_a_unit_that_is_left_ends_and_one_above_both_stays(
    session: Session, street: Street
) -> None:
    role(session, street.wang, "leader", street.group)
    role(session, street.wang, "officer", street.street)
    _, heard = moved(session, Who(person_id=street.wang.id), street.other_branch)
    held = people.roles_of(session, NOW, street.wang.id)
    assert [one.role for one in held] == ["officer"]
    assert heard.of(people.RoleEnded) == [
        people.RoleEnded(street.wang.id, "leader", street.group.id)
    ]


def test_a_role_where_they_still_live_stays(session: Session, street: Street) -> None:
    lin = person(session, "林", street.branch, residence=street.group)
    role(session, lin, "leader", street.group)
    _, heard = moved(session, Who(person_id=lin.id), street.other_branch)
    assert heard.of(people.RoleEnded) == []
    _, heard = moved(session, Who(person_id=lin.id), None, "residence")
    assert heard.of(people.RoleEnded) == [people.RoleEnded(lin.id, "leader", street.group.id)]
    assert lin.residence_unit_id is None


def test_a_whole_village_moves_at_once(session: Session, street: Street) -> None:
    village = unit(session, "返迁楼", street.other_branch)
    done, heard = moved(session, Who(unit_id=street.group.id), village)
    assert got(done, people.Transfer).members == 3
    (fact,) = heard.of(people.Transferred)
    assert set(fact.person_ids) == {street.zhao.id, street.wang.id, street.li.id}
    assert people.count_members(session, street.group.id) == 0


def test_a_village_with_the_units_below_moves_its_residents_alone(
    session: Session, street: Street
) -> None:
    lin = person(session, "林", street.other_branch, residence=street.group)
    who = Who(unit_id=street.branch.id, below=True)
    moved(session, who, street.other_branch, "residence")
    assert (lin.home_unit_id, lin.residence_unit_id) == (street.other_branch.id, None)
    assert street.wang.residence_unit_id is None


def test_moving_home_to_where_one_lives_leaves_one_home(session: Session, street: Street) -> None:
    lin = person(session, "林", street.branch, residence=street.group)
    moved(session, Who(person_id=lin.id), street.group)
    assert (lin.home_unit_id, lin.residence_unit_id) == (street.group.id, None)


def test_nobody_to_move_is_said(session: Session, street: Street) -> None:
    done, heard = moved(session, Who(person_id=street.wang.id), street.group)
    got(done, people.NobodyToMove)
    done, _ = moved(session, Who(person_id=street.wang.id), None, "residence")
    got(done, people.NobodyToMove)
    done, _ = moved(session, Who(unit_id=street.street.id), street.street)
    got(done, people.NobodyToMove)
    assert heard.facts == []


def test_nobody_moves_to_another_account(session: Session, street: Street) -> None:
    foreign = unit(session, "外街", account="another")
    done, heard = moved(session, Who(person_id=street.wang.id), foreign)
    got(done, people.AnotherAccount)
    assert heard.facts == []


def test_the_last_secretary_stays_until_there_is_a_successor(
    session: Session, street: Street
) -> None:
    who = Who(person_id=street.zhou.id)
    shown = people.preview_transfer(session, NOW, who=who, to_id=street.other_branch.id)
    assert got(shown, people.LastSecretary).name == "周国平"
    done, heard = moved(session, who, street.other_branch)
    got(done, people.LastSecretary)
    assert (heard.facts, street.zhou.home_unit_id) == ([], street.branch.id)
    role(session, street.wang, "secretary", street.branch)
    got(moved(session, who, street.other_branch)[0], people.Transfer)


def test_a_secretary_may_go_for_a_reason_or_with_everybody(
    session: Session, street: Street
) -> None:
    done, _ = moved(session, Who(person_id=street.zhou.id), street.other_branch, reason="组织调动")
    got(done, people.Transfer)
    everybody = Who(unit_id=street.other_branch.id)
    got(moved(session, everybody, street.branch)[0], people.Transfer)
