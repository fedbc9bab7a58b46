"""How the errands of some weeks stand about some people."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.errands.models import Errand


def figures_among(
    session: Session, members: Select[int], since: datetime, until: datetime
) -> Mapping[str, int]:
    """`visits` made to these members from `since` to before `until`, and those still `open`."""
    about_them = select(func.count()).where(Errand.person_id.in_(members))
    made = about_them.where(
        Errand.state == "done", Errand.ended_at >= since, Errand.ended_at < until
    )
    left = about_them.where(Errand.state == "open", Errand.created_at < until)
    return {"visits": session.scalar(made) or 0, "open": session.scalar(left) or 0}
