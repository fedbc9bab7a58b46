"""更正: a correction holds at once, is written down, and is looked at where others rely on it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot import people
from bot.people import Person
from bot.people.card_values import read_value
from tests import builders
from tests.builders import NOW, SEALER, SHANGHAI, Heard, Street

DAY = timedelta(days=1)


def correct(
    session: Session,
    who: Person,
    field: str,
    value: str,
    *,
    heard: Heard | None = None,
    hand: people.Hand | None = None,
    shares_phone: bool = False,
) -> people.CorrectOutcome:
    return people.correct(
        session,
        NOW,
        person_id=who.id,
        field=field,
        value=value,
        hand=hand or people.Hand("self", who.id),
        sealer=SEALER,
        zone=SHANGHAI,
        tell=heard or Heard(),
        shares_phone=shares_phone,
    )


def stands(session: Session, who: Person, field: str) -> str | None:
    return people.standing(session, SEALER, who.id, field)


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("phone", "13900001111", "13900001111"),
        ("phone", "139 0000 1111", "13900001111"),
        ("phone", "+86 139-0000-1111", "13900001111"),
        ("phone", "0519-88881234", "0519-88881234"),
        ("phone", "051988881234", "0519-88881234"),
        ("born_on", "1952年3月4日", "1952-03-04"),
        ("born_on", "1952-03-04", "1952-03-04"),
        ("born_on", "１９５２/３/４", "1952-03-04"),
        ("born_on", "19520304", "1952-03-04"),
        ("born_on", "一九五二年三月四号", "1952-03-04"),
        ("born_on", "农历1952年正月初三", "1952-01-29 lunar"),
        ("born_on", "农历1952年闰五月初三", "1952-06-24 lunar"),
        ("born_on", "农历1952年二月三十", "1952-03-25 lunar"),
        ("born_on", "1952年腊月廿三（农历）", "1953-02-06 lunar"),
        ("name", "王 秀 蘭", "王秀蘭"),
        ("name", "Li Ming", "Li Ming"),
        ("family", " 一个人住，\n女儿在上海 ", "一个人住， 女儿在上海"),
    ],
)
def test_what_is_said_is_kept_as_people_use_it(field: str, said: str, kept: str) -> None:
    assert read_value(field, said, NOW.date()) == kept


@pytest.mark.parametrize(
    ("field", "said", "refused"),
    [
        *(("phone", said, people.NotAPhone()) for said in ("88881234", "1390000111", "腿疼", "1")),
        ("phone", "139000011112", people.NotAPhone()),
        *(("born_on", said, people.NotABirthDate()) for said in ("1952年13月1日", "春天")),
        *(("born_on", said, people.NotABirthDate()) for said in ("2027-01-01", "1852-01-01")),
        ("born_on", "1952年2月30日", people.NotABirthDate()),
        ("name", "13900001111", people.NotAName()),
        ("family", "儿" * 61, people.TooLong(60)),
    ],
)
def test_what_cannot_be_is_refused(field: str, said: str, refused: object) -> None:
    assert read_value(field, said, NOW.date()) == refused


def test_a_corrected_phone_finds_its_member(session: Session, street: Street) -> None:
    assert correct(session, street.wang, "phone", "139 0000 1111") == people.Corrected(
        "phone", "13900000005", "13900001111", to_check=True
    )
    found = people.person_named(session, SEALER, builders.ACCOUNT, "13900001111")
    assert isinstance(found, people.PersonCard)
    assert found.id == street.wang.id


def test_a_refused_correction_changes_nothing(session: Session, street: Street) -> None:
    heard = Heard()
    assert correct(session, street.wang, "phone", "88881234", heard=heard) == people.NotAPhone()
    assert stands(session, street.wang, "phone") == "13900000005"
    assert people.history(session, SEALER, street.wang.id) == []
    assert heard.facts == []


def test_name_and_birth_date_stand_in_the_members_row(session: Session, street: Street) -> None:
    correct(session, street.wang, "name", "王秀蘭")
    correct(session, street.wang, "born_on", "农历1952年3月4日")
    wang = session.get_one(Person, street.wang.id, populate_existing=True)
    assert (wang.name, wang.born_on, wang.birthday_calendar) == (
        "王秀蘭",
        date(1952, 3, 29),
        "lunar",
    )


def test_what_the_member_alone_knows_needs_nobody_to_look(session: Session, street: Street) -> None:
    heard = Heard()
    outcome = correct(session, street.wang, "family", "一个人住，女儿在上海", heard=heard)
    assert outcome == people.Corrected("family", None, "一个人住，女儿在上海", to_check=False)
    assert [one.change_id for one in heard.of(people.CardCorrected)] == [None]
    card = people.own_card(session, NOW, SEALER, street.wang.id, with_mind=True)
    assert card.family == "一个人住，女儿在上海"
    assert card.unchecked == frozenset()


def test_the_same_once_more_is_no_change_and_confirms(session: Session, street: Street) -> None:
    assert correct(session, street.wang, "phone", "13900000005") == people.AsBefore(
        "phone", "13900000005"
    )
    assert people.history(session, SEALER, street.wang.id) == []


def test_a_neighbours_phone_is_asked_back_a_strangers_is_not(
    session: Session, street: Street
) -> None:
    asked = correct(session, street.wang, "phone", "13900000006")
    assert asked == people.OthersPhone("13900000006")
    assert stands(session, street.wang, "phone") == "13900000005"
    shared = correct(session, street.wang, "phone", "13900000006", shares_phone=True)
    assert isinstance(shared, people.Corrected)
    assert isinstance(correct(session, street.li, "phone", "13900000007"), people.Corrected)


def test_history_says_who_when_from_and_to_and_keeps_it_sealed(
    session: Session, street: Street
) -> None:
    correct(session, street.wang, "phone", "13900001111")
    helper = people.Hand("helper", street.li.id)
    correct(session, street.wang, "address", "紫云苑3幢201", hand=helper)
    first, second = people.history(session, SEALER, street.wang.id)
    assert (first.field, first.old, first.new) == ("phone", "13900000005", "13900001111")
    assert (first.by, first.by_name, first.at) == ("self", "王秀兰", NOW)
    assert (second.by, second.by_name, second.old) == ("helper", "李根宝", None)
    rows = session.execute(text("SELECT old_sealed, new_sealed FROM card_changes")).all()
    assert not [row for row in rows if "139" in str(row) or "紫云苑" in str(row)]


def last_change(heard: Heard) -> int:
    """The id of the correction that is to be looked at."""
    change_id = heard.of(people.CardCorrected)[-1].change_id
    assert change_id is not None
    return change_id


def look_at(
    session: Session, who: Person, change_id: int, *, right: bool
) -> people.Checked | people.NothingToCheck:
    return people.check_correction(
        session, NOW + DAY, SEALER, change_id=change_id, by_id=who.id, right=right
    )


def unchecked(session: Session, who: Person) -> frozenset[str]:
    return people.own_card(session, NOW, SEALER, who.id, with_mind=False).unchecked


def test_a_leader_says_right_and_it_is_looked_at(session: Session, street: Street) -> None:
    heard = Heard()
    correct(session, street.wang, "phone", "13900001111", heard=heard)
    assert unchecked(session, street.wang) == {"phone"}
    outcome = look_at(session, street.zhao, last_change(heard), right=True)
    assert isinstance(outcome, people.Checked)
    assert (outcome.field, outcome.after) == ("phone", "13900001111")
    assert unchecked(session, street.wang) == frozenset()
    again = look_at(session, street.zhou, last_change(heard), right=False)
    assert isinstance(again, people.NothingToCheck)
    assert stands(session, street.wang, "phone") == "13900001111"


def test_a_leader_says_wrong_and_it_is_as_before_by_the_leaders_hand(
    session: Session, street: Street
) -> None:
    heard = Heard()
    correct(session, street.wang, "phone", "13900001111", heard=heard)
    look_at(session, street.zhao, last_change(heard), right=False)
    assert stands(session, street.wang, "phone") == "13900000005"
    assert unchecked(session, street.wang) == frozenset()
    first, second = people.history(session, SEALER, street.wang.id)
    assert first.checked == "wrong"
    assert (second.by, second.by_name, second.new) == ("leader", "赵德福", "13900000005")


def test_nobody_looks_at_their_own_nor_at_a_strangers(session: Session, street: Street) -> None:
    heard = Heard()
    correct(session, street.wang, "phone", "13900001111", heard=heard)
    for who in (street.wang, street.li, street.qian, street.chen):
        assert isinstance(
            look_at(session, who, last_change(heard), right=True), people.NothingToCheck
        )
    correct(session, street.zhao, "phone", "13900002222", heard=heard)
    own = look_at(session, street.zhao, last_change(heard), right=True)
    assert isinstance(own, people.NothingToCheck)


def test_a_second_correction_overtakes_the_first(session: Session, street: Street) -> None:
    heard = Heard()
    correct(session, street.wang, "phone", "13900001111", heard=heard)
    first = last_change(heard)
    correct(session, street.wang, "phone", "13900002222", heard=heard)
    assert heard.of(people.CardCorrected)[-1].overtaken == (first,)
    assert isinstance(look_at(session, street.zhao, first, right=False), people.NothingToCheck)
    assert stands(session, street.wang, "phone") == "13900002222"
    look_at(session, street.zhao, last_change(heard), right=False)
    assert stands(session, street.wang, "phone") == "13900001111"
