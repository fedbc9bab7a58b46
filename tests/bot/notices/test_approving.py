"""Two who decide about one notice at the same moment come to one result."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from bot import notices
from bot.core.database import Database, open_database
from bot.core.refusals import Refusal
from bot.people import Person
from tests import builders
from tests.builders import NOW, Street, settings


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database that several sessions can share."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def street(database: Database) -> Street:
    """The small street, there to stay; its branch asks for a second person."""
    with database.begin() as session:
        made = builders.street(session)
        notices.set_approval(session, made.branch.id, asks=True)
    return made


def ask(database: Database, street: Street) -> int:
    """The secretary announces to the group; the draft's id."""
    with database.begin() as session:
        whom = notices.whom(session, NOW, author_id=street.zhou.id, word="王秀兰、李根宝")
        assert isinstance(whom, notices.Whom)
        asked = notices.send(
            session,
            NOW,
            author_id=street.zhou.id,
            audience=whom,
            text="周三停水",
            settings=settings(),
            manner=notices.PLAIN,
        )
    assert isinstance(asked, notices.ApprovalAsked)
    return asked.draft_id


def test_two_yeses_at_once_are_one_notice(database: Database, street: Street) -> None:
    with database.begin() as session:
        other = builders.person(session, "林秀英", street.branch)
        third = builders.person(session, "孙建华", street.branch)
        for one in (other, third):
            builders.role(session, one, "secretary", street.branch)
    draft_id, start = ask(database, street), Barrier(2)

    def say_yes(who: Person) -> object:
        start.wait()
        with database.begin() as session:
            return notices.approve(
                session, NOW, draft_id=draft_id, by_id=who.id, settings=settings()
            )

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(say_yes, (other, third)))
    assert sum(isinstance(one, notices.Approved) for one in outcomes) == 1
    assert sum(isinstance(one, Refusal) for one in outcomes) == 1
    with database.begin() as session:
        assert session.scalar(select(func.count()).select_from(notices.Notice)) == 1


def test_a_yes_keeps_no_name_in_what_stays(database: Database, street: Street) -> None:
    draft_id = ask(database, street)
    with database.begin() as session:
        done = notices.approve(
            session, NOW, draft_id=draft_id, by_id=street.gan.id, settings=settings()
        )
        assert isinstance(done, notices.Approved)
        notice = notices.notice(session, done.published.id)
        assert notice is not None
        assert "王秀兰" not in str(notice.audience)
        assert done.published.audience == 2
