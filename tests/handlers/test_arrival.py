"""What is known of a message when it arrives: the same on both databases, once for each message."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import delivery, webhook
from bot.core.database import Database, open_database
from bot.core.sealing import Sealer
from bot.delivery.models import Window
from bot.webhook import Incoming, Repeated
from handlers.arrival import Arrival, arrive, meet
from tests import builders
from tests.builders import ACCOUNT, NOW

SEALER = Sealer("k" * 32)
SECOND = timedelta(seconds=1)
MESSAGE = Incoming(
    account=ACCOUNT,
    openid="oWang",
    original_id="gh_1",
    kind="text",
    key="m1",
    at=NOW,
    text="签到",
    fingerprint="1" * 64,
    nonce="1.1",
)
LATER = replace(MESSAGE, key="m2", nonce="2.2", fingerprint="2" * 64)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    with opened.begin() as session:
        street = builders.street(session)
        builders.bind(session, street.wang, "oWang")
        builders.bind(session, street.li, "oShared", kind="shared")
        builders.bind(session, street.wang, "oShared", kind="shared")
    yield opened
    opened.close()


def arrived(session: Session, incoming: Incoming, *, after: timedelta = SECOND) -> Arrival:
    found = arrive(session, NOW + after, incoming, SEALER)
    assert isinstance(found, Arrival)
    return found


def window(database: Database, openid: str = "oWang") -> Window | None:
    with database.read() as session:
        return session.scalar(select(Window).where(Window.openid == openid))


def ask(session: Session, until: timedelta) -> int:
    asked = {"account": ACCOUNT, "openid": "oWang", "person_id": None, "kind": "which"}
    return delivery.ask(session, NOW, **asked, until=NOW + until)  # type: ignore[arg-type]


def test_a_member_is_known_at_the_first_message(database: Database) -> None:
    with database.begin() as session:
        found = arrived(session, MESSAGE)
    assert [one.person.name for one in found.identity.bindings] == ["王秀兰"]
    assert (found.last_said_at, found.was_asked) == (None, False)


def test_a_stranger_has_no_members(database: Database) -> None:
    with database.begin() as session:
        found = arrived(session, replace(MESSAGE, openid="oNobody"))
    assert found.identity.bindings == ()


def test_both_members_of_a_shared_phone_are_known(database: Database) -> None:
    with database.begin() as session:
        found = arrived(session, replace(MESSAGE, openid="oShared"))
    assert [one.name for one in found.identity.members] == ["李根宝", "王秀兰"]


def test_when_they_wrote_before_is_said_and_the_window_moves_on(database: Database) -> None:
    with database.begin() as session:
        arrived(session, MESSAGE)
    with database.begin() as session:
        assert arrived(session, LATER, after=2 * SECOND).last_said_at == NOW + SECOND
    found = window(database)
    assert found is not None
    assert (found.last_message_at, found.left) == (NOW + 2 * SECOND, 5)


def test_an_open_question_matters_until_its_end(database: Database) -> None:
    with database.begin() as session:
        ask(session, until=10 * SECOND)
        assert arrived(session, MESSAGE, after=9 * SECOND).was_asked
        assert not arrived(session, LATER, after=11 * SECOND).was_asked


def test_an_answer_matters_for_twenty_seconds(database: Database) -> None:
    with database.begin() as session:
        delivery.answered(session, NOW, ask(session, until=10 * SECOND), "1")
        assert arrived(session, MESSAGE, after=20 * SECOND).was_asked
        assert not arrived(session, LATER, after=21 * SECOND).was_asked


def test_a_message_that_has_come_before_gets_its_answer_and_changes_nothing(
    database: Database,
) -> None:
    with database.begin() as session:
        first = arrived(session, MESSAGE)
        webhook.remember(session, NOW, first.inbox_id, "签到好了", SEALER)
    with database.begin() as session:
        assert arrive(session, NOW + 9 * SECOND, MESSAGE, SEALER) == Repeated("签到好了")
    found = window(database)
    assert found is not None
    assert found.heard_at == NOW + SECOND


def test_a_second_delivery_waits_for_the_first(database: Database, database_url: str) -> None:
    other_process = open_database(database_url)

    def deliver(by: Database) -> str:
        with by.begin() as session:
            found = arrive(session, NOW, MESSAGE, SEALER)
            if isinstance(found, Repeated):
                return found.reply
            time.sleep(0.2)
            webhook.remember(session, NOW, found.inbox_id, "第一次", SEALER)
            return "handled"

    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(deliver, [database, other_process] * 2))
    other_process.close()
    assert sorted(replies) == ["handled", "第一次", "第一次", "第一次"]


@pytest.mark.parametrize(("event", "left"), [("click", 3), ("subscribe", 3), ("unsubscribe", 0)])
def test_events_open_what_the_platform_allows_after_them(
    database: Database, event: str, left: int
) -> None:
    with database.begin() as session:
        arrived(session, replace(MESSAGE, kind="event", event=event))
    found = window(database)
    assert found is not None
    assert (found.tap_left, found.left) == (left, 0)
    assert found.following is (event != "unsubscribe")


def test_a_result_of_a_template_says_nothing_about_its_reader(database: Database) -> None:
    with database.begin() as session:
        arrived(session, replace(MESSAGE, kind="event", event="templatesendjobfinish"))
    assert window(database) is None


def test_a_message_tried_again_meets_the_same(database: Database) -> None:
    with database.begin() as session:
        first = arrived(session, MESSAGE)
    with database.begin() as session:
        again = meet(session, NOW + 2 * SECOND, MESSAGE, first.inbox_id)
    assert again == replace(first, last_said_at=NOW + SECOND)
