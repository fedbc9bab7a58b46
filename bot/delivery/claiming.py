"""Claiming waiting texts and taking back what a killed sender held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    and_,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased

from bot.core.many import among
from bot.delivery.models import Outbound
from bot.delivery.turns import Batch, Line

RANKS: Final = 4  # see Draft.rank
BATCH: Final = 256  # more than are called at once: looked at and decided in one go


@dataclass(frozen=True, slots=True)
class Claim:
    """Texts held by one sender since `at`, the most urgent first."""

    ids: tuple[int, ...]
    at: datetime


def claim(
    session: Session, now: datetime, *, limit: int = BATCH, batch: Batch | None = None
) -> Claim:
    """Take at most `limit` due texts of one line, the most urgent, by one conditional UPDATE.

    Of the next line where another worker has taken all of it meanwhile; none is taken with another
    account's, behind whose slow platform it would wait.
    """
    lines = lines_due(session, now)
    for line in lines if batch is None else batch.order(lines):
        of_line = Outbound.rank == line.rank, Outbound.account == line.account
        taken = _take(session, now, limit, *of_line)
        if taken:
            return Claim(tuple(sorted(taken)), now)
    return Claim((), now)


def claim_these(session: Session, now: datetime, ids: Sequence[int]) -> Claim:
    """Take those of `ids` that are due."""
    return Claim(tuple(sorted(_take(session, now, len(ids), among(Outbound.id, ids)))), now)


def lines_due(session: Session, now: datetime) -> list[Line]:
    """The lines in which something is due, the most urgent first: a question that takes no lock.

    From account to account along the index, whatever waits for a later hour behind them.
    """
    first = select(_RANKS.c.rank, _first_account(_RANKS.c.rank).label("account"))
    lines = first.cte("lines", recursive=True)
    following = _first_account(lines.c.rank, after=lines.c.account)
    lines = lines.union_all(select(lines.c.rank, following).where(lines.c.account.is_not(None)))
    due = (
        exists()
        .where(
            _IS_WAITING,
            Outbound.rank == lines.c.rank,
            Outbound.account == lines.c.account,
            Outbound.not_before <= now,
        )
        .correlate(lines)
    )
    found = select(lines).where(lines.c.account.is_not(None), due)
    return [Line(*row) for row in session.execute(found.order_by(lines.c.rank, lines.c.account))]


def _take(
    session: Session, now: datetime, limit: int, *which: ColumnElement[bool]
) -> Sequence[int]:
    due = select(Outbound.id).where(_IS_WAITING, Outbound.not_before <= now, *which)
    # In a CTE: in a bare subquery PostgreSQL may evaluate the LIMIT more than once.
    chosen = (
        due.order_by(Outbound.rank, Outbound.not_before)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return session.scalars(
        update(Outbound)
        .where(Outbound.id.in_(select(chosen.c.id)), Outbound.state == "waiting")
        .values(state="sending", claimed_at=now, channel=None)
        .returning(Outbound.id)
        .execution_options(synchronize_session=False)
    ).all()


def _first_account(
    rank: ColumnElement[int], after: ColumnElement[str] | None = None
) -> ScalarSelect[str]:
    """The first account (after this one) in whose name something of this rank waits."""
    waiting = aliased(Outbound)
    found = select(func.min(waiting.account)).where(_waits(waiting), waiting.rank == rank)
    if after is not None:
        found = found.where(waiting.account > after)
    return found.scalar_subquery()


def _waits(of: type[Outbound]) -> ColumnElement[bool]:
    """In the words of the index: a value that comes as a parameter is not known to be in it."""
    return of.state == literal_column("'waiting'")


_RANKS: Final = union_all(*(select(literal(one).label("rank")) for one in range(RANKS))).subquery()
_IS_WAITING: Final = _waits(Outbound)


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
