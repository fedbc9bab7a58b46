"""A look over the packed parts of an .xlsx before anything unfolds them into objects.

Bytes are only counted here, a megabyte at a time, so a file made to burst memory or to take for
ever is refused before it can. The same look finds what the reader leaves out: rows and columns
that are hidden, cells that are merged.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.people.roster.problems import NotUnderstood

_MOST_UNPACKED = 128 * 1024 * 1024  # bytes; 50,000 rows unpack to some 30 MB
_MOST_ELSEWHERE = 2 * 1024 * 1024  # styles, themes …: read as a whole
_MOST_ROWS = 200_000
_MOST_CELLS = 4_000_000
_MOST_STRINGS = 1_000_000
_LAST_ROW = 1_048_576  # of a sheet, by the format
_AT_ONCE = 1024 * 1024
_LONGEST_TAG = 64 * 1024
_NAMED = 20  # hidden rows, merged cells: so many are worth naming
_SHEETS, _STRINGS = "xl/worksheets/", "sharedStrings.xml"

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_FIRST_LAST = re.compile(rb"""\b(?:min|max)\s*=\s*["'](\d+)["']""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FAR_RIGHT = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{3}""")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)["']""")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_FOREIGN = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)""", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What a sheet's part holds: rows, and what is hidden or merged in it."""

    rows: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # first and last, from 1
    merged: list[str] = field(default_factory=list)


def survey(packed: zipfile.ZipFile) -> dict[str, Survey]:
    """Look over all parts, before anything else does; what the sheets hold, by their parts' names.

    Raises NotUnderstood for what would be too much to read.
    """
    parts = [part for part in packed.infolist() if part.filename.endswith((".xml", ".rels"))]
    elsewhere = [part for part in parts if not _is_large_kind(part.filename)]
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise NotUnderstood("roster-file-too-large")
    if any(part.file_size > _MOST_ELSEWHERE for part in elsewhere):
        raise NotUnderstood("roster-file-too-large")
    for part in parts:
        if part.filename.endswith(_STRINGS):
            _check_strings(packed, part.filename)
    sheets = [part.filename for part in parts if part.filename.startswith(_SHEETS)]
    return {name: _sheet(packed, name) for name in sheets}


def _sheet(packed: zipfile.ZipFile, name: str) -> Survey:
    found, cells = Survey(), 0
    for part in _tags(packed, name):
        cells += sum(1 for _ in _CELL.finditer(part))
        _look_at_rows(found, part)
        found.hidden_columns += _hidden_columns(part)
        found.merged += [ref.decode() for ref in _MERGED.findall(part)]
        if cells > _MOST_CELLS or found.rows > _MOST_ROWS or len(found.merged) > _MOST_ROWS:
            raise NotUnderstood("roster-file-too-large")
        if _FAR_RIGHT.search(part):
            raise NotUnderstood("roster-too-many-columns")
    del found.merged[_NAMED:], found.hidden_columns[_NAMED:]
    return found


def _is_large_kind(name: str) -> bool:
    return name.startswith(_SHEETS) or name.endswith(_STRINGS)


def _check_strings(packed: zipfile.ZipFile, name: str) -> None:
    count = sum(sum(1 for _ in _STRING.finditer(part)) for part in _tags(packed, name))
    if count > _MOST_STRINGS:
        raise NotUnderstood("roster-file-too-large")


def _look_at_rows(found: Survey, part: bytes) -> None:
    for row in _ROW.findall(part):
        found.rows += 1
        number = _NUMBER.search(row)
        if number and int(number[1]) > _LAST_ROW:
            raise NotUnderstood("roster-file-broken")
        if number and len(found.hidden_rows) < _NAMED and _HIDDEN.search(row):
            found.hidden_rows.append(int(number[1]))


def _hidden_columns(part: bytes) -> Iterator[tuple[int, int]]:
    for column in _COLUMNS.findall(part):
        ends = [int(one) for one in _FIRST_LAST.findall(column)]
        if ends and _HIDDEN.search(column):
            yield min(ends), max(ends)


def _tags(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that end behind a tag. Raises NotUnderstood for UTF-16 and the like,
    in which nothing here would find anything."""
    rest = b""
    with packed.open(name) as file:
        while read := file.read(_AT_ONCE):
            piece = rest + read
            if b"\x00" in piece or _FOREIGN.match(piece):
                raise NotUnderstood("roster-file-broken")
            end = piece.rfind(b">") + 1
            yield piece[:end]
            rest = piece[end:][-_LONGEST_TAG:]
    yield rest
