"""Study days as units see them: who of their people was there, what is still to come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, select, update
from sqlalchemy.orm import Session

from bot.study.models import CheckIn, Invitee, StudyDay
from bot.study.rules import MODES


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
    came = select(CheckIn.id).where(
        CheckIn.study_day_id == study_day_id, CheckIn.person_id == Invitee.person_id
    )
    counted = select(
        func.count(),
        *(_in(Invitee.answer == mode) for mode in MODES),
        _in(Invitee.answer.is_(None)),
        _in(came.exists()),
    ).where(Invitee.study_day_id == study_day_id, Invitee.person_id.in_(members))
    invited, *rest = session.execute(counted).one()
    names = (*MODES, "silent", "attended")
    return Attendance(invited=invited, **dict(zip(names, rest, strict=True)))


def days_to_come(session: Session, now: datetime, unit_id: int) -> int:
    """How many study days of a unit are neither over nor cancelled."""
    return session.scalar(select(func.count()).where(*_to_come(now, unit_id))) or 0


def follow_unit(session: Session, now: datetime, unit_id: int, into_id: int) -> int:
    """The study days to come of a unit are another's, into which it was merged; how many."""
    moved = session.scalars(
        update(StudyDay)
        .where(*_to_come(now, unit_id))
        .values(unit_id=into_id)
        .returning(StudyDay.id)
    ).all()
    return len(moved)


def _to_come(now: datetime, unit_id: int) -> tuple[ColumnElement[bool], ...]:
    return StudyDay.unit_id == unit_id, StudyDay.ends_at > now, StudyDay.cancelled_at.is_(None)


def _in(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
