"""Tables to be written as a file: title, what they are about, columns, rows."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header and how wide it is, in characters."""

    header: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook. `about`: lines under the title; `wide`: printed across the page."""

    name: str
    title: str
    about: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    wide: bool = False
