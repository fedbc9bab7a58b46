"""After a study day: who missed it is offered the lesson once, in their own hour, and no blame."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import calendar, due
from bot.core.kept_facts import Kept
from bot.study import own_hours, queries
from bot.study.lessons import MAKE_UP
from bot.study.models import Invitee, StudyDay
from bot.study.timing import Timing

AFTERWARDS = "study_day.afterwards"  # the kind of its due rows


def plan_afterwards(session: Session, day: StudyDay, zone: ZoneInfo) -> None:
    """Ask for what is done in the night after a study day; asked again, nothing changes. A day that
    was moved is asked for anew, and the row from before is passed over."""
    night = _night(day, zone)
    occurrence = night.isoformat()
    due.plan(session, kind=AFTERWARDS, subject_id=day.id, occurrence=occurrence, at=night)


def is_night_after(session: Session, study_day_id: int, occurrence: str, zone: ZoneInfo) -> bool:
    """Whether a due row is of the night after a study day; of a day that was moved since the right
    one is asked for."""
    day = queries.get(session, study_day_id)
    if occurrence == _night(day, zone).isoformat():
        return True
    plan_afterwards(session, day, zone)
    return False


def _night(day: StudyDay, zone: ZoneInfo) -> datetime:
    return calendar.end_of_day(day.ends_at, zone)


def offer_make_up(session: Session, now: datetime, study_day_id: int, timing: Timing) -> int:
    """Tell everybody who missed the day, once, that the lesson can still be done, each at their own
    hour of this day; how many. Who is told of another day instead is offered that one's lesson."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None or day.lesson_id is None or day.online_until <= now:
        return 0
    today = now.astimezone(timing.zone).date()
    hours = own_hours.moments(session, now, today, timing)
    missed = own_hours.at_own_hour(now, hours, timing, ~queries.took_part())
    return delivery.plan_sets(session, now, [_offer(day)], missed)


def to_make_up(session: Session, now: datetime, person_id: int) -> Sequence[StudyDay]:
    """The study days whose lesson this member can do now and has not: those over first missed
    last, and the one under way before them."""
    return session.scalars(
        select(StudyDay)
        .join(Invitee, Invitee.study_day_id == StudyDay.id)
        .where(
            Invitee.person_id == person_id,
            StudyDay.lesson_id.is_not(None),
            StudyDay.cancelled_at.is_(None),
            StudyDay.check_in_opens_at <= now,
            StudyDay.online_until > now,
            ~queries.took_part(),
        )
        .order_by(StudyDay.starts_at.desc(), StudyDay.id.desc())
    ).all()


def _offer(day: StudyDay) -> delivery.Draft:
    facts: dict[str, Kept] = {
        "starts_at": day.starts_at,
        "title": day.title,
        "until": day.online_until,
    }
    return delivery.Draft(
        account=day.account,
        purpose="study_day_reminder",
        key="make-up-offered",
        facts=facts,
        about=(MAKE_UP, day.id),
        useless_after=day.online_until,
        template={"title": day.title, "starts_at": day.starts_at, "place": day.place},
    )
