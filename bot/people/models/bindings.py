"""WeChat accounts bound to members, and the invitations by which they are."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Binding(Base):
    """A WeChat account that speaks for a member: `self`, `helper` or `shared`."""

    __tablename__ = "bindings"
    __table_args__ = (
        UniqueConstraint("account", "openid", "person_id", "since"),
        Index("ix_bindings_openid", "account", "openid"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    openid: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Invitation(Base):
    """A code (and QR scene) by which a member's WeChat is bound; single use, expires.

    `vouched_by_id`: the leader who stood beside the member, or the member who asked for it.
    """

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_code", "account", "code_key"),)

    id: Mapped[Id]
    account: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    code_sealed: Mapped[str]
    code_key: Mapped[str]
    scene: Mapped[str] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    vouched_by_id: Mapped[int | None]
