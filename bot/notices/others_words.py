"""What others say of a recipient: a leader who called, somebody who left."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import delivery, errands
from bot.core.facts import About
from bot.notices import ledger
from bot.notices.models import Recipient


def contacted(
    session: Session,
    now: datetime,
    *,
    notice_id: int,
    person_id: int,
    by_id: int,
    note: str | None,
) -> bool:
    """已联系: confirmed by the word of whoever did the errand, named; other errands are closed.

    False when the member has nothing to do with the notice any more.
    """
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient):
        return False
    ledger.note(session, now, found, "confirmed", "contacted", by_id=by_id, reason=note)
    errands.close_about(session, now, ("notice", notice_id), "contacted", person_ids=[person_id])
    return True


def not_contacted(
    session: Session,
    now: datetime,
    *,
    notice_id: int,
    person_id: int,
    by_id: int,
    note: str | None,
) -> bool:
    """没联系上: still handed over (the errand has a new date), with what was noted."""
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient) or found.state != "handed_over":
        return False
    found.by_id, found.since, found.reason = by_id, now, note or found.reason
    session.flush()
    return True


def explain(session: Session, now: datetime, *, person_id: int, reason: str) -> int:
    """A member has left, was erased or died: where a notice still waited for them, or had been
    handed over, it is explained by `reason`, and its errand closed. How many notices."""
    notice_ids = session.scalars(
        update(Recipient)
        .where(Recipient.person_id == person_id, Recipient.state.in_(("waiting", "handed_over")))
        .values(state="explained", reason=reason, since=now, to_id=None)
        .returning(Recipient.notice_id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    for notice_id in notice_ids:
        about: About = ("notice", notice_id)
        errands.close_about(session, now, about, reason, person_ids=[person_id])
        delivery.withdraw(session, now, about, reason, persons=[person_id], close_questions=True)
        ledger.settle(session, now, notice_id)
    return len(notice_ids)
