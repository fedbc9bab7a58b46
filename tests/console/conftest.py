"""A town whose leaders sit at the console."""

from collections.abc import Iterator

import pytest

from tests import builders
from tests.console.browsing import Browser, Office
from tests.end_to_end.town import Town, town_settings


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """The small street at ten in the morning, and browsers to sign in with."""
    town = Town(town_settings(database_url), builders.NOW)
    yield Office(town)
    town.close()


@pytest.fixture
def browser(office: Office) -> Browser:
    """A browser nobody has signed in with."""
    return office.browser()
