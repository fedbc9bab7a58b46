"""The ledger: each recipient in exactly one state, and a notice closed when nobody waits."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import due
from bot.notices import queries
from bot.notices.models import Notice, Recipient
from bot.notices.outcomes import NotForThem, WasRecalled

CLOSED = "notice.closed"  # the kind of the due row: tell the author
_IN_SESSION = {"synchronize_session": "fetch"}


def recipient(
    session: Session, notice_id: int, person_id: int
) -> Recipient | WasRecalled | NotForThem:
    """The member's row, held by this transaction; a refusal where nothing can be answered."""
    notice = session.get(Notice, notice_id)
    found = session.get(
        Recipient, (notice_id, person_id), with_for_update=True, populate_existing=True
    )
    if notice is None or found is None:
        return NotForThem()
    if notice.recalled_at is not None and found.state == "explained":
        return WasRecalled(notice.no, notice.title)
    return found


def note(
    session: Session,
    now: datetime,
    found: Recipient,
    state: str,
    answer: str | None,
    *,
    by_id: int | None = None,
    to_id: int | None = None,
    reason: str | None = None,
) -> None:
    """The recipient's latest word; what still waits to ask them is stopped."""
    found.state, found.answer, found.since = state, answer, now
    found.by_id, found.to_id, found.reason = by_id, to_id, reason
    session.flush()
    if state != "waiting":
        about = ("notice", found.notice_id)
        delivery.withdraw(session, now, about, "answered", persons=[found.person_id])
    settle(session, now, found.notice_id)


def settle(session: Session, now: datetime, notice_id: int) -> None:
    """A notice that waits for nobody is closed, and its author is to be told, once; one that waits
    again is open."""
    waits = queries.waiting(notice_id).exists()
    found = update(Notice).where(
        Notice.id == notice_id, Notice.recalled_at.is_(None), Notice.to_come.is_(None)
    )
    closed = found.where(Notice.closed_at.is_(None), ~waits).values(closed_at=now)
    reopened = found.where(Notice.closed_at.is_not(None), waits).values(closed_at=None)
    to_tell = session.execute(
        closed.returning(Notice.author_told_at), execution_options=_IN_SESSION
    ).all()
    session.execute(reopened, execution_options=_IN_SESSION)
    if any(told_at is None for (told_at,) in to_tell):
        once = now.isoformat(timespec="seconds")
        due.plan(session, kind=CLOSED, subject_id=notice_id, occurrence=once, at=now)
