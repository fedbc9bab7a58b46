"""How the notices of some weeks stand among some people."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from bot.notices.models import Notice, Recipient

STATES = ("confirmed", "handed_over", "explained", "waiting")


def figures_among(
    session: Session, members: Select[int], since: datetime, until: datetime
) -> Mapping[str, int]:
    """`notices` that went to any of these members from `since` to before `until`, their
    `audience` among them, and of that as many as are in each state; the sum of these is it."""
    found = session.execute(
        select(Recipient.state, func.count())
        .join(Notice, Notice.id == Recipient.notice_id)
        .where(*_of(members, since, until))
        .group_by(Recipient.state)
    )
    counted = {**dict.fromkeys(STATES, 0), **{row[0]: row[1] for row in found}}
    many = session.scalar(
        select(func.count(Notice.id.distinct()))
        .join(Recipient, Recipient.notice_id == Notice.id)
        .where(*_of(members, since, until))
    )
    return {"notices": many or 0, "audience": sum(counted.values()), **counted}


def _of(members: Select[int], since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Notice.published_at >= since,
        Notice.published_at < until,
        Recipient.person_id.in_(members),
    )
