"""Errands that change hands because their owner goes, comes back, or is stood in for in turn."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot import delivery, people
from bot.core.facts import About
from bot.errands.models import Errand

_WHOSE = func.coalesce(Errand.stands_for_id, Errand.owner_id)


@dataclass(frozen=True, slots=True)
class Moved:
    """An open errand that has another owner now."""

    id: int
    kind: str
    about: About
    person_id: int
    from_id: int
    to_id: int


def re_own(session: Session, now: datetime, person_ids: Collection[int]) -> list[Moved]:
    """Give the open errands of these people, and those done for them, to whom they belong now:
    themselves, or who stands in for them. Those that changed hands; done twice it moves nothing.

    What their old owners were to be sent is stopped; tells nobody.
    """
    found = _open_of(session, person_ids)
    moved = [
        one
        for whose, errands in _by_whose(found).items()
        for one in _move(session, now, whose, errands)
    ]
    for one in moved:
        delivery.withdraw(session, now, ("errand", one.id), "handed-on", [one.from_id])
    return moved


def strays(session: Session) -> set[int]:
    """Whose open errands are in the wrong hands: they are away, have left, or are done for by
    somebody who has. Given in the same moment as somebody went, for instance."""
    owner = aliased(people.Person)
    gone = select(_WHOSE).join(owner, owner.id == Errand.owner_id)
    away = select(people.Absence.person_id).where(people.Absence.state == "under_way")
    wanted = gone.where(
        Errand.state == "open",
        Errand.owner_id.in_(away)
        | (owner.left_at.is_not(None) & Errand.stands_for_id.is_not(None)),
    )
    return {one for one in session.scalars(wanted.distinct()) if one is not None}


def _open_of(session: Session, person_ids: Collection[int]) -> Sequence[Errand]:
    theirs = Errand.owner_id.in_(person_ids) & Errand.stands_for_id.is_(None)
    return session.scalars(
        select(Errand)
        .where(Errand.state == "open", theirs | Errand.stands_for_id.in_(person_ids))
        .order_by(Errand.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _by_whose(found: Sequence[Errand]) -> Mapping[int, list[Errand]]:
    grouped: dict[int, list[Errand]] = defaultdict(list)
    for one in found:
        grouped[one.stands_for_id or one.owner_id or 0].append(one)
    return grouped


def _move(session: Session, now: datetime, whose: int, errands: Sequence[Errand]) -> list[Moved]:
    wanted = {one.person_id: whose for one in errands}
    owners = people.owners_now(session, now, wanted, as_organiser=False)
    moved = []
    for one in errands:
        owner, before = owners[one.person_id], one.owner_id
        one.owner_id, one.stands_for_id = owner.id, owner.stands_for
        if owner.id is not None and before is not None and owner.id != before:
            about = (one.about_kind, one.about_id)
            moved.append(Moved(one.id, one.kind, about, one.person_id, before, owner.id))
    session.flush()  # one UPDATE of many rows
    return moved
