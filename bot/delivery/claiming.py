"""Claiming waiting texts and taking back what a killed sender held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, case, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.delivery.models import Outbound

BATCH: Final = 256  # more than are called at once: looked at and decided in one go
BATCHES_AT_ONCE: Final = 2  # while one is called, the next is claimed and decided


@dataclass(frozen=True, slots=True)
class Claim:
    """Texts held by one sender since `at`, the most urgent first."""

    ids: tuple[int, ...]
    at: datetime


def claim(
    session: Session, now: datetime, *, limit: int = BATCH, ids: Sequence[int] | None = None
) -> Claim:
    """Take at most `limit` due texts (of `ids`, if given) by one conditional UPDATE."""
    due = select(Outbound.id).where(Outbound.state == "waiting", Outbound.not_before <= now)
    if ids is not None:
        due = due.where(among(Outbound.id, ids))
    # In a CTE: in a bare subquery PostgreSQL may evaluate the LIMIT more than once.
    chosen = (
        due.order_by(Outbound.rank, Outbound.not_before)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = session.scalars(
        update(Outbound)
        .where(Outbound.id.in_(select(chosen.c.id)), Outbound.state == "waiting")
        .values(state="sending", claimed_at=now, channel=None)
        .returning(Outbound.id)
        .execution_options(synchronize_session=False)
    )
    return Claim(tuple(sorted(taken)), now)


def is_any_due(session: Session, now: datetime) -> bool:
    """Whether a claim would find something: a question that takes no lock."""
    waiting = exists().where(Outbound.state == "waiting", Outbound.not_before <= now)
    return bool(session.scalar(select(waiting)))


def take_back(session: Session, now: datetime, *, lease: timedelta) -> list[int]:
    """End claims older than `lease`; ids of those texts that are `unknown` now.

    Nothing had begun where no channel stands: they wait again. A chat text, or a notice agreed to,
    may have arrived and cannot be repeated safely: unknown. What has a key (templates, messages by
    telephone where the gateway takes one) waits to be repeated under it, unless it was withdrawn
    meanwhile: unknown, since it may have arrived.
    """
    untouched = Outbound.channel.is_(None)
    repeatable = and_(Outbound.may_repeat_until.is_not(None), Outbound.reason.is_(None))
    withdrawn = Outbound.reason.is_not(None)
    state = case(
        (and_(untouched, withdrawn), "skipped"),
        (untouched, "waiting"),
        (repeatable, "waiting"),
        else_="unknown",
    )
    waits = or_(and_(untouched, Outbound.reason.is_(None)), repeatable)
    ended = session.execute(
        update(Outbound)
        .where(Outbound.state == "sending", Outbound.claimed_at < now - lease)
        .values(
            state=state,
            finished_at=case((waits, None), else_=now),
            # An unknown text keeps its claim: its sender may be slow, and know better later.
            claimed_at=case((waits, None), else_=Outbound.claimed_at),
        )
        .returning(Outbound.id, Outbound.state)
        .execution_options(synchronize_session=False)
    ).all()
    return [row.id for row in ended if row.state == "unknown"]
