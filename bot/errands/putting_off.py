"""改天 5 星期六再去，她住院了: an errand for another day, with a reason, not for ever."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.facts import Tell
from bot.errands import rules
from bot.errands.ending import of_number
from bot.errands.going_up import raise_up
from bot.errands.outcomes import (
    CannotWait,
    MovedOn,
    NoSuchNumber,
    PutOff,
    PutOffEnough,
    TooFar,
    WentUp,
)
from bot.errands.pacing import Pace

LONGEST = timedelta(days=31)


def put_off(
    session: Session,
    now: datetime,
    *,
    owner_id: int,
    number: int,
    day: date,
    note: str | None,
    pace: Pace,
    tell: Tell,
) -> MovedOn | WentUp | NoSuchNumber | CannotWait | TooFar | PutOffEnough:
    """What is to be done about the member of this number is for `day`; tells PutOff of each.

    After PUT_OFF_AT_MOST times the next above has it instead; nobody there: it is refused.
    """
    zone = pace.zone
    found = of_number(session, now, owner_id, number, zone)
    person = people.card(session, found[0].person_id) if found else None
    if person is None:
        return NoSuchNumber(number)
    can_wait = [one for one in found if one.kind not in rules.WITH_THEIR_OWN_PROMISE]
    if not can_wait:
        return CannotWait(person.name)
    if day - now.astimezone(zone).date() > LONGEST:
        return TooFar(person.name)
    if max(one.put_off for one in can_wait) >= rules.PUT_OFF_AT_MOST:
        ids = [one.id for one in can_wait]
        gone = raise_up(session, now, ids, pace=pace)
        owner = people.card(session, next(iter(gone.values()), 0))
        return PutOffEnough(person.name) if owner is None else WentUp(person, owner)
    due_at, listed_from = rules.evening_of(day, zone), rules.morning_of(day, zone)
    for one in can_wait:
        one.due_at, one.listed_from = due_at, listed_from
        one.put_off, one.note = one.put_off + 1, note or one.note
        delivery.withdraw(session, now, ("errand", one.id), "put-off")
    session.flush()
    for one in can_wait:
        about = (one.about_kind, one.about_id)
        tell(session, now, PutOff(one.id, one.kind, about, one.person_id, owner_id, note, due_at))
    left = rules.PUT_OFF_AT_MOST - max(one.put_off for one in can_wait)
    return MovedOn(person, tuple(one.id for one in can_wait), due_at, left)
