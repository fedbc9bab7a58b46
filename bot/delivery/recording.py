"""Recording what came of attempts: a batch in a handful of statements, in one transaction.

Locks are taken in the order of a message that comes in: windows, then outbox rows.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Insert, Select, Table, insert, select
from sqlalchemy.orm import Session

from bot.core.database import is_sqlite
from bot.core.facts import Tell
from bot.core.many import among
from bot.core.prepared import Prepared
from bot.core.recordset import Rows, recordset, written
from bot.delivery.attempts import Attempt, Change, Outcome, Stranded
from bot.delivery.changing import change_rows, outbox
from bot.delivery.corrections import correct_windows
from bot.delivery.credits import correct_credits
from bot.delivery.facts import RoutesExhausted
from bot.delivery.lanes import close_lanes, open_lanes
from bot.delivery.models import Delivery
from bot.delivery.questions import ONE_OPEN, ask_many, asked_row
from bot.delivery.refusals import count_refusals
from bot.delivery.template_results import apply_early_results

deliveries: Table = Delivery.metadata.tables["deliveries"]


def record(session: Session, now: datetime, outcomes: Sequence[Outcome]) -> None:
    """Write down what came of attempts, and open what those that may have arrived ask."""
    if not outcomes:
        return
    correct_windows(session, outcomes)
    correct_credits(session, now, outcomes)
    open_lanes(session, ((_account(one), lane) for one in outcomes for lane in one.reopens))
    close_lanes(session, now, (one.closing for one in outcomes if one.closing))
    asking = _still_wanted(session, [one for one in outcomes if asks(one, now)])
    for claimed_at, of_claim in groupby(outcomes, key=lambda one: one.attempt.claimed_at):
        changes = {one.attempt.outbound_id: one.change for one in of_claim}
        change_rows(session, now, claimed_at, changes)
    record_attempts(session, now, [one for one in outcomes if one.word != "not_begun"], asking)
    count_refusals(session, now, outcomes)
    _hear_reports(session, now, outcomes)


def record_attempts(
    session: Session, now: datetime, outcomes: Sequence[Outcome], asking: Sequence[Outcome]
) -> None:
    """One row in `deliveries` each, and the questions of those that ask and may have arrived."""
    if outcomes:
        _enter(session, [_delivery(one, now) for one in outcomes])
    ask_many(session, _questions(asking, now))


def _enter(session: Session, rows: Rows) -> None:
    if is_sqlite(session):
        session.execute(insert(deliveries), list(rows))
    else:
        _ENTER.run(session, rows=written(rows))


def _entering(_dialect: str) -> Insert:
    names = [name for name in deliveries.c.keys() if name != "id"]  # noqa: SIM118 (a collection)
    return insert(deliveries).from_select(names, recordset(deliveries, names, "rows"))


_ENTER = Prepared(_entering)


def record_stranded(
    session: Session, now: datetime, stranded: Iterable[Stranded], tell: Tell
) -> None:
    """Texts without any way fail, and who owns them is told: in one transaction, so once."""
    for one in stranded:
        failed = {one.outbound_id: Change("failed", reason=one.reason, why=one.why)}
        if change_rows(session, now, one.claimed_at, failed) and one.person_id is not None:
            content = one.content
            fact = RoutesExhausted(
                account=content.account,
                about=(content.about_kind, content.about_id),
                person_id=one.person_id,
                purpose=content.purpose,
                content_id=content.id,
                reason=one.reason,
            )
            tell(session, now, fact)


def tell_later(session: Session, now: datetime, one: Stranded, wait: timedelta) -> None:
    """Keep a text whose owner could not be told for another time."""
    change = Change("waiting", not_before=now + wait)
    change_rows(session, now, one.claimed_at, {one.outbound_id: change})


def _still_wanted(session: Session, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Without those withdrawn while their call was under way: answered, cancelled."""
    ids = [one.attempt.outbound_id for one in outcomes]
    if not ids:
        return []
    gone = set(_WITHDRAWN.run(session, ids=ids).scalars())
    return [one for one in outcomes if one.attempt.outbound_id not in gone]


def _withdrawn(_dialect: str) -> Select[int]:
    return select(outbox.c.id).where(among(outbox.c.id, "ids"), outbox.c.reason.is_not(None))


_WITHDRAWN = Prepared(_withdrawn)


def asks(outcome: Outcome, now: datetime) -> bool:
    """True for a text that may have arrived and whose question is still open then."""
    may_have_arrived = outcome.word in ("accepted", "unknown")
    attempt = outcome.attempt
    return may_have_arrived and attempt.openid != "" and attempt.asks_until > now


def _questions(asking: Sequence[Outcome], now: datetime) -> list[dict[str, Any]]:
    """One row a question: two texts of a batch may ask the same person the same."""
    rows = (_question(one.attempt, now) for one in asking)
    return list({tuple(row[name] for name in ONE_OPEN): row for row in rows}.values())


def _question(attempt: Attempt, now: datetime) -> dict[str, Any]:
    content = attempt.content
    return asked_row(
        now,
        account=content.account,
        openid=attempt.openid,
        person_id=attempt.person_id,
        kind=content.question or "",
        about_id=content.about_id,
        until=attempt.asks_until,
        in_reply=False,
    )


def _delivery(outcome: Outcome, now: datetime) -> dict[str, Any]:
    attempt = outcome.attempt
    return {
        "outbound_id": attempt.outbound_id,
        "channel": attempt.channel,
        "openid": attempt.openid,
        "outcome": outcome.word,
        "code": outcome.code,
        "platform_id": outcome.platform_id,
        "passed": " ".join(attempt.passed) or None,
        "at": now,
    }


def _hear_reports(session: Session, now: datetime, outcomes: Sequence[Outcome]) -> None:
    known = [(_account(one), one.platform_id) for one in outcomes if one.platform_id]
    for account in {account for account, _ in known}:
        platform_ids = [platform_id for of, platform_id in known if of == account]
        apply_early_results(session, now, account, platform_ids)


def _account(outcome: Outcome) -> str:
    return outcome.attempt.content.account
