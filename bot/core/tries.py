"""How often somebody tried something and failed: the lock behind codes of every kind."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base


class Tries(Base):
    """Failed tries of one subject (a WeChat account, a member) at one kind of thing."""

    __tablename__ = "tries"

    kind: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    since: Mapped[datetime]
    last: Mapped[datetime]


def failed(session: Session, now: datetime, *, kind: str, subject: str, within: timedelta) -> int:
    """Count one more failure; how many there are since the first one not older than `within`."""
    row = session.get(Tries, (kind, subject))
    if row is None or now - row.since >= within:
        forget(session, kind=kind, subject=subject)
        session.add(Tries(kind=kind, subject=subject, count=1, since=now, last=now))
        session.flush()
        return 1
    row.count += 1
    row.last = now
    session.flush()
    return row.count


def locked_until(
    session: Session, now: datetime, *, kind: str, subject: str, limit: int, hold: timedelta
) -> datetime | None:
    """Until when `subject` may not try, None if it may: `hold` after the `limit`th failure."""
    row = session.get(Tries, (kind, subject), populate_existing=True)
    if row is None or row.count < limit or row.last + hold <= now:
        return None
    return row.last + hold


def forget(session: Session, *, kind: str, subject: str) -> None:
    """Start counting from nothing, after a success."""
    session.execute(delete(Tries).where(Tries.kind == kind, Tries.subject == subject))
    session.expire_all()
