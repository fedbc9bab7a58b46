"""What operators and the sweep did to single texts, with their reason."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base, Id


class OutboxNote(Base):
    """One act upon a text of the outbox: requeued, mended, set-aside."""

    __tablename__ = "outbox_notes"

    id: Mapped[Id]
    outbound_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    act: Mapped[str]
    reason: Mapped[str]


def note_act(
    session: Session, now: datetime, outbound_ids: Iterable[int], act: str, reason: str
) -> None:
    """Keep what was done to these texts, and why."""
    rows = [
        {"outbound_id": one, "at": now, "act": act, "reason": reason}
        for one in sorted(outbound_ids)
    ]
    if rows:
        session.execute(insert(OutboxNote), rows)
