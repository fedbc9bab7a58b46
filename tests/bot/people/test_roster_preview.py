"""Before a file is taken over it says all that it would change, and what looks odd."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from bot.people import Unit, roster
from bot.people.roster import Row
from tests.builders import ACCOUNT, NOW, SEALER, Heard

UNIT = "青龙街道/东风支部/第一小组"
OTHER = "青龙街道/常青支部"


def row(number: int, name: str, **cells: object) -> Row:
    """A row; at home in UNIT unless it says otherwise."""
    return Row(number=number, name=name, **{"home": UNIT, **cells})  # type: ignore[arg-type]


def take(session: Session, *rows: Row) -> roster.Changes:
    changes = roster.apply(session, NOW, SEALER, ACCOUNT, rows, tell=Heard())
    assert isinstance(changes, roster.Changes), changes
    return changes


def seen(session: Session, *rows: Row) -> roster.Changes:
    changes = roster.preview(session, NOW, SEALER, ACCOUNT, rows)
    assert isinstance(changes, roster.Changes), changes
    return changes


def odd(session: Session, *rows: Row) -> list[tuple[int, str]]:
    return [(one.row, one.key) for one in seen(session, *rows).warnings]


def test_every_field_shows_old_and_new_in_the_words_of_the_sheet(session: Session) -> None:
    known = row(
        2, "王秀兰", phone="13900000001", gender="female", born_on=date(1952, 3, 4),
        joined_on=date(1985, 7, 1), category="retired", note="独居", residence=OTHER,
    )  # fmt: skip
    take(session, known)
    new = row(
        2, "王秀蓝", phone="13900000001", gender="male", born_on=date(1952, 3, 29),
        birthday_calendar="lunar", joined_on=date(1985, 7, 2), category="private_sector",
        note="和女儿住", home=OTHER, residence=UNIT,
    )  # fmt: skip
    (changed,) = seen(session, new).changed
    assert [(one.field, one.old, one.new) for one in changed.changes] == [
        ("name", "王秀兰", "王秀蓝"),
        ("gender", "女", "男"),
        ("born_on", "1952-03-04", "1952年三月初四"),
        ("birthday_calendar", "", "农历"),
        ("joined_on", "1985-07-01", "1985-07-02"),
        ("home", UNIT, OTHER),
        ("residence", OTHER, UNIT),
        ("category", "退休", "两新"),
        ("note", "独居", "和女儿住"),
    ]
    assert seen(session, new).moved == 1


def test_a_made_up_file_does_not_bring_out_phones_and_addresses(session: Session) -> None:
    born = date(1952, 3, 4)
    take(session, row(2, "王秀兰", born_on=born, phone="13912345678", address="紫云苑3幢"))
    asked = row(2, "王秀兰", born_on=born, phone="13900000001", address="不知道")
    (changed,) = seen(session, asked).changed
    assert [(one.old, one.new) for one in changed.changes] == [
        ("139****5678", "139****0001"),
        ("***", "不知道"),
    ]
    assert "13912345678" not in str(changed)
    assert "紫云苑3幢" not in str(changed)


def test_units_that_are_not_there_are_offered(session: Session) -> None:
    take(session, row(2, "王秀兰"))
    found = seen(session, row(2, "李根宝", home="东风支部/第二小组"))
    assert found.new_units == ("青龙街道/东风支部/第二小组",)


def test_a_new_unit_that_looks_like_a_typing_error_is_named(session: Session) -> None:
    take(session, row(2, "王秀兰"))
    close = seen(session, row(2, "李根宝", home="青龙街道/东风支布/第一小组"))
    assert [(one.key, one.facts["other"]) for one in close.warnings] == [
        ("roster-warn-near-unit", "东风支部")
    ]
    assert odd(session, row(2, "李根宝", home="青龙街道/建设支部")) == []


def test_a_unit_that_was_closed_takes_nobody(session: Session) -> None:
    take(session, row(2, "王秀兰"), row(3, "李根宝", home=OTHER))
    closed = session.query(Unit).filter_by(path=OTHER).one()
    closed.closed_at = NOW
    session.flush()
    for wanted, column in ((row(2, "赵德福", home=OTHER), "组织"),
                           (row(2, "赵德福", residence=OTHER), "居住小组")):  # fmt: skip
        found = roster.preview(session, NOW, SEALER, ACCOUNT, [wanted])
        assert isinstance(found, roster.Problems)
        ((problem),) = found.found
        assert (problem.row, problem.column, problem.key) == (2, column, "roster-unit-closed")


@pytest.mark.parametrize(
    ("there", "new"),
    [("王秀蘭", "王秀兰"), ("王秀英", "王秀英（大）"), ("王秀英2", "王秀英"),
     ("阿不都·热西提", "阿不都热西提")],
)  # fmt: skip
def test_a_name_that_is_nearly_another_of_the_unit_is_named(
    session: Session, there: str, new: str
) -> None:
    take(session, row(2, there))
    assert odd(session, row(2, new)) == [(2, "roster-warn-near-name")]
    assert odd(session, row(2, new, home=OTHER)) == []


def test_one_other_character_counts_where_the_birth_date_is_the_same(session: Session) -> None:
    born = date(1952, 3, 4)
    take(session, row(2, "王秀兰", born_on=born))
    assert odd(session, row(2, "王秀英", born_on=date(1960, 1, 1))) == []
    assert odd(session, row(2, "王秀英", born_on=born)) == [(2, "roster-warn-near-name")]
    both = row(2, "赵德福", born_on=born), row(3, "赵德富", born_on=born)
    assert odd(session, *both) == [(3, "roster-warn-near-name")]


def test_a_role_left_behind_in_the_old_unit_is_named(session: Session) -> None:
    take(session, row(2, "王秀兰", phone="13900000001", roles=("leader",)))
    moved = row(2, "王秀兰", phone="13900000001", home=OTHER, roles=())
    found = seen(session, moved)
    assert [(one.key, one.facts["roles"]) for one in found.warnings] == [
        ("roster-warn-role-left-behind", "组长")
    ]
    assert found.ended == 0


def test_the_last_secretary_goes_only_where_the_file_names_another(session: Session) -> None:
    take(session, row(2, "周国平", roles=("secretary",)), row(3, "王秀兰"))
    gone = row(2, "周国平", roles=())
    for act in (roster.preview(session, NOW, SEALER, ACCOUNT, [gone]),
                roster.apply(session, NOW, SEALER, ACCOUNT, [gone], tell=Heard())):  # fmt: skip
        assert isinstance(act, roster.Problems)
        ((problem),) = act.found
        assert (problem.row, problem.column, problem.key) == (2, "角色", "roster-last-secretary")
    changes = take(session, gone, row(3, "王秀兰", roles=("secretary",)))
    assert (changes.given, changes.ended) == (1, 1)
