"""Writing what becomes of outbox rows, fenced by the claim: who lost a claim changes nothing."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, Update, bindparam, case, update
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery.attempts import Change
from bot.delivery.models import Outbound

outbox: Table = Outbound.metadata.tables["outbox"]


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
        held = {"ids": ids, "since": claimed_at}
        if change.state == "waiting" or change.why is not None:
            written = session.execute(_changing().values(**_values(change, now)), held)
        else:
            ended = {"state": change.state, "reason": change.reason, "finished_at": now}
            written = _END.run(session, **held, **ended)
        changed.update(written.scalars())
    return changed


def _changing() -> Update:
    return (
        update(outbox)
        .where(
            among(outbox.c.id, "ids"),
            outbox.c.claimed_at == bindparam("since", type_=outbox.c.claimed_at.type),
            outbox.c.state.in_(("sending", "unknown")),
        )
        .returning(outbox.c.id)
    )


def _ending(_dialect: str) -> Update:
    return _changing().values(
        state=bindparam("state"), reason=bindparam("reason"), finished_at=bindparam("finished_at")
    )


def _values(change: Change, now: datetime) -> dict[str, Any]:
    if change.state != "waiting":
        ended = {"state": change.state, "reason": change.reason, "finished_at": now}
        return {**ended, "why": change.why}
    wanted = outbox.c.reason.is_(None)
    without_more = case((outbox.c.arrived, "accepted"), else_="skipped")
    values: dict[str, Any] = {
        "state": case((wanted, "waiting"), else_=without_more),
        "finished_at": case((wanted, None), else_=now),
        "not_before": change.not_before or now,
        "claimed_at": None,
        "channel": None,
        "may_repeat_until": change.may_repeat_until,
    }
    known = {
        "tried": change.tried,
        "retries": change.retries,
        "arrived": change.arrived or None,
        "why": change.why,
    }
    return values | {name: value for name, value in known.items() if value is not None}


_END = Prepared(_ending)
