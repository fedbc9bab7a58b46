"""How a member wishes to be reached, and what they offer to help with."""

from datetime import datetime, time

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class Preference(Base):
    """A member's own reminder hour and quiet hours (local times), and a pause.

    Paused from `paused_at` until `paused_until`; with `paused_at` alone: until told.
    """

    __tablename__ = "preferences"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    remind_at: Mapped[time | None]
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]


class Offer(Base):
    """What a member offers to help with, and when, in their own words (我能帮)."""

    __tablename__ = "offers"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    skill: Mapped[str]
    hours: Mapped[str | None]
    noted_at: Mapped[datetime]
