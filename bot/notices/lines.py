"""The people of a notice's ledger, a line each: what they said, or what was done about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Row, Select, Table, case, func, select
from sqlalchemy.orm import Session

from bot import errands, people
from bot.notices.standing import STATES, Of, standing

units: Table = people.Unit.metadata.tables["units"]
_ASKED_AT_ONCE = 1000
_SHOWN_FIRST = ("waiting", "handed_over", "explained", "confirmed")


@dataclass(frozen=True, slots=True)
class NoticeReader:
    """Who reads the ledger: sees the names in `scope`, and the author also why somebody cannot."""

    person_id: int
    scope: Select[int]


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One recipient. `name` is "" for who is not in the reader's scope. `by`: who said so for them;
    `who` has them to see to, until `until`; `reason`: why explained, or a note."""

    person_id: int
    name: str
    unit: str
    state: str
    answer: str | None
    since: datetime
    by: str
    who: str
    until: datetime | None
    reason: str
    told: bool
    arrived: bool
    opened_at: datetime | None


def lines(
    session: Session,
    of: Of,
    reader: NoticeReader,
    *,
    states: Sequence[str] = STATES,
    skip: int = 0,
    limit: int | None = None,
) -> list[NoticeLine]:
    """The recipients in one of `states`: who is waited for first, then by unit and name."""
    rows = standing(of)
    first = case({one: nth for nth, one in enumerate(_SHOWN_FIRST)}, value=rows.c.state)
    wanted = (
        _named(rows, reader)
        .where(rows.c.state.in_(states))
        .order_by(first, units.c.path, rows.c.name, rows.c.person_id)
    )
    found = session.execute(wanted.offset(skip).limit(limit)).all()
    hands = _in_hands(session, of, [one.person_id for one in found if one.state == "handed_over"])
    known = people.cards(
        session,
        {one for row in found for one in (row.by_id, row.to_id) if one}
        | {owner for owner, _ in hands.values()},
    )
    names = {one.id: one.name for one in known.values()}
    return [_line(row, of, reader, names, hands) for row in found]


def _named(rows: CTE, reader: NoticeReader) -> Select[Any]:
    place = func.coalesce(rows.c.residence_unit_id, rows.c.home_unit_id)
    in_scope = rows.c.person_id.in_(reader.scope).label("in_scope")
    return select(*rows.c, units.c.name.label("unit"), in_scope).outerjoin_from(
        rows, units, units.c.id == place
    )


def _line(
    row: Row[Any],
    of: Of,
    reader: NoticeReader,
    names: dict[int, str],
    hands: dict[int, tuple[int, datetime]],
) -> NoticeLine:
    owner, until = hands.get(row.person_id, (row.to_id, None))
    is_for_reader = row.state == "explained" or (
        row.in_scope and (row.answer != "cannot" or of.notice.author_id == reader.person_id)
    )
    return NoticeLine(
        person_id=row.person_id,
        name=row.name if row.in_scope else "",
        unit=(row.unit or "") if row.in_scope else "",
        state=row.state,
        answer=row.answer,
        since=row.since,
        by=names.get(row.by_id, ""),
        who=names.get(owner or 0, "") if row.state == "handed_over" else "",
        until=until,
        reason=(row.reason or "") if is_for_reader else "",
        told=row.told,
        arrived=row.arrived,
        opened_at=row.opened_at,
    )


def _in_hands(
    session: Session, of: Of, person_ids: Sequence[int]
) -> dict[int, tuple[int, datetime]]:
    """By member: who has the open errand about them, and when it is due."""
    found: dict[int, tuple[int, datetime]] = {}
    for start in range(0, len(person_ids), _ASKED_AT_ONCE):
        part = person_ids[start : start + _ASKED_AT_ONCE]
        for one in errands.about_members(session, ("notice", of.notice.id), part):
            if one.state == "open" and one.owner_id is not None:
                found[one.person_id] = (one.owner_id, one.due_at)
    return found
