"""What the platform answered to a question on its way, and what it reported afterwards."""

from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import and_, func, select, update
from sqlalchemy.orm import Session

from bot import delivery
from bot.asking import rules
from bot.asking.claiming import CHANNEL, QUESTION, Job, end_unasked
from bot.asking.models import Asked, Asking
from bot.channels import Action, NoAnswer, SendFailed
from bot.core import due

SETTLE: Final = "asking.settle"  # due when who has not answered will not any more
SUCCESS: Final = "send success"
NOBODY: Final = "reached nobody"
KNOWN_THERE: Final = 45066  # repeated too soon: an earlier try has arrived, or will
PENDING: Final = frozenset({89504, 89505})  # the account's administrator is asked
TOLD_FOR: Final = timedelta(days=1)
_ENDED: Final = ("sent", "unknown", "failed", "skipped")
_STOPS: Final = frozenset({Action.STOP_LANE, Action.STOP_ACCOUNT})

log = structlog.get_logger()


def sent(session: Session, now: datetime, job: Job, platform_id: str | None) -> None:
    """The platform took it. Also said by a worker whose claim has run out: it is true all the
    same."""
    asking = _of(session, job)
    if asking.state in _ENDED:
        return
    asking.state, asking.ended_at, asking.platform_id = "sent", now, platform_id
    asking.code = asking.reason = asking.claimed_at = None
    at = (asking.first_tried_at or now) + rules.ANSWERS_COUNT_FOR
    due.plan(session, kind=SETTLE, subject_id=asking.id, at=at)
    delivery.open_lanes(session, [(asking.account, CHANNEL)])
    session.flush()
    early = platform_id and delivery.take_early(session, asking.account, platform_id)
    if early:
        status, _, totals = early.partition("|")
        _note(session, now, asking, status, totals)


def refused(session: Session, now: datetime, job: Job, error: SendFailed) -> None:
    """It did not go: again later where that helps, else nobody is asked."""
    asking = _of(session, job)
    if asking.state != "sending" or asking.claimed_at != job.at:
        return
    asking.code = error.code
    if error.action in _STOPS:
        delivery.shut(session, now, asking.account, CHANNEL, error)
    elif error.action is not Action.RETRY:
        _give_up(session, now, asking, job, f"code {error.code}")
        return
    _rest(session, asking, error.until or now + rules.RETRY_RESTS * asking.tries)
    if asking.first_tried_at == job.at and error.code != KNOWN_THERE:
        asking.first_tried_at = None
        delivery.close_about(session, now, QUESTION, asking.id)
    if error.alert:
        log.warning("asking_waits", asking=asking.id, account=asking.account, code=error.code)


def unanswered(session: Session, now: datetime, job: Job, error: NoAnswer) -> None:
    """Nobody knows whether it went: under its key it goes again without arriving twice."""
    asking = _of(session, job)
    if asking.state != "sending" or asking.claimed_at != job.at:
        return
    _rest(session, asking, max(now + rules.LOST_RESTS, error.wait_until or now))


def finished(
    session: Session, now: datetime, account: str, platform_id: str, status: str, totals: str
) -> None:
    """MASSSENDJOBFINISH; it may come twice, and before the answer of the call it reports on. Of a
    mass message that is none of ours it is kept for a day."""
    asking = session.scalars(
        select(Asking)
        .where(Asking.account == account, Asking.platform_id == platform_id)
        .with_for_update()
    ).first()
    if asking is None:
        delivery.keep_early(session, now, account, platform_id, f"{status}|{totals}")
    elif asking.result is None:
        _note(session, now, asking, status, totals)


def settle(session: Session, asking_id: int) -> str:
    """Two days are over: who has written since was reached by it, whatever they wrote."""
    asking = session.get_one(Asking, asking_id, with_for_update=True, populate_existing=True)
    if asking.state != "sent" or asking.first_tried_at is None:
        return asking.state
    theirs = Asked.asking_id == asking.id
    wrote = Asked.openid.in_(delivery.heard_since(asking.first_tried_at))
    session.execute(
        update(Asked)
        .where(theirs)
        .values(answered=and_(Asked.openid.is_not(None), wrote))
        .execution_options(synchronize_session=False)
    )
    counted = select(func.count()).select_from(Asked).where(theirs, Asked.answered.is_(True))
    asking.answered = session.scalar(counted) or 0
    session.flush()
    return f"answered {asking.answered} of {asking.asked}"


def troubled(session: Session, now: datetime) -> list[tuple[str, str]]:
    """The accounts of which a question reached nobody within a day, or waits for the account's
    administrator, each with the platform's word."""
    rows = session.scalars(
        select(Asking)
        .where(Asking.state.in_(("waiting", "failed")), Asking.code.is_not(None))
        .where((Asking.ended_at.is_(None)) | (Asking.ended_at > now - TOLD_FOR))
        .order_by(Asking.account, Asking.id)
    )
    return [
        (one.account, one.reason or f"code {one.code}")
        for one in rows
        if one.state == "failed" or (one.code in PENDING and one.tries > 1)
    ]


def _give_up(session: Session, now: datetime, asking: Asking, job: Job, reason: str) -> None:
    """It reached nobody; or, where an earlier try may have, nobody knows."""
    log.error("asking_failed", asking=asking.id, account=asking.account, reason=reason)
    if asking.first_tried_at == job.at:
        end_unasked(session, now, asking, "failed", reason)
    else:
        asking.state, asking.reason, asking.ended_at = "unknown", reason, now
        asking.claimed_at = None
        session.flush()


def _note(session: Session, now: datetime, asking: Asking, status: str, totals: str) -> None:
    asking.result = status
    counts = [int(one) for one in totals.split()]
    if len(counts) == 4:
        asking.total, asking.passed, asking.reached, asking.missed = counts
    log.info("asking_finished", asking=asking.id, passed=asking.passed, reached=asking.reached)
    if status != SUCCESS or asking.reached == 0:
        log.warning("asking_reached_nobody", asking=asking.id, account=asking.account)
        due.cancel(session, now, kind=SETTLE, subject_id=asking.id, reason="reached nobody")
        asking.code = asking.code or 0
        end_unasked(session, now, asking, "failed", NOBODY if status == SUCCESS else status)


def _rest(session: Session, asking: Asking, until: datetime) -> None:
    asking.state, asking.claimed_at, asking.not_before = "waiting", None, until
    session.flush()


def _of(session: Session, job: Job) -> Asking:
    return session.get_one(Asking, job.asking_id, with_for_update=True, populate_existing=True)
