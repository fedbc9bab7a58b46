"""The organiser of INTERFACE §7: nearest leader, then secretary, then officer, never oneself."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot import people
from bot.people import Person
from tests.builders import NOW, Street, person, role, unit


def line(session: Session, who: Person) -> list[str]:
    return [one.name for one in people.organisers(session, NOW, who.id)]


def test_a_member_is_looked_after_by_leader_then_secretary_then_officer(
    session: Session, street: Street
) -> None:
    assert line(session, street.wang) == ["赵德福", "周国平", "甘敏"]


def test_a_leaders_own_matters_go_one_level_up(session: Session, street: Street) -> None:
    assert line(session, street.zhao) == ["周国平", "甘敏"]
    assert line(session, street.zhou) == ["甘敏"]


def test_nobody_above_is_nobody(session: Session, street: Street) -> None:
    assert people.organiser(session, NOW, street.gan.id) is None


def test_the_way_up_begins_where_the_member_lives(session: Session, street: Street) -> None:
    street.wang.residence_unit_id = street.other_branch.id
    session.flush()
    assert line(session, street.wang) == ["钱卫国", "甘敏"]


def test_a_residence_without_anybody_falls_back_to_the_home(
    session: Session, street: Street
) -> None:
    elsewhere = unit(session, "外地", unit(session, "外地街道"))
    street.wang.residence_unit_id = elsewhere.id
    session.flush()
    assert line(session, street.wang) == ["赵德福", "周国平", "甘敏"]


def test_a_leader_is_looked_for_all_the_way_up_before_a_secretary(
    session: Session, street: Street
) -> None:
    wide = role(session, person(session, "片长", street.street), "leader", street.street)
    assert line(session, street.chen) == [wide.name, "钱卫国", "甘敏"]


def test_somebody_with_two_roles_stands_in_the_line_once(session: Session, street: Street) -> None:
    role(session, street.zhao, "secretary", street.branch)
    assert line(session, street.wang) == ["赵德福", "周国平", "甘敏"]


def test_a_role_that_ended_or_begins_later_does_not_count(session: Session, street: Street) -> None:
    people.revoke(
        session,
        NOW - timedelta(hours=1),
        person_id=street.zhao.id,
        role="leader",
        unit_id=street.group.id,
        tell=lambda *_: None,
    )
    people.grant(
        session,
        NOW + timedelta(days=1),
        person_id=street.li.id,
        role="leader",
        unit_id=street.group.id,
    )
    assert line(session, street.wang) == ["周国平", "甘敏"]


def test_a_leader_who_left_looks_after_nobody(session: Session, street: Street) -> None:
    street.zhao.left_at = NOW
    session.flush()
    assert line(session, street.wang) == ["周国平", "甘敏"]


def test_a_volunteer_is_no_organiser(session: Session, street: Street) -> None:
    role(session, street.li, "volunteer", street.group)
    assert line(session, street.wang)[0] == "赵德福"


def test_after_the_leader_comes_the_secretary_and_after_the_last_nobody(
    session: Session, street: Street
) -> None:
    def after(who: Person) -> people.PersonCard | None:
        return people.above(session, NOW, of=who.id, about=street.wang.id)

    first, second = after(street.zhao), after(street.zhou)
    assert first is not None
    assert first.name == "周国平"
    assert second is not None
    assert second.name == "甘敏"
    assert after(street.gan) is None


def test_after_a_volunteer_comes_the_organiser(session: Session, street: Street) -> None:
    found = people.above(session, NOW, of=street.chen.id, about=street.wang.id)
    assert found is not None
    assert found.name == "赵德福"


def test_many_are_answered_as_one_by_one(session: Session, street: Street) -> None:
    everybody = [one.id for one in (street.wang, street.zhao, street.zhou, street.gan, street.chen)]
    singly = {one: people.organiser(session, NOW, one) for one in everybody}
    assert people.organisers_of_many(session, NOW, everybody) == {
        one: card and card.id for one, card in singly.items()
    }


ROLES = st.sampled_from(["leader", "secretary", "officer", "volunteer"])
PLACE = st.integers(0, 5)
MEMBER = st.tuples(PLACE, st.none() | PLACE, st.lists(st.tuples(ROLES, PLACE), max_size=3))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parents=st.lists(st.integers(0, 4), min_size=5, max_size=5), members=st.lists(MEMBER))
def test_nobody_ever_organises_themselves(
    session: Session,
    parents: list[int],
    members: list[tuple[int, int | None, list[tuple[str, int]]]],
) -> None:
    with session.begin_nested() as trial:
        units = [unit(session, "顶")]
        for number, parent in enumerate(parents):
            units.append(unit(session, f"组{number}", units[parent % len(units)]))
        everybody = []
        for number, (home, residence, held) in enumerate(members):
            lives = None if residence is None else units[residence]
            one = person(session, f"人{number}", units[home], residence=lives)
            for name, where in held:
                role(session, one, name, units[where])
            everybody.append(one.id)
        found = people.organisers_of_many(session, NOW, everybody)
        for person_id in everybody:
            chain = [card.id for card in people.organisers(session, NOW, person_id)]
            assert person_id not in chain
            assert len(set(chain)) == len(chain)
            assert found[person_id] == next(iter(chain), None)
        trial.rollback()
