"""Whom a question is planned for: each once, whoever asks at the same moment, in calls not too
large."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bot import asking, delivery, people
from bot.asking import rules
from bot.asking.models import Asked, Asking
from bot.core.database import Database, open_database
from bot.core.hours import Quiet
from bot.delivery.models import Window
from tests import builders
from tests.builders import ACCOUNT, NOW, SHANGHAI

AIM = NOW + timedelta(hours=47)
TERMS = asking.Terms(Quiet(), SHANGHAI, timedelta(seconds=60))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A unit of twelve, each with a WeChat that wrote a week ago."""
    opened = open_database(database_url)
    with opened.begin() as session:
        unit = builders.unit(session, "东风支部")
        for number in range(12):
            followed(session, builders.person(session, f"人{number}", unit))
    yield opened
    opened.close()


def followed(session: Session, who: people.Person) -> None:
    openid = builders.bind(session, who)
    delivery.heard(
        session, NOW - timedelta(days=7), account=ACCOUNT, openid=openid, trigger="message"
    )


def plan(session: Session, about_id: int = 1) -> int:
    return asking.ask(
        session,
        account=ACCOUNT,
        unit="东风支部",
        about=("notice", about_id),
        to=select(people.Person.id),
        at=NOW,
        aims_at=AIM,
        zone=SHANGHAI,
    )


def test_two_who_ask_at_the_same_moment_ask_each_member_once(database: Database) -> None:
    counts: list[int] = []
    together = threading.Barrier(2)

    def ask(about_id: int) -> None:
        together.wait()
        with database.begin() as session:
            counts.append(plan(session, about_id))

    threads = [threading.Thread(target=ask, args=(number,)) for number in (1, 2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(counts) == [0, 12]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Asked)) == 12


def test_two_workers_take_a_question_once(database: Database) -> None:
    with database.begin() as session:
        plan(session)
    jobs: list[asking.Job | None] = []
    together = threading.Barrier(2)

    def claim() -> None:
        together.wait()
        with database.begin() as session:
            jobs.append(asking.claim(session, NOW, ACCOUNT, TERMS))

    threads = [threading.Thread(target=claim) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (job,) = [one for one in jobs if one is not None]
    assert len(job.openids) == 12
    assert job.unit == "东风支部"


def test_more_than_one_call_takes_are_divided_and_nobody_is_in_two(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 5)
    with database.begin() as session:
        assert plan(session) == 12
    seen: list[str] = []
    keys: set[str] = set()
    for _ in range(3):
        with database.begin() as session:
            job = asking.claim(session, NOW, ACCOUNT, TERMS)
            assert job is not None
            assert 2 <= len(job.openids) <= 5
            seen += job.openids
            keys.add(job.key)
    assert len(seen) == len(set(seen)) == 12
    assert len(keys) == 3
    assert all(len(one) <= 32 for one in keys)


def test_one_person_alone_is_not_asked(database: Database) -> None:
    with database.begin() as session:
        first = select(func.min(people.Person.id))
        count = asking.ask(
            session,
            account=ACCOUNT,
            unit="东风支部",
            about=("notice", 1),
            to=first,
            at=NOW,
            aims_at=AIM,
            zone=SHANGHAI,
        )
        assert count == 0
        assert session.scalar(select(func.count()).select_from(Asking)) == 0


def test_a_helpers_wechat_is_not_asked_for_whom_they_help(database: Database) -> None:
    with database.begin() as session:
        unit = session.scalars(select(people.Unit)).one()
        helped = builders.person(session, "老人", unit)
        openid = builders.bind(session, helped, "openid-of-a-helper", kind="helper")
        delivery.heard(session, NOW, account=ACCOUNT, openid=openid, trigger="follow")
        assert plan(session) == 12


def test_who_can_be_reached_then_by_any_wechat_is_not_asked(database: Database) -> None:
    with database.begin() as session:
        delivery.heard(
            session,
            NOW + timedelta(minutes=1),
            account=ACCOUNT,
            openid="openid-1",
            trigger="message",
        )
        assert plan(session) == 11


def test_a_street_of_thousands_is_looked_over_while_a_message_waits(database: Database) -> None:
    """The preview is a reply: of 6,000 it took nine seconds while it was a loop in a loop."""
    with database.begin() as session:
        add(session, 6_000)
    begun = time.monotonic()
    with database.begin() as session:
        expected = asking.forecast(
            session,
            NOW,
            ACCOUNT,
            select(people.Person.id),
            at=NOW,
            aims_at=AIM,
            zone=SHANGHAI,
        )
        assert plan(session) == expected.asked == 6_012
    with database.begin() as session:
        job = asking.claim(session, NOW, ACCOUNT, TERMS)
        assert job is not None
        assert len(job.openids) == 6_012
    assert time.monotonic() - begun < 3


def add(session: Session, count: int) -> None:
    """So many more members, entered as sets."""
    unit = session.scalars(select(people.Unit)).one()
    ids = range(1_000, 1_000 + count)
    shared = {"account": ACCOUNT}
    session.execute(
        insert(people.Person),
        [{**shared, "id": one, "name": f"人{one}", "home_unit_id": unit.id} for one in ids],
    )
    bound = {**shared, "kind": "self", "since": NOW - timedelta(days=30)}
    session.execute(
        insert(people.Binding),
        [{**bound, "openid": f"openid-{one}", "person_id": one} for one in ids],
    )
    heard = {"following": True, "left": 0, "tap_left": 0, "heard_at": NOW - timedelta(days=7)}
    session.execute(insert(Window), [{**shared, **heard, "openid": f"openid-{one}"} for one in ids])
