"""Delivery in figures for those who run it: a handful of statements, whatever there is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.delivery.models import Content, Delivery, Lane, Outbound

RANKS: Final = ("urgent", "answers", "rest", "many")
LOOKS_BACK: Final = timedelta(hours=1)
LATEST: Final = 20_000  # attempts looked at, at most
# Codes with which the platform closes a lane for a while by its own rules: nobody need act.
BY_ITSELF: Final = (
    "code 45009",
    "code 45028",
    "code 45011",
    "code 45033",
    "code 429",
    "retry after",
)


@dataclass(frozen=True, slots=True)
class Texts:
    """How many texts are in a state by a channel ("" where none was begun)."""

    state: str
    channel: str
    count: int


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many attempts of the last hour by a channel came to an outcome, with the platform's code
    (0: none)."""

    channel: str
    outcome: str
    code: int
    count: int


@dataclass(frozen=True, slots=True)
class Oldest:
    """Since when the oldest text of an account and rank (see RANKS) is due."""

    account: str
    rank: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """A lane that the platform has closed; `by_itself`: it opens again without anybody's act."""

    account: str
    channel: str
    until: datetime
    reason: str
    by_itself: bool


@dataclass(frozen=True, slots=True)
class Gauges:
    """Everything at one moment."""

    texts: tuple[Texts, ...]
    attempts: tuple[Attempts, ...]
    oldest: tuple[Oldest, ...]
    closed: tuple[Closed, ...]
    stuck: int


def gauges(session: Session, now: datetime, lease: timedelta) -> Gauges:
    """Every figure of the outbox now; `lease` says when a claim is stuck: after two of them."""
    return Gauges(
        texts=_texts(session),
        attempts=_attempts(session, now),
        oldest=tuple(oldest_due(session, now)),
        closed=tuple(closed_now(session, now)),
        stuck=_stuck(session, now, lease),
    )


def oldest_due(session: Session, now: datetime) -> list[Oldest]:
    """Since when the oldest due text of each account and rank waits."""
    rows = session.execute(
        select(Content.account, Outbound.rank, func.min(Outbound.not_before))
        .join_from(Outbound, Content, Content.id == Outbound.content_id)
        .where(Outbound.state == "waiting", Outbound.not_before <= now)
        .group_by(Content.account, Outbound.rank)
        .order_by(Content.account, Outbound.rank)
    )
    return [Oldest(account, RANKS[rank], since) for account, rank, since in rows]


def closed_now(session: Session, now: datetime) -> list[Closed]:
    """The lanes that are closed."""
    found = session.scalars(
        select(Lane).where(Lane.closed_until > now).order_by(Lane.account, Lane.channel)
    )
    return [
        Closed(one.account, one.channel, one.closed_until, one.reason, one.reason in BY_ITSELF)
        for one in found
    ]


def perhaps_open(session: Session, now: datetime) -> list[Closed]:
    """Lanes closed until somebody acts whose time is over, and by which nothing has gone since:
    nobody knows whether they are open."""
    found = session.scalars(
        select(Lane)
        .where(Lane.closed_until <= now, Lane.reason.not_in(BY_ITSELF))
        .order_by(Lane.account, Lane.channel)
    )
    return [
        Closed(one.account, one.channel, one.closed_until, one.reason, by_itself=False)
        for one in found
    ]


def _texts(session: Session) -> tuple[Texts, ...]:
    channel = func.coalesce(Outbound.channel, "")
    rows = session.execute(
        select(Outbound.state, channel, func.count()).group_by(Outbound.state, channel)
    )
    return tuple(Texts(*row) for row in rows)


def _attempts(session: Session, now: datetime) -> tuple[Attempts, ...]:
    """By their numbers, which are in the order of time: nothing is kept in order of `at`."""
    code = func.coalesce(Delivery.code, 0)
    latest = select(func.max(Delivery.id) - LATEST).scalar_subquery()
    rows = session.execute(
        select(Delivery.channel, Delivery.outcome, code, func.count())
        .where(Delivery.id > latest, Delivery.at > now - LOOKS_BACK)
        .group_by(Delivery.channel, Delivery.outcome, code)
    )
    return tuple(Attempts(*row) for row in rows)


def _stuck(session: Session, now: datetime, lease: timedelta) -> int:
    stuck = select(func.count()).where(
        Outbound.state == "sending", Outbound.claimed_at < now - 2 * lease
    )
    return session.scalar(stuck) or 0
