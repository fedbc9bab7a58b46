"""Sheets as rows of cells: the first visible sheet of an .xlsx, or a .csv in UTF-8 or GB18030."""

from contextlib import AbstractContextManager
from pathlib import Path

from bot.people.roster.problems import NotUnderstood
from bot.people.roster.sheet import Sheet
from bot.people.roster.tables import open_csv
from bot.people.roster.workbooks import open_workbook

_LARGEST_FILE = 32 * 1024 * 1024  # bytes; 50,000 rows are 3 MB as .xlsx, 8 MB as .csv
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how a workbook of today, of old begins


def sheet_of(path: Path) -> AbstractContextManager[Sheet]:
    """The sheet of a file, while it is open.

    Raises NotUnderstood, now or on entering, when the file is none of the kinds we read, broken,
    or too large.
    """
    if not path.is_file():
        raise NotUnderstood("roster-no-file")
    if path.stat().st_size > _LARGEST_FILE:
        raise NotUnderstood("roster-file-too-large")
    kind, begins = path.suffix.lower(), _first_bytes(path)
    if kind not in (".xlsx", ".csv"):
        raise NotUnderstood("roster-file-macros" if kind == ".xlsm" else "roster-file-kind")
    if begins == _OLE:
        raise NotUnderstood("roster-file-locked")
    if kind == ".csv" and begins == _ZIP:
        raise NotUnderstood("roster-file-named-csv")
    return open_csv(path) if kind == ".csv" else open_workbook(path)


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_ZIP))
