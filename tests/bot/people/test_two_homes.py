"""Two homes (双联双管): by which of them people belong, and that both leaders see them."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bot import people
from bot.people import Person, Way
from tests.bot.people.tree.test_growing import got
from tests.builders import NOW, Street, person


@pytest.fixture
def apart(session: Session, street: Street) -> Person:
    """A member of the other branch who lives with the group."""
    return person(session, "陈过渡", street.other_branch, residence=street.group)


In = Callable[[people.Unit, Way], bool]


@pytest.fixture
def belongs(session: Session, apart: Person) -> In:
    def check(where: people.Unit, by: Way) -> bool:
        return apart.id in session.scalars(people.members_select(where.id, by)).all()

    return check


def test_decisions_go_by_home_and_daily_life_by_residence(street: Street, belongs: In) -> None:
    assert belongs(street.other_branch, "home")
    assert not belongs(street.other_branch, "residence")
    assert belongs(street.branch, "residence")
    assert not belongs(street.branch, "home")
    assert belongs(street.branch, "either")
    assert belongs(street.other_branch, "either")


def test_who_lives_at_home_is_there_by_every_way(session: Session, street: Street) -> None:
    for way in ("home", "residence", "either"):
        found = session.scalars(people.members_select(street.group.id, way)).all()
        assert sorted(found) == sorted([street.zhao.id, street.wang.id, street.li.id])


def test_an_audience_of_a_vote_leaves_out_who_only_lives_there(
    session: Session, street: Street, apart: Person
) -> None:
    counts = {}
    for by in ("home", "residence", "either"):
        found = people.audience(session, NOW, author_id=street.zhou.id, word="全体", by=by)
        audience = got(found, people.Audience)
        members = session.scalars(audience.select()).all()
        assert (apart.id in members) == (by != "home")
        assert people.audience_from(audience.spec) == audience
        counts[by] = audience.count
    assert counts == {"home": 3, "residence": 4, "either": 4}


def test_both_leaders_see_and_act_for_who_lives_apart(
    session: Session, street: Street, apart: Person
) -> None:
    for viewer in (street.zhao, street.zhou, street.qian, street.gan):
        assert people.may_act_for(session, NOW, viewer_id=viewer.id, person_id=apart.id)


def test_the_organiser_is_where_daily_life_is(
    session: Session, street: Street, apart: Person
) -> None:
    organiser = people.organiser(session, NOW, apart.id)
    assert organiser is not None
    assert organiser.id == street.zhao.id
