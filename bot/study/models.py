"""The tables of study days: the days, who is invited and what they answered, check-ins."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import CLUSTERED, Base, Id


class StudyDay(Base):
    """A dated meeting with three modes; `code` is the day's spoken four-digit 口令."""

    __tablename__ = "study_days"
    __table_args__ = (
        UniqueConstraint("account", "no"),
        Index("ix_study_days_unit", "unit_id", "starts_at"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    author_id: Mapped[int | None]
    title: Mapped[str]
    place: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    check_in_opens_at: Mapped[datetime]
    code: Mapped[str]
    published_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class Invitee(Base):
    """A member invited to a study day (or who came all the same) and the mode they answered."""

    __tablename__ = "invitees"
    __table_args__ = (Index("ix_invitees_person", "person_id"), CLUSTERED)

    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None]


class CheckIn(Base):
    """Proof of attendance: mode on_site, remote or door, its evidence, and who recorded it."""

    __tablename__ = "check_ins"
    __table_args__ = (UniqueConstraint("study_day_id", "person_id"),)

    id: Mapped[Id]
    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"))
    person_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    mode: Mapped[str]
    evidence: Mapped[str]
    recorded_by_id: Mapped[int | None]


class SignOfLife(Base):
    """A 报到: I am well, with a line or a position if the member sent one."""

    __tablename__ = "signs_of_life"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    line: Mapped[str | None]
    position_sealed: Mapped[str | None]
    recorded_by_id: Mapped[int | None]
