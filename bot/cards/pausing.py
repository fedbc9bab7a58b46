"""A pause of notices: its end by itself, and asking again after 90 days without one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import due
from bot.core.facts import Tell

END = "pause.end"
ASK_AGAIN = "pause.ask"
PAUSE = "pause"  # what the question is about, with the member's id
_USEFUL_FOR = timedelta(days=7)


def plan_end(session: Session, now: datetime, fact: people.Paused) -> None:
    """Ask for what is to happen with a pause: its end, or the question after 90 days."""
    for kind in (END, ASK_AGAIN):
        due.cancel(session, now, kind=kind, subject_id=fact.person_id, reason="paused anew")
    at = now + people.ASKED_AGAIN_AFTER if fact.until is None else fact.until
    kind = ASK_AGAIN if fact.until is None else END
    due.plan(session, kind=kind, subject_id=fact.person_id, occurrence=now.isoformat(), at=at)


def end_pause(session: Session, now: datetime, person_id: int, tell: Tell) -> bool:
    """The time of a pause is over; False when it was ended, or prolonged, before."""
    wished = people.preferences_of(session, now, person_id)
    if wished.paused_at is not None:
        return False
    return people.resume(session, now, person_id=person_id, tell=tell)


def ask_by_mouth(session: Session, now: datetime, person_id: int, zone: ZoneInfo) -> None:
    """The question found no way: whoever looks after them asks."""
    person = people.card(session, person_id)
    organiser = people.organiser(session, now, person_id)
    if person is None:
        return
    errands.give(
        session,
        now,
        account=person.account,
        kind="call",
        about=(PAUSE, person_id),
        person_id=person_id,
        owner_id=organiser.id if organiser else None,
        due_at=errands.next_evening(now, zone),
        reason="errand-still-paused",
        facts={},
        listed_from=now,
    )


def ask_again(session: Session, now: datetime, person_id: int) -> bool:
    """Ask a member who paused until told whether they go on; False when they do not pause now."""
    person = people.card(session, person_id)
    wished = people.preferences_of(session, now, person_id)
    if person is None or person.left_at is not None or wished.paused_at is None:
        return False
    draft = delivery.Draft(
        account=person.account,
        purpose="answer",
        key="pause-ask-again",
        facts={"since": wished.paused_at},
        about=(PAUSE, person_id),
        useless_after=now + _USEFUL_FOR,
        question="pause_again",
        question_until=now + _USEFUL_FOR,
    )
    delivery.plan(session, now, draft, [person_id])
    again = (now + people.ASKED_AGAIN_AFTER).isoformat()
    due.plan(
        session,
        kind=ASK_AGAIN,
        subject_id=person_id,
        occurrence=again,
        at=now + people.ASKED_AGAIN_AFTER,
    )
    return True
