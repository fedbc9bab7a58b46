"""Claiming waiting texts and taking back what a killed sender held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Update,
    and_,
    bindparam,
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
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery.changing import outbox
from bot.delivery.models import Outbound
from bot.delivery.turns import Batch, Line

RANKS: Final = 4  # see Draft.rank
# In the words of the index: a value that comes as a parameter is not known to be in it.
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_NOW: Final = bindparam("now", type_=outbox.c.not_before.type)
BATCH: Final = 256  # more than are called at once: looked at and decided in one go


@dataclass(frozen=True, slots=True)
class Claim:
    """Texts held by one sender since `at`, the most urgent first."""

    ids: tuple[int, ...]
    at: datetime


def claim(
    session: Session, now: datetime, *, limit: int = BATCH, batch: Batch | None = None
) -> Claim:
    """Take at most `limit` due texts of one account, the most urgent first, each of its lines by
    one conditional UPDATE.

    None is taken with another account's, behind whose slow platform it would wait.
    """
    lines = lines_due(session, now)
    taken: list[int] = []
    account: str | None = None
    for line in lines if batch is None else batch.order(lines):
        if account in (None, line.account) and len(taken) < limit:
            taken += _take(session, now, line, limit - len(taken))
            account = line.account if taken else None
    return Claim(tuple(sorted(taken)), now)


def _take(session: Session, now: datetime, line: Line, most: int) -> Sequence[int]:
    of_line = {"of_rank": line.rank, "of_account": line.account}
    return _TAKE_LINE.run(session, **of_line, now=now, most=most).scalars().all()


def claim_these(session: Session, now: datetime, ids: Sequence[int]) -> Claim:
    """Take those of `ids` that are due."""
    taken = _TAKE_THESE.run(session, ids=ids, now=now, most=len(ids)).scalars()
    return Claim(tuple(sorted(taken)), now)


def lines_due(session: Session, now: datetime) -> list[Line]:
    """The lines in which something is due, the most urgent first: a question that takes no lock.

    From account to account along the index, whatever waits for a later hour behind them.
    """
    found = _LINES_DUE.run(session, now=now)
    return [Line(*row) for row in found]


def _due_lines(_dialect: str) -> Select[Any]:
    ranks = union_all(*(select(literal(one).label("rank")) for one in range(RANKS))).subquery()
    first = select(ranks.c.rank, _first_account(ranks.c.rank).label("account"))
    lines = first.cte("lines", recursive=True)
    following = _first_account(lines.c.rank, after=lines.c.account)
    lines = lines.union_all(select(lines.c.rank, following).where(lines.c.account.is_not(None)))
    of_line = outbox.c.rank == lines.c.rank, outbox.c.account == lines.c.account
    due = exists().where(_is_due(), *of_line).correlate(lines)
    found = select(lines).where(lines.c.account.is_not(None), due)
    return found.order_by(lines.c.rank, lines.c.account)


def _first_account(
    rank: ColumnElement[int], after: ColumnElement[str] | None = None
) -> ScalarSelect[str]:
    """The first account (after this one) in whose name something of this rank waits."""
    it = outbox.alias()
    found = select(func.min(it.c.account)).where(it.c.state == _WAITING, it.c.rank == rank)
    if after is not None:
        found = found.where(it.c.account > after)
    return found.scalar_subquery()


def _is_due() -> ColumnElement[bool]:
    return and_(outbox.c.state == _WAITING, outbox.c.not_before <= _NOW)


def _taking(*which: ColumnElement[bool]) -> Update:
    due = select(outbox.c.id).where(_is_due(), *which)
    # In a CTE: in a bare subquery PostgreSQL may evaluate the LIMIT more than once.
    chosen = (
        due.order_by(outbox.c.rank, outbox.c.not_before)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(select(chosen.c.id)), outbox.c.state == "waiting")
        .values(state="sending", claimed_at=_NOW, channel=None)
        .returning(outbox.c.id)
    )


def _taking_line(_dialect: str) -> Update:
    of_line = outbox.c.rank == bindparam("of_rank"), outbox.c.account == bindparam("of_account")
    return _taking(*of_line)


_LINES_DUE = Prepared(_due_lines)
_TAKE_LINE = Prepared(_taking_line)
_TAKE_THESE = Prepared(lambda _dialect: _taking(among(outbox.c.id, "ids")))


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
