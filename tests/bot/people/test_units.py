"""Units by path or tail, and making those that are missing."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Unit
from bot.people.roster.placing import Places
from bot.people.units import Choices
from tests.builders import ACCOUNT, Street, unit


def test_a_unit_is_found_by_path_or_by_a_tail_that_fits_one(
    session: Session, street: Street
) -> None:
    for text in (
        "青龙街道/东风支部",
        "东风支部",
        " 青龙街道 / 东风支部 / ",
        "青龙街道\uff0f东风支部",
    ):
        found = people.find_unit(session, ACCOUNT, text)
        assert isinstance(found, Unit)
        assert found.id == street.branch.id


@pytest.mark.usefixtures("street")
def test_a_tail_is_whole_parts(session: Session) -> None:
    for text in ("风支部", "东风", "龙街道/东风支部", ""):
        assert isinstance(people.find_unit(session, ACCOUNT, text), people.NoSuchUnit)


def test_a_tail_that_fits_several_offers_their_paths(session: Session, street: Street) -> None:
    for branch in (street.branch, street.other_branch):
        unit(session, "第一小组", branch)
    found = people.find_unit(session, ACCOUNT, "第一小组")
    assert isinstance(found, people.SeveralUnits)
    assert found.paths == ("青龙街道/东风支部/第一小组", "青龙街道/常青支部/第一小组")
    one = people.find_unit(session, ACCOUNT, "常青支部/第一小组")
    assert isinstance(one, Unit)


@pytest.mark.usefixtures("street")
def test_a_path_wins_over_a_tail_of_the_same_words(session: Session) -> None:
    top = unit(session, "东风支部")
    found = people.find_unit(session, ACCOUNT, "东风支部")
    assert isinstance(found, Unit)
    assert found.id == top.id


@pytest.mark.usefixtures("street")
def test_another_accounts_units_are_not_found(session: Session) -> None:
    assert isinstance(people.find_unit(session, "another", "东风支部"), people.NoSuchUnit)


def test_missing_units_are_made_from_the_top_down_and_only_once(session: Session) -> None:
    paths = ["街道/支部/一组", "街道/支部/二组", "街道"]
    made = people.ensure_units(session, ACCOUNT, paths)
    again = people.ensure_units(session, ACCOUNT, paths)
    assert again == made
    units = {one.path: one for one in session.scalars(select(Unit))}
    assert set(units) == {"街道", "街道/支部", "街道/支部/一组", "街道/支部/二组"}
    top, branch, group = units["街道"], units["街道/支部"], units["街道/支部/一组"]
    assert group.parent_id == branch.id
    assert group.lineage == f"/{top.id}/{branch.id}/{group.id}/"


def test_a_home_unit_of_a_file_hangs_below_what_there_is() -> None:
    places = Places({"街道": 1, "街道/东风支部": 2})
    assert places.home("东风支部") == "街道/东风支部"
    assert places.home("东风支部/新组") == "街道/东风支部/新组"
    assert places.home("别的街道/新支部") == "别的街道/新支部"


def test_a_home_unit_that_fits_several_is_asked() -> None:
    places = Places({"街道": 1, "街道/甲/一组": 2, "街道/乙/一组": 3})
    assert places.home("一组") == Choices(["街道/乙/一组", "街道/甲/一组"])
    assert isinstance(places.home("一组/户"), Choices)


def test_a_residence_is_looked_for_on_the_own_street_first() -> None:
    places = Places({"东街/一组": 1, "西街/一组": 2})
    assert places.residence("一组", "西街/支部") == "西街/一组"
    assert isinstance(places.residence("一组", "南街/支部"), Choices)


def test_a_residence_nobody_knows_becomes_a_unit_of_the_street() -> None:
    places = Places({"街道": 1})
    assert places.residence("紫云苑小组", "街道/支部") == "街道/紫云苑小组"
    assert places.residence("街道/苑/小组", "街道/支部") == "街道/苑/小组"
    places.expect(["街道/紫云苑/紫云苑小组"])
    assert places.residence("紫云苑小组", "街道/支部") == "街道/紫云苑/紫云苑小组"
