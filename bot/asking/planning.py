"""Planning a small question to many, and taking it back while it waits."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from zoneinfo import ZoneInfo

from sqlalchemy import Select, Subquery, case, delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from bot.asking import rules
from bot.asking.models import Asked, Asking
from bot.asking.whom import may_be_asked
from bot.core import numbers
from bot.core.database import UtcDateTime
from bot.core.facts import About


def ask(
    session: Session,
    *,
    account: str,
    unit: str,
    about: About,
    to: Select[int],
    at: datetime,
    aims_at: datetime,
    zone: ZoneInfo,
) -> int:
    """Plan the question to those of `to` who may be asked at `at`, so that they can be reached at
    `aims_at`; how many. Nobody is asked twice, whoever asks at the same moment."""
    # The row of the counter is held from here on: two who ask at once go one after the other.
    number = numbers.next_number(session, account, "asking")
    chosen = may_be_asked(account, to, at=at, until=aims_at, zone=zone).subquery()
    count = session.scalar(select(func.count()).select_from(chosen)) or 0
    if count < rules.FEWEST:
        return 0
    parts = [
        _entered(session, account, number, unit, about, at, aims_at)
        for _ in range(ceil(count / rules.AT_ONCE))
    ]
    _enter_asked(session, parts, chosen)
    for one in parts:
        among = select(func.count()).select_from(Asked).where(Asked.asking_id == one.id)
        one.asked = session.scalar(among) or 0
    session.flush()
    return sum(one.asked for one in parts)


def stop(session: Session, now: datetime, about: About, reason: str) -> None:
    """What was to be told will not be: a question that was never tried goes to nobody."""
    stopped = session.scalars(
        update(Asking)
        .where(
            Asking.about_kind == about[0],
            Asking.about_id == about[1],
            Asking.state == "waiting",
            Asking.first_tried_at.is_(None),
        )
        .values(state="skipped", reason=reason, ended_at=now)
        .returning(Asking.id)
        .execution_options(synchronize_session=False)
    ).all()
    session.execute(delete(Asked).where(Asked.asking_id.in_(stopped)))
    session.expire_all()


def _entered(
    session: Session,
    account: str,
    number: int,
    unit: str,
    about: About,
    at: datetime,
    aims_at: datetime,
) -> Asking:
    asking = Asking(
        account=account,
        # No database that was restored gives the same key to another question.
        key=f"ask-{number}-{secrets.token_hex(6)}",
        unit=unit,
        about_kind=about[0],
        about_id=about[1],
        state="waiting",
        not_before=at,
        aims_at=aims_at,
        tries=0,
        asked=0,
    )
    session.add(asking)
    session.flush()
    return asking


def _enter_asked(session: Session, parts: Sequence[Asking], chosen: Subquery) -> None:
    """One WeChat is in one part, however many members use it."""
    place = func.dense_rank().over(order_by=chosen.c.openid) % len(parts)
    which = case({number: one.id for number, one in enumerate(parts)}, value=place)
    at = literal(parts[0].not_before, UtcDateTime())
    rows = select(which, chosen.c.person_id, chosen.c.openid, at)
    columns = ["asking_id", "person_id", "openid", "at"]
    session.execute(insert(Asked).from_select(columns, rows))
