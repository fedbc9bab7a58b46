"""Who is away for a time, and who stands in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id

ASKED = text("state = 'asked'")
UNDER_WAY = text("state = 'under_way'")


class Absence(Base):
    """Somebody with a role is away from `since` until `until`; `substitute_id` stands in.

    States: asked (of the substitute), accepted, declined, withdrawn (by who asked), lapsed (no
    answer in time), under_way (what was theirs is the substitute's), ended, replaced (by a newer
    one). Of each person one is asked and one under way at most.
    """

    __tablename__ = "absences"
    __table_args__ = (
        Index(
            "ix_absences_asked",
            "person_id",
            unique=True,
            postgresql_where=ASKED,
            sqlite_where=ASKED,
        ),
        Index(
            "ix_absences_under_way",
            "person_id",
            unique=True,
            postgresql_where=UNDER_WAY,
            sqlite_where=UNDER_WAY,
        ),
        Index("ix_absences_substitute", "substitute_id", "state"),
        Index("ix_absences_person", "person_id", "state"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    since: Mapped[datetime]
    until: Mapped[datetime]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
