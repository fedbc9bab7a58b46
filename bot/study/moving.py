"""What was asked, planned and given to be done about a study day that is at another time."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands
from bot.core import due
from bot.core.facts import About
from bot.core.kept_facts import Kept
from bot.study import lessons, make_up, publishing, rules
from bot.study.models import StudyDay
from bot.study.publishing import REMIND, SILENT, SYNC
from bot.study.timing import Timing

CHANGED = "changed"
_TELL = "errand-tell-study-day"
_CALLS = (_TELL, "errand-silent-study-day")  # before the day begins


def move(
    session: Session, now: datetime, day: StudyDay, timing: Timing, *, other_date: bool
) -> None:
    """What was asked, planned and given to be done for the old time is for the new one.

    On the same date what was reminded of stays reminded of; another date has its own reminders.
    """
    delivery.keep_open_until(session, "study_day", day.id, until=day.starts_at)
    acted = due.acted(session, kind=REMIND, subject_id=day.id)
    call_off(session, now, day, CHANGED)
    reminded = {rules.unmarked(one) for one, outcome in acted if outcome != CHANGED}
    besides = frozenset() if other_date else frozenset(reminded)
    publishing.plan_reminders(session, now, day, timing, besides=besides)
    make_up.plan_afterwards(session, day, timing.zone)
    lessons.plan_hand_out(session, day)
    _put_errands(session, now, day)


def _put_errands(session: Session, now: datetime, day: StudyDay) -> None:
    """What is to be done about the day, in whose words its time stands. Who visits or has it to
    tell reads of it at once; who calls finds it on the list."""
    about: About = ("study_day", day.id)
    facts: dict[str, Kept] = {"title": day.title, "starts_at": day.starts_at}
    visits = errands.put_to(
        session,
        now,
        about,
        reasons=["errand-deliver-lesson"],
        due_at=day.ends_at,
        listed_from=day.starts_at,
        facts=facts,
    )
    calls = errands.put_to(session, now, about, reasons=_CALLS, due_at=day.starts_at, facts=facts)
    to_tell = [one for one in calls if one.reason == _TELL]
    for errand in (*visits, *to_tell):
        errands.tell_owner(session, now, errand, at_once=True)


def call_off(session: Session, now: datetime, day: StudyDay, reason: str) -> None:
    """What the clock was to do about the day."""
    for kind in (REMIND, SYNC, SILENT):
        due.cancel(session, now, kind=kind, subject_id=day.id, reason=reason)
