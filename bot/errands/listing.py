"""今天: what somebody has to do today, one entry a member, numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core import calendar
from bot.core.database import insert_into
from bot.core.facts import About
from bot.core.kept_facts import bring_back
from bot.errands import rules
from bot.errands.models import DayNumber, Errand
from bot.people import PersonCard

_A_DAY = timedelta(days=1)
_TRIES = 5  # the owner's other phone may number the same day at the same moment


@dataclass(frozen=True, slots=True)
class ListedErrand:
    """One reason to call or visit: `reason` is a catalogue key, `facts` are its facts."""

    id: int
    no: int
    kind: str
    about: About
    reason: str
    facts: Mapping[str, Any]
    due_at: datetime
    overdue: bool
    note: str | None
    offered_to_id: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Whom to call or visit today, under which number, and why."""

    number: int
    person: PersonCard
    errands: tuple[ListedErrand, ...]


@dataclass(frozen=True, slots=True)
class DayList:
    """Whom somebody calls or visits today, and how many more wait for the days after."""

    tasks: tuple[Task, ...]
    waiting: int


def day_list(
    session: Session, now: datetime, owner_id: int, zone: ZoneInfo, *, per_day: int
) -> DayList:
    """What of `today` is for today: at most `per_day` people with those already seen to, the most
    urgent first, then by date. Where somebody waits for an answer or a visit it is never put off.
    `per_day` 0: all.
    """
    tasks = today(session, now, owner_id, zone)
    if not per_day or len(tasks) <= 1:
        return DayList(tuple(tasks), 0)
    room = max(0, per_day - _seen_to(session, now, owner_id, zone))
    ranked = sorted(tasks, key=_rank)
    pressing = sum(_rank(task)[0] == 0 for task in ranked)
    chosen = ranked[: max(room, pressing)]
    return DayList(tuple(sorted(chosen, key=_number)), len(tasks) - len(chosen))


def _rank(task: Task) -> tuple[int, datetime, int]:
    urgency = min(rules.urgency(one.kind, one.reason) for one in task.errands)
    return urgency, min(one.due_at for one in task.errands), task.number


def _number(task: Task) -> int:
    return task.number


def _seen_to(session: Session, now: datetime, owner_id: int, zone: ZoneInfo) -> int:
    """About how many people the owner has already done something today."""
    counted = select(func.count(Errand.person_id.distinct())).where(
        Errand.owner_id == owner_id,
        Errand.ended_by_id == owner_id,
        Errand.ended_at >= calendar.end_of_day(now - _A_DAY, zone),
    )
    return session.scalar(counted) or 0


def today(session: Session, now: datetime, owner_id: int, zone: ZoneInfo) -> list[Task]:
    """What `owner_id` has to do by the end of the local day of `now`, overdue things included.

    One entry a member, in the order of the numbers. A group leader's number is the member's on the
    list of the unit, fixed for the year; else it is the day's, and stays the same all day.
    """
    found = _grouped(now, _listed(session, now, owner_id, zone))
    cards = people.cards(session, list(found))
    numbers = _numbers(session, now, owner_id, zone, list(found))
    tasks = [Task(numbers[one], cards[one], tuple(found[one])) for one in found if one in cards]
    return sorted(tasks, key=lambda task: task.number)


def person_of_number(
    session: Session, now: datetime, owner_id: int, zone: ZoneInfo, number: int
) -> int | None:
    """Whom the owner means by a number today; None when nobody has it."""
    fixed = _list_numbers(session, now, owner_id, zone)
    by_list = next((one for one, given in fixed.items() if given == number), None)
    if by_list is not None:
        return by_list
    return session.scalars(
        select(DayNumber.person_id).where(
            DayNumber.owner_id == owner_id,
            DayNumber.day == now.astimezone(zone).date(),
            DayNumber.number == number,
        )
    ).first()


def is_listed(now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    """The condition that an errand stands on a list of the local day of `now`."""
    return (Errand.state == "open") & (Errand.listed_from < calendar.end_of_day(now, zone))


def _listed(session: Session, now: datetime, owner_id: int, zone: ZoneInfo) -> Sequence[Errand]:
    """With those to come that the same call would answer: near duplicates are one line."""
    theirs = (Errand.owner_id == owner_id) & (Errand.state == "open")
    listed = select(Errand.person_id).where(theirs, is_listed(now, zone))
    answered_too = Errand.kind.in_(rules.BY_A_TALK) & Errand.person_id.in_(listed)
    return session.scalars(
        select(Errand)
        .where(theirs, is_listed(now, zone) | answered_too)
        .order_by(Errand.due_at, Errand.no)
    ).all()


def _grouped(now: datetime, errands: Sequence[Errand]) -> dict[int, list[ListedErrand]]:
    found: dict[int, list[ListedErrand]] = {}
    for one in errands:
        found.setdefault(one.person_id, []).append(_shown(now, one))
    return found


def _shown(now: datetime, errand: Errand) -> ListedErrand:
    return ListedErrand(
        id=errand.id,
        no=errand.no,
        kind=errand.kind,
        about=(errand.about_kind, errand.about_id),
        reason=errand.reason,
        facts=bring_back(errand.facts),
        due_at=errand.due_at,
        overdue=errand.due_at < now,
        note=errand.note,
        offered_to_id=errand.offered_to_id,
    )


def _numbers(
    session: Session, now: datetime, owner_id: int, zone: ZoneInfo, persons: Sequence[int]
) -> dict[int, int]:
    fixed = _list_numbers(session, now, owner_id, zone) if persons else {}
    rest = [one for one in persons if one not in fixed]
    day = now.astimezone(zone).date()
    return {**fixed, **_day_numbers(session, owner_id, day, rest, rules.first_day_number(fixed))}


def _list_numbers(session: Session, now: datetime, owner_id: int, zone: ZoneInfo) -> dict[int, int]:
    unit_id = rules.list_unit(people.roles_of(session, now, owner_id))
    if unit_id is None:
        return {}
    return people.list_numbers(session, now, unit_id, now.astimezone(zone).year)


def _day_numbers(
    session: Session, owner_id: int, day: date, persons: Sequence[int], first: int
) -> dict[int, int]:
    for _ in range(_TRIES):
        known = _known(session, owner_id, day)
        missing = [one for one in persons if one not in known]
        if not missing:
            return {one: known[one] for one in persons}
        free = rules.free_numbers(first, known.values(), len(missing))
        rows = [
            {"owner_id": owner_id, "day": day, "person_id": one, "number": number}
            for one, number in zip(missing, free, strict=True)
        ]
        session.execute(insert_into(session, DayNumber).on_conflict_do_nothing(), rows)
    raise RuntimeError("a day's numbers would not settle")


def _known(session: Session, owner_id: int, day: date) -> dict[int, int]:
    rows = session.execute(
        select(DayNumber.person_id, DayNumber.number).where(
            DayNumber.owner_id == owner_id, DayNumber.day == day
        )
    )
    return {row.person_id: row.number for row in rows}
