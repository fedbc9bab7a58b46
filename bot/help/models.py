"""The tables of help requests."""

from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class HelpRequest(Base):
    """An ask with a promise (`answer_by`) and an owner.

    States: open, claimed, done, cancelled. `organiser_id` is who was told last, `told_ids` are all
    who were; `handed_to_id` is to whom the owner would hand it on, until they say yes or no.
    `stands_for_id`: the owner (while open, the organiser) has it for somebody who is away.
    `finish_by`: the same promise again, from the claim on. `danger`: the kind of word of danger.
    `watches`: how often the clock was asked to look after it.
    """

    __tablename__ = "help_requests"
    __table_args__ = (
        UniqueConstraint("account", "no"),
        Index("ix_help_requests_asker", "asker_id", "state"),
        Index("ix_help_requests_owner", "owner_id", "state"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    asker_id: Mapped[int]
    asked_by_id: Mapped[int | None]
    text: Mapped[str]
    urgent: Mapped[bool]
    danger: Mapped[str | None]
    state: Mapped[str]
    organiser_id: Mapped[int | None]
    told_ids: Mapped[list[int]] = mapped_column(JSON)
    owner_id: Mapped[int | None]
    stands_for_id: Mapped[int | None] = mapped_column(index=True)
    handed_to_id: Mapped[int | None]
    asked_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    finish_by: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    done_note: Mapped[str | None]
    thanked_at: Mapped[datetime | None]
    watches: Mapped[int] = mapped_column(default=0)


class Addition(Base):
    """Something the asker added to an open request: a line, a picture, a position."""

    __tablename__ = "help_request_additions"

    id: Mapped[Id]
    help_request_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    content_sealed: Mapped[str]
