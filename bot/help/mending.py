"""Promises that nobody would be reminded of: the clock is asked anew."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.core import due
from bot.help.escalating import OVERDUE, watch
from bot.help.models import HelpRequest


def mend_unwatched(session: Session, now: datetime) -> int:
    """Open or claimed requests whose last watch has no due row any more, done or waiting: asked for
    again, at the time promised; how many."""
    watched = exists().where(due.Due.kind == OVERDUE, due.Due.subject_id == HelpRequest.id)
    found = session.scalars(
        select(HelpRequest)
        .where(HelpRequest.state.in_(("open", "claimed")), HelpRequest.watches > 0, ~watched)
        .order_by(HelpRequest.id)
        .with_for_update()
    ).all()
    for request in found:
        promised = request.answer_by if request.state == "open" else request.finish_by
        watch(session, request, max(now, promised or request.answer_by))
    return len(found)
