"""暂停通知 and the ledger: who pauses is explained, and waited for again; the sums balance."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import delivery, notices, people
from bot.core.facts import tell_nobody
from bot.delivery.models import Content, Outbound
from tests.bot.notices.announcing import publish, sent, states
from tests.builders import ACCOUNT, NOW, Street, settings

HOUR = timedelta(hours=1)


def pause(session: Session, who: people.Person) -> None:
    people.pause(session, NOW, person_id=who.id, until=None, tell=tell_nobody)


def waiting_texts(session: Session, who: people.Person) -> int:
    chosen = select(Outbound.id).join(Content, Content.id == Outbound.content_id)
    mine = chosen.where(Outbound.person_id == who.id, Outbound.state == "waiting")
    return len(session.scalars(mine).all())


def balances(session: Session) -> dict[str, int]:
    figures = notices.figures(session)[0]
    places = ("confirmed", "handed_over", "explained", "waiting")
    assert figures["audience"] == sum(figures[one] for one in places)
    return {one: figures[one] for one in places}


def test_who_has_paused_is_explained_from_the_start_and_gets_no_text(
    session: Session, street: Street
) -> None:
    pause(session, street.wang)
    done = publish(session, street.zhou)
    assert done.audience == 3
    assert states(session, done.id, street)["wang"] == "explained"
    assert waiting_texts(session, street.wang) == 0
    assert balances(session) == {"confirmed": 0, "handed_over": 0, "explained": 1, "waiting": 2}


def test_an_urgent_notice_is_not_paused(session: Session, street: Street) -> None:
    pause(session, street.wang)
    done = publish(session, street.zhou, urgent=True)
    assert states(session, done.id, street)["wang"] == "waiting"


def test_who_pauses_afterwards_is_explained_and_the_text_withdrawn(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    assert notices.pause(session, NOW, street.wang.id) == 1
    assert states(session, done.id, street)["wang"] == "explained"
    assert waiting_texts(session, street.wang) == 0
    assert notices.pause(session, NOW, street.wang.id) == 0
    balances(session)


def test_who_comes_back_in_time_is_waited_for_and_gets_the_text(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    notices.pause(session, NOW, street.wang.id)
    assert notices.resume(session, NOW + HOUR, street.wang.id, settings()) == 1
    assert states(session, done.id, street)["wang"] == "waiting"
    assert waiting_texts(session, street.wang) == 1
    assert balances(session)["waiting"] == 3


@pytest.mark.parametrize("hours", [48.1, 24 * 8])
def test_who_comes_back_late_stays_explained(
    session: Session, street: Street, hours: float
) -> None:
    done = publish(session, street.zhou)
    notices.pause(session, NOW, street.wang.id)
    assert notices.resume(session, NOW + hours * HOUR, street.wang.id, settings()) == 0
    assert states(session, done.id, street)["wang"] == "explained"


def test_what_was_answered_or_recalled_is_left_alone(session: Session, street: Street) -> None:
    first = publish(session, street.zhou)
    notices.confirm(session, NOW, notice_id=first.id, person_id=street.wang.id)
    second = publish(session, street.zhou)
    notices.recall(session, NOW, author_id=street.zhou.id, number=None, settings=settings())
    assert notices.pause(session, NOW, street.wang.id) == 0
    assert notices.resume(session, NOW, street.wang.id, settings()) == 0
    assert states(session, first.id, street)["wang"] == "confirmed"
    assert states(session, second.id, street)["wang"] == "explained"


def test_a_notice_to_nobody_but_the_paused_is_closed(session: Session, street: Street) -> None:
    for one in (street.wang, street.li, street.zhao):
        pause(session, one)
    done = publish(session, street.zhou)
    found = notices.notice(session, done.id)
    assert found is not None
    assert found.closed_at is not None


def test_the_preview_counts_who_has_paused_apart(session: Session, street: Street) -> None:
    pause(session, street.wang)
    audience = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(audience, people.Audience)
    calm = delivery.reach(session, NOW, audience.select(), ACCOUNT, "notice")
    assert (calm.paused, calm.chat + calm.template + calm.nobody) == (1, 2)
    urgent = delivery.reach(session, NOW, audience.select(), ACCOUNT, "notice", urgent=True)
    assert (urgent.paused, urgent.chat + urgent.template + urgent.nobody) == (0, 3)


def test_who_had_it_before_the_pause_is_not_sent_it_again(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id)
    notices.pause(session, NOW, street.wang.id)
    assert notices.resume(session, NOW + HOUR, street.wang.id, settings()) == 1
    assert states(session, done.id, street)["wang"] == "waiting"
    assert waiting_texts(session, street.wang) == 0
    balances(session)
