"""Leases: who does what only one process may do, until when; a killed holder's lease runs out."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base, insert_into


class Lease(Base):
    """The right to a name (`clock`, a token) until `expires_at`; `beat_at`: last renewed."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    expires_at: Mapped[datetime]
    beat_at: Mapped[datetime]


def hold(session: Session, now: datetime, *, name: str, holder: str, for_: timedelta) -> bool:
    """Take or renew a lease; False while somebody else holds it."""
    values = {"holder": holder, "expires_at": now + for_, "beat_at": now}
    mine = insert_into(session, Lease).values(name=name, **values)
    taken = mine.on_conflict_do_update(
        index_elements=["name"],
        set_=values,
        where=or_(Lease.holder == holder, Lease.expires_at <= now),
    ).returning(Lease.holder)
    return session.execute(taken).first() is not None


def beat(session: Session, now: datetime, *, name: str) -> None:
    """Note that one of many who share a name is alive."""
    values = {"holder": "", "expires_at": now, "beat_at": now}
    row = insert_into(session, Lease).values(name=name, **values)
    session.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))


def last_beat(session: Session, name: str) -> datetime | None:
    """When whoever has this name was last alive; None: never."""
    return session.scalar(select(Lease.beat_at).where(Lease.name == name))


def let_go(session: Session, *, name: str, holder: str) -> None:
    """Give a lease back before its end."""
    session.execute(delete(Lease).where(Lease.name == name, Lease.holder == holder))
