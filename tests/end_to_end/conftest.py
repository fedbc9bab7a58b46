"""A town on each of the two databases."""

from collections.abc import Iterator

import pytest

from tests import builders
from tests.end_to_end.town import Town, town_settings


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    """A street of seven people, all bound, at ten in the morning of 1 December 2026."""
    made = Town(town_settings(database_url), builders.NOW)
    yield made
    made.close()
