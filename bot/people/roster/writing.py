"""Writing sheets: .xlsx or .csv by the name's ending, whole or not at all, nothing that runs."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Protocol

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from bot.core.cells import harmless, plain_text
from bot.people.roster.problems import NotUnderstood

_SHEET = "花名册"
_WIDTH = 16  # characters of a column


class SheetWriter(Protocol):
    """What rows are given to, one after the other."""

    def append(self, cells: Sequence[object]) -> None:
        """One row."""


@contextmanager
def sheet_writer(path: Path, columns: int) -> Iterator[SheetWriter]:
    """A sheet that stands at `path` once all went well; before, and otherwise, nothing changes.

    Raises NotUnderstood for another ending than .xlsx and .csv, or a place that takes no file.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise NotUnderstood("roster-file-kind")
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with (_csv if kind == ".csv" else _workbook)(unfinished, columns) as writer:
            yield writer
        unfinished.replace(path)
    except OSError as error:
        raise NotUnderstood("roster-not-written") from error
    finally:
        unfinished.unlink(missing_ok=True)


class _Csv:
    """Rows of a .csv that a spreadsheet opens as UTF-8 and does not run."""

    def __init__(self, writer: "_Rows") -> None:
        self._writer = writer

    def append(self, cells: Sequence[object]) -> None:
        """One row; empty cells for None."""
        self._writer.writerow(["" if cell is None else harmless(_text(cell)) for cell in cells])


class _Rows(Protocol):
    def writerow(self, row: Sequence[str], /) -> object: ...


class _Sheet:
    """Rows of an .xlsx. A text is kept as a text, whatever it begins with."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet

    def append(self, cells: Sequence[object]) -> None:
        """One row; empty cells for None."""
        self._sheet.append([self._cell(cell) for cell in cells])

    def _cell(self, cell: object) -> object:
        if cell is None or isinstance(cell, int | float | date | time):
            return cell
        text = _text(cell)
        if not text.startswith("="):
            return text
        kept = WriteOnlyCell(self._sheet, value=text)
        kept.data_type = "s"  # a formula would be "f"
        return kept


@contextmanager
def _csv(path: Path, _columns: int) -> Iterator[SheetWriter]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        yield _Csv(csv.writer(file))


@contextmanager
def _workbook(path: Path, columns: int) -> Iterator[SheetWriter]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    sheet.freeze_panes = "B2"
    for number in range(columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTH
    yield _Sheet(sheet)
    book.save(path)


def _text(cell: object) -> str:
    return plain_text(str(getattr(cell, "text", cell)))  # an array formula has its words in `text`
