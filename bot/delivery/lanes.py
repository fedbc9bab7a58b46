"""Lanes that the platform has closed and opened again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, case, delete, or_, select
from sqlalchemy.orm import Session

from bot.channels import Action, SendFailed
from bot.core.database import insert_into
from bot.delivery.attempts import LaneClosing
from bot.delivery.models import Lane
from bot.delivery.outcomes import LANE_RESTS, UNTIL_REPAIRED, grown

ALL: Final = "*"  # every channel of an account


@dataclass(frozen=True, slots=True)
class ClosedLane:
    """What is closed of an account, as those who run this read it; `channel` "*": everything."""

    account: str
    channel: str
    reason: str  # "code 45009"
    closed_until: datetime
    next_probe_at: datetime


def close_lanes(session: Session, now: datetime, closings: Iterable[LaneClosing]) -> None:
    """Nothing more by these lanes but a probe now and then; the later end wins.

    Of the answers to calls that were under way at once the first counts, a probe's always does.
    """
    by_lane: dict[tuple[str, str], LaneClosing] = {}
    for one in closings:
        by_lane.setdefault((one.account, one.channel), one)
    for closing in by_lane.values():
        _close(session, now, closing)


def _close(session: Session, now: datetime, closing: LaneClosing) -> None:
    known = session.get(Lane, (closing.account, closing.channel), with_for_update=True)
    refused = 0 if known is None else known.refused + closing.probed
    if known is not None:
        session.expunge(known)
    until, probe_at = grown(closing, refused, now)
    row = insert_into(session, Lane).values(
        account=closing.account,
        channel=closing.channel,
        closed_until=until,
        next_probe_at=probe_at,
        reason=closing.reason,
        refused=refused,
    )

    def later(name: str) -> object:
        before, after = getattr(Lane, name), row.excluded[name]
        return case((before > after, before), else_=after)

    session.execute(
        row.on_conflict_do_update(
            index_elements=["account", "channel"],
            set_={
                "closed_until": later("closed_until"),
                "next_probe_at": later("next_probe_at"),
                "reason": row.excluded.reason,
                "refused": row.excluded.refused,
            },
        ),
        execution_options={"synchronize_session": False},
    )


def open_lanes(session: Session, lanes: Iterable[tuple[str, str]]) -> None:
    """These lanes (account, channel) are open again."""
    for account, channel in set(lanes):
        session.execute(delete(Lane).where(Lane.account == account, Lane.channel == channel))


def is_shut(session: Session, now: datetime, account: str, channel: str) -> bool:
    """Whether the platform has closed this channel, and it is not time to try it either."""
    shut = select(Lane.channel).where(
        Lane.account == account,
        or_(
            and_(Lane.channel == channel, Lane.next_probe_at > now),
            and_(Lane.channel == ALL, Lane.closed_until > now),
        ),
    )
    return session.scalar(shut.limit(1)) is not None


def shut(session: Session, now: datetime, account: str, channel: str, error: SendFailed) -> None:
    """A call that is no text of the outbox was told that its lane is closed."""
    reason = f"code {error.code}"
    rests = max(error.until or now, now + LANE_RESTS)
    closing = LaneClosing(account, channel, rests, rests, reason)
    if error.action is Action.STOP_ACCOUNT:
        closing = LaneClosing(account, ALL, now + UNTIL_REPAIRED, rests, reason, probed=True)
    close_lanes(session, now, [closing])


def closed_lanes(session: Session, now: datetime) -> Sequence[ClosedLane]:
    """What is closed now, of every account."""
    found = session.scalars(
        select(Lane).where(Lane.closed_until > now).order_by(Lane.account, Lane.channel)
    )
    return [
        ClosedLane(one.account, one.channel, one.reason, one.closed_until, one.next_probe_at)
        for one in found
    ]
