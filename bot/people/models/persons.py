"""Members."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Person(Base):
    """A member. Phone and address are sealed; the phone is found by its keyed hash."""

    __tablename__ = "persons"
    __table_args__ = (
        Index("ix_persons_name", "account", "name"),
        Index("ix_persons_home", "home_unit_id"),
        Index("ix_persons_residence", "residence_unit_id"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    name: Mapped[str]
    called: Mapped[str | None]
    phone_sealed: Mapped[str | None]
    phone_key: Mapped[str | None] = mapped_column(index=True)
    gender: Mapped[str | None]
    born_on: Mapped[date | None]
    birthday_calendar: Mapped[str | None]
    joined_on: Mapped[date | None]
    category: Mapped[str | None]
    address_sealed: Mapped[str | None]
    helper: Mapped[str | None]
    note: Mapped[str | None]
    home_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    residence_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    left_at: Mapped[datetime | None]
