"""Recipients who are waited for and whom nothing would reach: found, and seen to anew."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import due
from bot.core.settings import Settings
from bot.notices.expanding import AUDIENCE, EXPAND
from bot.notices.informing import INFORM
from bot.notices.models import Notice, Recipient
from bot.notices.publishing import HAND_OVER
from bot.notices.telling import last_told_at, tell

AFTER: Final = timedelta(minutes=10)  # a notice is still on its way until then
AT_ONCE: Final = 5000  # ids in one statement
OURS: Final = "notice."  # kinds of due rows


def mend_untold(session: Session, now: datetime) -> int:
    """Whom an open notice waits for without any text of it ever planned: it is planned; how many.

    A notice of which something is due already is left to that.
    """
    count = 0
    for notice in _open(session, now):
        reached = delivery.planned_for(("notice", notice.id))
        untold = session.scalars(
            select(Recipient.person_id)
            .where(
                Recipient.notice_id == notice.id,
                Recipient.state == "waiting",
                Recipient.person_id.not_in(reached),
            )
            .order_by(Recipient.person_id)
        ).all()
        for start in range(0, len(untold), AT_ONCE):
            some = untold[start : start + AT_ONCE]
            count += tell(session, now, notice, "notice", to=some).count
    return count


def mend_unexpanded(session: Session, now: datetime) -> int:
    """Notices to very many whose audience nothing would enter: the clock is asked to; how many."""
    asked = exists().where(
        due.Due.kind == EXPAND, due.Due.subject_id == Notice.id, due.Due.done_at.is_(None)
    )
    found = session.scalars(
        select(Notice.id).where(
            Notice.to_come.is_not(None), Notice.published_at <= now - AFTER, ~asked
        )
    ).all()
    for notice_id in found:
        due.plan(session, kind=EXPAND, subject_id=notice_id, occurrence=AUDIENCE, at=now)
    return len(found)


def mend_unwatched(session: Session, now: datetime, settings: Settings) -> int:
    """Open notices that wait for somebody and that nothing would ever hand over: the clock is asked
    to, `hand_over_after` after the last of them began to be waited for; how many notices."""
    after = settings.notices.hand_over_after
    count = 0
    for notice in _open(session, now):
        since = session.scalar(
            select(func.max(Recipient.since)).where(
                Recipient.notice_id == notice.id, Recipient.state == "waiting"
            )
        )
        if since is None or _is_planned(session, notice.id):
            continue
        at = max(now, max(since, last_told_at(notice)) + after)
        if at >= notice.useless_after:
            at = now
        occurrence = f"mended {now.date().isoformat()}"
        if notice.for_information:  # first who got it is explained, then the others are handed over
            due.plan(session, kind=INFORM, subject_id=notice.id, occurrence=occurrence, at=now)
        due.plan(session, kind=HAND_OVER, subject_id=notice.id, occurrence=occurrence, at=at)
        count += 1
    return count


def left_waiting(session: Session, now: datetime) -> list[int]:
    """Numbers of notices that are of no use any more and still wait for somebody."""
    waits = exists().where(Recipient.notice_id == Notice.id, Recipient.state == "waiting")
    found = select(Notice.no).where(
        Notice.recalled_at.is_(None),
        Notice.closed_at.is_(None),
        Notice.useless_after <= now - AFTER,
        waits,
    )
    return list(session.scalars(found.order_by(Notice.no)))


def _open(session: Session, now: datetime) -> Sequence[Notice]:
    late = exists().where(
        due.Due.kind.startswith(OURS),
        due.Due.subject_id == Notice.id,
        due.Due.done_at.is_(None),
        or_(due.Due.at <= now, due.Due.kind == EXPAND),  # a step that failed is put off
    )
    found = select(Notice).where(
        Notice.recalled_at.is_(None),
        Notice.closed_at.is_(None),
        Notice.goes_at <= now - AFTER,
        Notice.useless_after > now,
        ~late,
    )
    return session.scalars(found.order_by(Notice.id)).all()


def _is_planned(session: Session, notice_id: int) -> bool:
    waits = exists().where(
        due.Due.kind == HAND_OVER, due.Due.subject_id == notice_id, due.Due.done_at.is_(None)
    )
    return bool(session.scalar(select(waits)))
