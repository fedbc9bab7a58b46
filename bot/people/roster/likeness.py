"""Names that look like one name written twice: 王秀蘭 and 王秀兰, 王秀英 and 王秀英（大）.

Many names of one branch differ in one character and are different people (王秀兰, 王秀英). So a
single other character only counts where the birth date is the same too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.core.folding import compact
from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Pair
from bot.people.roster.known import Known
from bot.people.roster.problems import Problem

_ADDED = re.compile(r"[(\[（【].*|[0-9a-z大小老]+$")  # 王秀英（大）, 王秀英2
_DOTS = re.compile(r"[·•・‧.]")  # 阿不都·热西提
_UNITS_COMPARED = 200
_SHORTEST_COMPARED = 3
_NAME, _HOME = BY_FIELD["name"].chinese, BY_FIELD["home"].chinese


def nearly_equal_names(
    pairs: Sequence[Pair], known: Sequence[Known], unit_ids: Mapping[str, int]
) -> list[Problem]:
    """New members whose name is nearly that of another in the same unit, a row or a member."""
    near = _Near()
    for member in known:
        near.knows(member.home_unit_id, member.name, member.born_on)
    found: list[Problem] = []
    for pair in pairs:
        row, unit = pair.placed.row, unit_ids.get(pair.placed.home, pair.placed.home)
        other = near.like(unit, row.name, row.born_on) if pair.known is None else None
        if other is not None:
            facts: dict[str, str | int] = {"name": row.name, "other": other}
            found.append(Problem(row.number, _NAME, "roster-warn-near-name", facts))
        near.knows(unit, row.name, row.born_on)
    return found


def nearly_equal_units(new: Sequence[str], there: Iterable[str]) -> Iterator[Problem]:
    """New units beside which stands one with a name that differs in a character."""
    beside: dict[str, list[str]] = defaultdict(list)
    for path in there:
        beside[path.rpartition("/")[0]].append(path.rpartition("/")[2])
    for path in new[:_UNITS_COMPARED]:
        above, _, name = path.rpartition("/")
        other = next((one for one in beside[above] if _one_apart(one, name)), None)
        if other is not None:
            facts: dict[str, str | int] = {"unit": path, "other": other}
            yield Problem(0, _HOME, "roster-warn-near-unit", facts)


class _Near:
    """Names by unit, found again by how they fold and by the birth date."""

    def __init__(self) -> None:
        self._folded: dict[tuple[int | str, str], str] = {}
        self._born: dict[tuple[int | str, date], list[str]] = defaultdict(list)

    def knows(self, unit: int | str, name: str, born: date | None) -> None:
        """Remember a name."""
        self._folded.setdefault((unit, _bare(name)), name)
        if born is not None:
            self._born[unit, born].append(name)

    def like(self, unit: int | str, name: str, born: date | None) -> str | None:
        """A remembered name of the unit that is nearly, and not exactly, this one."""
        same = self._folded.get((unit, _bare(name)))
        if same is not None and same != name:
            return same
        born_then = self._born.get((unit, born), ()) if born else ()
        return next((other for other in born_then if _one_apart(other, name)), None)


def _bare(name: str) -> str:
    folded = _DOTS.sub("", compact(name))
    return _ADDED.sub("", folded) if len(folded) >= _SHORTEST_COMPARED else folded


def _one_apart(one: str, other: str) -> bool:
    """True for two texts that differ in one character, put in, left out or another."""
    if one == other or abs(len(one) - len(other)) > 1 or len(one) < _SHORTEST_COMPARED - 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if start < 0:
        return True
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    skip = 1 if len(one) == len(other) else 0
    return longer[start + 1 :] == shorter[start + skip :]
