"""Where members belonged, and when: every home and residence unit with its dates."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id

_NOW = text("until IS NULL")


class Home(Base):
    """A unit a member belongs to from `since` to `until`: by membership (`kind` home) or because
    they live there (residence).

    Of each kind one is open at most. The open ones say what `persons` says, which is what is read
    for scopes and audiences; this table is for the dates and for what was before.
    """

    __tablename__ = "homes"
    __table_args__ = (
        Index(
            "ix_homes_now",
            "person_id",
            "kind",
            unique=True,
            postgresql_where=_NOW,
            sqlite_where=_NOW,
        ),
        Index("ix_homes_person", "person_id"),
        Index("ix_homes_unit", "unit_id", "since"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
