"""The platform's QR codes of invitations."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class Ticket(Base):
    """The platform's QR code of an invitation: asked for at `asked_at`, made by a process that may
    talk to the platform, good until `expires_at`. `url` is what the picture holds."""

    __tablename__ = "tickets"
    __table_args__ = (Index("ix_tickets_expires_at", "expires_at"),)

    invitation_id: Mapped[int] = mapped_column(
        ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True
    )
    asked_at: Mapped[datetime]
    url: Mapped[str | None]
    expires_at: Mapped[datetime | None]
