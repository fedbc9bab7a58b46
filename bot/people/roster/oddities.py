"""What a roster says that cannot be, and what is allowed but worth a second look."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Pair, Placed
from bot.people.roster.known import Known
from bot.people.roster.likeness import nearly_equal_names, nearly_equal_units
from bot.people.roster.problems import Problem
from bot.people.roster.rows import Row
from bot.people.roster.sheet_words import role_words

_ROLE_LANGUAGE = "zh-CN"


def future_dates(rows: Sequence[Row], today: date) -> list[Problem]:
    """Birth and joining dates after today, and joining before being born."""
    return [problem for row in rows for problem in _impossible(row, today)]


def _impossible(row: Row, today: date) -> list[Problem]:
    wrong = [
        Problem(row.number, BY_FIELD[field].chinese, "roster-future-date")
        for field, day in (("born_on", row.born_on), ("joined_on", row.joined_on))
        if day is not None and day > today
    ]
    if row.born_on and row.joined_on and row.joined_on <= row.born_on:
        wrong.append(Problem(row.number, BY_FIELD["joined_on"].chinese, "roster-joined-too-early"))
    return wrong


def into_closed(placed: Sequence[Placed], closed: frozenset[str]) -> tuple[Problem, ...]:
    """Rows that put somebody into a unit that was closed or merged."""
    return tuple(
        Problem(one.row.number, BY_FIELD[field].chinese, "roster-unit-closed", {"unit": path})
        for one in placed
        for field, path in (("home", one.home), ("residence", one.residence))
        if path in closed
    )


def warnings(
    pairs: Sequence[Pair],
    known: Sequence[Known],
    unit_ids: Mapping[str, int],
    new_units: Sequence[str],
) -> tuple[Problem, ...]:
    """Names that a unit has twice or nearly twice, phones that now have another name, new units
    whose names look like a typing error of one there is."""
    found = _same_names(pairs, known, unit_ids)
    found += nearly_equal_names(pairs, known, unit_ids)
    found.sort(key=lambda one: one.row)
    return (*found, *nearly_equal_units(new_units, unit_ids))


def left_behind(
    pairs: Sequence[Pair],
    held: Mapping[tuple[int, int], set[str]],
    unit_ids: Mapping[str, int],
) -> tuple[Problem, ...]:
    """Roles that somebody who moves keeps in the old unit: a row only speaks of the new one."""
    found: list[Problem] = []
    for pair in pairs:
        old = pair.known
        if old is None or unit_ids.get(pair.placed.home) == old.home_unit_id:
            continue
        kept = held.get((old.id, old.home_unit_id))
        if kept:
            facts = {"roles": role_words(kept, _ROLE_LANGUAGE)}
            found.append(_warning(pair.placed.row, "roster-warn-role-left-behind", **facts))
    return tuple(found)


def _same_names(
    pairs: Sequence[Pair], known: Sequence[Known], unit_ids: Mapping[str, int]
) -> list[Problem]:
    names: dict[tuple[str, int], int] = defaultdict(int)
    for member in known:
        names[member.name, member.home_unit_id] += 1
    rows: dict[tuple[str, str], int] = {}
    found: list[Problem] = []
    for pair in pairs:
        row, home = pair.placed.row, pair.placed.home
        first = rows.setdefault((row.name, home), row.number)
        if pair.known is not None and pair.known.name != row.name:
            found.append(_warning(row, "roster-warn-renamed", old=pair.known.name))
        if pair.known is None and first != row.number:
            found.append(_warning(row, "roster-warn-same-name-row", other=first))
        elif pair.known is None and names[row.name, unit_ids.get(home, -1)]:
            found.append(_warning(row, "roster-warn-same-name"))
    return found


def _warning(row: Row, key: str, **facts: str | int) -> Problem:
    return Problem(row.number, BY_FIELD["name"].chinese, key, {"name": row.name, **facts})
