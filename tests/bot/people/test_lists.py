"""Numbers on a unit's lists: from 1, by sound, fixed for the year."""

from sqlalchemy.orm import Session

from bot import people
from tests.builders import NOW, Street, person


def numbers(session: Session, street: Street, year: int = 2026) -> dict[str, int]:
    given = people.list_numbers(session, NOW, street.group.id, year)
    cards = people.cards(session, given)
    return {cards[person_id].name: number for person_id, number in given.items()}


def test_a_list_goes_by_the_sound_of_the_names(session: Session, street: Street) -> None:
    assert numbers(session, street) == {"李根宝": 1, "王秀兰": 2, "赵德福": 3}


def test_who_comes_later_comes_at_the_end(session: Session, street: Street) -> None:
    before = numbers(session, street)
    person(session, "安新来", street.group)
    assert numbers(session, street) == {**before, "安新来": 4}


def test_a_number_is_never_given_to_a_second_person(session: Session, street: Street) -> None:
    numbers(session, street)
    street.zhao.left_at = NOW
    person(session, "安新来", street.group)
    session.flush()
    assert numbers(session, street) == {"李根宝": 1, "王秀兰": 2, "安新来": 4}


def test_a_new_year_is_a_new_list(session: Session, street: Street) -> None:
    numbers(session, street)
    street.li.left_at = NOW
    session.flush()
    assert numbers(session, street, 2027) == {"王秀兰": 1, "赵德福": 2}


def test_a_number_leads_back_to_the_person(session: Session, street: Street) -> None:
    found = people.person_by_number(session, NOW, street.group.id, 2026, 2)
    assert found is not None
    assert found.name == "王秀兰"
    assert people.person_by_number(session, NOW, street.group.id, 2026, 9) is None


def test_every_unit_has_a_list_of_its_own(session: Session, street: Street) -> None:
    numbers(session, street)
    wider = people.list_numbers(session, NOW, street.branch.id, 2026)
    assert sorted(wider.values()) == [1, 2, 3, 4]
