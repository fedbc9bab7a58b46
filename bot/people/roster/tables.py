"""A .csv as a sheet: its encoding found out, its divider, and where it breaks off."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.people.roster.columns import column_named
from bot.people.roster.problems import NotUnderstood
from bot.people.roster.sheet import Cells, Sheet, numbered

_DIVIDERS = ",\t;"  # a comma, or what some programs write instead
_MOST_COLUMNS = 1000
_LONGEST_CHARACTER = 4  # bytes in UTF-8


@contextmanager
def open_csv(path: Path) -> Iterator[Sheet]:
    """The rows of a .csv. Raises NotUnderstood when nobody can tell its encoding."""
    text = decoded(path.read_bytes())
    yield Sheet(numbered(_rows(text)), count=text.count("\n") + 1)


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8 or GB18030. Raises NotUnderstood for any other."""
    try:
        return _without_nul(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - _LONGEST_CHARACTER and error.start > 0:
            raise NotUnderstood("roster-file-cut-off") from error
    try:
        return _without_nul(_as_gb18030(raw))
    except UnicodeDecodeError as error:
        raise NotUnderstood("roster-file-encoding") from error


def _as_gb18030(raw: bytes) -> str:
    """Any bytes of another encoding may pass for GB18030: then no header makes sense."""
    text = raw.decode("gb18030")
    header = text.partition("\n")[0].strip()
    titles = next(csv.reader([header], delimiter=_delimiter(header)), [])
    if not any(column_named(title) for title in titles):
        raise NotUnderstood("roster-file-encoding")
    return text


def _without_nul(text: str) -> str:
    place = text.find("\x00")
    if place < 0:
        return text
    if place < len(_DIVIDERS):  # UTF-16 read as something else
        raise NotUnderstood("roster-file-encoding")
    raise NotUnderstood("roster-nul", row=text.count("\n", 0, place) + 1)


def _rows(text: str) -> Iterator[Cells]:
    divider = _delimiter(text.partition("\n")[0])
    done = 0
    try:
        for row in csv.reader(_lines(text, divider), delimiter=divider, strict=True):
            yield tuple(row)
            done += 1
    except csv.Error as error:
        key = "roster-huge-cell" if "field limit" in str(error) else "roster-quotes"
        raise NotUnderstood(key, row=done + 1) from error


def _lines(text: str, divider: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if line.count(divider) > _MOST_COLUMNS:
            raise NotUnderstood("roster-too-many-columns", row=number)
        yield line


def _delimiter(header: str) -> str:
    return max(_DIVIDERS, key=header.count)
