"""A roster file between its upload at the console and its import: sealed, one of each person."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.sealing import Sealer
from bot.people.models import RosterUpload

uploads: Table = RosterUpload.metadata.tables["roster_uploads"]
SUFFIXES = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits to be imported."""

    suffix: str
    content: bytes

    @contextmanager
    def as_file(self) -> Iterator[Path]:
        """The file on disk, beside room for others, for as long as it is looked at."""
        with TemporaryDirectory(prefix="lianxin-roster-") as folder:
            path = Path(folder) / f"roster{self.suffix}"
            path.write_bytes(self.content)
            yield path


def keep_upload(
    session: Session, now: datetime, sealer: Sealer, *, person_id: int, upload: Upload
) -> None:
    """Keep a file instead of the one this person uploaded before."""
    sealed = sealer.seal(b64encode(upload.content).decode("ascii"))
    row = {"at": now, "suffix": upload.suffix, "content_sealed": sealed}
    entered = insert_into(session, RosterUpload).values(person_id=person_id, **row)
    session.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=row))


def uploaded(session: Session, sealer: Sealer, person_id: int) -> Upload | None:
    """The file of this person that waits; None for none."""
    row = session.execute(select(uploads).where(uploads.c.person_id == person_id)).first()
    if row is None:
        return None
    return Upload(row.suffix, b64decode(sealer.open(row.content_sealed)))


def drop_upload(session: Session, person_id: int) -> None:
    """It was imported, or is not wanted."""
    session.execute(delete(uploads).where(uploads.c.person_id == person_id))
