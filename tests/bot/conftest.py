"""A session on each database, with the small street of the builders in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from bot.core.database import open_database
from tests import builders


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A transaction that may write, on an empty database with all tables."""
    database = open_database(database_url)
    try:
        with database.begin() as opened:
            yield opened
    finally:
        database.close()


@pytest.fixture
def street(session: Session) -> builders.Street:
    """The small street of the builders."""
    return builders.street(session)
