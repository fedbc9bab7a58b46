"""Entering who a notice is for: the rows of its ledger."""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    case,
    false,
    insert,
    literal,
    null,
    select,
)
from sqlalchemy.orm import Session

from bot import people
from bot.core import database
from bot.core.database import UtcDateTime
from bot.notices import rules
from bot.notices.models import Notice, Recipient

_COLUMNS = ("notice_id", "person_id", "state", "since", "answer", "reason")


def enter(session: Session, now: datetime, notice: Notice, chosen: Select[int]) -> int:
    """Everybody in `chosen` waits from now on, but for those who have paused, and all when it has
    been recalled: explained from the start. How many that are; nobody may be in it already.

    That an urgent one goes out in anybody's quiet hours is noted with each of them.
    """
    these = chosen.subquery()
    state, reason = _stand(notice, these)
    rows = select(
        literal(notice.id), these.c[0], state, literal(now, UtcDateTime()), null(), reason
    )
    count = database.enter(session, insert(Recipient).from_select(_COLUMNS, rows))
    if notice.urgent and notice.recalled_at is None:
        people.note(
            session,
            now,
            by=notice.author_id,
            whom=chosen,
            what="quiet_hours",
            door="chat",
            changed=True,
        )
    return count


def _stand(notice: Notice, these: Subquery) -> tuple[ColumnElement[str], ColumnElement[str | None]]:
    """In which state they begin, and why."""
    if notice.recalled_at is not None:
        return literal("explained"), literal("recalled", String())
    has_paused = false() if notice.urgent else these.c[0].in_(people.paused(notice.goes_at))
    state = case((has_paused, "explained"), else_="waiting")
    return state, case((has_paused, rules.PAUSED), else_=null())
