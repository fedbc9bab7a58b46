"""An .xlsx as a sheet: the first visible one, with what is easily overlooked in it."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from bot.people.roster.problems import NotUnderstood, Problem
from bot.people.roster.sheet import Cells, Sheet, numbered
from bot.people.roster.surveying import Survey, survey

_MACROS = "xl/vbaProject.bin"
_NAMES_SHOWN = 5
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    NotImplementedError,  # a packing that nobody uses
    EOFError,
    OverflowError,
)


class _Packed(Protocol):
    """A sheet that openpyxl reads from the file, and the part it reads."""

    _worksheet_path: str


@contextmanager
def open_workbook(path: Path) -> Iterator[Sheet]:
    """The first visible sheet. Raises NotUnderstood for macros, bombs and broken files."""
    with ExitStack() as opened:
        try:
            sheet = _opened(path, opened)
        except _BROKEN as error:
            raise NotUnderstood("roster-file-broken") from error
        yield sheet


def _opened(path: Path, opened: ExitStack) -> Sheet:
    file = opened.enter_context(path.open("rb"))  # ours to close, whatever openpyxl makes of it
    packed = opened.enter_context(zipfile.ZipFile(file))
    if _MACROS in packed.namelist():
        raise NotUnderstood("roster-file-macros")
    surveys = survey(packed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and forms it leaves out
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    opened.callback(book.close)
    chosen = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
    if chosen is None:
        raise NotUnderstood("roster-empty")
    chosen.reset_dimensions()  # some programs write wrong ones, and rows would be cut off
    found = surveys[cast(_Packed, chosen)._worksheet_path]
    rows = numbered(_rows(chosen.iter_rows(values_only=True)))
    return Sheet(rows, found.rows, _over_rows(found.merged), _odd(book, chosen.title, found))


def _rows(rows: Iterator[Cells]) -> Iterator[Cells]:
    try:
        yield from rows
    except _BROKEN as error:
        raise NotUnderstood("roster-file-broken") from error


def _over_rows(merged: Sequence[str]) -> tuple[str, ...]:
    """Those merged cells that leave a row below them empty."""
    return tuple(ref for ref in merged if range_boundaries(ref)[1] != range_boundaries(ref)[3])


def _odd(book: Workbook, chosen: str, found: Survey) -> tuple[Problem, ...]:
    others = [title for title in book.sheetnames if title != chosen]
    odd = []
    if others:
        facts: dict[str, str | int] = {"sheet": chosen, "others": _some(others)}
        odd.append(Problem(0, "", "roster-warn-other-sheets", facts))
    if found.hidden_rows:
        rows = _some([str(number) for number in found.hidden_rows])
        odd.append(Problem(0, "", "roster-warn-hidden-rows", {"rows": rows}))
    if found.hidden_columns:
        columns = _some([_letters(*ends) for ends in found.hidden_columns])
        odd.append(Problem(0, "", "roster-warn-hidden-columns", {"columns": columns}))
    return tuple(odd)


def _letters(first: int, last: int) -> str:
    letters = [get_column_letter(max(1, min(one, 16_384))) for one in (first, last)]
    return letters[0] if first == last else "-".join(letters)


def _some(names: Sequence[str]) -> str:
    shown = "、".join(name[:20] for name in names[:_NAMES_SHOWN])
    return shown + (" …" if len(names) > _NAMES_SHOWN else "")
