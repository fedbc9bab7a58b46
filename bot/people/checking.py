"""What a member corrected and others rely on, looked at by whoever looks after them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.acting_for import may_act_for
from bot.people.cards import PersonCard, cards
from bot.people.correcting import write
from bot.people.history import RIGHT, WAITING, WRONG, FieldChange, Hand, changes, entries, opened


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


def sealed_change(session: Session, change_id: int) -> FieldChange | None:
    """A change with its values as they are kept; None for an unknown id."""
    row = session.execute(
        select(
            changes.c.person_id, changes.c.field, changes.c.old_sealed, changes.c.new_sealed
        ).where(changes.c.id == change_id)
    ).first()
    return None if row is None else FieldChange(*row)


def accept_correction(
    session: Session, now: datetime, *, change_id: int, by_id: int
) -> FieldChange | None:
    """Who spoke with the member says that it is right; None when there is nothing to look at."""
    row = _waiting(session, change_id)
    if row is None:
        return None
    _note(session, now, change_id, by_id, RIGHT)
    _settle(session, now, row.person_id, row.field)
    return sealed_change(session, change_id)


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
    _note(session, now, change_id, by_id, RIGHT if right else WRONG)
    if right:
        _settle(session, now, found.person.id, found.field)
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


def _note(session: Session, now: datetime, change_id: int, by_id: int, checked: str) -> None:
    session.execute(
        update(changes)
        .where(changes.c.id == change_id)
        .values(checked=checked, checked_at=now, checked_by_id=by_id)
    )


def _settle(session: Session, now: datetime, person_id: int, field: str) -> None:
    session.execute(
        update(entries)
        .where(entries.c.person_id == person_id, entries.c.field == field)
        .values(unchecked_id=None, confirmed_at=now)
    )


def _waiting(session: Session, change_id: int) -> Row[Any] | None:
    return session.execute(
        select(changes)
        .where(changes.c.id == change_id, changes.c.checked == WAITING)
        .with_for_update()
    ).first()
