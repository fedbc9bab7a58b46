"""How a member wishes to be reached, and what they offer to help with."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class Preference(Base):
    """A member's own reminder hour and quiet hours (local times), a pause, and at which of two
    homes they go to study days (`study_at`: home or residence).

    `no_sms`: no messages by telephone. Paused from `paused_at` until `paused_until`; with
    `paused_at` alone: until told.
    """

    __tablename__ = "preferences"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    remind_at: Mapped[time | None]
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    study_at: Mapped[str | None]
    no_sms: Mapped[bool] = mapped_column(default=False, server_default=false())


class Offer(Base):
    """What a member offers to help with, and when, in their own words (我能帮)."""

    __tablename__ = "offers"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    skill: Mapped[str]
    hours: Mapped[str | None]
    noted_at: Mapped[datetime]
