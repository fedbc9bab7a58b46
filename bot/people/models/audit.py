"""Who read or changed what of whom."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from bot.core.database import Base, Id


class Audit(Base):
    """One look at, or change of, what is held about `person_id`; never what it said.

    `by_id`: who it was, None for the command line and the system. `role`: as what (self, leader,
    secretary, officer, helper, volunteer, other; command_line, system). `what`: a word for the kind
    of thing (card, phone, export …). `door`: chat, page, command_line or clock.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_person", "person_id", "at"),
        Index("ix_audit_by", "by_id"),
        Index("ix_audit_at", "at"),
    )

    id: Mapped[Id]
    person_id: Mapped[int]
    by_id: Mapped[int | None]
    role: Mapped[str]
    changed: Mapped[bool]
    what: Mapped[str]
    door: Mapped[str]
    at: Mapped[datetime]
