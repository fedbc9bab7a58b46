"""Whom a text about a study day had not reached when it changed: told of what stands now."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot import delivery
from bot.study import publishing, series
from bot.study.knowing import know_of, of_series
from bot.study.models import Invitee, StudyDay, StudySeries
from bot.study.timing import Timing


def tell_anew(
    session: Session, now: datetime, day: StudyDay, timing: Timing, *, reason: str
) -> None:
    """What still waits about the day is withdrawn; who knew nothing of it yet and is to be told
    is told of what stands now: of the series, or of the day alone."""
    about = ("study_day", day.id)
    delivery.withdraw(session, now, about, reason)
    unheard = select(Invitee.person_id).where(
        Invitee.study_day_id == day.id,
        Invitee.answer.is_(None),
        Invitee.person_id.in_(delivery.stopped(about, reason, now)),
        Invitee.person_id.not_in(know_of(day)),
    )
    if day.series_id is not None:
        series_days = of_series(day)
        delivery.withdraw(session, now, series_days, reason, keys=[series.ANNOUNCED])
        again = delivery.stopped(series_days, reason, now, keys=[series.ANNOUNCED])
        _announce_again(session, now, day, again, timing)
        unheard = unheard.where(Invitee.person_id.not_in(again))
    if day.cancelled_at is None:
        publishing.announce(session, now, day, unheard)


def _announce_again(
    session: Session, now: datetime, day: StudyDay, to: Select[int], timing: Timing
) -> None:
    left = session.scalars(
        select(StudyDay)
        .where(
            StudyDay.series_id == day.series_id,
            StudyDay.starts_at > now,
            StudyDay.cancelled_at.is_(None),
        )
        .order_by(StudyDay.starts_at)
    ).all()
    if left:
        of = session.get_one(StudySeries, day.series_id)
        delivery.plan(session, now, series.announcement(of, left, timing.zone), to)
