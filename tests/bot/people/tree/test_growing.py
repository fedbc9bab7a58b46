"""Units open, are renamed and moved; the whole subtree follows."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core import due
from bot.people import Term, Unit
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person, unit

T = TypeVar("T")
TERM = Term(date(2026, 12, 1), date(2026, 12, 31), SHANGHAI)
AFTER = datetime.fromisoformat("2026-12-31T16:00+00:00")  # midnight in Shanghai


def got(found: object, kind: type[T]) -> T:
    assert isinstance(found, kind), found
    return found


def opened(session: Session, name: str, under: Unit | None, term: Term | None = None) -> Unit:
    done = people.open_unit(
        session,
        NOW,
        account=ACCOUNT,
        name=name,
        under_id=None if under is None else under.id,
        term=term,
    )
    return session.get_one(Unit, got(done, people.Opened).id)


def moved(session: Session, which: Unit, under: Unit | None) -> object:
    under_id = None if under is None else under.id
    return people.move_unit(session, NOW, unit_id=which.id, under_id=under_id)


def path(session: Session, which: Unit) -> str:
    return session.get_one(Unit, which.id, populate_existing=True).path


def assert_sound(session: Session) -> None:
    """Lineage and path say what the parents say, and nothing goes round in a circle."""
    session.expire_all()
    units = {one.id: one for one in session.scalars(select(Unit))}
    for one in units.values():
        above = [one]
        while above[-1].parent_id is not None:
            above.append(units[above[-1].parent_id])
            assert len(above) <= len(units)
        assert one.path == "/".join(each.name for each in reversed(above))
        assert one.lineage == "".join(f"/{each.id}" for each in reversed(above)) + "/"


def test_a_unit_opens_below_another_with_the_kind_of_its_name(
    session: Session, street: Street
) -> None:
    made = opened(session, " 王家 党员中心户 ", street.group)
    assert made.path == "青龙街道/东风支部/紫云苑小组/王家 党员中心户"
    assert made.kind == "household"
    assert_sound(session)


def test_a_name_that_is_there_or_is_none_is_refused(session: Session, street: Street) -> None:
    for name, kind in (
        ("紫云苑小组", people.UnitThere),
        ("", people.OddName),
        ("甲/乙", people.OddName),
    ):
        found = people.open_unit(
            session, NOW, account=ACCOUNT, name=name, under_id=street.branch.id
        )
        got(found, kind)
    odd = people.open_unit(session, NOW, account="another", name="丙", under_id=street.branch.id)
    got(odd, people.AnotherAccount)


def test_renaming_a_branch_renames_the_path_of_everything_below(
    session: Session, street: Street
) -> None:
    done = people.rename_unit(session, NOW, unit_id=street.branch.id, name="东风第一支部")
    assert got(done, people.Replanted).below == 1
    assert path(session, street.group) == "青龙街道/东风第一支部/紫云苑小组"
    assert path(session, street.other_branch) == "青龙街道/常青支部"
    assert_sound(session)


def test_moving_a_branch_takes_everything_along_and_its_members_stay_in_scope(
    session: Session, street: Street
) -> None:
    general = unit(session, "东风党总支", street.street)
    got(moved(session, street.branch, general), people.Replanted)
    assert path(session, street.group) == "青龙街道/东风党总支/东风支部/紫云苑小组"
    assert_sound(session)
    assert people.may_act_for(session, NOW, viewer_id=street.zhou.id, person_id=street.wang.id)
    assert street.wang.id in session.scalars(people.members_select(general.id)).all()


def test_a_circle_is_refused_and_changes_nothing(session: Session, street: Street) -> None:
    for under in (street.branch, street.group):
        wrong = got(moved(session, street.branch, under), people.InsideItself)
        assert wrong.under == under.path
    assert_sound(session)


def test_two_units_of_one_path_are_refused(session: Session, street: Street) -> None:
    unit(session, "紫云苑小组", street.other_branch)
    got(moved(session, street.group, street.other_branch), people.UnitThere)
    renamed = people.rename_unit(session, NOW, unit_id=street.branch.id, name="常青支部")
    got(renamed, people.UnitThere)
    assert_sound(session)


def test_nothing_moves_between_two_accounts(session: Session, street: Street) -> None:
    foreign = unit(session, "外街", account="another")
    got(moved(session, street.branch, foreign), people.AnotherAccount)


def test_a_unit_moved_to_the_top_has_its_own_name_as_path(session: Session, street: Street) -> None:
    got(moved(session, street.branch, None), people.Replanted)
    assert path(session, street.group) == "东风支部/紫云苑小组"
    assert_sound(session)


def test_a_temporary_group_has_its_days_and_the_clock_knows(
    session: Session, street: Street
) -> None:
    made = opened(session, "返迁过渡期党小组", street.branch, TERM)
    assert (made.kind, made.ends_on, made.ends_at) == ("transition", TERM.ends_on, AFTER)
    (row,) = session.scalars(select(due.Due).where(due.Due.kind == people.UNIT_ENDS))
    assert (row.subject_id, row.at) == (made.id, AFTER)


def test_days_that_do_not_fit_are_refused(session: Session, street: Street) -> None:
    yesterday = (NOW - timedelta(days=1)).date()
    odd = (
        Term(None, yesterday, SHANGHAI),
        Term(date(2027, 2, 1), date(2027, 1, 1), SHANGHAI),
        Term(None, date(2027, 1, 1), SHANGHAI, then_id=street.group.id),
    )
    for term in odd:
        found = people.change_unit(session, NOW, unit_id=street.group.id, term=term)
        got(found, people.OddTerm)
    assert session.get_one(Unit, street.group.id).ends_at is None


def test_the_kind_of_a_unit_can_be_set(session: Session, street: Street) -> None:
    done = people.change_unit(session, NOW, unit_id=street.group.id, kind="household")
    assert got(done, people.Opened).kind == "household"


def test_people_of_a_place_with_wildcards_in_its_name_are_not_confused(
    session: Session, street: Street
) -> None:
    odd = unit(session, "%支部_", street.street)
    inside = unit(session, "组", odd)
    person(session, "百分", inside)
    got(moved(session, odd, street.branch), people.Replanted)
    assert path(session, inside) == "青龙街道/东风支部/%支部_/组"
    assert_sound(session)
