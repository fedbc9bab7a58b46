"""The header row of a sheet: where it is, and which column of the file is which of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.people.roster.cells import text_in
from bot.people.roster.columns import COLUMNS, Column, column_named, is_for_problems
from bot.people.roster.problems import NotUnderstood
from bot.people.roster.sheet import Cells

_TITLES_ABOVE = 3  # rows like 东风支部党员花名册 over the headers
_NAMED = 10
_LONGEST_TITLE = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of this file, and what its header says."""

    column: Column
    title: str


Headings = Mapping[int, Heading]  # by place, from 0


def header_row(rows: Iterator[tuple[int, Cells]]) -> tuple[int, Cells]:
    """The number and cells of the header: the first row that is not a title over the table.

    Raises NotUnderstood for a sheet without any.
    """
    for passed, (number, cells) in enumerate(rows):
        if passed >= _TITLES_ABOVE or not _is_title(cells):
            return number, cells
    raise NotUnderstood("roster-empty")


def headings(header: Cells) -> Headings:
    """Which place holds which column. Raises NotUnderstood for unknown, double, missing ones."""
    titles = {place: title for place, cell in enumerate(header) if (title := _title(cell))}
    known = {place: column_named(title) for place, title in titles.items()}
    refuse("roster-unknown-columns", [titles[place] for place, one in known.items() if not one])
    columns = {place: column for place, column in known.items() if column is not None}
    given = [column.field for column in columns.values()]
    refuse("roster-double-columns", [one.chinese for one in COLUMNS if given.count(one.field) > 1])
    missing = [one.chinese for one in COLUMNS if one.required and one.field not in given]
    refuse("roster-missing-columns", missing)
    return {place: Heading(column, titles[place]) for place, column in columns.items()}


def problem_places(header: Cells) -> frozenset[int]:
    """The places of a corrected file's own column, which is written anew and never read."""
    return frozenset(place for place, cell in enumerate(header) if _is_for_problems(cell))


def refuse(key: str, titles: list[str]) -> None:
    """Raises NotUnderstood that names these titles, if there are any."""
    if titles:
        shown = "、".join(title[:_LONGEST_TITLE] for title in titles[:_NAMED])
        more = " …" if len(titles) > _NAMED else ""
        raise NotUnderstood(key, columns=shown + more)


def _title(cell: object) -> str:
    title = text_in(cell)
    return "" if is_for_problems(title) else title


def _is_for_problems(cell: object) -> bool:
    return isinstance(cell, str) and is_for_problems(cell)


def _is_title(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell not in (None, "")]
    return len(filled) == 1 and not (isinstance(filled[0], str) and column_named(filled[0]))
