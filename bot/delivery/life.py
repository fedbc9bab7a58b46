"""Single texts of the outbox as operators see them: lists, a whole life. Never the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, select
from sqlalchemy.orm import Session

from bot.delivery.models import Content, Delivery, Outbound, Question
from bot.delivery.noted import OutboxNote


@dataclass(frozen=True, slots=True)
class Listed:
    """One text in a list. `since`: in this state (waiting: due since then)."""

    id: int
    state: str
    since: datetime
    account: str
    purpose: str
    about: str
    person_id: int | None
    channel: str | None
    retries: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One attempt: by which channel, what came of it, the platform's code and its own number."""

    at: datetime
    channel: str
    outcome: str
    code: int | None
    platform_id: str | None


@dataclass(frozen=True, slots=True)
class Acted:
    """What an operator or the sweep did to it, and why."""

    at: datetime
    act: str
    reason: str


@dataclass(frozen=True, slots=True)
class Life:
    """One text from its planning to what follows; the moments are in order."""

    listed: Listed
    key: str
    urgent: bool
    held_at_night: bool
    every_route: bool
    has_template: bool
    asks: str | None
    planned_at: datetime
    not_before: datetime
    useless_after: datetime
    tried: tuple[str, ...]
    may_repeat_until: datetime | None
    attempts: tuple[Told, ...]
    acts: tuple[Acted, ...]
    answered_at: datetime | None

    @property
    def may_have_arrived(self) -> bool:
        """Whether sending it again might tell somebody twice."""
        return any(
            one.outcome in ("accepted", "delivered", "unknown") for one in self.attempts
        ) or (self.listed.state in ("unknown", "accepted"))

    def what_follows(self, now: datetime) -> str:
        """What becomes of it, as a key: "waits", "at-work", "stuck", "over-…"."""
        state = self.listed.state
        if state == "waiting":
            return "too-late" if self.useless_after <= now else "goes"
        if state == "sending":
            return "at-work"
        return state


def list_texts(
    session: Session,
    now: datetime,
    *,
    states: Sequence[str] = (),
    older_than: timedelta | None = None,
    account: str | None = None,
    limit: int = 100,
) -> list[Listed]:
    """Texts of the outbox, those longest in their state first."""
    since = _since()
    wanted = _listed().order_by(since, Outbound.id).limit(limit)
    if states:
        wanted = wanted.where(Outbound.state.in_(states))
    if older_than is not None:
        wanted = wanted.where(since <= now - older_than)
    if account is not None:
        wanted = wanted.where(Content.account == account)
    return [_row(row) for row in session.execute(wanted)]


def life_of(session: Session, outbound_id: int) -> Life | None:
    """The whole life of one text; None where there is none of this number."""
    found = session.execute(_listed().where(Outbound.id == outbound_id)).first()
    if found is None:
        return None
    row = session.get_one(Outbound, outbound_id, populate_existing=True)
    content = session.get_one(Content, row.content_id)
    return Life(
        listed=_row(found),
        key=content.key,
        urgent=content.urgent,
        held_at_night=content.held_at_night,
        every_route=content.every_route,
        has_template=content.template is not None,
        asks=content.question,
        planned_at=content.created_at,
        not_before=row.not_before,
        useless_after=content.useless_after,
        tried=tuple(one.partition(":")[0] for one in row.tried.split()),
        may_repeat_until=row.may_repeat_until,
        attempts=_attempts(session, outbound_id),
        acts=_acts(session, outbound_id),
        answered_at=_answered_at(session, content, row.person_id),
    )


def _since() -> ColumnElement[datetime]:
    return case(
        (Outbound.state == "waiting", Outbound.not_before),
        (Outbound.state == "sending", Outbound.claimed_at),
        else_=Outbound.finished_at,
    )


def _listed() -> Select[*tuple[Any, ...]]:
    return select(
        Outbound.id,
        Outbound.state,
        _since().label("since"),
        Content.account,
        Content.purpose,
        Content.about_kind,
        Content.about_id,
        Outbound.person_id,
        Outbound.channel,
        Outbound.retries,
        Outbound.reason,
        Outbound.not_before,
    ).join_from(Outbound, Content, Content.id == Outbound.content_id)


def _row(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        state=row.state,
        since=row.since or row.not_before,
        account=row.account,
        purpose=row.purpose,
        about=f"{row.about_kind} {row.about_id}",
        person_id=row.person_id,
        channel=row.channel,
        retries=row.retries,
        reason=row.reason,
    )


def _attempts(session: Session, outbound_id: int) -> tuple[Told, ...]:
    rows = session.scalars(
        select(Delivery).where(Delivery.outbound_id == outbound_id).order_by(Delivery.id)
    )
    return tuple(Told(one.at, one.channel, one.outcome, one.code, one.platform_id) for one in rows)


def _acts(session: Session, outbound_id: int) -> tuple[Acted, ...]:
    rows = session.scalars(
        select(OutboxNote).where(OutboxNote.outbound_id == outbound_id).order_by(OutboxNote.id)
    )
    return tuple(Acted(one.at, one.act, one.reason) for one in rows)


def _answered_at(session: Session, content: Content, person_id: int | None) -> datetime | None:
    """When this person answered what the text asks."""
    if content.question is None or person_id is None:
        return None
    return session.scalar(
        select(Question.answered_at)
        .where(
            Question.kind == content.question,
            Question.about_id == content.about_id,
            Question.person_id == person_id,
            Question.answered_at.is_not(None),
        )
        .order_by(Question.answered_at.desc())
        .limit(1)
    )


def words_kept(session: Session, outbound_id: int) -> tuple[str, dict[str, Any]] | None:
    """The key of a text and its facts as they are kept, for whoever may read them."""
    row = session.get(Outbound, outbound_id)
    if row is None:
        return None
    content = session.get_one(Content, row.content_id)
    return content.key, content.facts
