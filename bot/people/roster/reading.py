"""Reading a roster file: every row understood, or every mistake by row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from bot.people.roster.cells import Understood, text_in, understood
from bot.people.roster.columns import COLUMNS, Column, column_named
from bot.people.roster.problems import NotUnderstood, Problem, Problems
from bot.people.roster.rows import Row
from bot.people.roster.sheets import Cells, cells_of

_HEADERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Heading:
    """A column of this file, and what its header says."""

    column: Column
    title: str


_Headings = Mapping[int, _Heading]  # by place, from 0


def read(path: Path) -> list[Row] | Problems:
    """The rows of a file in their order, or what is wrong with it; opens no database."""
    try:
        rows = cells_of(path)
        header = next(rows, None)
        if header is None:
            return Problems.of_file("roster-empty")
        return _understood(_headings(header[1]), rows)
    except NotUnderstood as error:
        return Problems.of_file(error.key, **error.facts)


def _headings(header: Cells) -> _Headings:
    """Which place holds which column. Raises NotUnderstood for unknown, double, missing ones."""
    titles = {place: text_in(cell) for place, cell in enumerate(header)}
    known = {place: column_named(title) for place, title in titles.items() if title}
    _refuse("roster-unknown-columns", [titles[place] for place, one in known.items() if not one])
    columns = {place: column for place, column in known.items() if column is not None}
    given = [column.field for column in columns.values()]
    _refuse("roster-double-columns", [one.chinese for one in COLUMNS if given.count(one.field) > 1])
    missing = [one.chinese for one in COLUMNS if one.required and one.field not in given]
    _refuse("roster-missing-columns", missing)
    return {place: _Heading(column, titles[place]) for place, column in columns.items()}


def _refuse(key: str, titles: list[str]) -> None:
    if titles:
        raise NotUnderstood(key, columns=_some(titles))


def _some(titles: list[str]) -> str:
    shown = "、".join(title[:20] for title in titles[:_HEADERS_SHOWN])
    return shown + (" …" if len(titles) > _HEADERS_SHOWN else "")


def _understood(headings: _Headings, rows: Iterator[tuple[int, Cells]]) -> list[Row] | Problems:
    found: list[Row] = []
    problems: list[Problem] = []
    for number, cells in rows:
        values, wrong = _row(headings, number, cells)
        if wrong:
            problems += wrong
        else:
            found.append(Row(number=number, **values))
    problems += _same_phones(headings, found)
    if problems:
        return Problems(tuple(sorted(problems, key=lambda one: one.row)))
    return found or Problems.of_file("roster-empty")


def _row(headings: _Headings, number: int, cells: Cells) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    for place, cell in enumerate(cells):
        heading = headings.get(place)
        try:
            value = _value(heading, cell)
        except NotUnderstood as error:
            title = heading.title if heading else get_column_letter(place + 1)
            wrong.append(Problem(number, title, error.key, error.facts))
            continue
        if heading and value is not None:
            values[heading.column.field] = value
    return values, [*wrong, *_left_empty(headings, number, values, wrong)]


def _expect_nothing(cell: object) -> None:
    if cell not in (None, ""):
        raise NotUnderstood("roster-no-header")


def _value(heading: _Heading | None, cell: object) -> Understood | None:
    if heading is None:
        _expect_nothing(cell)
        return None
    return understood(heading.column.field, cell)


def _left_empty(
    headings: _Headings, number: int, values: Mapping[str, Any], wrong: list[Problem]
) -> Iterator[Problem]:
    complained = {problem.column for problem in wrong}
    for heading in headings.values():
        empty = heading.column.required and heading.column.field not in values
        if empty and heading.title not in complained:
            yield Problem(number, heading.title, "roster-required")


def _same_phones(headings: _Headings, rows: list[Row]) -> list[Problem]:
    """Two people with one phone could not be told apart the next time the file comes."""
    title = next((one.title for one in headings.values() if one.column.field == "phone"), "")
    first: dict[str, Row] = {}
    found = []
    for row in rows:
        if row.phone is None:
            continue
        other = first.setdefault(row.phone, row)
        if other is not row:
            facts: dict[str, str | int] = {"other": other.number, "name": other.name}
            found.append(Problem(row.number, title, "roster-same-phone", facts))
    return found
