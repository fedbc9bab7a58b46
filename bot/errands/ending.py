"""Ending errands: by their owner's word, or because what they were about is over."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import calendar
from bot.core.facts import About, Tell, tell_nobody
from bot.errands import rules
from bot.errands.listing import is_listed, person_of_number
from bot.errands.models import Errand
from bot.errands.outcomes import (
    Closed,
    Contacted,
    Done,
    NoSuchErrand,
    NoSuchNumber,
    NotReached,
    StillToReach,
)
from bot.errands.telling import call_off

_A_DAY = timedelta(days=1)


def done(
    session: Session,
    now: datetime,
    *,
    owner_id: int,
    number: int,
    note: str | None,
    zone: ZoneInfo,
    tell: Tell,
) -> Contacted | NoSuchNumber:
    """已联系 5 说明: the owner's errands about the member of this number are done; tells Done."""
    found = of_number(session, now, owner_id, number, zone, or_went_up=True)
    person = people.card(session, found[0].person_id) if found else None
    if person is None:
        return NoSuchNumber(number)
    ended = _end(session, now, found, state="done", outcome="contacted", by=owner_id, note=note)
    for one in ended:
        about = (one.about_kind, one.about_id)
        tell(session, now, Done(one.id, one.kind, about, one.person_id, owner_id, note))
    reasons = tuple((one.reason, one.facts) for one in ended)
    return Contacted(person, tuple(one.id for one in ended), reasons)


def not_reached(
    session: Session,
    now: datetime,
    *,
    owner_id: int,
    number: int,
    note: str | None,
    zone: ZoneInfo,
    tell: Tell,
) -> StillToReach | NoSuchNumber:
    """没联系上 5 说明: they stay open and are on tomorrow's list; tells NotReached."""
    found = of_number(session, now, owner_id, number, zone)
    person = people.card(session, found[0].person_id) if found else None
    if person is None:
        return NoSuchNumber(number)
    due_at = rules.next_evening(now, zone)
    for one in found:
        one.due_at, one.note = due_at, note
        one.listed_from = calendar.end_of_day(now, zone)
    session.flush()
    for one in found:
        about = (one.about_kind, one.about_id)
        fact = NotReached(one.id, one.kind, about, one.person_id, owner_id, note, due_at)
        tell(session, now, fact)
    return StillToReach(person, tuple(one.id for one in found), due_at)


def close_about(
    session: Session,
    now: datetime,
    about: About,
    outcome: str,
    person_ids: Sequence[int] | None = None,
    kinds: Collection[str] | None = None,
    tell: Tell = tell_nobody,
    *,
    tell_owners: bool = False,
) -> int:
    """What an errand was about is over, not by its owner's act: closed with `outcome`; how many.

    `person_ids` and `kinds` narrow it, None means all. Tells Closed for each. `tell_owners`: who
    has read of it reads that it is off.
    """
    wanted = select(Errand).where(
        Errand.about_kind == about[0], Errand.about_id == about[1], Errand.state == "open"
    )
    if person_ids is not None:
        wanted = wanted.where(Errand.person_id.in_(person_ids))
    if kinds is not None:
        wanted = wanted.where(Errand.kind.in_(kinds))
    found = session.scalars(wanted.with_for_update()).all()
    for one in _end(session, now, found, state="closed", outcome=outcome, by=None, note=None):
        tell(session, now, Closed(one.id, one.kind, about, one.person_id, outcome))
        if tell_owners:
            call_off(session, now, one)
    return len(found)


def hand_on(session: Session, now: datetime, errand_id: int, to_id: int) -> Errand | NoSuchErrand:
    """The errand is somebody else's from now on, or of who stands in for them; what its old owner
    was to be sent is stopped."""
    errand = session.get(Errand, errand_id, with_for_update=True, populate_existing=True)
    if errand is None or errand.state != "open":
        return NoSuchErrand()
    owner = people.owners_now(session, now, {errand.person_id: to_id})[errand.person_id]
    errand.owner_id, errand.stands_for_id = owner.id, owner.stands_for
    errand.offered_to_id = None
    session.flush()
    delivery.withdraw(session, now, about=("errand", errand_id), reason="handed-on")
    return errand


def of_number(
    session: Session,
    now: datetime,
    owner_id: int,
    number: int,
    zone: ZoneInfo,
    *,
    or_went_up: bool = False,
) -> Sequence[Errand]:
    """What stands on today's list under a number, else what is due tomorrow: a call that came
    early, or that came back, counts; a visit in a week is not done by it. With it goes what is to
    come and is answered by the same call. `or_went_up`: else what went up from them."""
    person_id = person_of_number(session, now, owner_id, zone, number)
    if person_id is None:
        return []
    wanted = select(Errand).where(Errand.owner_id == owner_id, Errand.person_id == person_id)
    listed = session.scalars(wanted.where(is_listed(now, zone)).with_for_update()).all()
    soon = wanted.where(is_listed(now + _A_DAY, zone)).with_for_update()
    found = listed or session.scalars(soon).all()
    if found:
        ids = [one.id for one in found]
        to_come = wanted.where(
            Errand.state == "open", Errand.kind.in_(rules.BY_A_TALK), Errand.id.not_in(ids)
        )
        return [*found, *session.scalars(to_come.with_for_update())]
    if not or_went_up:
        return []
    went_up = select(Errand).where(
        Errand.went_up_from_id == owner_id, Errand.person_id == person_id, Errand.state == "open"
    )
    return session.scalars(went_up.with_for_update()).all()


def _end(
    session: Session,
    now: datetime,
    errands: Sequence[Errand],
    *,
    state: str,
    outcome: str,
    by: int | None,
    note: str | None,
) -> list[Errand]:
    """End those that are still open; what waits to tell their owners is stopped."""
    ids = [one.id for one in errands]
    session.execute(
        update(Errand)
        .where(Errand.id.in_(ids), Errand.state == "open")
        .values(
            state=state, outcome=outcome, ended_at=now, ended_by_id=by, note=note or Errand.note
        )
        .execution_options(synchronize_session=False)
    )
    for one in errands:
        session.refresh(one)
        delivery.withdraw(session, now, about=("errand", one.id), reason=outcome)
    return list(errands)


def close_for(session: Session, now: datetime, person_id: int, outcome: str) -> int:
    """Nothing is to be done about a member any more, who has left: every open errand about them
    is closed with `outcome`, and who has read of it reads that it is off; how many."""
    wanted = select(Errand).where(Errand.person_id == person_id, Errand.state == "open")
    found = session.scalars(wanted.with_for_update()).all()
    for one in _end(session, now, found, state="closed", outcome=outcome, by=None, note=None):
        call_off(session, now, one)
    return len(found)


def close_where(
    session: Session, now: datetime, *, about: About, outcome: str, which: ColumnElement[bool]
) -> int:
    """Close what is open about something and meets a condition, all at once and telling nobody:
    for errands their owners read of in lists alone; how many."""
    closed = session.scalars(
        update(Errand)
        .where(
            Errand.about_kind == about[0],
            Errand.about_id == about[1],
            Errand.state == "open",
            which,
        )
        .values(state="closed", outcome=outcome, ended_at=now)
        .returning(Errand.id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    return len(closed)
