"""Which member a row means: by phone, else by name, home unit and birth date (INTERFACE §5).

Where one side lacks the birth date and not both have a phone, name and home unit decide if they
leave no choice: a second file that only adds birth dates must not make everybody twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Pair, Placed
from bot.people.roster.known import Known
from bot.people.roster.problems import Problem, Problems
from bot.people.roster.rows import Row

_NAME = BY_FIELD["name"].chinese
_PHONE = BY_FIELD["phone"].chinese


def match(
    placed: Sequence[Placed], known: Sequence[Known], unit_ids: Mapping[str, int]
) -> list[Pair] | Problems:
    """Every row with its member; Problems where two rows, or two members, cannot be told apart."""
    matched, problems = _by_phone(placed, known)
    names = _Names(placed, known, unit_ids)
    names.take(matched.values())
    problems += _same_rows(placed)
    for one in placed:
        if one.row.number in matched:
            continue
        fitting = names.fitting(one)
        if len(fitting) > 1:
            problems.append(_unclear(one.row))
        elif fitting:
            matched[one.row.number] = fitting[0]
            names.take(fitting)
    if problems:
        return Problems(tuple(sorted(problems, key=lambda problem: problem.row)))
    return [Pair(one, matched.get(one.row.number)) for one in placed]


def _by_phone(
    placed: Sequence[Placed], known: Sequence[Known]
) -> tuple[dict[int, Known], list[Problem]]:
    """The members whose phone a row has, by row. One phone in two rows is a mistake, unless both
    members have it already: two people who could not be told apart when the file comes again."""
    owners: dict[str, list[Known]] = defaultdict(list)
    for member in known:
        if member.phone_key:
            owners[member.phone_key].append(member)
    matched: dict[int, Known] = {}
    problems: list[Problem] = []
    first: dict[str, Row] = {}
    for one in placed:
        if not one.phone_keys:
            continue
        owner = _owner(one, [member for key in one.phone_keys for member in owners.get(key, ())])
        other = first.setdefault(one.phone_keys[0], one.row)
        if owner is not None:
            matched[one.row.number] = owner
        if other is not one.row and (owner is None or owner is matched.get(other.number)):
            problems.append(_same_phone(one.row, other))
    return matched, problems


def _owner(one: Placed, fitting: Sequence[Known]) -> Known | None:
    """Who of those with the row's phone is meant: the only one, or the one of this name."""
    if len(fitting) > 1:
        named = [member for member in fitting if member.name == one.row.name]
        return next((one for one in named), fitting[0])
    return fitting[0] if fitting else None


def _same_phone(row: Row, other: Row) -> Problem:
    facts: dict[str, str | int] = {"other": other.number, "name": other.name}
    return Problem(row.number, _PHONE, "roster-same-phone", facts)


class _Names:
    """Members and rows by name and home unit, less the members that a row has taken."""

    def __init__(
        self, placed: Sequence[Placed], known: Sequence[Known], unit_ids: Mapping[str, int]
    ) -> None:
        self._unit_ids = unit_ids
        self._taken: set[int] = set()
        self._rows = Counter((one.row.name, one.home) for one in placed)
        self._known: dict[tuple[str, int], list[Known]] = defaultdict(list)
        for member in known:
            self._known[member.name, member.home_unit_id].append(member)

    def take(self, members: Iterable[Known]) -> None:
        """These members are meant by a row already."""
        self._taken.update(member.id for member in members)

    def fitting(self, one: Placed) -> list[Known]:
        """The free members a row without a known phone can mean."""
        unit_id = self._unit_ids.get(one.home, -1)
        named = self._known.get((one.row.name, unit_id), ())
        free = [member for member in named if member.id not in self._taken]
        exact = [member for member in free if member.born_on == one.row.born_on]
        if exact or self._rows[one.row.name, one.home] > 1 or len(free) > 1:
            return exact
        return [member for member in free if _may_be(one, member)]


def _may_be(one: Placed, member: Known) -> bool:
    if one.phone_keys and member.phone_key:
        return False
    return one.row.born_on is None or member.born_on is None


def _same_rows(placed: Sequence[Placed]) -> list[Problem]:
    """Rows that nothing tells apart: the next time the file comes they would be one."""
    first: dict[tuple[str, str, date | None], Row] = {}
    found: list[Problem] = []
    for one in placed:
        if one.phone_keys:
            continue
        other = first.setdefault((one.row.name, one.home, one.row.born_on), one.row)
        if other is not one.row:
            facts = {"other": other.number}
            found.append(Problem(one.row.number, _NAME, "roster-same-row", facts))
    return found


def _unclear(row: Row) -> Problem:
    return Problem(row.number, _NAME, "roster-several-members", {"name": row.name})
