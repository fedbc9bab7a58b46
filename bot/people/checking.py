"""What a member corrected and others rely on, looked at by whoever looks after them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import PersonCard, cards
from bot.people.correcting import write
from bot.people.history import RIGHT, WAITING, WRONG, Hand, changes, entries, opened
from bot.people.scope import may_act_for


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A correction that waits to be looked at, with both values in the clear."""

    change_id: int
    person: PersonCard
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """It was looked at: `right` stands, what was wrong is as it was `before`."""

    person: PersonCard
    field: str
    before: str | None
    after: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class NothingToCheck(Refusal):
    """It was looked at by somebody else, or has changed again since."""

    key: ClassVar[str] = "card-nothing-to-check"


def correction_to_check(
    session: Session, sealer: Sealer, change_id: int
) -> ToCheck | NothingToCheck:
    """A correction that still waits to be looked at."""
    row = _waiting(session, change_id)
    if row is None:
        return NothingToCheck()
    person = cards(session, [row.person_id])[row.person_id]
    old, new = opened(sealer, row.old_sealed), opened(sealer, row.new_sealed)
    return ToCheck(change_id, person, row.field, old, new)


def check_correction(
    session: Session, now: datetime, sealer: Sealer, *, change_id: int, by_id: int, right: bool
) -> Checked | NothingToCheck:
    """1 right: it stands. 2 wrong: it is as it was before, which is a change of its own.

    Only who may act for the member can say so, and nobody for themselves.
    """
    found = correction_to_check(session, sealer, change_id)
    if isinstance(found, NothingToCheck) or found.person.id == by_id:
        return NothingToCheck()
    if not may_act_for(session, now, viewer_id=by_id, person_id=found.person.id):
        return NothingToCheck()
    session.execute(
        update(changes)
        .where(changes.c.id == change_id)
        .values(checked=RIGHT if right else WRONG, checked_at=now, checked_by_id=by_id)
    )
    if right:
        _settle(session, now, found)
    else:
        write(
            session,
            now,
            sealer,
            person_id=found.person.id,
            field=found.field,
            values=(found.after, found.before),
            hand=Hand("leader", by_id),
        )
    return Checked(found.person, found.field, found.before, found.after, right)


def _settle(session: Session, now: datetime, found: ToCheck) -> None:
    session.execute(
        update(entries)
        .where(entries.c.person_id == found.person.id, entries.c.field == found.field)
        .values(unchecked_id=None, confirmed_at=now)
    )


def _waiting(session: Session, change_id: int) -> Row[tuple[object, ...]] | None:
    return session.execute(
        select(changes)
        .where(changes.c.id == change_id, changes.c.checked == WAITING)
        .with_for_update()
    ).first()
