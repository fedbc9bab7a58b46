"""The ledger: each recipient in exactly one state, and a notice closed when nobody waits."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import delivery
from bot.notices import queries
from bot.notices.models import Notice, Recipient
from bot.notices.outcomes import NotForThem, WasRecalled


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
    """A notice that waits for nobody is closed; one that waits again is open."""
    waits = queries.waiting(notice_id).exists()
    for condition, closed_at in ((~waits, now), (waits, None)):
        is_open = Notice.closed_at.is_(None) if closed_at else Notice.closed_at.is_not(None)
        session.execute(
            update(Notice)
            .where(Notice.id == notice_id, Notice.recalled_at.is_(None), is_open, condition)
            .values(closed_at=closed_at)
            .execution_options(synchronize_session="fetch")
        )
