"""A roster is taken over whole or not at all, and twice is once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.sealing import Sealer
from bot.people import Person, Unit, roster
from bot.people.roster import Row
from tests.builders import ACCOUNT, NOW, SEALER, Heard

UNIT = "青龙街道/东风支部/第一小组"


def row(number: int, name: str, **cells: object) -> Row:
    """A row; at home in UNIT unless it says otherwise."""
    return Row(number=number, name=name, **{"home": UNIT, **cells})  # type: ignore[arg-type]


def take(session: Session, *rows: Row, sealer: Sealer = SEALER) -> roster.Changes:
    changes = roster.apply(session, NOW, sealer, ACCOUNT, rows, tell=Heard())
    assert isinstance(changes, roster.Changes), changes
    return changes


def refused(session: Session, *rows: Row) -> list[tuple[int, str, str]]:
    before = session.scalar(select(func.count(Person.id)))
    beforehand = roster.preview(session, NOW, SEALER, ACCOUNT, rows)
    found = roster.apply(session, NOW, SEALER, ACCOUNT, rows, tell=Heard())
    assert isinstance(found, roster.Problems), found
    assert beforehand == found
    assert session.scalar(select(func.count(Person.id))) == before
    return [(one.row, one.column, one.key) for one in found.found]


def members(session: Session) -> dict[str, Person]:
    session.expire_all()
    return {one.name: one for one in session.scalars(select(Person))}


def summary(changes: roster.Changes) -> tuple[int, int, int]:
    return len(changes.new), len(changes.changed), changes.unchanged


FULL = row(
    2,
    "王秀兰",
    phone="13900000001",
    gender="female",
    born_on=date(1952, 3, 4),
    birthday_calendar="lunar",
    joined_on=date(1985, 7, 1),
    residence="紫云苑小组",
    category="transition",
    roles=("leader", "volunteer"),
    address="紫云苑3幢101室",
    helper="小红",
    note="独居",
)


def test_everything_a_row_says_is_kept(session: Session) -> None:
    changes = take(session, FULL)
    assert summary(changes) == (1, 0, 0)
    assert changes.new_units == (
        "青龙街道",
        "青龙街道/东风支部",
        "青龙街道/紫云苑小组",
        "青龙街道/东风支部/第一小组",
    )
    wang = members(session)["王秀兰"]
    assert (wang.gender, wang.born_on, wang.birthday_calendar) == (
        "female",
        date(1952, 3, 4),
        "lunar",
    )
    assert (wang.joined_on, wang.category) == (date(1985, 7, 1), "transition")
    assert (wang.helper, wang.note) == ("小红", "独居")
    assert session.get_one(Unit, wang.home_unit_id).path == UNIT
    assert wang.residence_unit_id is not None
    assert session.get_one(Unit, wang.residence_unit_id).path == "青龙街道/紫云苑小组"
    held = people.roles_of(session, NOW, wang.id)
    assert [(one.role, one.unit_id) for one in held] == [
        ("leader", wang.home_unit_id),
        ("volunteer", wang.home_unit_id),
    ]


def test_phones_and_addresses_are_sealed_and_the_phone_can_be_found(session: Session) -> None:
    take(session, FULL)
    wang = members(session)["王秀兰"]
    assert "13900000001" not in (wang.phone_sealed or "")
    assert "紫云苑" not in (wang.address_sealed or "")
    assert wang.phone_key == SEALER.fingerprint("13900000001")
    assert people.phone_of(session, SEALER, wang.id) == "13900000001"


def test_the_same_file_twice_changes_nothing(session: Session) -> None:
    rows = [
        FULL,
        row(3, "李根宝"),
        row(4, "李根宝", phone="13900000002"),
        row(5, "李根宝", born_on=date(1950, 1, 1)),
        row(6, "张三", home="东风支部", residence=UNIT),
        row(7, "赵四", residence="第一小组"),
    ]
    assert summary(take(session, *rows)) == (6, 0, 0)
    again = take(session, *rows)
    assert summary(again) == (0, 0, 6)
    assert again.new_units == ()
    assert session.scalar(select(func.count(Person.id))) == 6


def test_a_dry_run_says_the_same_and_writes_nothing(session: Session) -> None:
    seen = roster.preview(session, NOW, SEALER, ACCOUNT, [FULL])
    assert session.scalar(select(func.count(Person.id))) == 0
    assert session.scalar(select(func.count(Unit.id))) == 0
    assert take(session, FULL) == seen


def test_a_member_is_known_by_phone_whatever_else_changed(session: Session) -> None:
    take(session, row(2, "王秀兰", phone="13900000001", note="旧"))
    moved = row(2, "王秀蓝", phone="13900000001", home="青龙街道/常青支部", note="新")
    changes = take(session, moved)
    (changed,) = changes.changed
    assert changed.fields == ("name", "home", "note")
    assert changed.moves
    assert [one.key for one in changes.warnings] == ["roster-warn-renamed"]
    assert list(members(session)) == ["王秀蓝"]


def test_without_the_phone_name_unit_and_birth_date_decide(session: Session) -> None:
    born = date(1952, 3, 4)
    take(session, row(2, "王秀兰", born_on=born, phone="13900000001"))
    changes = take(session, row(2, "王秀兰", born_on=born, phone="13900000009", address="新家"))
    assert [one.fields for one in changes.changed] == [("phone", "address")]
    other = take(session, row(2, "王秀兰", born_on=date(1960, 1, 1)))
    assert summary(other) == (1, 0, 0)
    assert [one.key for one in other.warnings] == ["roster-warn-same-name"]


def test_a_second_file_that_adds_birth_dates_makes_nobody_twice(session: Session) -> None:
    take(session, row(2, "王秀兰"), row(3, "李根宝", phone="13900000002"))
    changes = take(
        session,
        row(2, "王秀兰", born_on=date(1952, 3, 4)),
        row(3, "李根宝", born_on=date(1950, 1, 1)),
    )
    assert summary(changes) == (0, 2, 0)
    assert summary(take(session, row(2, "王秀兰"), row(3, "李根宝"))) == (0, 0, 2)


def test_an_empty_cell_says_nothing_and_erases_nothing(session: Session) -> None:
    take(session, FULL)
    changes = take(session, row(2, "王秀兰", phone="13900000001"))
    assert summary(changes) == (0, 0, 1)
    assert members(session)["王秀兰"].note == "独居"


def test_a_role_that_is_written_holds_as_it_stands(session: Session) -> None:
    take(session, row(2, "王秀兰", roles=("leader",)))
    heard = Heard()
    wanted = [row(2, "王秀兰", roles=("secretary", "volunteer"))]
    changes = roster.apply(session, NOW, SEALER, ACCOUNT, wanted, tell=heard)
    assert isinstance(changes, roster.Changes)
    (changed,) = changes.changed
    assert (changed.given, changed.ended) == (("secretary", "volunteer"), ("leader",))
    assert (changes.given, changes.ended, changed.fields) == (2, 1, ("roles",))
    wang = members(session)["王秀兰"]
    held = [one.role for one in people.roles_of(session, NOW, wang.id)]
    assert sorted(held) == ["secretary", "volunteer"]
    assert heard.of(people.RoleEnded) == [people.RoleEnded(wang.id, "leader", wang.home_unit_id)]


def test_an_empty_role_says_nothing_and_a_member_alone_has_none(session: Session) -> None:
    take(session, row(2, "王秀兰", roles=("leader",)))
    assert summary(take(session, row(2, "王秀兰"))) == (0, 0, 1)
    assert take(session, row(2, "王秀兰", roles=())).changed[0].ended == ("leader",)
    assert people.roles_of(session, NOW, members(session)["王秀兰"].id) == ()


def test_moving_home_to_where_one_lives_leaves_one_home(session: Session) -> None:
    take(session, row(2, "王秀兰", residence="青龙街道/常青支部", phone="13900000001"))
    moved = row(
        2,
        "王秀兰",
        phone="13900000001",
        home="青龙街道/常青支部",
        residence="青龙街道/常青支部",
    )
    assert [one.fields for one in take(session, moved).changed] == [("home", "residence")]
    assert members(session)["王秀兰"].residence_unit_id is None
    assert summary(take(session, moved)) == (0, 0, 1)


def test_two_of_one_name_need_something_to_tell_them_apart(session: Session) -> None:
    assert refused(session, row(2, "王秀英"), row(3, "王秀英")) == [(3, "姓名", "roster-same-row")]
    told_apart = take(session, row(2, "王秀英", phone="13900000001"), row(3, "王秀英"))
    assert summary(told_apart) == (2, 0, 0)
    assert [(one.row, one.key) for one in told_apart.warnings] == [(3, "roster-warn-same-name-row")]


def test_two_rows_with_one_phone_name_each_other(session: Session) -> None:
    rows = row(2, "王秀英", phone="13900000001"), row(3, "张建国", phone="13900000001")
    assert refused(session, *rows) == [(3, "手机号", "roster-same-phone")]
    found = roster.preview(session, NOW, SEALER, ACCOUNT, rows)
    assert isinstance(found, roster.Problems)
    assert found.found[0].facts == {"other": 2, "name": "王秀英"}
    take(session, rows[0])
    assert refused(session, *rows) == [(3, "手机号", "roster-same-phone")]


def test_a_couple_that_has_one_phone_already_is_told_apart_by_name(session: Session) -> None:
    take(session, row(2, "王秀英", phone="13900000001"), row(3, "张建国"))
    wang, zhang = members(session)["王秀英"], members(session)["张建国"]
    zhang.phone_key, zhang.phone_sealed = wang.phone_key, wang.phone_sealed
    session.flush()
    both = row(2, "张建国", phone="13900000001"), row(3, "王秀英", phone="13900000001")
    assert summary(take(session, *both)) == (0, 0, 2)


def test_a_row_that_could_mean_several_members_is_asked(session: Session) -> None:
    take(session, row(2, "王秀英", phone="13900000001"), row(3, "王秀英", phone="13900000002"))
    assert refused(session, row(2, "王秀英")) == [(2, "姓名", "roster-several-members")]


def test_a_unit_that_fits_several_is_asked(session: Session) -> None:
    take(session, row(2, "甲"), row(3, "乙", home="青龙街道/常青支部/第一小组"))
    assert refused(session, row(2, "丙", home="第一小组")) == [(2, "组织", "roster-several-units")]
    assert refused(session, row(2, "丙", residence="第一小组")) == [
        (2, "居住小组", "roster-several-units")
    ]


def test_dates_that_cannot_be_are_refused(session: Session) -> None:
    tomorrow = (NOW + timedelta(days=2)).date()
    assert refused(session, row(2, "王秀兰", born_on=tomorrow)) == [
        (2, "出生日期", "roster-future-date")
    ]
    early = row(2, "王秀兰", born_on=date(1985, 7, 1), joined_on=date(1952, 3, 4))
    assert refused(session, early) == [(2, "入党日期", "roster-joined-too-early")]


def test_one_bad_row_keeps_all_others_out(session: Session) -> None:
    refused(session, FULL, row(3, "李根宝"), row(4, "李根宝"))
    assert session.scalar(select(func.count(Unit.id))) == 0


def test_who_left_is_not_brought_back(session: Session) -> None:
    take(session, FULL)
    members(session)["王秀兰"].left_at = NOW
    session.flush()
    assert summary(take(session, FULL)) == (1, 0, 0)


def test_accounts_keep_to_themselves(session: Session) -> None:
    take(session, FULL)
    other = roster.apply(session, NOW, SEALER, "another", [FULL], tell=Heard())
    assert isinstance(other, roster.Changes)
    assert summary(other) == (1, 0, 0)
    assert len(other.new_units) == 4


def test_a_turned_key_still_knows_everybody(session: Session) -> None:
    take(session, FULL)
    turned = Sealer("n" * 32, ["k" * 32])
    assert summary(take(session, FULL, sealer=turned)) == (0, 0, 1)


@pytest.mark.parametrize("count", [2500])
def test_a_long_file_takes_few_statements(session: Session, count: int) -> None:
    rows = [row(n + 2, f"人{n}", phone=f"139{n:08d}", roles=("volunteer",)) for n in range(count)]
    assert summary(take(session, *rows)) == (count, 0, 0)
    moved = [row(one.number, one.name, phone=one.phone, note="改") for one in rows]
    assert summary(take(session, *moved)) == (0, count, 0)
    assert summary(take(session, *moved)) == (0, 0, count)
