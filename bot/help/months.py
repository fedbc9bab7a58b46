"""How the help requests of some weeks stand among some people."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from bot.help.models import HelpRequest


def figures_among(
    session: Session, members: Select[int], since: datetime, until: datetime
) -> Mapping[str, int]:
    """`asked` by these members from `since` to before `until`, and of those `done` by now."""
    row = session.execute(
        select(func.count(), func.sum(case((HelpRequest.state == "done", 1), else_=0))).where(
            HelpRequest.asked_at >= since,
            HelpRequest.asked_at < until,
            HelpRequest.asker_id.in_(members),
        )
    ).one()
    return {"asked": row[0], "done": int(row[1] or 0)}
