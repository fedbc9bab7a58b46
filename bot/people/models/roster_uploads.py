"""Roster files uploaded at the console."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class RosterUpload(Base):
    """The file somebody uploaded last and has not imported yet: its ending, its bytes sealed."""

    __tablename__ = "roster_uploads"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    at: Mapped[datetime]
    suffix: Mapped[str]
    content_sealed: Mapped[str]
