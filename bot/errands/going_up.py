"""Overdue errands go one up: the next above has them, who had them first keeps reading of it.

An act of the clock, once in the morning before the lists, so that whoever gets something reads of
it in one list. Nobody is above: it stays, and `doctor` names the unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due
from bot.errands import pacing, rules
from bot.errands.models import Errand
from bot.people import PersonCard

GO_UP = "errands.go_up"  # the kind of its due rows
_AT = time(6)  # local: before the lists of the morning
_AT_ONCE = 2000
_HOLDER = func.coalesce(Errand.stands_for_id, Errand.owner_id)


@dataclass(frozen=True, slots=True)
class GoneUp:
    """A member whom somebody else looks after by now, and who that is."""

    person: PersonCard
    owner: PersonCard


def plan_going_up(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Ask for the overdue ones to go up today; called again, nothing changes."""
    local = now.astimezone(zone)
    at = datetime.combine(local.date(), _AT, zone)
    due.plan(session, kind=GO_UP, subject_id=1, occurrence=local.date().isoformat(), at=at)


def go_up(session: Session, now: datetime, *, after: timedelta, pace: pacing.Pace) -> int:
    """What is overdue by more than `after` is the next one's from now on; how many errands.

    Help requests have promises of their own and go up by them.
    """
    overdue = (
        select(Errand.id)
        .where(
            Errand.state == "open",
            Errand.owner_id.is_not(None),
            Errand.due_at < now - after,
            Errand.kind.not_in(rules.WITH_THEIR_OWN_PROMISE),
        )
        .order_by(Errand.due_at, Errand.no)
    )
    ids = session.scalars(overdue).all()
    parts = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return sum(len(raise_up(session, now, part, pace=pace)) for part in parts)


def raise_up(
    session: Session, now: datetime, ids: Sequence[int], *, pace: pacing.Pace
) -> dict[int, int]:
    """Give these errands to the next above, with a new date they can take them in by; whose each
    is now, without those of whom nobody is above. Tells nobody: it stands in their list."""
    rows = session.execute(
        select(Errand.id, Errand.person_id, Errand.owner_id, _HOLDER.label("holder")).where(
            Errand.id.in_(ids)
        )
    ).all()
    above = people.next_above(session, now, {(row.person_id, row.holder) for row in rows})
    moved = {row.id: (row.person_id, above[key]) for row in rows if (key := _key(row)) in above}
    dates = pacing.dates(
        session,
        [(owner.id or 0, person_id) for person_id, owner in moved.values()],
        first=rules.next_evening(now, pace.zone),
        pace=pace,
    )
    together: dict[tuple[people.Owner, datetime], list[int]] = {}
    for errand_id, (person_id, owner) in moved.items():
        at = dates[owner.id or 0, person_id]
        together.setdefault((owner, at), []).append(errand_id)
    for (owner, at), errand_ids in together.items():
        _give(session, now, errand_ids, owner, at)
    session.expire_all()
    if moved:
        theirs = select(Errand.id).where(Errand.id.in_(list(moved)))
        delivery.withdraw(session, now, ("errand", theirs), "went-up")
    return {errand_id: owner.id or 0 for errand_id, (_, owner) in moved.items()}


def gone_up_from(session: Session, person_id: int) -> list[GoneUp]:
    """What went up from somebody and is still to be done, each member once."""
    rows = session.execute(
        select(Errand.person_id, Errand.owner_id)
        .where(
            Errand.went_up_from_id == person_id,
            Errand.state == "open",
            Errand.owner_id.is_not(None),
            Errand.owner_id != person_id,
        )
        .order_by(Errand.no)
    ).all()
    cards = people.cards(session, {one for row in rows for one in row if one is not None})
    found = {row.person_id: GoneUp(cards[row.person_id], cards[row.owner_id]) for row in rows}
    return list(found.values())


def stuck(session: Session, now: datetime, *, after: timedelta) -> dict[str, int]:
    """Members about whom something is long overdue and nobody is above who could take it, by the
    path of the unit where they live."""
    long_ago = now - after - timedelta(days=1)  # the morning after it would have gone up
    persons = session.scalars(
        select(Errand.person_id)
        .where(
            Errand.state == "open",
            Errand.owner_id.is_not(None),
            Errand.due_at < long_ago,
            Errand.kind.not_in(rules.WITH_THEIR_OWN_PROMISE),
        )
        .distinct()
    ).all()
    counts: dict[str, int] = {}
    for place in people.places_of(session, list(persons)).values():
        counts[place] = counts.get(place, 0) + 1
    return counts


def _key(row: object) -> tuple[int, int]:
    return (row.person_id, row.holder)  # type: ignore[attr-defined]


def _give(
    session: Session,
    now: datetime,
    errand_ids: Sequence[int],
    owner: people.Owner,
    due_at: datetime,
) -> None:
    session.execute(
        update(Errand)
        .where(Errand.id.in_(errand_ids), Errand.state == "open")
        .values(
            went_up_from_id=func.coalesce(Errand.went_up_from_id, _HOLDER),
            owner_id=owner.id,
            stands_for_id=owner.stands_for,
            offered_to_id=None,
            put_off=0,
            due_at=due_at,
            listed_from=now,
        )
        .execution_options(synchronize_session=False)
    )
