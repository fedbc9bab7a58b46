"""One row per message: a retry has the same answer and no second effect, on both databases."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select, update

from bot.channels import Incoming
from bot.core.database import Busy, Database, open_database
from bot.core.sealing import Sealer
from bot.webhook import inbox
from bot.webhook.inbox import Entered, Repeated, Replayed
from bot.webhook.models import Inbox

NOW = datetime(2026, 11, 23, 2, 13, 21, tzinfo=UTC)
SEALER = Sealer("k" * 32)
LATER = "收到您的话了，稍后回您"
SOON, HALF_MINUTE = timedelta(seconds=1), timedelta(seconds=30)


def message(number: int = 1, words: str = "签到", *, sender: str = "oWang") -> Incoming:
    """One message; another number is another message with a signature of its own."""
    return Incoming(
        account="main",
        openid=sender,
        original_id="gh_1",
        kind="text",
        key=f"m{number}",
        at=NOW + timedelta(seconds=number),
        text=words,
        fingerprint=sha256(f"{number}{words}".encode()).hexdigest(),
        nonce=f"1795400001.n{number}",
    )


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def other_process(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()


def handle(
    database: Database, incoming: Incoming, reply: str = "好", *, fails: bool = False
) -> str:
    """What a door does with a message; the reply says whether it was handled now."""
    with database.begin() as session:
        outcome = inbox.enter(session, NOW, incoming, SEALER)
        if isinstance(outcome, Repeated):
            return outcome.reply
        if fails:
            raise OSError("a defect")
        inbox.remember(session, NOW, outcome.id, reply, SEALER)
        return reply


def keep(database: Database, incoming: Incoming, at: datetime = NOW) -> str:
    return inbox.keep_failed(database, at, incoming, SEALER, reply=LATER)


def rows(database: Database) -> list[Inbox]:
    with database.read() as session:
        return list(session.scalars(select(Inbox).order_by(Inbox.id)))


def due(database: Database, at: datetime) -> list[str]:
    with database.begin() as session:
        return [kept.incoming.key for kept in inbox.failed_ones(session, at, SEALER)]


def figures(database: Database) -> dict[str, int]:
    with database.read() as session:
        return inbox.figures(session)


def test_a_new_message_is_entered(database: Database) -> None:
    with database.begin() as session:
        outcome = inbox.enter(session, NOW, message(), SEALER)
    row = rows(database)[0]
    assert outcome == Entered(row.id)
    assert (row.account, row.key, row.openid, row.state) == ("main", "m1", "oWang", "received")
    assert (row.at, row.received_at) == (NOW + SOON, NOW)


def test_a_retry_has_the_same_answer(database: Database) -> None:
    assert handle(database, message(), "好的") == "好的"
    assert handle(database, message(), "另一个") == "好的"
    assert handle(database, message(), "另一个") == "好的"
    assert figures(database) == {"handled": 1, "retries_answered": 2, "failed": 0}


def test_a_retry_with_a_fresh_signature_has_it_too(database: Database) -> None:
    handle(database, message(), "好的")
    assert handle(database, replace(message(), nonce="1795400009.n7"), "另一个") == "好的"


def test_a_retry_of_silence_is_silence(database: Database) -> None:
    handle(database, message(), "")
    assert handle(database, message(), "另一个") == ""


def test_the_same_message_number_of_two_accounts_is_two_messages(database: Database) -> None:
    handle(database, message(), "一")
    assert handle(database, replace(message(), account="second"), "二") == "二"


@pytest.mark.parametrize("forged", [{"key": "m9"}, {}])
def test_the_same_nonce_with_other_content_is_forged(
    database: Database, forged: dict[str, str]
) -> None:
    handle(database, message(words="签到"))
    other = replace(message(words="求助"), **forged)  # type: ignore[arg-type]
    with pytest.raises(Replayed):
        handle(database, other)
    with pytest.raises(Replayed):
        keep(database, other)
    assert figures(database) == {"handled": 1, "retries_answered": 0, "failed": 0}


def test_neither_answers_nor_words_lie_open(database: Database) -> None:
    handle(database, message(1, "我腿疼"), "赵组长会来")
    keep(database, message(2, "13800138000"))
    stored = [
        str(getattr(row, column.key)) for row in rows(database) for column in Inbox.__table__.c
    ]
    assert not [one for one in stored if "组长" in one or "1380013" in one or LATER in one]


def test_a_rolled_back_message_is_new_again(database: Database) -> None:
    with pytest.raises(OSError, match="a defect"):
        handle(database, message(), fails=True)
    assert handle(database, message(), "好的") == "好的"


def test_two_deliveries_at_once_have_one_effect(
    database: Database, other_process: Database
) -> None:
    effects: list[str] = []

    def deliver(by: Database, reply: str) -> str:
        with by.begin() as session:
            outcome = inbox.enter(session, NOW, message(), SEALER)
            if isinstance(outcome, Repeated):
                return outcome.reply
            effects.append(reply)
            time.sleep(0.2)
            inbox.remember(session, NOW, outcome.id, reply, SEALER)
            return reply

    with ThreadPoolExecutor(6) as pool:
        sides = [database, other_process] * 3
        replies = set(pool.map(deliver, sides, "一二三四五六"))
    assert replies == set(effects)
    assert len(effects) == 1
    assert figures(database) == {"handled": 1, "retries_answered": 5, "failed": 0}


def test_a_failed_message_is_kept_and_acknowledged_alike(database: Database) -> None:
    assert keep(database, message()) == LATER
    assert keep(database, message()) == LATER
    assert handle(database, message()) == LATER
    assert figures(database) == {"handled": 0, "retries_answered": 2, "failed": 1}


def test_what_was_handled_meanwhile_is_not_kept(database: Database) -> None:
    handle(database, message(), "好的")
    assert keep(database, message()) == "好的"
    assert figures(database)["failed"] == 0


def test_a_kept_message_comes_back_whole(database: Database) -> None:
    voice = replace(
        message(), kind="voice", transcript="我参加", latitude=31.8, longitude=119.9, label="紫云苑"
    )
    keep(database, voice)
    with database.begin() as session:
        kept = inbox.failed_ones(session, NOW + HALF_MINUTE, SEALER)
    assert [(one.incoming, one.failures) for one in kept] == [(voice, 0)]


def test_a_kept_message_is_tried_again_after_half_a_minute(database: Database) -> None:
    keep(database, message())
    assert due(database, NOW + HALF_MINUTE - SOON) == []
    assert due(database, NOW + HALF_MINUTE) == ["m1"]


def test_kept_messages_are_tried_in_the_order_they_were_written(database: Database) -> None:
    for number in (3, 1, 2):
        keep(database, message(number))
    assert due(database, NOW + HALF_MINUTE) == ["m1", "m2", "m3"]


def test_nothing_overtakes_an_older_message_of_the_same_person(database: Database) -> None:
    for number, sender in ((1, "oWang"), (2, "oWang"), (3, "oLi")):
        keep(database, message(number, sender=sender))
    put_off(database, "m1", NOW + HALF_MINUTE)
    assert due(database, NOW + HALF_MINUTE) == ["m3"]
    assert due(database, NOW + 3 * HALF_MINUTE) == ["m1", "m2", "m3"]


def put_off(database: Database, key: str, now: datetime) -> bool:
    with database.begin() as session:
        row_id = session.scalars(select(Inbox.id).where(Inbox.key == key)).one()
        return inbox.put_off(session, now, row_id)


def test_after_three_failures_a_message_is_given_up(database: Database) -> None:
    keep(database, message())
    keep(database, message(2))
    at = NOW + timedelta(hours=1)
    assert [put_off(database, "m1", at) for _ in range(3)] == [False, False, True]
    assert due(database, at + timedelta(days=1)) == ["m2"]
    assert figures(database)["failed"] == 2


def test_each_failure_waits_twice_as_long(database: Database) -> None:
    keep(database, message())
    put_off(database, "m1", NOW)
    assert rows(database)[0].next_try_at == NOW + timedelta(minutes=1)
    put_off(database, "m1", NOW)
    assert rows(database)[0].next_try_at == NOW + timedelta(minutes=2)


def test_a_message_that_succeeds_later_keeps_no_words(database: Database) -> None:
    keep(database, message())
    with database.begin() as session:
        kept = inbox.failed_ones(session, NOW + HALF_MINUTE, SEALER)[0]
        inbox.remember(session, NOW, kept.id, "办好了", SEALER)
    row = rows(database)[0]
    assert (row.state, row.message, row.next_try_at) == ("handled", None, None)
    assert handle(database, message()) == "办好了"


def test_a_message_that_nobody_can_open_blocks_no_other(database: Database) -> None:
    keep(database, message(1))
    keep(database, message(2))
    lost = Sealer("a key that has been thrown away.").seal("{}")
    with database.begin() as session:
        session.execute(update(Inbox).where(Inbox.key == "m1").values(message=lost))
    assert due(database, NOW + HALF_MINUTE) == ["m2"]
    assert due(database, NOW + HALF_MINUTE) == ["m2"]


def test_two_clocks_take_different_messages(postgres_url: str) -> None:
    database, other = open_database(postgres_url), open_database(postgres_url)
    keep(database, message(1, sender="oWang"))
    keep(database, message(2, sender="oLi"))
    with database.begin() as session:
        first = inbox.failed_ones(session, NOW + HALF_MINUTE, SEALER, limit=1)
        assert due(other, NOW + HALF_MINUTE) == ["m2"]
    assert [one.incoming.key for one in first] == ["m1"]
    database.close()
    other.close()


def test_figures_can_be_of_one_account(database: Database) -> None:
    handle(database, message())
    handle(database, replace(message(), account="second"))
    with database.read() as session:
        assert inbox.figures(session, "second")["handled"] == 1
        assert inbox.figures(session)["handled"] == 2
        assert json.dumps(inbox.figures(session, "none")) == json.dumps(
            {"handled": 0, "retries_answered": 0, "failed": 0}
        )


def test_a_retry_that_waited_in_vain_is_over_before_the_platform_hangs_up(
    database: Database, other_process: Database
) -> None:
    entered, done = threading.Event(), threading.Event()

    def slow() -> None:
        with other_process.begin() as session:
            inbox.enter(session, NOW, message(), SEALER)
            entered.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(slow)
        entered.wait(5)
        began = time.monotonic()
        with pytest.raises(Busy):
            handle(database, message())
        with pytest.raises(Busy):
            keep(database, message())
        took = time.monotonic() - began
        done.set()
        running.result()
    assert 3.0 < took < 4.0
