"""A sheet while it is open, whatever kind of file it lies in."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.people.roster.problems import Problem

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells with their numbers as the sheet shows them, empty ones left out.

    `count`: how many rows there are at most. `merged`: cells that are one, as A2:A5, over several
    rows. `odd`: what is allowed and worth a second look. Going through `rows` raises NotUnderstood
    where the file turns out to be broken.
    """

    rows: Iterator[tuple[int, Cells]]
    count: int
    merged: tuple[str, ...] = ()
    odd: tuple[Problem, ...] = ()


def numbered(rows: Iterator[Cells]) -> Iterator[tuple[int, Cells]]:
    """The rows that hold something, with their numbers from 1."""
    for number, cells in enumerate(rows, start=1):
        if any(cell not in (None, "") for cell in cells):
            yield number, cells
