"""What a roster changes of the members there were, written into their history."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.birth_dates import BirthDate
from bot.people.chunks import in_chunks
from bot.people.history import FieldChange, Hand, record_changes, seal
from bot.people.roles import units
from bot.people.roster.comparing import Entry
from bot.people.roster.known import Known
from bot.people.roster.rows import Row

_BIRTH = frozenset({"born_on", "birthday_calendar"})  # one thing on a card
_SEALED_ALREADY = frozenset({"phone", "address"})


def note_changes(
    session: Session,
    now: datetime,
    sealer: Sealer,
    entries: Sequence[Entry],
    *,
    by_id: int | None = None,
) -> None:
    """Write down every field that these entries change, old and new; nothing for new members.

    `by_id`: who took the file over, None for the operator.
    """
    paths = _paths(session, entries)
    made = [
        FieldChange(known.id, field, *_values(field, known, entry, paths, sealer))
        for entry in entries
        if (known := entry.pair.known) is not None
        for field in _fields(entry)
    ]
    record_changes(session, now, made, Hand("roster", by_id))


def _fields(entry: Entry) -> Iterable[str]:
    return dict.fromkeys("born_on" if field in _BIRTH else field for field in entry.fields)


def _values(
    field: str, known: Known, entry: Entry, paths: Mapping[int | None, str], sealer: Sealer
) -> tuple[str | None, str | None]:
    placed = entry.pair.placed
    if field in _SEALED_ALREADY:
        return getattr(known, f"{field}_sealed"), seal(sealer, getattr(placed.row, field))
    if field == "born_on":
        before, after = _born(known, placed.row)
    elif field in {"home", "residence"}:
        before, after = paths.get(getattr(known, f"{field}_unit_id")), getattr(placed, field)
    else:
        before, after = _text(getattr(known, field)), _text(getattr(placed.row, field))
    return seal(sealer, before), seal(sealer, after)


def _born(known: Known, row: Row) -> tuple[str | None, str | None]:
    before = BirthDate.of(known.born_on, known.birthday_calendar)
    after = BirthDate.of(
        row.born_on or known.born_on, row.birthday_calendar or known.birthday_calendar
    )
    return _text(before), _text(after)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _paths(session: Session, entries: Sequence[Entry]) -> dict[int | None, str]:
    """The paths of the units in which those stand who move."""
    moved = {"home", "residence"}
    known = [one.pair.known for one in entries if moved & {*one.fields} and one.pair.known]
    ids = sorted({i for one in known for i in (one.home_unit_id, one.residence_unit_id) if i})
    found: dict[int | None, str] = {}
    for part in in_chunks(ids):
        rows = session.execute(select(units.c.id, units.c.path).where(units.c.id.in_(part)))
        found.update((row.id, row.path) for row in rows)
    return found
