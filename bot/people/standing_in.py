"""Who stands in for whom just now: an absence is under way from the tick that moved what was theirs
until the tick (or the word) that brought it back, so owners and organisers change together.

Somebody who stands in and is away as well is stood in for in turn: A's is then C's.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from bot.core.prepared import Prepared
from bot.people.cards import persons
from bot.people.models import Absence

absences: Table = Absence.metadata.tables["absences"]
_NAMED = Prepared(
    lambda _: (
        select(absences.c.id)
        .where(absences.c.substitute_id == bindparam("person"), absences.c.state == "under_way")
        .limit(1)
    )
)
_LONGEST_CHAIN = 20  # nobody may name somebody who is away, so a ring cannot come to be


def stand_ins(session: Session, person_ids: Iterable[int]) -> dict[int, int | None]:
    """Who stands in for those of these people who are away; None: whoever did has left."""
    wanted = set(person_ids)
    next_of = _under_way(session, wanted)
    if not next_of:
        return {}
    asked = set(wanted)
    for _ in range(_LONGEST_CHAIN):
        further = set(next_of.values()) - asked
        if not further:
            break
        asked |= further
        next_of |= _under_way(session, further)
    present = _still_there(session, set(next_of.values()))
    return {one: _end_of(one, next_of, present) for one in wanted if one in next_of}


def stood_in_for(session: Session, person_id: int) -> list[int]:
    """For whom somebody does what is theirs just now; nobody while they are away themselves."""
    if _NAMED.run(session, person=person_id).first() is None:
        return []
    found: list[int] = []
    asked = [person_id]
    for _ in range(_LONGEST_CHAIN):
        rows = session.scalars(
            select(absences.c.person_id).where(
                absences.c.substitute_id.in_(asked), absences.c.state == "under_way"
            )
        ).all()
        asked = [one for one in rows if one not in found]
        if not asked:
            break
        found.extend(asked)
    if not found or _under_way(session, {person_id}):
        return []
    return sorted(one for one, by in stand_ins(session, found).items() if by == person_id)


def standing_in(session: Session, person_ids: Collection[int]) -> set[int]:
    """Those of these people whom somebody away has named to stand in."""
    return set(
        session.scalars(
            select(absences.c.substitute_id).where(
                absences.c.substitute_id.in_(person_ids), absences.c.state == "under_way"
            )
        )
    )


def passing_through(session: Session, person_id: int) -> list[int]:
    """Whose own things may change hands when somebody comes, goes or leaves: theirs, and those of
    everybody away of the same account."""
    account = select(persons.c.account).where(persons.c.id == person_id).scalar_subquery()
    away = session.scalars(
        select(absences.c.person_id).where(
            absences.c.state == "under_way", absences.c.account == account
        )
    )
    return sorted({person_id, *away})


def _under_way(session: Session, person_ids: Collection[int]) -> dict[int, int]:
    if not person_ids:
        return {}
    rows = session.execute(
        select(absences.c.person_id, absences.c.substitute_id).where(
            absences.c.person_id.in_(person_ids), absences.c.state == "under_way"
        )
    )
    return {row[0]: row[1] for row in rows}


def _still_there(session: Session, person_ids: Collection[int]) -> set[int]:
    return set(
        session.scalars(
            select(persons.c.id).where(persons.c.id.in_(person_ids), persons.c.left_at.is_(None))
        )
    )


def _end_of(person_id: int, next_of: dict[int, int], present: Collection[int]) -> int | None:
    one = person_id
    for _ in range(_LONGEST_CHAIN):
        if one not in next_of:
            return one
        one = next_of[one]
        if one not in present:
            return None
    return None
