"""Who has not said how they take part, however often they were reminded: somebody calls them."""

from datetime import datetime

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from bot import errands, people
from bot.core import due
from bot.study import owners, queries, rules
from bot.study.answers import CALL_KINDS
from bot.study.models import Invitee, StudyDay
from bot.study.publishing import CALL, REMIND

invitees: Table = Invitee.metadata.tables["invitees"]


def settle_silent(
    session: Session,
    now: datetime,
    study_day_id: int,
    occurrence: str,
    pace: errands.Pace | None = None,
) -> str:
    """Before a day its silent members become calls of their organisers, and of the next above
    where there are more than `pace` allows; once it is over, what is left of these calls is closed.
    What came of it, in a word or two."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None:
        return "cancelled"
    if rules.unmarked(occurrence) == CALL:
        return f"to be called {_hand_over(session, now, day, pace)}"
    about = ("study_day", day.id)
    closed = errands.close_about(session, now, about=about, outcome="over", kinds=CALL_KINDS)
    return f"closed {closed}"


def _hand_over(session: Session, now: datetime, day: StudyDay, pace: errands.Pace | None) -> int:
    """Each organiser finds theirs on the list of the day; who was not yet reminded is let be."""
    times = due.count_done(session, kind=REMIND, subject_id=day.id, outcome="reminded")
    if times == 0 or day.starts_at <= now:
        return 0
    silent = list(session.scalars(_silent(now, day)))
    theirs = owners.of(session, now, day, silent)
    what = errands.Assignment(
        account=day.account,
        kind="call",
        about=("study_day", day.id),
        due_at=day.starts_at,
        reason="errand-silent-study-day",
        facts={"title": day.title, "starts_at": day.starts_at, "count": str(times)},
        listed_from=now,
        pace=pace,
        latest=day.starts_at,
    )
    return len(errands.give_many(session, now, what, persons=silent, owners=theirs))


def _silent(now: datetime, day: StudyDay) -> Select[int]:
    """The silent of a day, without those who are told of another one, who want no reminders, who
    have left, and whom somebody is to call about it already."""
    called = errands.open_persons(("study_day", day.id), CALL_KINDS)
    return select(invitees.c.person_id).where(
        invitees.c.study_day_id == day.id,
        invitees.c.answer.is_(None),
        invitees.c.elsewhere_day_id.is_(None),
        invitees.c.person_id.in_(people.still_here()),
        invitees.c.person_id.not_in(people.paused(now)),
        invitees.c.person_id.not_in(called),
    )
