"""The file of a backup: a ZIP of one JSON line a row, table by table, with checksums.

`about.json` says of which schema and moment it is, `tables/NAME.jsonl` begins with the names of the
columns, `sums.json` comes last and counts and sums up what stands before it. Nothing in it belongs
to one kind of database: moments are ISO 8601 in UTC, JSON columns are text as they were stored,
bytes are base64.
"""

import base64
import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Final

FORMAT: Final = 1
ABOUT: Final = "about.json"
SUMS: Final = "sums.json"
LEVEL: Final = 3  # of compression: more takes twice the time for a tenth of the size
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, KeyError, TypeError, EOFError)
_BROKEN_TOO = (NotImplementedError, RuntimeError, OSError)  # what zipfile makes of changed bits

Row = Sequence[Any]


class Damaged(Exception):
    """The file is not what was written; str says where."""


@dataclass(frozen=True, slots=True)
class About:
    """Of which schema and moment a backup is. `key_proof`: a word sealed under the key of then."""

    schema: str
    as_of: str
    key_proof: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table's part must come to. `last_id`: the highest number given out, 0 if unknown."""

    rows: int
    sha256: str
    last_id: int = 0


def table_file(table: str) -> str:
    """Where a table's rows stand."""
    return f"tables/{table}.jsonl"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"a backup has no way to keep a {type(value).__name__}")


def _line(values: Row) -> bytes:
    said = json.dumps(list(values), default=_plain, ensure_ascii=False, separators=(",", ":"))
    return said.encode() + b"\n"


class ArchiveWriter:
    """Writes a backup front to back, in constant memory."""

    def __init__(self, file: BinaryIO, about: About) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)
        self._zip.writestr(ABOUT, json.dumps(asdict(about)))
        self._sums: dict[str, Sum] = {}

    def table(self, name: str, columns: Row, rows: Iterable[Row], last_id: int = 0) -> None:
        """All rows of a table."""
        summed, count = hashlib.sha256(), 0
        with self._zip.open(table_file(name), "w", force_zip64=True) as part:
            head = _line(columns)
            summed.update(head)
            part.write(head)
            for row in rows:
                line = _line(row)
                summed.update(line)
                part.write(line)
                count += 1
        self._sums[name] = Sum(count, summed.hexdigest(), last_id)

    def close(self) -> Mapping[str, Sum]:
        """End it; what each table came to."""
        sums = {name: asdict(one) for name, one in self._sums.items()}
        self._zip.writestr(SUMS, json.dumps(sums))
        self._zip.close()
        return self._sums


class Archive:
    """A backup being read. Everything raises Damaged where it is not what was written."""

    def __init__(self, file: zipfile.ZipFile, name: str) -> None:
        self._zip = file
        self._name = name
        with self._broken(ABOUT):
            self.about = About(**json.loads(file.read(ABOUT)))
        if self.about.format != FORMAT:
            raise Damaged(f"{name}: format {self.about.format} is not known to this program")
        with self._broken(SUMS):
            sums = json.loads(file.read(SUMS))
            self.sums: Mapping[str, Sum] = {table: Sum(**one) for table, one in sums.items()}

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator["Archive"]:
        """The backup at `path`. Raises OSError where there is nothing to read."""
        with path.open("rb") as file:
            try:
                read = zipfile.ZipFile(file)
            except (*_BROKEN, *_BROKEN_TOO) as error:
                raise Damaged(f"{path.name}: no backup, or one that was cut short") from error
            with read:
                yield cls(read, path.name)

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in the order of its rows."""
        with self._broken(table_file(table)), self._zip.open(table_file(table)) as part:
            return list(json.loads(part.readline()))

    def rows(self, table: str) -> Iterator[list[Any]]:
        """All rows of a table; whether they are all there as written shows at their end."""
        wanted, summed, count = self.sums[table], hashlib.sha256(), -1
        with self._broken(table_file(table)), self._zip.open(table_file(table)) as part:
            for line in part:
                summed.update(line)
                count += 1
                if count:
                    yield json.loads(line)
        if (count, summed.hexdigest()) != (wanted.rows, wanted.sha256):
            raise Damaged(f"{self._name}: {table_file(table)}: not what was written")

    def check(self) -> int:
        """Read all of it; how many rows."""
        return sum(1 for table in self.sums for _ in self.rows(table))

    @contextmanager
    def _broken(self, part: str) -> Iterator[None]:
        try:
            yield
        except (*_BROKEN, *_BROKEN_TOO) as error:
            raise Damaged(f"{self._name}: {part}: damaged ({type(error).__name__})") from error
