"""Members who leave for good."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class Leaving(Base):
    """A member left at `asked_at` and is erased at `erase_at`, unless they take it back before.

    Roles and bindings that ended at exactly `asked_at` ended by it, and come back with it.
    """

    __tablename__ = "leavings"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    asked_at: Mapped[datetime]
    erase_at: Mapped[datetime] = mapped_column(index=True)
    taken_back_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
