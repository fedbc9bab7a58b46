"""Other words for a text that still waits: everybody keeps their turn, and gets the new ones."""

from datetime import datetime

from sqlalchemy import Select, update
from sqlalchemy.orm import Session

from bot.delivery.models import Outbound
from bot.delivery.planning import Abouts, Draft, contents_about, made, mark_withdrawn, note


def reword(session: Session, now: datetime, about: Abouts, draft: Draft, but: Select[int]) -> int:
    """Put `draft` in the place of what waits about `about`, for all but these people; how many.

    A row whose call has begun keeps the old words. Of one person at most one text may wait.
    """
    mark_withdrawn(session, contents_about(about, None), "reworded")
    content = made(draft, now)
    session.add(content)
    session.flush()
    moved = session.scalars(
        update(Outbound)
        .where(
            Outbound.state == "waiting",
            Outbound.content_id.in_(contents_about(about, None)),
            Outbound.content_id != content.id,
            Outbound.person_id.not_in(but),
        )
        .values(content_id=content.id)
        .returning(Outbound.id)
        .execution_options(synchronize_session=False)
    ).all()
    note(session, content.id)
    return len(moved)
