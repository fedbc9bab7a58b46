"""The tables of notices: announcements and the ledger of their recipients."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Notice(Base):
    """One announcement to an audience, in its author's exact words.

    `audience` is the words and ids the audience was resolved from; it goes out at `goes_at`, and
    `reminded` is how often those who had not answered were reminded. `closed_at`: nobody waits.
    """

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("account", "no"), Index("ix_notices_author", "author_id"))

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    author_id: Mapped[int]
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    title: Mapped[str]
    text: Mapped[str]
    urgent: Mapped[bool]
    published_at: Mapped[datetime]
    goes_at: Mapped[datetime]
    useless_after: Mapped[datetime]
    reminded: Mapped[int] = mapped_column(default=0)
    recalled_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class Recipient(Base):
    """One member of a notice's audience: waiting, confirmed, handed_over or explained.

    `answer` is the last thing that happened (confirmed, call_me, cannot, contacted, not_reached,
    silent, no_route), `by_id` who said it if not the member, `to_id` whom it was handed to,
    `reason` a note, or why it is explained.
    """

    __tablename__ = "recipients"
    __table_args__ = (Index("ix_recipients_person", "person_id"),)

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    since: Mapped[datetime]
    answer: Mapped[str | None]
    by_id: Mapped[int | None]
    to_id: Mapped[int | None]
    reason: Mapped[str | None]
