"""A town on each of the two databases."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests import builders
from tests.end_to_end import listening
from tests.end_to_end.saying import at
from tests.end_to_end.town import Town, town_settings


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    """A street of seven people, all bound, at ten in the morning of 1 December 2026."""
    made = Town(town_settings(database_url), builders.NOW)
    yield made
    made.close()


@pytest.fixture
def build(database_url: str) -> Iterator[Callable[..., Town]]:
    """Makes a town at a moment, with sections of the configuration replaced."""
    made: list[Town] = []

    def town_at(now: datetime, **sections: object) -> Town:
        made.append(Town(town_settings(database_url, **sections), now))
        return made[-1]

    yield town_at
    for town in made:
        town.close()


@pytest.fixture
def by_night(build: Callable[..., Town]) -> Town:
    """Friday 4 December, ten in the evening, quiet hours as they are by default."""
    return build(at(4, 22), notices={"quiet_hours": "21:00-08:00"})


@pytest.fixture
def told(town: Town) -> Town:
    """王阿姨 has been told of a study day and, half an hour later, of a notice."""
    town.say(town.street.wang, "你好")
    listening.publish(town)
    town.tick(minutes=30)
    listening.announce(town)
    return town
