"""What a roster says that cannot be, and what is allowed but worth a second look."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Pair
from bot.people.roster.known import Known
from bot.people.roster.problems import Problem
from bot.people.roster.rows import Row


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


def warnings(
    pairs: Sequence[Pair], known: Sequence[Known], unit_ids: dict[str, int]
) -> tuple[Problem, ...]:
    """New members with a name the unit knows already, and phones that now have another name."""
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
    return tuple(found)


def _warning(row: Row, key: str, **facts: str | int) -> Problem:
    return Problem(row.number, BY_FIELD["name"].chinese, key, {"name": row.name, **facts})
