"""The tables of delivery: contents, the outbox, deliveries, windows, lanes, questions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import CLUSTERED, Base, Id

WAITING = text("state = 'waiting'")
SENDING = text("state = 'sending'")
OPEN = text("closed_at IS NULL")
ANSWERED = text("answered_at IS NOT NULL")


class Content(Base):
    """A text that stands once, however many get it: a catalogue key and its facts.

    `template` holds the facts of the template fields of its purpose, `question` the kind of
    question it asks; `about` is what it is about (kind, id). `every_route`: one way that took it
    is not enough, it goes by all that are open. `withdrawn`: why nobody is to get it any more, also
    whom the platform reports late that it did not reach.
    """

    __tablename__ = "contents"
    __table_args__ = (Index("ix_contents_about", "about_kind", "about_id"),)

    id: Mapped[Id]
    account: Mapped[str]
    purpose: Mapped[str]
    key: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    template: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    question: Mapped[str | None]
    question_until: Mapped[datetime | None]
    about_kind: Mapped[str]
    about_id: Mapped[int]
    urgent: Mapped[bool]
    held_at_night: Mapped[bool]
    every_route: Mapped[bool] = mapped_column(default=False, server_default=false())
    useless_after: Mapped[datetime]
    created_at: Mapped[datetime]
    withdrawn: Mapped[str | None]


class Outbound(Base):
    """One text for one recipient: a member, or for a stranger's late answer an openid.

    `rank` is who goes first (0 urgent, 1 answers and help, 2 the rest, 3 what goes to very many),
    `account` its content's: of equally urgent ones the accounts take turns.
    `channel` is set when a call begins: a claim without one has sent nothing. `tried` holds the
    ways that said no, as `channel:openid` with spaces between, and of a text for every route those
    that took it: then it has `arrived`. `may_repeat_until` is set once a template text may have
    arrived: until then it may go again under its key, and by no other way. A `reason` on a row
    being sent means that it is no longer wanted, should this attempt fail. `why` is what decided
    last that it did not go: the ways that were not open, as `channel:why` with spaces between, and
    `wait:why`; of what went it stands with the delivery. `repeats_by` is the channel of a text that
    may be repeated, where that is not the template. `content_id` has no
    foreign key: checking it costs a big notice a third of its time, and contents are entered with
    their rows by `planning` alone.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("content_id", "person_id"),
        Index(
            "ix_outbox_waiting",
            "rank",
            "account",
            "not_before",
            postgresql_where=WAITING,
            sqlite_where=WAITING,
        ),
        Index(
            "ix_outbox_claimed",
            "claimed_at",
            postgresql_where=SENDING,
            sqlite_where=SENDING,
        ),
    )

    id: Mapped[Id]
    content_id: Mapped[int]
    account: Mapped[str] = mapped_column(server_default="")
    person_id: Mapped[int | None] = mapped_column(index=True)
    openid: Mapped[str | None]
    state: Mapped[str]  # waiting, sending, accepted, unknown, failed, skipped
    rank: Mapped[int]
    not_before: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    channel: Mapped[str | None]
    tried: Mapped[str] = mapped_column(default="", server_default="")
    retries: Mapped[int] = mapped_column(default=0, server_default="0")
    arrived: Mapped[bool] = mapped_column(default=False, server_default=false())
    may_repeat_until: Mapped[datetime | None]
    reason: Mapped[str | None]
    why: Mapped[str | None]
    repeats_by: Mapped[str | None]
    finished_at: Mapped[datetime | None]


class Delivery(Base):
    """One attempt to bring a text to a recipient by one channel, and what the platform said.

    `passed`: the ways before it that were not open, as in `Outbound.why`.
    """

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_platform", "platform_id"),)

    id: Mapped[Id]
    outbound_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    channel: Mapped[str]
    openid: Mapped[str]
    outcome: Mapped[str]
    code: Mapped[int | None]
    platform_id: Mapped[str | None]
    passed: Mapped[str | None]
    at: Mapped[datetime]


class TemplateResult(Base):
    """What the platform reported on a template text or mass message not yet recorded as sent.

    The report may overtake the answer of the call it reports on.
    """

    __tablename__ = "template_results"

    account: Mapped[str] = mapped_column(primary_key=True)
    platform_id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    at: Mapped[datetime]


class Window(Base):
    """What WeChat allows towards one openid: the chat window and what is left in it.

    `left` counts the texts still allowed until `closes_at` (after a message), `tap_left` those
    until `tap_closes_at` (after a tap, a follow, a scan). Source: the platform's 客服消息 page.
    Every text pays from both, below nothing if need be.
    `heard_at` is the last event of any kind; `takes_templates` is false after the platform said
    that this person blocks them.
    """

    __tablename__ = "windows"
    __table_args__ = CLUSTERED

    account: Mapped[str] = mapped_column(primary_key=True)
    openid: Mapped[str] = mapped_column(primary_key=True)
    following: Mapped[bool]
    takes_templates: Mapped[bool] = mapped_column(default=True)
    heard_at: Mapped[datetime]
    last_message_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    left: Mapped[int]
    tap_closes_at: Mapped[datetime | None]
    tap_left: Mapped[int]


class Lane(Base):
    """A channel of an account that the platform has closed until `closed_until`; "*": all of them.

    From `next_probe_at` on one text may try whether it is open again, after `closed_until` too: the
    row goes when a text has arrived. `refused` probes in a row said no.
    """

    __tablename__ = "lanes"

    account: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    closed_until: Mapped[datetime]
    reason: Mapped[str]
    next_probe_at: Mapped[datetime]
    refused: Mapped[int] = mapped_column(default=0, server_default="0")


class Refused(Base):
    """How often the platform answered a text of an account with a code, by day (UTC): for those who
    run this, who would find it among millions of deliveries no more."""

    __tablename__ = "refused"

    account: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]


class Credit(Base):
    """How many notices of one kind a person has agreed to and not yet got (订阅通知)."""

    __tablename__ = "credits"

    account: Mapped[str] = mapped_column(primary_key=True)
    openid: Mapped[str] = mapped_column(primary_key=True)
    template_id: Mapped[str] = mapped_column(primary_key=True)
    left: Mapped[int]
    at: Mapped[datetime]


class Question(Base):
    """Something asked of somebody, open until answered, closed or past `open_until`.

    `in_reply`: asked by a reply (a dialogue), not by a push. `data` carries what a later answer
    needs (a draft, the text not understood); `choices` the texts of a list to choose from.
    `subject` is about_id and person_id as one word: of each kind and subject one is open at most.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index(
            "ix_questions_open",
            "account",
            "openid",
            "kind",
            "subject",
            unique=True,
            postgresql_where=OPEN,
            sqlite_where=OPEN,
        ),
        Index("ix_questions_about", "kind", "about_id"),
        Index(
            "ix_questions_answered",
            "account",
            "openid",
            "answered_at",
            postgresql_where=ANSWERED,
            sqlite_where=ANSWERED,
        ),
    )

    id: Mapped[Id]
    account: Mapped[str]
    openid: Mapped[str]
    person_id: Mapped[int | None]
    kind: Mapped[str]
    about_id: Mapped[int | None]
    subject: Mapped[str]
    asked_at: Mapped[datetime]
    open_until: Mapped[datetime]
    in_reply: Mapped[bool]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    choices: Mapped[list[str]] = mapped_column(JSON)
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
