"""The tables of notices: announcements and the ledger of their recipients."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Notice(Base):
    """One announcement to an audience, in its author's exact words.

    `audience` is the words and ids the audience was resolved from; it goes out at `goes_at`, and
    `to_come` is how many of a large one are still to be entered (None: all are), and
    `reminded` is how often those who had not answered were reminded. `closed_at`: nobody waits;
    `author_told_at`: the author was told so, once. `changed_at`: these are not its first words.
    `why_urgent`: the author's reason. `own_hours`: each gets it at their own hour after `goes_at`.
    `for_information`: no answer is needed, who got the text is explained.
    """

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("account", "no"), Index("ix_notices_author", "author_id"))

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    author_id: Mapped[int]
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    title: Mapped[str]
    text: Mapped[str]
    urgent: Mapped[bool]
    why_urgent: Mapped[str | None]
    own_hours: Mapped[bool] = mapped_column(default=False, server_default=false())
    for_information: Mapped[bool] = mapped_column(default=False, server_default=false())
    published_at: Mapped[datetime]
    goes_at: Mapped[datetime]
    useless_after: Mapped[datetime]
    reminded: Mapped[int] = mapped_column(default=0)
    recalled_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    author_told_at: Mapped[datetime | None]
    to_come: Mapped[int | None]
    changed_at: Mapped[datetime | None]


class NoticeText(Base):
    """Words that a notice had before they were changed at `until`; `nth` counts from 1."""

    __tablename__ = "notice_texts"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    text: Mapped[str]
    until: Mapped[datetime]


class Enclosure(Base):
    """What a notice brings along on its page: a link, a file, or a picture or voice from the
    author's chat.

    `address` of a link, `name` of a file; `media_id` names the rest at the platform, which keeps it
    three days: state waiting until the worker has fetched it (again at `try_at`), then kept, or
    lost. A link and a file are kept, and so is a voice, which stays with the platform `good_until`.
    """

    __tablename__ = "enclosures"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    kind: Mapped[str]  # link, image, voice, file
    address: Mapped[str | None]
    name: Mapped[str | None]
    media_id: Mapped[str | None]
    state: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    content_type: Mapped[str | None]
    tries: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[datetime | None]
    good_until: Mapped[datetime | None]


class NoticeFile(Base):
    """The file that an author has put on their page and that goes along with no notice yet."""

    __tablename__ = "notice_files"

    author_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    key: Mapped[str]
    at: Mapped[datetime]
    name: Mapped[str]
    content_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)


class Recipient(Base):
    """One member of a notice's audience: waiting, confirmed, handed_over or explained.

    `answer` is the last thing that happened (confirmed, call_me, cannot, contacted, not_reached,
    silent, no_route), `by_id` who said it if not the member, `to_id` whom it was handed to,
    `reason` a note, or why it is explained. `opened_at`: when they first opened its page.
    """

    __tablename__ = "recipients"
    __table_args__ = (Index("ix_recipients_person", "person_id"),)

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    since: Mapped[datetime]
    answer: Mapped[str | None]
    by_id: Mapped[int | None]
    to_id: Mapped[int | None]
    reason: Mapped[str | None]
    opened_at: Mapped[datetime | None]


class SavedAudience(Base):
    """An audience that an author has given a name of their own: 舞蹈队."""

    __tablename__ = "saved_audiences"
    __table_args__ = (UniqueConstraint("account", "author_id", "name"),)

    id: Mapped[Id]
    account: Mapped[str]
    author_id: Mapped[int]
    name: Mapped[str]
    spec: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime]


class UnitApproval(Base):
    """Whether the notices of who announces in this unit, or below it, need a second person."""

    __tablename__ = "unit_approval"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    asks: Mapped[bool]


class Draft(Base):
    """A notice that waits for a second person: asked, approved, refused or over (not decided).

    `unit_id` is the unit that asks for it; `why` the reason of a refusal.
    """

    __tablename__ = "notice_drafts"
    __table_args__ = (Index("ix_notice_drafts_author", "author_id"),)

    id: Mapped[Id]
    account: Mapped[str]
    author_id: Mapped[int]
    unit_id: Mapped[int]
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str]
    manner: Mapped[dict[str, Any]] = mapped_column(JSON)
    asked_at: Mapped[datetime]
    state: Mapped[str]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    why: Mapped[str | None]
    notice_id: Mapped[int | None]
