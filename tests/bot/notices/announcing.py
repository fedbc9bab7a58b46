"""What the tests of notices share: announcing to the small street, and acts by a short name."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import notices, people
from bot.delivery import RoutesExhausted
from bot.delivery.models import Content, Outbound
from bot.notices.models import Recipient
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, settings

TEXT = "周三停水，上午8点到下午5点，先存些水。"


def publish(
    session: Session,
    author: people.Person,
    word: str = "全体",
    *,
    now: datetime = NOW,
    urgent: bool = False,
    text: str = TEXT,
) -> notices.Published:
    """Announce to the audience that `word` means to the author."""
    audience = people.audience(session, now, author_id=author.id, word=word)
    assert isinstance(audience, people.Audience)
    return notices.publish(
        session,
        now,
        author_id=author.id,
        audience=audience,
        text=text,
        settings=settings(),
        manner=notices.Manner(urgent=urgent),
    )


def sent(session: Session, notice_id: int, *but: people.Person) -> None:
    """The platform has accepted what was planned about the notice, but for these people."""
    rows = session.scalars(
        select(Outbound)
        .join(Content, Content.id == Outbound.content_id)
        .where(Content.about_id == notice_id, Outbound.state == "waiting")
    )
    for row in rows:
        if row.person_id not in {one.id for one in but}:
            row.state = "accepted"
    session.flush()


def exhausted(session: Session, notice_id: int, person: people.Person, now: datetime) -> bool:
    """No way is left to this member."""
    fact = RoutesExhausted(ACCOUNT, ("notice", notice_id), person.id, "notice", 1, "not-bound")
    return notices.routes_exhausted(session, now, fact, SHANGHAI)


def states(session: Session, notice_id: int, street: Street) -> dict[str, str]:
    """Where each recipient stands, by the field of the street."""
    names = {getattr(street, field).id: field for field in ("zhao", "zhou", "wang", "li", "chen")}
    rows = session.execute(
        select(Recipient.person_id, Recipient.state).where(Recipient.notice_id == notice_id)
    )
    return {names[row.person_id]: row.state for row in rows}


def texts(session: Session, key: str) -> list[int | None]:
    """Who is to get, or got, the texts of this key."""
    return list(
        session.scalars(
            select(Outbound.person_id)
            .join(Content, Content.id == Outbound.content_id)
            .where(Content.key == key, Outbound.state != "skipped")
            .order_by(Outbound.person_id)
        )
    )
