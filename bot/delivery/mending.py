"""Texts that would never go: what has one right mending is mended, the rest is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, exists, func, select, update
from sqlalchemy.orm import Session

from bot.delivery.models import Content, Lane, Outbound
from bot.delivery.noted import note_act
from bot.delivery.returning import give_back

LATE: Final = timedelta(minutes=10)
LOST: Final = "content-lost"


@dataclass(frozen=True, slots=True)
class Late:
    """Texts that should have gone: how many of a rank (0 urgent, 1 help and answers, 2 the rest,
    3 what goes to very many), and since when the oldest is due."""

    account: str
    rank: int
    count: int
    since: datetime


def mend_stuck(session: Session, now: datetime, lease: timedelta) -> int:
    """Claims older than two leases, which no worker has ended: ended; how many."""
    stuck = session.scalar(
        select(func.count()).where(
            Outbound.state == "sending", Outbound.claimed_at < now - 2 * lease
        )
    )
    if stuck:
        give_back(session, now, lease)
    return stuck or 0


def mend_speechless(session: Session, now: datetime) -> int:
    """Texts whose words are gone: set aside, so that they are not taken up for ever; how many."""
    gone = session.scalars(
        update(Outbound)
        .where(
            Outbound.state.in_(("waiting", "sending")),
            ~exists().where(Content.id == Outbound.content_id),
        )
        .values(state="failed", reason=LOST, finished_at=now)
        .returning(Outbound.id)
        .execution_options(synchronize_session=False)
    ).all()
    note_act(session, now, gone, "set-aside", LOST)
    return len(gone)


def late(session: Session, now: datetime, than: timedelta = LATE) -> Sequence[Late]:
    """Texts due for longer than `than` whose account is not closed by the platform."""
    closed = exists().where(
        Lane.account == Content.account,
        Lane.channel == "*",
        Lane.closed_until > now,
    )
    rows = session.execute(
        select(Content.account, Outbound.rank, func.count(), func.min(Outbound.not_before))
        .join_from(Outbound, Content, Content.id == Outbound.content_id)
        .where(and_(Outbound.state == "waiting", Outbound.not_before <= now - than), ~closed)
        .group_by(Content.account, Outbound.rank)
        .order_by(Outbound.rank, Content.account)
    )
    return [Late(*row) for row in rows]
