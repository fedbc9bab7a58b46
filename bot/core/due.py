"""What falls due: rows saying when to take which action, unique by kind, subject, occurrence.

The row is the truth, the clock only asks for it. Claiming, acting and marking done happen in one
transaction, so a kill in between leaves the row as it was; two clocks still give one effect.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Index, UniqueConstraint, func, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base, Id, insert_into

WAITING = text("done_at IS NULL")


class Due(Base):
    """One action to take at `at`; `subject_id` is the id of what it concerns."""

    __tablename__ = "due"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "occurrence"),
        Index("ix_due_waiting", "at", postgresql_where=WAITING, sqlite_where=WAITING),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    subject_id: Mapped[int]
    occurrence: Mapped[str]
    at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    outcome: Mapped[str | None]


def plan(
    session: Session, *, kind: str, subject_id: int, occurrence: str = "", at: datetime
) -> None:
    """Ask for an action at `at`; asked for again while it waits, the time moves."""
    row = insert_into(session, Due).values(
        kind=kind, subject_id=subject_id, occurrence=occurrence, at=at, failures=0
    )
    session.execute(
        row.on_conflict_do_update(
            index_elements=["kind", "subject_id", "occurrence"],
            set_={"at": at, "failures": 0},
            where=Due.done_at.is_(None),
        )
    )


def cancel(session: Session, now: datetime, *, kind: str, subject_id: int, reason: str) -> None:
    """What still waits under this kind and subject is no longer wanted, because of `reason`."""
    session.execute(
        update(Due)
        .where(Due.kind == kind, Due.subject_id == subject_id, Due.done_at.is_(None))
        .values(done_at=now, outcome=reason)
    )


def acted(session: Session, *, kind: str, subject_id: int) -> list[tuple[str, str]]:
    """What is done or off under this kind and subject: each occurrence with its outcome."""
    rows = session.execute(
        select(Due.occurrence, Due.outcome).where(
            Due.kind == kind, Due.subject_id == subject_id, Due.done_at.is_not(None)
        )
    )
    return [(occurrence, outcome or "") for occurrence, outcome in rows]


def take_next(session: Session, now: datetime, kinds: Sequence[str]) -> Due | None:
    """The earliest row that is due, held by this transaction; None when nothing is."""
    return session.scalars(
        select(Due)
        .where(Due.done_at.is_(None), Due.at <= now, Due.kind.in_(kinds))
        .order_by(Due.at, Due.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


def take_more(session: Session, now: datetime, first: Due, *, limit: int) -> list[Due]:
    """`first`, a row of `take_next`, and at most `limit` - 1 others of its kind that are due."""
    others = session.scalars(
        select(Due)
        .where(Due.done_at.is_(None), Due.at <= now, Due.kind == first.kind, Due.id != first.id)
        .order_by(Due.at, Due.id)
        .limit(limit - 1)
        .with_for_update(skip_locked=True)
    )
    return [first, *others]


def latest(
    session: Session, now: datetime, *, kind: str, subject_ids: Sequence[int]
) -> dict[int, str]:
    """Of each subject the occurrence that fell due last and waits: after downtime it covers those
    before it."""
    waiting = (
        select(Due.subject_id, Due.occurrence)
        .where(Due.kind == kind, Due.subject_id.in_(subject_ids))
        .where(Due.done_at.is_(None), Due.at <= now)
        .order_by(Due.at, Due.id)
    )
    return {row.subject_id: row.occurrence for row in session.execute(waiting)}


def count_done(session: Session, *, kind: str, subject_id: int, outcome: str) -> int:
    """How often an action was taken for a subject and came to an outcome that begins so."""
    done = select(func.count()).where(
        Due.kind == kind,
        Due.subject_id == subject_id,
        Due.done_at.is_not(None),
        Due.outcome.startswith(outcome, autoescape=True),
    )
    return session.scalar(done) or 0


def troubled(session: Session, now: datetime, late: timedelta) -> tuple[int, int]:
    """How many rows are due for longer than `late`, and how many have failed and wait again."""
    waits = Due.done_at.is_(None)
    is_late = select(func.count()).where(waits, Due.at <= now - late)
    has_failed = select(func.count()).where(waits, Due.failures > 0)
    return session.scalar(is_late) or 0, session.scalar(has_failed) or 0


def finish(row: Due, now: datetime, outcome: str) -> None:
    """Mark a row of `take_next` as done, with what came of it."""
    row.done_at = now
    row.outcome = outcome


def put_off(session: Session, row_id: int, now: datetime) -> None:
    """After a failure: try again, each time later (30 s, 1 min, 2 min … at most an hour)."""
    row = session.get_one(Due, row_id)
    row.failures += 1
    row.at = now + min(timedelta(seconds=15 * 2**row.failures), timedelta(hours=1))
