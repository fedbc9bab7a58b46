"""Sheets as rows of cells: the first visible sheet of an .xlsx, or a .csv in UTF-8 or GB18030."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.people.roster.problems import NotUnderstood

Cells = tuple[object, ...]
_LARGEST_FILE = 64 * 1024 * 1024  # bytes
_LARGEST_UNPACKED = 512 * 1024 * 1024  # 50,000 rows unpack to some 30 MB
_MACROS = "xl/vbaProject.bin"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    EOFError,
)


def cells_of(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of a file with their numbers as the sheet shows them, empty ones left out.

    Raises NotUnderstood when the file is none of the kinds we read, or too large.
    """
    if not path.is_file():
        raise NotUnderstood("roster-no-file")
    if path.stat().st_size > _LARGEST_FILE:
        raise NotUnderstood("roster-file-too-large")
    rows = {".xlsx": _excel, ".csv": _csv}.get(path.suffix.lower())
    if rows is None:
        raise NotUnderstood("roster-file-kind")
    for number, cells in enumerate(rows(path), start=1):
        if any(cell not in (None, "") for cell in cells):
            yield number, cells


def _excel(path: Path) -> Iterator[Cells]:
    try:
        _look_inside(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and forms it leaves out
            yield from _first_sheet(path)
    except _BROKEN as error:
        raise NotUnderstood("roster-file-broken") from error


def _look_inside(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
            raise NotUnderstood("roster-file-too-large")
        if _MACROS in packed.namelist():
            raise NotUnderstood("roster-file-kind")


def _first_sheet(path: Path) -> Iterator[Cells]:
    book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    try:
        sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if sheet is None:
            return
        sheet.reset_dimensions()  # some programs write wrong ones, and rows would be cut off
        yield from sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _csv(path: Path) -> Iterator[Cells]:
    text = _decoded(path.read_bytes())
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield tuple(row)
    except csv.Error as error:
        raise NotUnderstood("roster-file-broken") from error


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:  # UTF-16 read as something else
            return text
    raise NotUnderstood("roster-file-encoding")


def _delimiter(text: str) -> str:
    """What the header row is divided by: a comma, or what some programs write instead."""
    header = text.partition("\n")[0]
    return max(",\t;", key=header.count)
