"""The tables of errands: tasks for a named person with a date."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Errand(Base):
    """A task about one member (call, visit, listen, deliver a lesson, answer) and its owner.

    `about` is what it came from (notice, study_day, help_request, message …); `reason` a catalogue
    key with `facts`. `stands_for_id`: the owner does it for somebody who is away, whose it is again
    when they are back. It stands on its owner's list of the day from `listed_from` on, or from the
    day it is due. `put_off`: how often its owner moved it on; `offered_to_id`: whom they asked to
    take it, theirs until then; `went_up_from_id`: whose it was first, before it was overdue.
    States: open, done (the owner did it), closed (ended without the owner's act).
    """

    __tablename__ = "errands"
    __table_args__ = (
        UniqueConstraint("account", "no"),
        UniqueConstraint("kind", "about_kind", "about_id", "person_id"),
        Index("ix_errands_owner", "owner_id", "state"),
        Index("ix_errands_stands_for", "stands_for_id", "state"),
        Index("ix_errands_about", "about_kind", "about_id"),
        Index("ix_errands_went_up_from", "went_up_from_id", "state"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    kind: Mapped[str]
    about_kind: Mapped[str]
    about_id: Mapped[int]
    person_id: Mapped[int] = mapped_column(index=True)
    owner_id: Mapped[int | None]
    stands_for_id: Mapped[int | None]
    put_off: Mapped[int] = mapped_column(default=0, server_default="0")
    offered_to_id: Mapped[int | None]
    went_up_from_id: Mapped[int | None]
    due_at: Mapped[datetime]
    listed_from: Mapped[datetime]
    reason: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str]
    note: Mapped[str | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None]
    outcome: Mapped[str | None]


class DayNumber(Base):
    """The number a member has in somebody's list of one day (今天), where no list gives one."""

    __tablename__ = "day_numbers"
    __table_args__ = (UniqueConstraint("owner_id", "day", "number"),)

    owner_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


class ListTold(Base):
    """That an owner was sent the list of one day: never twice."""

    __tablename__ = "lists_told"

    owner_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
