"""What an errand is about takes place at another time, or is called otherwise."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import delivery
from bot.core.facts import About
from bot.core.kept_facts import Kept, keep
from bot.errands.models import Errand


def put_to(
    session: Session,
    now: datetime,
    about: About,
    *,
    reasons: Collection[str],
    due_at: datetime,
    listed_from: datetime | None = None,
    facts: Mapping[str, Kept],
) -> Sequence[Errand]:
    """The open errands about something, given for one of these reasons, are due then and say so.
    They are listed from `listed_from` on, None: as before.

    What their owners were still to be sent is withdrawn; who owns which is for the caller to tell.
    """
    found = session.scalars(
        select(Errand)
        .where(
            Errand.about_kind == about[0],
            Errand.about_id == about[1],
            Errand.state == "open",
            Errand.reason.in_(reasons),
        )
        .order_by(Errand.no)
        .with_for_update()
    ).all()
    for one in found:
        one.due_at, one.facts = due_at, {**one.facts, **keep(facts)}
        one.listed_from = listed_from or one.listed_from
        delivery.withdraw(session, now, ("errand", one.id), "changed")
    session.flush()
    return found


def retitle(session: Session, about: About, title: str) -> int:
    """The open errands about something name it by its new title; how many."""
    rows = session.execute(
        select(Errand.id, Errand.facts)
        .where(Errand.about_kind == about[0], Errand.about_id == about[1], Errand.state == "open")
        .with_for_update()
    ).all()
    if rows:
        named = [{"id": row.id, "facts": {**row.facts, "title": title}} for row in rows]
        session.execute(update(Errand), named)
        session.expire_all()
    return len(rows)
