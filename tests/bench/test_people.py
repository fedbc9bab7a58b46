"""The benchmark of people measures what it says, tried on a small city."""

import pytest
from sqlalchemy import create_engine, func, select

from bench import people, people_seed
from bot.core.database import open_database
from bot.people import Person, Role, Unit

SMALL = people_seed.ABOVE_GROUPS + 60
MEMBERS = 3600


@pytest.fixture
def city(postgres_url: str) -> people.City:
    groups = people_seed.seed(postgres_url, members=MEMBERS, units=SMALL)
    return people.City(MEMBERS, groups)


def test_the_city_has_what_was_asked_for(postgres_url: str, city: people.City) -> None:
    assert city.groups == 60
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        for table, count in ((Person, MEMBERS), (Unit, SMALL), (Role, SMALL)):
            assert connection.scalar(select(func.count()).select_from(table)) == count
        wrong = select(func.count()).where(~Unit.path.endswith(Unit.name))
        assert connection.scalar(wrong) == 0
    engine.dispose()


def test_every_figure_is_taken(postgres_url: str, city: people.City) -> None:
    database = open_database(postgres_url)
    names = [one.name for one in people.measure(database, city)]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == MEMBERS
    database.close()
    for wanted in ("a leader, median", "INSERT", "tables read whole", "texts planned"):
        assert [one for one in names if wanted in one], wanted


def test_too_small_a_city_is_refused(postgres_url: str) -> None:
    with pytest.raises(ValueError, match="units"):
        people_seed.seed(postgres_url, members=10, units=10)
