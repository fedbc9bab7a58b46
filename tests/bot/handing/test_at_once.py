"""Two at the same moment: one yes, one substitute, nobody for one another; nothing in between."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import Database, open_database
from bot.delivery.models import Content
from bot.people import Absence
from tests import builders
from tests.bot.handing.away import TELL, WEEK, accept, ask, errand, go, owner_of
from tests.builders import NOW, Street


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
        return builders.street(session)


def at_once(database: Database, *acts: Callable[[Session], object]) -> list[object]:
    """What sessions get that act at the same moment."""
    start = Barrier(len(acts))

    def one(act: Callable[[Session], object]) -> object:
        start.wait()
        with database.begin() as session:
            return act(session)

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result() for done in [pool.submit(one, act) for act in acts]]


def under_way(session: Session) -> int:
    wanted = select(func.count()).where(Absence.state == "under_way")
    return session.scalar(wanted) or 0


def test_a_yes_from_two_phones_is_one(database: Database, street: Street) -> None:
    with database.begin() as session:
        asked = ask(session, street.zhao, street.li)

    def act(session: Session) -> object:
        return accept(session, asked)

    said = at_once(database, act, act)
    assert all(isinstance(one, people.Away) for one in said)
    with database.begin() as session:
        assert under_way(session) == 1
        told = select(func.count()).where(Content.key == "handing-accepted")
        assert session.scalar(told) == 1


def test_two_who_name_one_another_do_not_both_go(database: Database, street: Street) -> None:
    with database.begin() as session:
        first, second = (
            ask(session, street.zhao, street.zhou),
            ask(session, street.zhou, street.zhao),
        )
    said = at_once(
        database, lambda session: accept(session, first), lambda session: accept(session, second)
    )
    assert sum(isinstance(one, people.AwayToo) for one in said) == 1
    with database.begin() as session:
        assert under_way(session) == 1


def test_of_two_asked_at_once_the_later_is_asked(database: Database, street: Street) -> None:
    def asking(by: people.Person) -> Callable[[Session], object]:
        def act(session: Session) -> object:
            return people.ask_to_stand_in(
                session,
                NOW,
                person_id=street.zhao.id,
                substitute_id=by.id,
                since=NOW,
                until=NOW + WEEK,
                tell=TELL,
            )

        return act

    at_once(database, asking(street.li), asking(street.zhou))
    with database.begin() as session:
        states = session.scalars(select(Absence.state).order_by(Absence.state)).all()
        assert states == ["asked", "withdrawn"]


def test_back_and_over_at_once_bring_it_back_once(database: Database, street: Street) -> None:
    with database.begin() as session:
        given = errand(session, street.wang)
        away = go(session, street.zhao, street.li)
    at_once(
        database,
        lambda session: people.come_back(session, NOW + WEEK, person_id=street.zhao.id, tell=TELL),
        lambda session: people.end(session, NOW + WEEK, away.id, tell=TELL),
    )
    with database.begin() as session:
        session.add(given)
        assert owner_of(session, given) == street.zhao.id
        told = select(func.count()).where(Content.key == "handing-released")
        assert session.scalar(told) == 1
