"""What changed of what is held about a member: who, as what, when, from, to. Values sealed.

Everything that changes a member writes it here: a correction in chat, a leader who looked at one,
a roster file. Words on a member's mind are blotted out of it when they are taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.models import CardChange, CardEntry

changes: Table = CardChange.metadata.tables["card_changes"]
entries: Table = CardEntry.metadata.tables["card_entries"]

By = Literal["self", "helper", "leader", "roster"]
MIND = "mind"
CHECKED_FIELDS = frozenset({"name", "born_on", "phone", "address"})  # others rely on these
WAITING, RIGHT, WRONG, OVERTAKEN = "waiting", "right", "wrong", "overtaken"
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand changes something: the member's own, a helper's, a leader's, a roster file.

    `id`: the person, None where nobody in the roster did it (a helper who is no member, a file);
    `name`: what a helper is called.
    """

    by: By
    id: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """Whose hand writes a change into the history, and what seals it."""

    hand: Hand
    sealer: Sealer


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one member from a value to another, both sealed; None: it was, or is, empty."""

    person_id: int
    field: str
    old_sealed: str | None
    new_sealed: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change as it is read: values open, `by_name` None where nobody in the roster did it.

    `blotted`: the words were taken back, and only that there were some is kept.
    """

    id: int
    field: str
    at: datetime
    by: str
    by_name: str | None
    old: str | None
    new: str | None
    checked: str | None
    blotted: bool


def record_changes(
    session: Session,
    now: datetime,
    made: Sequence[FieldChange],
    hand: Hand,
    *,
    checked: str | None = None,
) -> None:
    """Write down any number of changes by one hand; a thousand rows a statement.

    A correction of the same field that still waited to be looked at is overtaken by it.
    """
    _overtake(session, now, made)
    for part in in_chunks(made, _ROWS_AT_ONCE):
        session.execute(insert(changes), [_row(one, now, hand, checked) for one in part])


def write_down(
    session: Session,
    now: datetime,
    pen: Pen | None,
    *,
    person_id: int,
    field: str,
    values: tuple[str | None, str | None],
) -> None:
    """One field of one member from a value to another, both in the clear, by whoever holds the
    pen; nothing where both are the same, or nobody does (a pause that ends by itself)."""
    old, new = values
    if pen is None or old == new:
        return
    change = FieldChange(person_id, field, seal(pen.sealer, old), seal(pen.sealer, new))
    record_changes(session, now, [change], pen.hand)


def history(
    session: Session, sealer: Sealer, person_id: int, *, with_mind: bool = False
) -> list[Change]:
    """What changed of a member, the oldest first. `with_mind`: for the member alone."""
    wanted = (
        select(changes, persons.c.name)
        .outerjoin_from(changes, persons, persons.c.id == changes.c.by_id)
        .where(changes.c.person_id == person_id)
        .order_by(changes.c.id)
    )
    if not with_mind:
        wanted = wanted.where(changes.c.field != MIND)
    return [
        Change(
            id=row.id,
            field=row.field,
            at=row.at,
            by=row.by,
            by_name=row.name,
            old=opened(sealer, row.old_sealed),
            new=opened(sealer, row.new_sealed),
            checked=row.checked,
            blotted=row.field == MIND and row.old_sealed is None and row.new_sealed is None,
        )
        for row in session.execute(wanted)
    ]


def replay(made: Iterable[Change]) -> dict[str, str | None]:
    """What stands after changes in their order: field -> value."""
    return {one.field: one.new for one in made}


def blot_out(session: Session, person_id: int, field: str) -> None:
    """Take the words of a field out of the history; that there were some stays."""
    session.execute(
        update(changes)
        .where(changes.c.person_id == person_id, changes.c.field == field)
        .values(old_sealed=None, new_sealed=None)
    )


def seal(sealer: Sealer, text: str | None) -> str | None:
    """A value as history keeps it; None stays None."""
    return None if text is None else sealer.seal(text)


def opened(sealer: Sealer, sealed: str | None) -> str | None:
    """A sealed value in the clear; None stays None."""
    return None if sealed is None else sealer.open(sealed)


def _overtake(session: Session, now: datetime, made: Sequence[FieldChange]) -> None:
    for field in {one.field for one in made} & CHECKED_FIELDS:
        for part in in_chunks([one.person_id for one in made if one.field == field]):
            theirs = changes.c.person_id.in_(part), changes.c.field == field
            session.execute(
                update(changes)
                .where(*theirs, changes.c.checked == WAITING)
                .values(checked=OVERTAKEN, checked_at=now)
            )
            session.execute(
                update(entries)
                .where(entries.c.person_id.in_(part), entries.c.field == field)
                .values(unchecked_id=None)
            )


def _row(one: FieldChange, now: datetime, hand: Hand, checked: str | None) -> dict[str, Any]:
    return {
        "person_id": one.person_id,
        "field": one.field,
        "at": now,
        "by": hand.by,
        "by_id": hand.id,
        "old_sealed": one.old_sealed,
        "new_sealed": one.new_sealed,
        "checked": checked,
    }
