"""The page of a notice for one recipient: what it shows, and that they have opened it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import people
from bot.notices.models import Enclosure, Notice, Recipient
from bot.people import PersonCard


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A notice as its page shows it to one recipient; `opened_at` None: they see a button first."""

    notice: Notice
    author: str
    member: PersonCard
    state: str
    opened_at: datetime | None
    enclosure: Enclosure | None


def look_at_page(session: Session, notice_id: int, person_id: int) -> NoticePage | None:
    """What a recipient's page shows; None for who is no recipient, or has left."""
    found = session.get(Recipient, (notice_id, person_id), populate_existing=True)
    member = people.card(session, person_id)
    if found is None or member is None or member.left_at is not None:
        return None
    notice = session.get_one(Notice, notice_id, populate_existing=True)
    author = people.card(session, notice.author_id)
    return NoticePage(
        notice=notice,
        author="" if author is None else people.addressed(author),
        member=member,
        state=found.state,
        opened_at=found.opened_at,
        enclosure=session.get(Enclosure, notice_id),
    )


def open_page(session: Session, now: datetime, notice_id: int, person_id: int) -> NoticePage | None:
    """They pressed the button: evidence that the page was opened, once. It confirms nothing."""
    session.execute(
        update(Recipient)
        .where(
            Recipient.notice_id == notice_id,
            Recipient.person_id == person_id,
            Recipient.opened_at.is_(None),
        )
        .values(opened_at=now)
        .execution_options(synchronize_session=False)
    )
    return look_at_page(session, notice_id, person_id)


def enclosure_of(session: Session, notice_id: int) -> Enclosure | None:
    """What a notice brings along, without the bytes of a picture having to be read."""
    return session.scalars(select(Enclosure).where(Enclosure.notice_id == notice_id)).first()
