"""What a notice brings along: a link, a file, a voice that stays with the platform, or a picture
that is fetched from there meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from bot.notices.files import take_file
from bot.notices.models import Enclosure, Notice

LONGEST_ADDRESS = 1_000


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Something an author wants to go with a notice: an address, a picture or voice by its media
    id, a file by the key it waits under and its `name`; `good_until`: so long the platform has the
    voice."""

    kind: Literal["link", "image", "voice", "file"]
    what: str
    good_until: datetime | None = None
    name: str | None = None

    @property
    def called(self) -> str:
        """As its author knows it."""
        return self.name or self.what

    @property
    def kept(self) -> dict[str, str | None]:
        """As a question keeps it; `enclosed_from` reads it."""
        until = None if self.good_until is None else self.good_until.isoformat()
        return {"kind": self.kind, "what": self.what, "good_until": until, "name": self.name}


def enclosed_from(kept: Mapping[str, Any] | None) -> Enclosed | None:
    """What a question kept; None for nothing and for what nobody can open."""
    if not kept:
        return None
    until = kept.get("good_until")
    good_until = None if until is None else datetime.fromisoformat(until)
    found = Enclosed(kept["kind"], kept["what"], good_until, kept.get("name"))
    return found if found.kind != "link" or is_address(found.what) else None


def is_address(text: str) -> bool:
    """Whether this is an address of the web that a page may lead to."""
    if len(text) > LONGEST_ADDRESS or not text.isprintable() or " " in text:
        return False
    try:
        found = urlsplit(text)
    except ValueError:
        return False
    return found.scheme in {"http", "https"} and bool(found.hostname)


def enclose(session: Session, now: datetime, notice: Notice, what: Enclosed | None) -> None:
    """Let a notice bring this along; a picture is to be fetched. Raises LookupError for a file that
    waits no more."""
    if what is None:
        return
    made = _file(session, notice, what) if what.kind == "file" else _said(now, notice, what)
    session.add(made)
    session.flush()


def _file(session: Session, notice: Notice, what: Enclosed) -> Enclosure:
    """A picture put there as a file is shown like any other picture."""
    file = take_file(session, notice.author_id, what.what)
    kind = "image" if file.content_type.startswith("image/") else "file"
    return Enclosure(
        notice_id=notice.id,
        kind=kind,
        state="kept",
        name=file.name,
        content=file.content,
        content_type=file.content_type,
    )


def _said(now: datetime, notice: Notice, what: Enclosed) -> Enclosure:
    is_link, is_fetched = what.kind == "link", what.kind == "image"
    return Enclosure(
        notice_id=notice.id,
        kind=what.kind,
        address=what.what if is_link else None,
        media_id=None if is_link else what.what,
        state="waiting" if is_fetched else "kept",
        try_at=now if is_fetched else None,
        good_until=what.good_until,
    )
