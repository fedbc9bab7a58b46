"""How many can be expected to be reachable by chat if they are asked first."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from bot.asking.models import Asked
from bot.asking.rules import Forecast, Past
from bot.asking.whom import may_be_asked, reachable


def forecast(
    session: Session,
    now: datetime,
    account: str,
    to: Select[int],
    *,
    at: datetime,
    aims_at: datetime,
    zone: ZoneInfo,
) -> Forecast:
    """What asking those of `to` at `at` would do for a notice at `aims_at`."""
    asked = may_be_asked(account, to, at=at, until=aims_at, zone=zone).subquery()
    is_shut = asked.c.person_id.not_in(reachable(account, now))
    counted = select(func.count(), func.count(case((is_shut, 1)))).select_from(asked)
    count, shut = session.execute(counted).one()
    likely = round(count * _past(session, to).share)
    return Forecast(count, shut, _still_open(session, account, to, aims_at) + likely)


def _past(session: Session, to: Select[int]) -> Past:
    """How those of them who were asked before have answered."""
    answered = func.count(case((Asked.answered.is_(True), 1)))
    known = select(func.count(), answered).where(
        Asked.answered.is_not(None), Asked.person_id.in_(to)
    )
    return Past(*session.execute(known).one())


def _still_open(session: Session, account: str, to: Select[int], at: datetime) -> int:
    people = to.subquery()
    found = select(func.count()).select_from(people).where(people.c[0].in_(reachable(account, at)))
    return session.scalar(found) or 0
