"""Passing errands on: because their owner's office went to another, or the member elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errands.ending import hand_on
from bot.errands.models import Errand

_AT_ONCE = 5000  # ids in one statement


def pass_on(session: Session, now: datetime, owners: Mapping[int, int]) -> list[Errand]:
    """Give open errands (by id) to new owners (or to who stands in for them); those that changed
    hands. Tells nobody: a successor reads of all of them in one text."""
    found = []
    for errand_id, to_id in owners.items():
        handed = hand_on(session, now, errand_id, to_id)
        if isinstance(handed, Errand):
            found.append(handed)
    return found


def open_about_members(session: Session, person_ids: Sequence[int]) -> list[Errand]:
    """The open errands about any of these members that somebody owns, oldest first."""
    found: list[Errand] = []
    for start in range(0, len(person_ids), _AT_ONCE):
        found += session.scalars(
            select(Errand)
            .where(
                Errand.person_id.in_(person_ids[start : start + _AT_ONCE]),
                Errand.state == "open",
                Errand.owner_id.is_not(None),
            )
            .order_by(Errand.no)
        )
    return found
