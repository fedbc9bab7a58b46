"""A database on each kind, and post offices on it."""

from collections.abc import Callable, Iterator

import pytest

from bot.core.database import Database, open_database
from tests.bot.delivery.post import Post

OpenPost = Callable[..., Post]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database with all tables."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def open_post(database: Database) -> Iterator[OpenPost]:
    """Opens post offices on the test's database: open_post(quiet=…, templates=…)."""
    opened: list[Post] = []

    def make(**given: object) -> Post:
        opened.append(Post(database, **given))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for post in opened:
        post.sender.close()


@pytest.fixture
def post(open_post: OpenPost) -> Post:
    """A post office without templates and quiet hours."""
    return open_post()
