"""The contact card: what a member said of themselves, its history, what is on their mind."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class CardEntry(Base):
    """One thing on a member's card: when it was last said or confirmed, and what it says.

    `text_sealed` is None for what stands in `persons` (name, birth date, phone, address).
    `unchecked_id`: the change of it that the organiser has still to look at.
    """

    __tablename__ = "card_entries"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text_sealed: Mapped[str | None]
    confirmed_at: Mapped[datetime]
    unchecked_id: Mapped[int | None]


class CardChange(Base):
    """One change of what is held about a member: who, as what, when, from, to; values sealed.

    `by`: self, helper, leader, roster; `by_id`: who, None where nobody in the roster did it.
    `checked`: None where nobody has to, else waiting, right, wrong, or overtaken by a later change.
    """

    __tablename__ = "card_changes"
    __table_args__ = (Index("ix_card_changes_person", "person_id", "id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    field: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    by_id: Mapped[int | None]
    old_sealed: Mapped[str | None]
    new_sealed: Mapped[str | None]
    checked: Mapped[str | None]
    checked_at: Mapped[datetime | None]
    checked_by_id: Mapped[int | None]


class Mind(Base):
    """What is on a member's mind, in their own words, sealed; who may read it, and until when.

    `readers`: leader, secretary, person (then `reader_id`), nobody.
    """

    __tablename__ = "minds"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    text_sealed: Mapped[str]
    readers: Mapped[str]
    reader_id: Mapped[int | None]
    said_at: Mapped[datetime]
    until: Mapped[datetime]


class CardAsked(Base):
    """When a member was last asked whether something on their card still holds, and what."""

    __tablename__ = "card_asked"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    field: Mapped[str]
    asked_at: Mapped[datetime]
