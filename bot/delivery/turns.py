"""Whose texts are taken up next, where several accounts have some that are equally urgent.

One with a million texts waiting, or one whose platform answers after ten seconds, must not hold up
the others: the account with the fewest batches under way comes first, then the one that was served
longest ago.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

AT_ONCE: Final = 2  # batches: while one is called, the next is claimed and decided


@dataclass(frozen=True, slots=True)
class Line:
    """The texts of one account that are equally urgent; `rank` as in `Draft.rank`. A batch begins
    with one line and may go on with other lines of the same account."""

    rank: int
    account: str


class Turns:
    """The batches of one worker; claims of several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._under_way: dict[object, Line] = {}  # batch -> the line that comes first in it
        self._served: dict[str, int] = {}
        self._count = 0

    @contextmanager
    def batch(self) -> Iterator["Batch"]:
        """One batch, from its claim until all of it is through."""
        mine = Batch(self)
        try:
            yield mine
        finally:
            with self._lock:
                self._under_way.pop(mine, None)

    def order(self, batch: "Batch", lines: Sequence[Line]) -> list[Line]:
        """The lines in their turn; the first one is this batch's. Asked again (its transaction had
        to begin again) it may be another."""
        with self._lock:
            self._under_way.pop(batch, None)
            busy = Counter(one.account for one in self._under_way.values())
            ordered = sorted(
                lines,
                key=lambda one: (one.rank, busy[one.account], self._served.get(one.account, 0)),
            )
            if ordered:
                self._count += 1
                self._served[ordered[0].account] = self._count
                self._under_way[batch] = ordered[0]
            return ordered

    def wanted(self, due: Sequence[Line], running: int) -> int:
        """How many sweeps more should begin beside so many: where something is due there are always
        some, and another for a line of which no batch is under way."""
        if not due:
            return 0
        if running < AT_ONCE:
            return AT_ONCE - running
        with self._lock:
            known = set(self._under_way.values())
        has_room = running < AT_ONCE - 1 + len(known.union(due))
        return 1 if has_room and not known.issuperset(due) else 0


class Batch:
    """One batch of a worker among its others."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def order(self, lines: Sequence[Line]) -> list[Line]:
        """See `Turns.order`."""
        return self._turns.order(self, lines)
