"""Roles held in units."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Role(Base):
    """A role (leader, secretary, officer, volunteer) held in a unit from `since` to `until`.

    `successor_id` took it over then; `end_reason` is why the last secretary of a unit went without
    a successor.
    """

    __tablename__ = "roles"
    __table_args__ = (Index("ix_roles_unit", "unit_id", "role"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    role: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    successor_id: Mapped[int | None]
    end_reason: Mapped[str | None]
