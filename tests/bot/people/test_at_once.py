"""Two at the same moment come to one result."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import Database, open_database
from bot.core.facts import tell_nobody
from bot.people import Person, roster
from bot.people.roster import Row
from tests import builders
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, person

T = TypeVar("T")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database that several sessions can share."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def street(database: Database) -> Street:
    """The small street, there to stay."""
    with database.begin() as session:
        made = builders.street(session)
        person(session, "孙小妹", made.group)
    return made


def both(database: Database, act: Callable[[Session], T]) -> tuple[T, T]:
    """What two sessions get that do the same at once."""
    start = Barrier(2)

    def one() -> T:
        start.wait()
        with database.begin() as session:
            return act(session)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(one), pool.submit(one)
        return first.result(), second.result()


def test_two_leaders_get_the_same_numbers(database: Database, street: Street) -> None:
    def act(session: Session) -> dict[int, int]:
        return people.list_numbers(session, NOW, street.group.id, 2026)

    first, second = both(database, act)
    assert first == second
    assert sorted(first.values()) == [1, 2, 3, 4]


@pytest.mark.usefixtures("street")
def test_two_invitations_are_the_same(database: Database) -> None:
    def act(session: Session) -> list[people.InvitationShown]:
        return people.invite(session, NOW, SEALER, ACCOUNT)

    first, second = both(database, act)
    assert first == second


@pytest.mark.usefixtures("street")
def test_the_same_roster_twice_at_once_makes_nobody_twice(database: Database) -> None:
    rows = [Row(number=2, name="新来的", home="青龙街道/东风支部", phone="13911111111")]

    def act(session: Session) -> object:
        return roster.apply(session, NOW, SEALER, ACCOUNT, rows, tell=Heard())

    both(database, act)
    with database.read() as session:
        count = session.scalar(select(func.count()).where(Person.name == "新来的"))
    assert count == 1


@pytest.mark.usefixtures("street")
def test_one_invitation_binds_one_of_two_phones(database: Database) -> None:
    with database.begin() as session:
        (shown,) = people.invite(session, NOW, SEALER, ACCOUNT)
        found = people.find_invitation(
            session,
            NOW,
            account=ACCOUNT,
            openid="first",
            scene=shown.scene,
            sealer=SEALER,
            tell=tell_nobody,
        )
    assert isinstance(found, people.Found)

    def act(session: Session) -> object:
        return people.bind(
            session,
            NOW,
            invitation_id=found.invitation_id,
            openid=f"phone {id(session)}",
            kind="self",
            tell=tell_nobody,
        )

    kinds = sorted(type(one).__name__ for one in both(database, act))
    assert kinds == ["BoundNow", "UsedCode"]
