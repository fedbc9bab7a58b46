"""Lanes that the platform has closed and opened again."""

from collections.abc import Iterable

from sqlalchemy import case, delete
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.delivery.attempts import LaneClosing
from bot.delivery.models import Lane


def close_lanes(session: Session, closings: Iterable[LaneClosing]) -> None:
    """Nothing more by these lanes until they open, or a probe finds so; the later end wins."""
    for closing in {(one.account, one.channel): one for one in closings}.values():
        row = insert_into(session, Lane).values(
            account=closing.account,
            channel=closing.channel,
            closed_until=closing.until,
            next_probe_at=closing.probe_at,
            reason=closing.reason,
        )
        longer = case(
            (Lane.closed_until > row.excluded.closed_until, Lane.closed_until),
            else_=row.excluded.closed_until,
        )
        session.execute(
            row.on_conflict_do_update(
                index_elements=["account", "channel"],
                set_={
                    "closed_until": longer,
                    "next_probe_at": row.excluded.next_probe_at,
                    "reason": row.excluded.reason,
                },
            ),
            execution_options={"synchronize_session": False},
        )


def open_lanes(session: Session, lanes: Iterable[tuple[str, str]]) -> None:
    """These lanes (account, channel) are open again."""
    for account, channel in set(lanes):
        session.execute(delete(Lane).where(Lane.account == account, Lane.channel == channel))
