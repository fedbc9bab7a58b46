"""Ways into the console: links that are good once, and sessions."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class LoginLink(Base):
    """One way into the console for one person: by its signed address or by six digits.

    `code_key` is the keyed hash of the digits, which are worked out from `nonce` and stand nowhere.
    """

    __tablename__ = "login_links"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    nonce: Mapped[str]
    code_key: Mapped[str] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class ConsoleSession(Base):
    """Somebody signed in to the console; `token_key`: keyed hash of what the browser holds."""

    __tablename__ = "console_sessions"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    token_key: Mapped[str] = mapped_column(unique=True)
    since: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
