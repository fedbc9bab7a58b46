"""Who may answer for a member, and what was done in somebody's name."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Helper(Base):
    """A child or neighbour who may answer for a member from `since` to `until`.

    `helper_id` if they are a member themselves; `openid` is the WeChat of somebody who is not, once
    they have used the member's invitation. `name` is as the member said it. `by_id` named them,
    `ended_by_id` ended it (None: the member's roster, or the helper's own WeChat).
    """

    __tablename__ = "helpers"
    __table_args__ = (
        Index("ix_helpers_member", "member_id"),
        Index("ix_helpers_helper", "helper_id"),
        Index("ix_helpers_openid", "account", "openid"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    member_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    openid: Mapped[str | None]
    name: Mapped[str]
    by_id: Mapped[int | None]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    ended_by_id: Mapped[int | None]


class DoneFor(Base):
    """Something done in a member's name: by whom, in which standing (leader, helper …), what.

    `by_id` is the member who did it, `helper_id` the row of a helper who is none.
    """

    __tablename__ = "done_for"
    __table_args__ = (Index("ix_done_for_member", "member_id", "at"),)

    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    by_id: Mapped[int | None] = mapped_column(index=True)
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("helpers.id"))
    standing: Mapped[str]
    act: Mapped[str]
    at: Mapped[datetime]
