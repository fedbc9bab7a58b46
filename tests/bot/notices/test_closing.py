"""A notice that waits for nobody tells its author, in one message, once."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import notices
from bot.core.due import Due
from bot.delivery.models import Content, Outbound
from bot.people import Person
from scheduler import build_acts
from tests.bot.notices.announcing import publish, sent, texts
from tests.builders import NOW, SHANGHAI, Street, settings

ADDRESS = "https://lianxin.example"


def due(session: Session) -> list[Due]:
    """What asks for the author to be told."""
    return list(session.scalars(select(Due).where(Due.kind == notices.CLOSED)))


def confirm(session: Session, notice_id: int, *who: Person, now: datetime = NOW) -> None:
    for one in who:
        notices.confirm(session, now, notice_id=notice_id, person_id=one.id)


def tell(session: Session, notice_id: int, now: datetime = NOW) -> str:
    return notices.tell_author(session, now, notice_id, SHANGHAI, ADDRESS)


def test_the_author_is_told_with_figures_and_a_link_when_the_last_one_is_accounted_for(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    sent(session, notice_id)
    confirm(session, notice_id, street.wang, street.li)
    assert due(session) == []
    notices.hand_over_due(session, NOW, notice_id, SHANGHAI)
    (asked,) = due(session)
    assert asked.subject_id == notice_id
    assert tell(session, notice_id) == "told 1"
    assert texts(session, "notice-closed") == [street.zhou.id]
    (content,) = session.scalars(select(Content).where(Content.key == "notice-closed"))
    facts = content.facts
    assert (facts["audience"], facts["confirmed"], facts["handed_over"]) == (3, 2, 1)
    assert facts["link"] == f"{ADDRESS}/console/notices/{notice_id}"


def test_it_is_told_once_whatever_is_killed_and_whoever_says_something_later(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    confirm(session, notice_id, street.wang, street.li, street.zhao)
    for _ in range(2):
        tell(session, notice_id)
    later = NOW + timedelta(hours=1)
    notices.take_back(session, later, notice_id=notice_id, person_id=street.li.id)
    confirm(session, notice_id, street.li, now=later + timedelta(minutes=1))
    assert len(due(session)) == 1
    assert tell(session, notice_id, later) == "told before"
    assert len(texts(session, "notice-closed")) == 1


def test_who_takes_their_word_back_before_it_is_told_holds_it_until_it_closes_again(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    confirm(session, notice_id, street.wang, street.li, street.zhao)
    notices.take_back(session, NOW, notice_id=notice_id, person_id=street.li.id)
    assert tell(session, notice_id) == "open again"
    later = NOW + timedelta(minutes=1)
    confirm(session, notice_id, street.li, now=later)
    assert len(due(session)) == 2
    assert tell(session, notice_id, later) == "told 1"


def test_a_recalled_notice_tells_nothing(session: Session, street: Street) -> None:
    notice_id = publish(session, street.zhou).id
    confirm(session, notice_id, street.wang, street.li, street.zhao)
    notices.recall(session, NOW, author_id=street.zhou.id, number=None, settings=settings())
    assert tell(session, notice_id) == "recalled"
    assert texts(session, "notice-closed") == []


def test_the_clock_knows_what_to_do(session: Session, street: Street) -> None:
    notice_id = publish(session, street.zhou).id
    confirm(session, notice_id, street.wang, street.li, street.zhao)
    acts = build_acts(settings(), lambda *_: None)
    assert acts[notices.CLOSED](session, NOW, notice_id, "") == "told 1"
    rows = session.scalars(select(Outbound.state).where(Outbound.person_id == street.zhou.id))
    assert "waiting" in list(rows)
