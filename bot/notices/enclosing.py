"""What a notice brings along: a link, a voice that stays with the platform, or a picture that is
fetched from there meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.notices.models import Enclosure, Notice

LARGEST = 10 * 1024 * 1024  # bytes, the platform's own limit for pictures
LONGEST_ADDRESS = 1_000
_TRIES = 8  # over a good day; the platform keeps a picture for three
_PICTURES: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Something an author wants to go with a notice: an address, or a picture or voice by its media
    id; `good_until`: so long the platform has the voice."""

    kind: Literal["link", "image", "voice"]
    what: str
    good_until: datetime | None = None

    @property
    def kept(self) -> dict[str, str | None]:
        """As a question keeps it; `enclosed_from` reads it."""
        until = None if self.good_until is None else self.good_until.isoformat()
        return {"kind": self.kind, "what": self.what, "good_until": until}


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture that the platform still has for us."""

    notice_id: int
    media_id: str


def enclosed_from(kept: Mapping[str, Any] | None) -> Enclosed | None:
    """What a question kept; None for nothing and for what nobody can open."""
    if not kept:
        return None
    until = kept.get("good_until")
    good_until = None if until is None else datetime.fromisoformat(until)
    found = Enclosed(kept["kind"], kept["what"], good_until)
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


def enclose(session: Session, now: datetime, notice_id: int, what: Enclosed | None) -> None:
    """Let a notice bring this along; a picture is to be fetched."""
    if what is None:
        return
    is_link, is_fetched = what.kind == "link", what.kind == "image"
    session.add(
        Enclosure(
            notice_id=notice_id,
            kind=what.kind,
            address=what.what if is_link else None,
            media_id=None if is_link else what.what,
            state="waiting" if is_fetched else "kept",
            tries=0,
            try_at=now if is_fetched else None,
            good_until=what.good_until,
        )
    )
    session.flush()


def pictures_wanted(
    session: Session, now: datetime, account: str, *, limit: int
) -> list[WantedPicture]:
    """The pictures of this account's notices that are to be fetched now."""
    rows = session.execute(
        select(Enclosure.notice_id, Enclosure.media_id)
        .join(Notice, Notice.id == Enclosure.notice_id)
        .where(
            Notice.account == account,
            Enclosure.state == "waiting",
            or_(Enclosure.try_at.is_(None), Enclosure.try_at <= now),
        )
        .order_by(Enclosure.notice_id)
        .limit(limit)
    )
    return [WantedPicture(row.notice_id, row.media_id or "") for row in rows]


def keep_picture(session: Session, notice_id: int, content: bytes) -> bool:
    """Keep a picture as what its first bytes say it is; False: lost, it is none that pages show."""
    found = session.get_one(Enclosure, notice_id, with_for_update=True)
    kind = sniffed(content)
    found.media_id, found.try_at = None, None
    if kind is None or len(content) > LARGEST:
        found.state = "lost"
        return False
    found.content, found.content_type, found.state = content, kind, "kept"
    return True


def picture_failed(session: Session, now: datetime, notice_id: int, *, for_good: bool) -> None:
    """The platform did not give it: tried again, each time later, or given up."""
    found = session.get_one(Enclosure, notice_id, with_for_update=True)
    found.tries += 1
    if for_good or found.tries >= _TRIES:
        found.state, found.media_id, found.try_at = "lost", None, None
    else:
        found.try_at = now + timedelta(minutes=2**found.tries)


def sniffed(content: bytes) -> str | None:
    """The type of a picture by its first bytes; None for anything else, whatever it is called."""
    for start, kind in _PICTURES.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None
