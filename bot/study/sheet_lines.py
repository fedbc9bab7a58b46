"""The people of a round sheet, a line each: who came and how, who is missing and who sees to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Row, Select, Table, func, select
from sqlalchemy.orm import Session

from bot import errands, people
from bot.core.sealing import Sealer
from bot.study.standing import PLACES, Of, Place, standing

units: Table = people.Unit.metadata.tables["units"]
_ASKED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the sheet: sees the names in `scope` and why somebody cannot come where they look
    after them."""

    person_id: int | None
    scope: Select[int] | None
    sealer: Sealer


@dataclass(frozen=True, slots=True)
class Line:
    """One of the invited.

    `name` is "" for who is not in the reader's scope. `who` has the errand or spoke with them,
    `until` when it is due or was; `entered_by_name`: whose hand it was. `distance_m`: how far the
    position they sent was from the place, where that is known.
    """

    person_id: int
    name: str
    unit: str
    category: str | None
    answer: str | None
    walk_in: bool
    mode: str | None
    evidence: str | None
    entered_by: str | None
    entered_by_name: str
    at: datetime | None
    late: bool
    entered_late: bool
    distance_m: int | None
    place: str
    who: str = ""
    until: datetime | None = None
    reason: str = ""


def lines(
    session: Session,
    of: Of,
    reader: Reader,
    *,
    places: Sequence[Place] = PLACES,
    skip: int = 0,
    limit: int | None = None,
) -> list[Line]:
    """The invited by unit, then by name; `places`: only who stands in one of these (before the end
    of the day there are none but attended, so leave it as it is)."""
    rows = standing(session, of)
    wanted = _named(rows, reader).order_by(units.c.path, rows.c.name, rows.c.person_id)
    if places != PLACES:
        wanted = wanted.where(rows.c.place.in_(places))
    found = session.execute(wanted.offset(skip).limit(limit)).all()
    hands = _names(session, (row.recorded_by_id for row in found))
    made = [_line(row, hands) for row in found]
    return _with_reasons(session, of, reader, _with_errands(session, of, made), found)


def _named(rows: CTE, reader: Reader) -> Select[Any]:
    """The columns of the lines, the unit as it was on the day."""
    place = func.coalesce(rows.c.residence_unit_id, rows.c.home_unit_id)
    in_scope = rows.c.person_id.in_(reader.scope) if reader.scope is not None else None
    seen = (in_scope.label("in_scope"),) if in_scope is not None else ()
    return select(*rows.c, units.c.name.label("unit"), *seen).outerjoin_from(
        rows, units, units.c.id == place
    )


def _line(row: Row[Any], hands: dict[int, str]) -> Line:
    known = getattr(row, "in_scope", True)
    return Line(
        person_id=row.person_id,
        name=row.name if known else "",
        unit=(row.unit or "") if known else "",
        category=row.category if known else None,
        answer=row.answer,
        walk_in=row.walk_in,
        mode=row.mode,
        evidence=row.evidence,
        entered_by=row.entered_by,
        entered_by_name=hands.get(row.recorded_by_id, ""),
        at=row.at,
        late=row.late,
        entered_late=row.entered_late,
        distance_m=row.distance_m,
        place=row.place,
    )


def _names(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one is not None}
    return {one.id: one.name for one in people.cards(session, wanted).values()}


def _with_errands(session: Session, of: Of, found: list[Line]) -> list[Line]:
    """Who has each of them to see to, until when; or who spoke with them, and when."""
    wanted = [one.person_id for one in found if one.place in ("handed", "spoken")]
    if not wanted:
        return found
    theirs = _errands(session, of, wanted)
    names = _names(session, (who for who, _ in theirs.values()))
    return [
        replace(one, who=names.get(theirs[one.person_id][0], ""), until=theirs[one.person_id][1])
        if one.person_id in theirs
        else one
        for one in found
    ]


def _errands(
    session: Session, of: Of, wanted: Sequence[int]
) -> dict[int, tuple[int, datetime | None]]:
    """By member: the owner and day of the open errand, else by whom and when one was done."""
    found: dict[int, tuple[int, datetime | None]] = {}
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        part = wanted[start : start + _ASKED_AT_ONCE]
        for one in errands.about_members(session, ("study_day", of.day.id), part):
            if one.state == "open" and one.owner_id is not None:
                found[one.person_id] = (one.owner_id, one.due_at)
            elif one.state == "done" and one.ended_by_id is not None:
                found.setdefault(one.person_id, (one.ended_by_id, one.ended_at))
    return found


def _with_reasons(
    session: Session, of: Of, reader: Reader, found: list[Line], rows: Sequence[Row[Any]]
) -> list[Line]:
    """Why somebody cannot come is for who looks after them, for the others it is 请假."""
    given = {row.person_id: row.reason_sealed for row in rows if row.reason_sealed}
    if not given or reader.person_id is None:
        return found
    theirs = people.organisers_of_many(session, of.now, given)
    mine = {one for one, organiser in theirs.items() if organiser == reader.person_id}
    return [
        replace(one, reason=reader.sealer.open(given[one.person_id]))
        if one.person_id in mine
        else one
        for one in found
    ]
