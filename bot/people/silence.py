"""Who has not been heard of: members without a sign of life."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.identity import bindings


def count_without(session: Session, openids: Select[Any], person_ids: Select[Any]) -> int:
    """How many members who have not left are neither behind one of these WeChat accounts (their
    own or a shared one) nor among these people."""
    wrote = (
        select(bindings.c.id)
        .where(
            bindings.c.person_id == persons.c.id,
            bindings.c.kind != "helper",
            bindings.c.until.is_(None),
            bindings.c.openid.in_(openids),
        )
        .exists()
    )
    silent = select(func.count()).where(
        persons.c.left_at.is_(None), ~wrote, persons.c.id.not_in(person_ids)
    )
    return session.scalar(silent) or 0
