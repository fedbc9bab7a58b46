"""Who sends a question that is due: one worker at a time, and another takes over a killed one's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot import delivery
from bot.asking import rules
from bot.asking.models import Asked, Asking
from bot.asking.whom import may_be_asked
from bot.core import calendar, due
from bot.core.facts import About
from bot.core.hours import Quiet

UNASKED: Final = "asking.unasked"  # due at once when a question reached nobody
CHANNEL: Final = "mass"  # the lane that the platform closes
QUESTION: Final = "window_question"  # the kind of question that is asked
_UNDER_WAY: Final = ("waiting", "sending")


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings that asking goes by."""

    quiet: Quiet
    zone: ZoneInfo
    lease: timedelta


@dataclass(frozen=True, slots=True)
class Job:
    """A question held by one worker since `at`: to whom, and under which key."""

    asking_id: int
    at: datetime
    account: str
    key: str
    unit: str
    openids: tuple[str, ...]


def claim(session: Session, now: datetime, account: str, terms: Terms) -> Job | None:
    """Take the next question that is due, look again at whom it is for, and open it with them: an
    answer must find it, whatever becomes of this worker."""
    _end_what_is_over(session, now, account)
    if delivery.is_shut(session, now, account, CHANNEL):
        return None
    asking = session.scalars(
        select(Asking)
        .where(Asking.account == account, _is_due(now, terms.lease))
        .order_by(Asking.not_before, Asking.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if asking is None or _waits_for_morning(asking, now, terms):
        return None
    if asking.first_tried_at is None and not _look_again(session, now, asking, terms):
        return None
    return _begun(session, now, asking)


def is_any_due(session: Session, now: datetime, account: str, lease: timedelta) -> bool:
    """Whether a claim could find something: a question that takes no lock."""
    of_account = select(Asking.id).where(Asking.account == account).limit(1)
    if session.scalar(of_account.where(_is_over(now))) is not None:
        return True
    due = session.scalar(of_account.where(_is_due(now, lease)))
    return due is not None and not delivery.is_shut(session, now, account, CHANNEL)


def _is_due(now: datetime, lease: timedelta) -> ColumnElement[bool]:
    waits = and_(Asking.state == "waiting", Asking.not_before <= now)
    left = and_(Asking.state == "sending", Asking.claimed_at < now - lease)
    return or_(waits, left)


def _is_over(now: datetime) -> ColumnElement[bool]:
    never = and_(Asking.first_tried_at.is_(None), Asking.aims_at <= now + rules.TOO_LATE_FROM)
    lost = Asking.first_tried_at <= now - rules.KEY_LASTS
    return and_(Asking.state.in_(_UNDER_WAY), or_(never, lost))


def _end_what_is_over(session: Session, now: datetime, account: str) -> None:
    """Too late to be of use: nobody is asked. Too late to be repeated: it may have arrived."""
    over = select(Asking).where(Asking.account == account, _is_over(now))
    for asking in session.scalars(over.with_for_update(skip_locked=True)):
        if asking.first_tried_at is None:
            end_unasked(session, now, asking, "skipped", "too-late")
        else:
            asking.state, asking.ended_at, asking.claimed_at = "unknown", now, None
    session.flush()


def _waits_for_morning(asking: Asking, now: datetime, terms: Terms) -> bool:
    morning = calendar.quiet_end(now, terms.quiet, terms.zone)
    if morning > now:
        asking.state, asking.not_before, asking.claimed_at = "waiting", morning, None
    return morning > now


def _look_again(session: Session, now: datetime, asking: Asking, terms: Terms) -> bool:
    """Leave out who has written, paused, left or unfollowed since; False: too few are left."""
    mine = select(Asked.person_id).where(Asked.asking_id == asking.id)
    still = may_be_asked(
        asking.account, mine, at=now, until=asking.aims_at, zone=terms.zone, but=asking.id
    ).subquery()
    session.execute(
        delete(Asked)
        .where(Asked.asking_id == asking.id, Asked.person_id.not_in(select(still.c.person_id)))
        .execution_options(synchronize_session=False)
    )
    count = select(func.count()).select_from(Asked).where(Asked.asking_id == asking.id)
    asking.asked = session.scalar(count) or 0
    if len(_openids(session, asking.id)) >= rules.FEWEST:
        return True
    end_unasked(session, now, asking, "skipped", "too-few")
    return False


def _begun(session: Session, now: datetime, asking: Asking) -> Job:
    if asking.first_tried_at is None:
        asking.first_tried_at = now
        session.execute(update(Asked).where(Asked.asking_id == asking.id).values(at=now))
    asking.state, asking.claimed_at = "sending", now
    asking.tries += 1
    session.flush()
    delivery.ask_each(
        session,
        now,
        account=asking.account,
        of=select(Asked.openid, Asked.person_id).where(Asked.asking_id == asking.id),
        kind=QUESTION,
        about_id=asking.id,
        until=asking.first_tried_at + rules.ANSWERS_COUNT_FOR,
    )
    openids = _openids(session, asking.id)
    return Job(asking.id, now, asking.account, asking.key, asking.unit, openids)


def _openids(session: Session, asking_id: int) -> tuple[str, ...]:
    """The WeChat accounts that are asked, each once."""
    asked = select(Asked.openid).where(Asked.asking_id == asking_id, Asked.openid.is_not(None))
    return tuple(one for one in session.scalars(asked.distinct().order_by(Asked.openid)) if one)


def end_unasked(session: Session, now: datetime, asking: Asking, state: str, reason: str) -> None:
    """It reached nobody for certain: it counts for nobody, nobody is waited for, and whoever wanted
    it asked is told (UNASKED)."""
    asking.state, asking.reason, asking.ended_at = state, reason, now
    asking.claimed_at = None
    asking.asked = 0
    session.flush()
    session.execute(delete(Asked).where(Asked.asking_id == asking.id))
    delivery.close_about(session, now, QUESTION, asking.id)
    due.plan(session, kind=UNASKED, subject_id=asking.id, at=now)
    session.expire_all()


def about_of(session: Session, asking_id: int) -> About:
    """What a question was asked for."""
    asking = session.get_one(Asking, asking_id)
    return asking.about_kind, asking.about_id
