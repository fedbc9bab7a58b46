"""The tables of asking: small questions to many, and who was asked."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id

UNDER_WAY = text("state IN ('waiting', 'sending')")


class Asking(Base):
    """One small question by one mass message: who answers has an open chat when the notice comes.

    `unit` is who asks, by name; `about` what is to be told at `aims_at`. waiting, then sending,
    then sent, unknown (no answer came and the key is too old), failed or skipped (`reason`).
    `first_tried_at`: since then it may have arrived, and goes again under `key` alone. `code` is
    the platform's last word. `total`, `passed`, `reached`, `missed` and `result` are its report:
    for how many it was, how many passed the filter, got it, did not. `answered` of `asked` wrote
    within two days.
    """

    __tablename__ = "askings"
    __table_args__ = (
        Index(
            "ix_askings_under_way",
            "account",
            "not_before",
            postgresql_where=UNDER_WAY,
            sqlite_where=UNDER_WAY,
        ),
        Index("ix_askings_about", "about_kind", "about_id"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    key: Mapped[str]
    unit: Mapped[str]
    about_kind: Mapped[str]
    about_id: Mapped[int]
    state: Mapped[str]
    not_before: Mapped[datetime]
    aims_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    first_tried_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    code: Mapped[int | None]
    reason: Mapped[str | None]
    platform_id: Mapped[str | None] = mapped_column(index=True)
    result: Mapped[str | None]
    total: Mapped[int | None]
    passed: Mapped[int | None]
    reached: Mapped[int | None]
    missed: Mapped[int | None]
    ended_at: Mapped[datetime | None]
    asked: Mapped[int] = mapped_column(default=0)
    answered: Mapped[int | None]


class Asked(Base):
    """A member who was asked, or is about to be, by which WeChat; `answered` once two days are
    over: whether they wrote."""

    __tablename__ = "asked"
    __table_args__ = (Index("ix_asked_openid", "openid"), Index("ix_asked_person", "person_id"))

    asking_id: Mapped[int] = mapped_column(ForeignKey("askings.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    openid: Mapped[str | None]
    at: Mapped[datetime]
    answered: Mapped[bool | None]
