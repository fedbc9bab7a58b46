"""Answering a study day: one of the four modes, changed freely until the start."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.study import queries
from bot.study.models import Invitee, StudyDay
from bot.study.outcomes import AlreadyStarted, Answered, AnswerOutcome, NotInvited


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
    day = queries.get(session, study_day_id)
    invitee = session.get(Invitee, (study_day_id, person_id), with_for_update=True)
    if invitee is None:
        return NotInvited()
    if day.starts_at <= now:
        return AlreadyStarted(day.starts_at)
    before = invitee.answer
    invitee.answer, invitee.answered_at, invitee.answered_by_id = mode, now, by_id
    session.flush()
    delivery.withdraw(
        session, now, about=("study_day", day.id), reason="answered", persons=[person_id]
    )
    visitor = _settle_visit(session, now, day, person_id, mode, before)
    return Answered(day, mode, before, visitor)


def take_back(session: Session, now: datetime, *, study_day_id: int, person_id: int) -> str | None:
    """The member has not answered after all; what they had said, None if nothing or too late."""
    day = queries.get(session, study_day_id)
    invitee = session.get(Invitee, (study_day_id, person_id), with_for_update=True)
    if invitee is None or invitee.answer is None or day.starts_at <= now:
        return None
    before = invitee.answer
    invitee.answer, invitee.answered_at, invitee.answered_by_id = None, None, None
    session.flush()
    _settle_visit(session, now, day, person_id, "", before)
    return before


def _settle_visit(
    session: Session, now: datetime, day: StudyDay, person_id: int, mode: str, before: str | None
) -> int | None:
    if before == "door" and mode != "door":
        errands.close_about(
            session,
            now,
            about=("study_day", day.id),
            outcome="changed-mind",
            person_ids=[person_id],
            kinds=["deliver_lesson"],
            tell_owners=True,
        )
    if mode != "door" or before == "door":
        return None
    return _send_visitor(session, now, day, person_id)


def _send_visitor(session: Session, now: datetime, day: StudyDay, person_id: int) -> int | None:
    visitor = people.organiser(session, now, person_id)
    errand = errands.give(
        session,
        now,
        account=day.account,
        kind="deliver_lesson",
        about=("study_day", day.id),
        person_id=person_id,
        owner_id=visitor.id if visitor else day.author_id,
        due_at=day.starts_at,
        reason="errand-deliver-lesson",
        facts={"title": day.title, "starts_at": day.starts_at},
    )
    errands.tell_owner(session, now, errand, at_once=True)
    return errand.owner_id
