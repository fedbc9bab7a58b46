"""A file once more, with what is wrong beside each row, to be mended and imported again."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.people.roster.headings import header_row, problem_places
from bot.people.roster.problems import NotUnderstood, Problem, Problems
from bot.people.roster.sheet import Cells
from bot.people.roster.sheets import sheet_of
from bot.people.roster.writing import SheetWriter, sheet_writer

_DIVIDER = "\uff1b"  # ；
_LARGEST_GAP = 1000  # empty rows in a row that are kept, so that the numbers stay the same


def write_corrected(
    source: Path, target: Path, problems: Problems, *, header: str, say: Callable[[Problem], str]
) -> None:
    """Write `source` to `target` with a last column `header`; row numbers stay as they are.

    What concerns the whole file stands in the first row of the table. Raises NotUnderstood when
    the source has no rows that can be read, or the target cannot be written.
    """
    if target.resolve() == source.resolve():
        raise NotUnderstood("roster-not-written")
    said = _by_row(problems, say)
    with sheet_of(source) as sheet:
        number, cells = header_row(sheet.rows)
        unread, width = problem_places(cells), len(cells)
        with sheet_writer(target, min(width, _LETTERS) + 1) as writer:
            _skip(writer, number - 1)
            writer.append([*_kept(cells, unread, width), header])
            for row, values in _with_gaps(sheet.rows, number + 1):
                words = [*said.pop(0, []), *said.pop(row, [])] if values else []
                writer.append([*_kept(values, unread, width), _DIVIDER.join(words) or None])


_LETTERS = 25  # columns with a letter of their own, beside the added one


def _by_row(problems: Problems, say: Callable[[Problem], str]) -> dict[int, list[str]]:
    said: dict[int, list[str]] = defaultdict(list)
    for problem in problems.found:
        said[problem.row].append(say(problem))
    return said


def _with_gaps(rows: Iterator[tuple[int, Cells]], after: int) -> Iterator[tuple[int, Cells]]:
    for number, cells in rows:
        for empty in range(max(after, number - _LARGEST_GAP), number):
            yield empty, ()
        yield number, cells
        after = number + 1


def _skip(writer: SheetWriter, rows: int) -> None:
    for _ in range(min(rows, _LARGEST_GAP)):
        writer.append([])


def _kept(cells: Cells, unread: frozenset[int], width: int) -> list[object]:
    padded = [*cells, *[None] * (width - len(cells))]
    return [cell for place, cell in enumerate(padded) if place not in unread]
