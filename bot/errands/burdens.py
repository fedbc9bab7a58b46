"""What everybody who looks after others has on their hands: for today, and waiting behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core import calendar
from bot.errands import rules
from bot.errands.listing import is_listed
from bot.errands.models import Errand
from bot.people import PersonCard

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Burden:
    """People somebody has to call or visit: today, on the days after, and late already."""

    owner: PersonCard
    today: int
    waiting: int
    overdue: int


def burdens(
    session: Session, now: datetime, scope: Select[int], zone: ZoneInfo, *, per_day: int
) -> list[Burden]:
    """Of each owner in `scope` (a SELECT of person ids) who has something open, the most first."""
    rows = session.execute(
        select(
            Errand.owner_id,
            _people().label("all"),
            _people(is_listed(now, zone)).label("listed"),
            _people(is_listed(now, zone) & _presses()).label("pressing"),
            _people(Errand.due_at < now).label("overdue"),
        )
        .where(Errand.state == "open", Errand.owner_id.in_(scope))
        .group_by(Errand.owner_id)
    ).all()
    seen_to = _seen_to(session, now, scope, zone)
    cards = people.cards(session, [row.owner_id for row in rows])
    found = []
    for row in rows:
        room = max(0, per_day - seen_to.get(row.owner_id, 0)) if per_day else row.listed
        today = max(min(row.listed, room), row.pressing)
        found.append(Burden(cards[row.owner_id], today, row.all - today, row.overdue))
    return sorted(found, key=lambda one: (-one.today - one.waiting, one.owner.id))


def _presses() -> ColumnElement[bool]:
    """As `rules.urgency` has it."""
    return Errand.kind.not_in(rules.ROUTINE) | Errand.reason.in_(rules.BEFORE_A_DAY)


def _people(which: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    counted = Errand.person_id if which is None else case((which, Errand.person_id))
    return func.count(counted.distinct())


def _seen_to(
    session: Session, now: datetime, scope: Select[int], zone: ZoneInfo
) -> Mapping[int, int]:
    rows = session.execute(
        select(Errand.ended_by_id, _people())
        .where(
            Errand.owner_id.in_(scope),
            Errand.state == "done",
            Errand.ended_by_id == Errand.owner_id,
            Errand.ended_at >= calendar.end_of_day(now - _A_DAY, zone),
        )
        .group_by(Errand.ended_by_id)
    )
    return {row[0]: row[1] for row in rows if row[0] is not None}
