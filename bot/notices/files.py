"""A file for a notice: put on a page by its author, looked at, kept until it goes along.

What members open must be what it is called and do nothing by itself: documents as they are made
today, without macros, and pictures.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import ClassVar, Final
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.refusals import Refusal
from bot.notices.models import NoticeFile
from bot.notices.pictures import sniffed

LARGEST_FILE: Final = 10 * 1024 * 1024  # bytes; a phone far away has to load it
_LONGEST_NAME: Final = 60  # characters before the ending
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_DOCUMENTS: Final[Mapping[str, tuple[str, str]]] = {  # ending -> its main part, its type
    ".docx": ("word/document.xml", f"{_OFFICE}wordprocessingml.document"),
    ".xlsx": ("xl/workbook.xml", f"{_OFFICE}spreadsheetml.sheet"),
    ".pptx": ("ppt/presentation.xml", f"{_OFFICE}presentationml.presentation"),
}
FILE_ENDINGS: Final = (".pdf", *_DOCUMENTS, *sorted(_PICTURES))
files: Table = NoticeFile.metadata.tables["notice_files"]


@dataclass(frozen=True, slots=True)
class FileForNotice:
    """A file as it was looked at: its cleaned name, its type by its bytes."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FilePut:
    """A file that waits for its notice; `key` names this one and none put there later."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class UnknownFile(Refusal):
    """Not one of the kinds that may go along, or not what its ending says."""

    key: ClassVar[str] = "notice-file-unknown"


@dataclass(frozen=True, slots=True)
class FileWithMacros(Refusal):
    """Opening it could run a program."""

    key: ClassVar[str] = "notice-file-macros"
    name: str


@dataclass(frozen=True, slots=True)
class FileTooLarge(Refusal):
    """More than `LARGEST_FILE`."""

    key: ClassVar[str] = "notice-file-large"
    megabytes: int = LARGEST_FILE // 1024 // 1024


@dataclass(frozen=True, slots=True)
class FileGone(Refusal):
    """The file of the preview was replaced by another, or a day has passed."""

    key: ClassVar[str] = "notice-file-gone"
    name: str


def look_at_file(name: str, content: bytes) -> FileForNotice | Refusal:
    """What was uploaded under this name, if it may go along with a notice."""
    if len(content) > LARGEST_FILE:
        return FileTooLarge()
    called = _cleaned(name)
    ending = PurePosixPath(called).suffix
    if ending in _DOCUMENTS:
        return _document(called, ending, content)
    found = sniffed(content) if ending in _PICTURES else None
    if ending == ".pdf" and content.startswith(b"%PDF-"):
        found = "application/pdf"
    return UnknownFile() if found is None else FileForNotice(called, found, content)


def put_file(session: Session, now: datetime, *, author_id: int, file: FileForNotice) -> None:
    """Keep it for this author's next notice, in the place of one put there before."""
    row = {
        "key": secrets.token_hex(8),
        "at": now,
        "name": file.name,
        "content_type": file.content_type,
        "content": file.content,
    }
    entered = insert_into(session, NoticeFile).values(author_id=author_id, **row)
    session.execute(entered.on_conflict_do_update(index_elements=["author_id"], set_=row))


def file_put(session: Session, author_id: int, *, since: datetime) -> FilePut | None:
    """The file that this author has put there since then, without its bytes."""
    row = session.execute(
        select(files.c.key, files.c.name).where(files.c.author_id == author_id, files.c.at >= since)
    ).first()
    return None if row is None else FilePut(row.key, row.name)


def holds_file(session: Session, author_id: int, key: str) -> bool:
    """Whether it still waits; from here on it stays until this transaction ends."""
    which = select(files.c.key).where(files.c.author_id == author_id, files.c.key == key)
    return session.execute(which.with_for_update()).first() is not None


def take_file(session: Session, author_id: int, key: str) -> FileForNotice:
    """The file itself; it waits no more. Raises LookupError for none of this key."""
    taken = session.execute(
        delete(files)
        .where(files.c.author_id == author_id, files.c.key == key)
        .returning(files.c.name, files.c.content_type, files.c.content)
    ).first()
    if taken is None:
        raise LookupError(f"no file {key} of author {author_id}")
    return FileForNotice(taken.name, taken.content_type, taken.content)


def _document(name: str, ending: str, content: bytes) -> FileForNotice | Refusal:
    """By its table of contents alone: nothing in it is unpacked."""
    main, content_type = _DOCUMENTS[ending]
    try:
        with ZipFile(BytesIO(content)) as packed:
            inside = {one.lower() for one in packed.namelist()}
    except (BadZipFile, ValueError, OSError):
        return UnknownFile()
    if main not in inside:
        return UnknownFile()
    if any(one.endswith("vbaproject.bin") or "/macrosheets/" in one for one in inside):
        return FileWithMacros(name)
    return FileForNotice(name, content_type, content)


def _cleaned(name: str) -> str:
    """What it is called, without folders and signs that nobody sees; its ending in lower case."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = " ".join("".join(one for one in last if one.isprintable()).split())
    path = PurePosixPath(seen or "-")
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix.lower()}"
