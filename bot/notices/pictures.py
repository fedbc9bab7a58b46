"""Pictures that come along with notices: fetched from the platform while it keeps them, and typed
by their first bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.notices.models import Enclosure, Notice

LARGEST = 10 * 1024 * 1024  # bytes, the platform's own limit for pictures
_TRIES = 8  # over a good day; the platform keeps a picture for three
_PICTURES: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture that the platform still has for us."""

    notice_id: int
    media_id: str


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
