"""The table of access tokens: one per account, shared by all processes."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base


class Token(Base):
    """The account's current access token, sealed; `fingerprint` finds it without opening it."""

    __tablename__ = "tokens"

    account: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[str]
    fingerprint: Mapped[str]
    expires_at: Mapped[datetime]
