"""The table of what came in: one row per message or event, with the answer it got."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id

FAILED = text("state = 'failed'")


class Inbox(Base):
    """One message or event.

    `state`: received (its transaction still runs), handled, failed (kept in `message`, to be tried
    again at `next_try_at`; None there: given up). `reply` is sealed, "" inside for silence; words
    of a member are kept only while `failed`, sealed. `nonce` and `fingerprint` tell a platform
    retry from a forgery that reuses a signature; `retries` counts the repeats answered. Where the
    door can word the reply again from what it told of, `said_of_id` stands instead of `reply`.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account", "key"),
        UniqueConstraint("account", "nonce"),
        Index("ix_inbox_failed", "next_try_at", postgresql_where=FAILED, sqlite_where=FAILED),
    )

    id: Mapped[Id]
    account: Mapped[str]
    key: Mapped[str]
    nonce: Mapped[str]
    fingerprint: Mapped[str]
    openid: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    received_at: Mapped[datetime]
    retries: Mapped[int] = mapped_column(default=0, server_default="0")
    failures: Mapped[int] = mapped_column(default=0, server_default="0")
    reply: Mapped[str | None]
    said_of_id: Mapped[int | None]
    message: Mapped[str | None]
    next_try_at: Mapped[datetime | None]
