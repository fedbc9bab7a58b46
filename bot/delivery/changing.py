"""Writing what becomes of outbox rows, fenced by the claim: who lost a claim changes nothing."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import case, update
from sqlalchemy.orm import Session

from bot.delivery.attempts import Change
from bot.delivery.models import Outbound


def change_rows(
    session: Session, now: datetime, claimed_at: datetime, changes: Mapping[int, Change]
) -> set[int]:
    """Write the changes of rows by id, equal ones by one UPDATE; ids of those still held.

    A row that became `unknown` because its sender was slow still takes what that sender knows.
    """
    alike: defaultdict[Change, list[int]] = defaultdict(list)
    for outbound_id, change in changes.items():
        alike[change].append(outbound_id)
    changed: set[int] = set()
    for change, ids in alike.items():
        written = (
            update(Outbound)
            .where(
                Outbound.id.in_(ids),
                Outbound.claimed_at == claimed_at,
                Outbound.state.in_(("sending", "unknown")),
            )
            .values(**_values(change, now))
            .returning(Outbound.id)
            .execution_options(synchronize_session=False)
        )
        changed.update(session.scalars(written))
    return changed


def _values(change: Change, now: datetime) -> dict[str, Any]:
    if change.state != "waiting":
        return {"state": change.state, "reason": change.reason, "finished_at": now}
    wanted = Outbound.reason.is_(None)
    without_more = case((Outbound.arrived, "accepted"), else_="skipped")
    values: dict[str, Any] = {
        "state": case((wanted, "waiting"), else_=without_more),
        "finished_at": case((wanted, None), else_=now),
        "not_before": change.not_before or now,
        "claimed_at": None,
        "channel": None,
        "may_repeat_until": change.may_repeat_until,
    }
    known = {"tried": change.tried, "retries": change.retries, "arrived": change.arrived or None}
    return values | {name: value for name, value in known.items() if value is not None}
