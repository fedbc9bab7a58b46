"""At which moment of a day each member is told: at their own hour, else at the unit's."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    Time,
    and_,
    case,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.database import UtcDateTime
from bot.study import rules
from bot.study.models import Invitee
from bot.study.timing import Timing

invitees: Table = Invitee.metadata.tables["invitees"]
Moments = Mapping[time, datetime]


def moments(session: Session, now: datetime, on: date, timing: Timing) -> Moments:
    """When each hour that may be somebody's comes on that local date; at once where it is over."""
    hours = {timing.remind_at, timing.remind_night_shifts_at, *people.hours_wished(session)}
    return {hour: max(now, rules.at_hour(on, hour, timing.zone)) for hour in hours}


def at_own_hour(
    now: datetime,
    at: Moments,
    timing: Timing,
    concerned: ColumnElement[bool],
) -> delivery.Recipients:
    """Those invited to the days planned for whom `concerned` (of `invitees`) holds, each at their
    hour; who is told of another day instead is left to that."""

    def recipients(planned: FromClause) -> Select[Any]:
        night = timing.remind_night_shifts_at
        rows, own = people.own_hour(now, invited(planned), invitees.c.person_id, by_night=night)
        hour = func.coalesce(own, literal(timing.remind_at, Time()))
        # The form with a value: PostgreSQL works the hour out once a row, not for each WHEN.
        moment = case(
            {literal(each, Time()): literal(then, UtcDateTime()) for each, then in at.items()},
            value=hour,
        )
        return select(planned.c.id, invitees.c.person_id, moment).select_from(rows).where(concerned)

    return recipients


def invited(planned: FromClause) -> FromClause:
    """Everybody to whom these days speak: who is told of another day instead is left to that."""
    theirs = invitees.c.study_day_id == planned.c.about_id
    return planned.join(invitees, and_(theirs, invitees.c.elsewhere_day_id.is_(None)))
