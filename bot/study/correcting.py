"""Correcting an attendance: by a leader, with a reason, within seven days; the history stays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from bot.study import accounting, roll, ticking
from bot.study.models import CheckIn, CheckInChange, Invitee, StudyDay
from bot.study.ticking import NotOpenYet, RollClosed


@dataclass(frozen=True, slots=True)
class Corrected:
    """It stands otherwise now: they `came`, or they did not."""

    came: bool


@dataclass(frozen=True, slots=True)
class StoodSo:
    """It was so already, and nothing was changed."""

    came: bool


def correct(
    session: Session,
    now: datetime,
    *,
    day: StudyDay,
    person_id: int,
    came: bool,
    reason: str,
    by_id: int,
    zone: ZoneInfo,
) -> Corrected | StoodSo | NotOpenYet | RollClosed:
    """Somebody came after all, or did not: what stood there goes into the history with the reason.

    Who did not come has no evidence left, whoever it was from. Once the day is over, who is missing
    by it is in somebody's hands at once, and who came needs nobody's call any more.
    """
    if now < day.check_in_opens_at:
        return NotOpenYet(day.starts_at, day.check_in_opens_at)
    if now >= roll.closes_at(day):
        return RollClosed(day.starts_at, roll.closes_at(day))
    session.get(Invitee, (day.id, person_id), with_for_update=True)
    before = evidence(session, day.id, person_id)
    if came == any(one["mode"] != "remote" for one in before) and (came or not before):
        return StoodSo(came)
    if came:
        over = now >= day.ends_at
        how = {"evidence": "paper" if over else "list", "late": False, "entered_late": over}
        ticking.enter(session, now, day.id, [person_id], by_id, how)
    else:
        ticking.take_out(session, day.id, [person_id], true())
    after = evidence(session, day.id, person_id)
    session.add(
        CheckInChange(
            study_day_id=day.id,
            person_id=person_id,
            at=now,
            by_id=by_id,
            reason=reason,
            before=before,
            after=after,
        )
    )
    session.flush()
    accounting.settle(session, now, day, person_id, zone)
    return Corrected(came)


def evidence(session: Session, study_day_id: int, person_id: int) -> list[dict[str, Any]]:
    found = select(CheckIn).where(
        CheckIn.study_day_id == study_day_id, CheckIn.person_id == person_id
    )
    return [
        {"evidence": one.evidence, "mode": one.mode, "at": one.at.isoformat()}
        for one in session.scalars(found.order_by(CheckIn.at, CheckIn.evidence))
    ]
