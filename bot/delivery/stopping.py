"""Nothing more for somebody: what waits for them is stopped, what they were asked is closed."""

from datetime import datetime

from sqlalchemy import case, update
from sqlalchemy.orm import Session

from bot.delivery.models import Outbound, Question


def stop_for(session: Session, now: datetime, person_id: int, reason: str) -> None:
    """Skip every text that still waits for a member, because of `reason`, and close what they
    were asked; a call that is under way takes no other route."""
    waits = Outbound.state == "waiting"
    session.execute(
        update(Outbound)
        .where(Outbound.person_id == person_id, Outbound.state.in_(("waiting", "sending")))
        .values(
            state=case((waits, "skipped"), else_=Outbound.state),
            finished_at=case((waits, now), else_=Outbound.finished_at),
            reason=reason,
        )
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Question)
        .where(Question.person_id == person_id, Question.closed_at.is_(None))
        .values(closed_at=now)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
