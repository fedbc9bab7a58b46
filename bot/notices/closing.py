"""A notice that waits for nobody any more says so to its author: once, with figures and a link."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery
from bot.core import calendar
from bot.core.kept_facts import Kept, Saying
from bot.core.links import notice_address
from bot.notices import queries
from bot.notices.models import Notice

ABOUT = "notice_closed"  # what the message is about, with the notice's id
_OF_USE = timedelta(days=3)


def tell_author(
    session: Session, now: datetime, notice_id: int, zone: ZoneInfo, public_url: str
) -> str:
    """Tell the author how a notice ended, if it still waits for nobody and they do not know yet.

    The row remembers it in the transaction that plans the message: one message, whatever is killed
    in between, and none when a later word reopens the notice and it closes again.
    """
    notice = session.get(Notice, notice_id, with_for_update=True, populate_existing=True)
    if notice is None or notice.recalled_at is not None:
        return "recalled"
    if notice.author_told_at is not None:
        return "told before"
    if notice.closed_at is None:
        return "open again"
    notice.author_told_at = now
    counts = queries.counts(session, [notice.id])[notice.id]
    draft = _draft(session, now, notice, counts, zone, public_url)
    return f"told {delivery.plan(session, now, draft, [notice.author_id]).count}"


def _draft(
    session: Session,
    now: datetime,
    notice: Notice,
    counts: Mapping[str, int],
    zone: ZoneInfo,
    public_url: str,
) -> delivery.Draft:
    figures: dict[str, Kept] = {
        "audience": sum(counts.values()),
        **{one: counts[one] for one in ("confirmed", "handed_over", "explained")},
        "by_word": queries.count_by_word(session, notice.id),
    }
    return delivery.Draft(
        account=notice.account,
        purpose="errand",
        key="notice-closed",
        facts={
            "number": notice.no,
            "title": notice.title,
            "link": notice_address(public_url, notice.id),
            **figures,
        },
        about=(ABOUT, notice.id),
        useless_after=now + _OF_USE,
        template={
            "title": notice.title,
            "reason": Saying("notice-closed-in-short", figures),
            "due_at": calendar.end_of_day(now, zone),
        },
    )
