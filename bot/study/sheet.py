"""The round sheet of a study day in figures: as a whole, by unit below it, by category.

`invited = on_site + online + door + leave + silent`, always, and after the end also
`attended + missed`, where every missed one has a place of their own. All of it is one SELECT over
`standing`, so the parts sum to the whole by construction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.counted import Counts, add_up, by_name, how_many
from bot.study.models import StudyDay
from bot.study.rules import MODES
from bot.study.standing import BYS, EVIDENCES, PLACES, Of, standing

ANSWERS = (*MODES, "silent")
FUNNEL = ("told", "seen", "answered", "attended")
WAYS = ("on_site", "remote", "door")
UNKNOWN = "unknown"
_MISSED = tuple(f"place_{one}" for one in PLACES if one != "attended")


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of the sheet: counts by name.

    invited, the answers, the funnel; came_* by way, evidence_*, by_* by who entered it, said_* by
    who answered; late, entered_late, walk_in; place_* for who is missing.
    """

    counts: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return self.counts.get(name, 0)

    @property
    def missed(self) -> int:
        """Who has not come, once the day is over."""
        return sum(self[name] for name in _MISSED)

    @property
    def missing(self) -> dict[str, int]:
        """The places of who is missing that somebody is in."""
        found = {name.removeprefix("place_"): self[name] for name in _MISSED}
        return {place: count for place, count in found.items() if count}

    @property
    def rate(self) -> int | None:
        """Attendance in percent, rounded down; None where nobody was invited."""
        return self["attended"] * 100 // self["invited"] if self["invited"] else None

    def of(self, prefix: str) -> dict[str, int]:
        """The counts that begin so and are not 0, without the beginning."""
        return {
            name.removeprefix(prefix): count
            for name, count in self.counts.items()
            if name.startswith(prefix) and count
        }


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit below the day's and its figures; None: people of no unit below it."""

    unit_id: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Sheet:
    """The round sheet; in `units` and in `categories` everybody stands once."""

    day: StudyDay
    is_over: bool
    whole: Figures
    units: tuple[UnitLine, ...]
    categories: Mapping[str, Figures]


def sheet(session: Session, of: Of, *, under: int | None = None) -> Sheet:
    """The sheet of a day. By the units just below `under` (None: below the day's unit) in which
    the members lived, else had their home, on that day."""
    top = of.day.unit_id if under is None else under
    inside = people.below_by_id(session, top)
    every: list[Counts] = []
    by_unit: dict[int | None, list[Counts]] = {}
    by_category: dict[str, list[Counts]] = {}
    for row in _counted(session, standing(session, of)):
        counts = row[3:]
        home, residence, category = row.home_unit_id, row.residence_unit_id, row.category
        place = inside.get(residence) if residence in inside else inside.get(home)
        every.append(counts)
        by_unit.setdefault(place[0] if place else None, []).append(counts)
        by_category.setdefault(category or UNKNOWN, []).append(counts)
    return Sheet(
        of.day,
        of.is_over,
        _sum(every),
        _units(by_unit, dict(inside.values())),
        {one: _sum(by_category[one]) for one in sorted(by_category)},
    )


def whole(session: Session, of: Of) -> Figures:
    """The sheet's first line alone."""
    rows = standing(session, of)
    counted = select(func.count(), *(how_many(one) for one in _conditions(rows).values()))
    return _sum([session.execute(counted.select_from(rows)).one()])


def _units(
    by_unit: Mapping[int | None, Sequence[Counts]], names: Mapping[int, str]
) -> tuple[UnitLine, ...]:
    found = by_name(by_unit, names)
    return tuple(UnitLine(unit_id, name, _sum(counts)) for unit_id, name, counts in found)


def _counted(session: Session, rows: CTE) -> Sequence[Row[Any]]:
    """Home unit, residence unit and category, then the counts in the order of `_NAMES`."""
    keys = (rows.c.home_unit_id, rows.c.residence_unit_id, rows.c.category)
    counted = select(*keys, func.count(), *(how_many(one) for one in _conditions(rows).values()))
    return session.execute(counted.group_by(*keys)).all()


def _sum(lines: Sequence[Counts]) -> Figures:
    return Figures(add_up(_NAMES, lines))


def _conditions(rows: CTE) -> dict[str, ColumnElement[bool]]:
    came = rows.c.mode.is_not(None)
    return {
        **{mode: rows.c.answer == mode for mode in MODES},
        "silent": rows.c.answer.is_(None),
        "told": rows.c.told,
        "seen": rows.c.seen,
        "answered": rows.c.answer.is_not(None),
        "attended": came,
        "late": rows.c.late,
        "entered_late": rows.c.entered_late,
        "walk_in": rows.c.walk_in,
        **{f"came_{one}": rows.c.mode == one for one in WAYS},
        **{f"evidence_{one}": rows.c.evidence == one for one in EVIDENCES},
        **{f"by_{one}": rows.c.entered_by == one for one in BYS},
        **{f"said_{one}": rows.c.answered_by == one for one in BYS[:3]},
        **{f"place_{one}": rows.c.place == one for one in PLACES if one != "attended"},
    }


_NAMES: tuple[str, ...] = (
    "invited",
    *MODES,
    "silent",
    *FUNNEL,
    "late",
    "entered_late",
    "walk_in",
    *(f"came_{one}" for one in WAYS),
    *(f"evidence_{one}" for one in EVIDENCES),
    *(f"by_{one}" for one in BYS),
    *(f"said_{one}" for one in BYS[:3]),
    *_MISSED,
)
