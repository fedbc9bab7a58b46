"""What a member's life is like, with dates: the category of the roster, and circumstances."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id

_NOW = text("until IS NULL")


class Category(Base):
    """The category of a member from `since` to `until`; the open one says what `persons` says."""

    __tablename__ = "categories"
    __table_args__ = (
        Index(
            "ix_categories_now", "person_id", unique=True, postgresql_where=_NOW, sqlite_where=_NOW
        ),
        Index("ix_categories_person", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    category: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Circumstance(Base):
    """A circumstance of a member (frail, alone, hardship, night_shifts) from `since` to `until`.

    Several hold at a time; one with a date ahead in `until` (a season of night shifts) holds until
    then without anybody ending it.
    """

    __tablename__ = "circumstances"
    __table_args__ = (
        Index(
            "ix_circumstances_now",
            "person_id",
            "name",
            unique=True,
            postgresql_where=_NOW,
            sqlite_where=_NOW,
        ),
        Index("ix_circumstances_name", "name", "person_id"),
        Index("ix_circumstances_person", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    name: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
