"""What the platform refused, counted by code: for those who run this."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.delivery.attempts import Outcome
from bot.delivery.models import Refused


@dataclass(frozen=True, slots=True)
class RefusedCode:
    """How often a code was the answer, and when last. Code 0: the platform was not reached."""

    account: str
    channel: str
    code: int
    count: int
    last_at: datetime


def count_refusals(session: Session, now: datetime, outcomes: Sequence[Outcome]) -> None:
    """Add a batch's refusals to the day's; nothing is asked of the database without any."""
    counted = Counter(
        (one.attempt.content.account, one.attempt.channel, one.code or 0)
        for one in outcomes
        if one.word == "refused"
    )
    for (account, channel, code), count in sorted(counted.items()):
        row = insert_into(session, Refused).values(
            account=account,
            channel=channel,
            code=code,
            day=now.date(),
            count=count,
            last_at=now,
        )
        session.execute(
            row.on_conflict_do_update(
                index_elements=["account", "channel", "code", "day"],
                set_={"count": Refused.count + row.excluded.count, "last_at": now},
            ),
            execution_options={"synchronize_session": False},
        )


def refused(session: Session, since: datetime) -> list[RefusedCode]:
    """What was refused on the days (UTC) from that of `since` on, the most frequent first."""
    times = func.sum(Refused.count).label("times")
    last_at = func.max(Refused.last_at).label("last_at")
    found = session.execute(
        select(Refused.account, Refused.channel, Refused.code, times, last_at)
        .where(Refused.day >= since.date())
        .group_by(Refused.account, Refused.channel, Refused.code)
        .order_by(times.desc(), Refused.code)
    )
    return [
        RefusedCode(row.account, row.channel, row.code, row.times, row.last_at) for row in found
    ]
