"""Study days as units see them: who of their people was there, what is still to come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, Table, case, func, select, update
from sqlalchemy.orm import Session

from bot import people
from bot.study import queries
from bot.study.models import Invitee, StudyDay
from bot.study.rules import MODES

Ts = TypeVarTuple("Ts")
_SHOWN_BACK = timedelta(days=60)
MOST_SHOWN = 200
units: Table = people.Unit.metadata.tables["units"]
invitees: Table = Invitee.metadata.tables["invitees"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """A study day among some of its people, in figures as INTERFACE §6 counts them."""

    invited: int
    on_site: int
    online: int
    door: int
    leave: int
    silent: int
    attended: int


def attendance(session: Session, study_day_id: int, members: Select[int]) -> Attendance:
    """How a study day stands among these members.

    With the scope of a leader it is what that leader may see: the home branch and the group where
    somebody lives each count them, and each once (双联双管).
    """
    counted = select(
        func.count(),
        *(_in(Invitee.answer == mode) for mode in MODES),
        _in(Invitee.answer.is_(None)),
        _in(queries.took_part()),
    ).where(Invitee.study_day_id == study_day_id, Invitee.person_id.in_(members))
    invited, *rest = session.execute(counted).one()
    names = (*MODES, "silent", "attended")
    return Attendance(invited=invited, **dict(zip(names, rest, strict=True)))


def days_to_come(session: Session, now: datetime, unit_id: int) -> int:
    """How many study days of a unit are neither over nor cancelled."""
    return session.scalar(select(func.count()).where(*_to_come(now, unit_id))) or 0


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A study day that is still to come, and the path of its unit."""

    day: StudyDay
    unit: str


def days_planned(
    session: Session,
    now: datetime,
    unit_ids: Select[int],
    *,
    limit: int,
    within: tuple[datetime, datetime] | None = None,
) -> list[DayAhead]:
    """The study days of these units that have not begun and are not off, the nearest first; only
    those that begin `within` two moments, if they are given."""
    wanted = _planned(select(StudyDay, units.c.path), now, unit_ids)
    if within is not None:
        first, last = within
        wanted = wanted.where(StudyDay.starts_at >= first, StudyDay.starts_at < last)
    in_order = wanted.order_by(StudyDay.starts_at, units.c.path, StudyDay.id).limit(limit)
    return [DayAhead(row[0], row[1]) for row in session.execute(in_order)]


def units_with_days(session: Session, now: datetime, unit_ids: Select[int]) -> dict[int, str]:
    """Those of these units that have a study day planned: id and path."""
    found = session.execute(_planned(select(units.c.id, units.c.path).distinct(), now, unit_ids))
    return {row[0]: row[1] for row in found}


def path_of(session: Session, study_day_id: int) -> str:
    """The path of the unit that holds a study day."""
    of = select(units.c.path).join(StudyDay, StudyDay.unit_id == units.c.id)
    return str(session.scalars(of.where(StudyDay.id == study_day_id)).one())


def days_shown(session: Session, now: datetime, unit: people.Unit) -> list[StudyDay]:
    """What the calendar of a unit shows: its days and those of the units above it, which its
    people are invited to as well; from some weeks ago on, the cancelled ones too."""
    above = [int(one) for one in unit.lineage.split("/") if one]
    found = session.scalars(
        select(StudyDay)
        .where(StudyDay.unit_id.in_(above), StudyDay.ends_at > now - _SHOWN_BACK)
        .order_by(StudyDay.starts_at, StudyDay.id)
        .limit(MOST_SHOWN)
    )
    return list(found)


def follow_unit(session: Session, now: datetime, unit_id: int, into_id: int) -> int:
    """The study days to come of a unit are another's, into which it was merged; how many."""
    moved = session.scalars(
        update(StudyDay)
        .where(*_to_come(now, unit_id))
        .values(unit_id=into_id)
        .returning(StudyDay.id)
    ).all()
    return len(moved)


def _planned(wanted: Select[*Ts], now: datetime, unit_ids: Select[int]) -> Select[*Ts]:
    of_units = StudyDay.unit_id.in_(unit_ids)
    is_on = StudyDay.cancelled_at.is_(None)
    return (
        wanted.select_from(StudyDay)
        .join(units, units.c.id == StudyDay.unit_id)
        .where(of_units, StudyDay.starts_at > now, is_on)
    )


def _to_come(now: datetime, unit_id: int) -> tuple[ColumnElement[bool], ...]:
    return StudyDay.unit_id == unit_id, StudyDay.ends_at > now, StudyDay.cancelled_at.is_(None)


def _in(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
