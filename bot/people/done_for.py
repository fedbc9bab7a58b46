"""What was done in a member's name: by whom, and in which standing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.models import DoneFor
from bot.people.roles import roles_of
from bot.people.scope import members_select
from bot.people.words import IN_CHARGE


def standing_towards(session: Session, now: datetime, by_id: int, member_id: int) -> str:
    """As what somebody acts for a member: leader, secretary, officer (the nearest), else helper."""
    held = [one for one in roles_of(session, now, by_id) if one.role in IN_CHARGE]
    for one in reversed(held):
        inside = members_select(one.unit_id).where(persons.c.id == member_id)
        if session.execute(inside).first() is not None:
            return one.role
    return "helper"


def note_done_for(
    session: Session,
    now: datetime,
    *,
    member_id: int,
    act: str,
    by_id: int | None = None,
    helper_row_id: int | None = None,
) -> str:
    """Keep that something was done in a member's name, by a member (`by_id`) or a helper who is
    none (`helper_row_id`); the standing."""
    standing = "helper" if by_id is None else standing_towards(session, now, by_id, member_id)
    session.add(
        DoneFor(
            member_id=member_id,
            by_id=by_id,
            helper_id=helper_row_id,
            standing=standing,
            act=act,
            at=now,
        )
    )
    session.flush()
    return standing


def note_done_for_many(
    session: Session,
    now: datetime,
    *,
    member_ids: Sequence[int],
    act: str,
    by_id: int,
    standing: str,
) -> None:
    """The same for many members, in whose name somebody acted as one and the same thing (leader,
    secretary, officer)."""
    if not member_ids:
        return
    given = {"act": act, "by_id": by_id, "standing": standing, "at": now}
    session.execute(insert(DoneFor), [{"member_id": one, **given} for one in member_ids])
