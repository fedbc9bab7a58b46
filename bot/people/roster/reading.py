"""Reading a roster file: every row understood, or every mistake by row and column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from bot.people.roster.cells import Understood, born, understood
from bot.people.roster.headings import Heading, Headings, header_row, headings, problem_places
from bot.people.roster.problems import NotUnderstood, Problem, Problems
from bot.people.roster.rows import Row
from bot.people.roster.sheet import Cells, Sheet
from bot.people.roster.sheets import sheet_of

_OFTEN = 500  # rows between two words of how far it is
HowFar = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of a file in their order, and what is odd about the file."""

    rows: tuple[Row, ...]
    odd: tuple[Problem, ...] = ()


def read(path: Path, *, how_far: HowFar | None = None) -> Roster | Problems:
    """The rows of a file, or what is wrong with it; opens no database.

    `how_far` is told every few hundred rows how many of how many are read.
    """
    try:
        with sheet_of(path) as sheet:
            number, header = header_row(sheet.rows)
            reader = _Reader(headings(header), problem_places(header))
            return reader.read(sheet, number, how_far or _to_nobody)
    except NotUnderstood as error:
        return Problems.of_file(error)


def _to_nobody(_read: int, _of: int) -> None:
    """Nobody asked how far it is."""


class _Reader:
    """One file's rows, by its own headings."""

    def __init__(self, found: Headings, unread: frozenset[int]) -> None:
        self._headings = found
        self._unread = unread
        self._required = [one for one in found.values() if one.column.required]
        self._calendar = _place_of(found, "birthday_calendar")
        self._born = _place_of(found, "born_on")

    def read(self, sheet: Sheet, header: int, how_far: HowFar) -> Roster | Problems:
        """Every row below the header. Raises NotUnderstood when the file breaks off."""
        found: list[Row] = []
        merged = [one for ref in sorted(sheet.merged) if (one := self._merged(ref, header))]
        problems: list[Problem] = []
        for number, cells in sheet.rows:
            values, wrong = self._row(number, cells)
            if wrong:
                problems += wrong
            else:
                found.append(Row(number=number, **values))
            if number % _OFTEN == 0:
                how_far(number, sheet.count)
        how_far(sheet.count, sheet.count)
        if problems or merged:
            return _in_order(problems, merged)
        if not found:
            raise NotUnderstood("roster-empty")
        return Roster(tuple(found), sheet.odd)

    def _row(self, number: int, cells: Cells) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        wrong: list[Problem] = []
        for place, cell in enumerate(cells):
            if cell is None or cell == "" or place in self._unread or place == self._born:
                continue
            try:
                self._take(values, place, cell)
            except NotUnderstood as error:
                wrong.append(self._problem(number, place, error))
        if self._born is not None and self._born < len(cells):
            try:
                self._take_birth(values, cells[self._born])
            except NotUnderstood as error:
                wrong.append(self._problem(number, self._born, error))
        return values, [*wrong, *self._left_empty(number, values, wrong)]

    def _take(self, values: dict[str, Any], place: int, cell: object) -> None:
        heading = self._headings.get(place)
        if heading is None:
            raise NotUnderstood("roster-no-header")
        value: Understood | None = understood(heading.column.field, cell)
        if value is not None:
            values[heading.column.field] = value

    def _take_birth(self, values: dict[str, Any], cell: object) -> None:
        found = born(cell, values.get("birthday_calendar"))
        if found is not None:
            values["born_on"], calendar = found
            if calendar is not None:
                values["birthday_calendar"] = calendar

    def _problem(self, number: int, place: int, error: NotUnderstood) -> Problem:
        return Problem(number, self._title(place), error.key, error.facts)

    def _title(self, place: int) -> str:
        heading = self._headings.get(place)
        return heading.title if heading else get_column_letter(place + 1)

    def _left_empty(
        self, number: int, values: Mapping[str, Any], wrong: list[Problem]
    ) -> Iterator[Problem]:
        for heading in self._required:
            empty = heading.column.field not in values
            if empty and not any(problem.column == heading.title for problem in wrong):
                yield Problem(number, heading.title, "roster-required")

    def _merged(self, ref: str, header: int) -> "_Merged | None":
        """Cells merged over several rows: only the first of them has what all seem to have."""
        column, first, _, last = range_boundaries(ref)
        if column is None or first is None or last is None or last <= header:
            return None
        first = max(first, header + 1)
        title = self._title(column - 1)
        return _Merged(Problem(first, title, "roster-merged", {"cells": ref}), first, last)


@dataclass(frozen=True, slots=True)
class _Merged:
    """The complaint about merged cells, and the rows they lie over."""

    problem: Problem
    first: int
    last: int

    def explains(self, other: Problem) -> bool:
        """True where the other complaint only says that a cell below is empty."""
        here = other.column == self.problem.column and self.first <= other.row <= self.last
        return here and other.key == "roster-required"


def _in_order(problems: Sequence[Problem], merged: Sequence[_Merged]) -> Problems:
    found = [one.problem for one in merged]
    found += [one for one in problems if not any(area.explains(one) for area in merged)]
    return Problems(tuple(sorted(found, key=lambda one: one.row)))


def _place_of(found: Headings, field: str) -> int | None:
    return next((place for place, one in found.items() if _is(one, field)), None)


def _is(heading: Heading, field: str) -> bool:
    return heading.column.field == field
