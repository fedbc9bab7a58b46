"""The ledger of a notice in figures, as a whole and by unit: one SELECT over `standing`, so that
`audience = confirmed + handed_over + explained + waiting` holds for every line by construction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.counted import Counts, add_up, by_name, how_many
from bot.notices.lines import NoticeReader
from bot.notices.models import Notice, Recipient
from bot.notices.standing import STATES, Of, standing
from bot.notices.whom import unit_ids_in

EVIDENCE = ("told", "arrived", "opened")


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of the ledger: counts by name; audience, the four states, by_word (confirmed by
    somebody else's word), and by evidence told, arrived, opened."""

    counts: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return self.counts[name]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit and the figures of its people; id None: people of no unit below the ones looked at."""

    unit_id: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """The ledger in figures; in `units` everybody stands once."""

    notice: Notice
    whole: Figures
    units: tuple[UnitFigures, ...]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice of a list, with its figures among those who are looked at."""

    notice: Notice
    author: str
    counts: Mapping[str, int]

    @property
    def audience(self) -> int:
        """How many they are."""
        return sum(self.counts.values())


def sheet(session: Session, of: Of, *, under: Sequence[int]) -> NoticeSheet:
    """The figures of a notice, by the units just below each of `under` in which its people lived,
    else had their home."""
    inside: dict[int | None, tuple[int, str]] = {}
    for top in reversed(under):
        inside.update(people.below_by_id(session, top))
    every: list[Counts] = []
    by_unit: dict[int | None, list[Counts]] = {}
    for row in _counted(session, standing(of)):
        counts = row[2:]
        place = inside.get(row.residence_unit_id) or inside.get(row.home_unit_id)
        every.append(counts)
        by_unit.setdefault(place[0] if place else None, []).append(counts)
    return NoticeSheet(of.notice, _sum(every), _units(by_unit, dict(inside.values())))


def listed(
    session: Session, now: datetime, reader: NoticeReader, *, skip: int = 0, limit: int = 50
) -> list[NoticeRow]:
    """The notices that went to somebody in the reader's scope, the newest first, counted among
    these; those whose units are all in their charge among everybody."""
    reached = select(Recipient.notice_id).where(Recipient.person_id.in_(reader.scope))
    wanted = select(Notice).where(Notice.id.in_(reached)).order_by(Notice.id.desc())
    found = session.scalars(wanted.offset(skip).limit(limit)).all()
    whole = whole_of(session, now, reader.person_id, found)
    counts = _states(session, [one.id for one in found], whole, reader.scope)
    authors = people.cards(session, {one.author_id for one in found})
    names = {one.id: one.name for one in authors.values()}
    return [NoticeRow(one, names.get(one.author_id, ""), counts[one.id]) for one in found]


def _states(
    session: Session, ids: Sequence[int], whole: Sequence[int], scope: Select[int]
) -> dict[int, dict[str, int]]:
    among = or_(Recipient.notice_id.in_(whole), Recipient.person_id.in_(scope))
    rows = session.execute(
        select(Recipient.notice_id, Recipient.state, func.count())
        .where(Recipient.notice_id.in_(ids), among)
        .group_by(Recipient.notice_id, Recipient.state)
    )
    counts = {one: dict.fromkeys(STATES, 0) for one in ids}
    for notice_id, state, count in rows:
        counts[notice_id][state] = count
    return counts


def whole_of(
    session: Session, now: datetime, viewer_id: int, notices: Sequence[Notice]
) -> list[int]:
    """The ids of those notices all of whose units this person is in charge of."""
    of = {one.id: unit_ids_in(one.audience) for one in notices}
    wanted = {unit for units in of.values() for unit in units}
    mine = people.among_those_in_charge_of(session, now, viewer_id, wanted)
    return [one for one, units in of.items() if units <= mine]


def _units(
    by_unit: Mapping[int | None, Sequence[Counts]], names: Mapping[int, str]
) -> tuple[UnitFigures, ...]:
    found = by_name(by_unit, names)
    return tuple(UnitFigures(unit_id, name, _sum(counts)) for unit_id, name, counts in found)


def _counted(session: Session, rows: CTE) -> Sequence[Row[Any]]:
    """Home and residence unit, then the counts in the order of `_NAMES`."""
    keys = (rows.c.home_unit_id, rows.c.residence_unit_id)
    counted = select(*keys, func.count(), *(how_many(one) for one in _conditions(rows).values()))
    return session.execute(counted.group_by(*keys)).all()


def _sum(lines: Sequence[Counts]) -> Figures:
    return Figures(add_up(_NAMES, lines))


def _conditions(rows: CTE) -> dict[str, ColumnElement[bool]]:
    return {
        **{state: rows.c.state == state for state in STATES},
        "by_word": and_(rows.c.state == "confirmed", rows.c.by_id.is_not(None)),
        "told": rows.c.told,
        "arrived": rows.c.arrived,
        "opened": rows.c.opened_at.is_not(None),
    }


_NAMES: tuple[str, ...] = ("audience", *STATES, "by_word", *EVIDENCE)
