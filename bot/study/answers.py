"""Answering a study day: one of the four modes, changed freely until the start."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands
from bot.study import queries
from bot.study.models import Invitee, StudyDay
from bot.study.outcomes import AlreadyStarted, Answered, AnswerOutcome, DayIsOff, NotInvited
from bot.study.visiting import Modes, settle_visits

CALL_KINDS = ("call",)  # whoever has answered need not be called


def answer(
    session: Session,
    now: datetime,
    *,
    study_day_id: int,
    person_id: int,
    mode: str,
    by_id: int | None = None,
) -> AnswerOutcome:
    """Note how a member takes part; 送学 becomes an errand of the organiser, and ceases to be one
    when the member changes their mind."""
    day = queries.held(session, study_day_id)
    invitee = session.get(Invitee, (study_day_id, person_id), with_for_update=True)
    if invitee is None:
        return NotInvited()
    if day.cancelled_at is not None:
        return DayIsOff(day.starts_at)
    if day.starts_at <= now:
        return AlreadyStarted(day.starts_at)
    before = invitee.answer
    invitee.answer, invitee.answered_at, invitee.answered_by_id = mode, now, by_id
    if mode != "leave":
        invitee.reason_sealed = None  # why they could not come is nobody's business any more
    session.flush()
    follow(
        session,
        now,
        day,
        before={person_id: before},
        after={person_id: mode},
        by_id=person_id if by_id is None else by_id,
    )
    return Answered(day, mode, before)


def take_back(session: Session, now: datetime, *, study_day_id: int, person_id: int) -> str | None:
    """The member has not answered after all; what they had said, None if nothing or too late."""
    day = queries.get(session, study_day_id)
    invitee = session.get(Invitee, (study_day_id, person_id), with_for_update=True)
    if invitee is None or invitee.answer is None or day.starts_at <= now:
        return None
    before = invitee.answer
    invitee.answer, invitee.answered_at, invitee.answered_by_id = None, None, None
    session.flush()
    settle_visits(
        session, now, day, before={person_id: before}, after={person_id: None}, by_id=person_id
    )
    return before


def note_reason(session: Session, *, study_day_id: int, person_id: int, sealed: str) -> bool:
    """Why a member cannot come, sealed; False when they do not stay away after all."""
    invitee = session.get(Invitee, (study_day_id, person_id), with_for_update=True)
    if invitee is None or invitee.answer != "leave":
        return False
    invitee.reason_sealed = sealed
    session.flush()
    return True


def follow(
    session: Session,
    now: datetime,
    day: StudyDay,
    *,
    before: Modes,
    after: Modes,
    by_id: int,
) -> None:
    """What comes of these members' answers: what was to be sent them about the day is withdrawn,
    nobody need call them any more, and visits are as they wish."""
    about, persons = ("study_day", day.id), list(after)
    delivery.withdraw(session, now, about=about, reason="answered", persons=persons)
    errands.close_about(
        session, now, about=about, outcome="answered", person_ids=persons, kinds=CALL_KINDS
    )
    settle_visits(session, now, day, before=before, after=after, by_id=by_id)
