"""Telling owners what they have to do: one text an errand where it presses, else one list a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import calendar, due
from bot.core.database import insert_into
from bot.core.kept_facts import Saying, bring_back
from bot.errands import rules
from bot.errands.listing import Task, day_list, is_listed
from bot.errands.models import Errand, ListTold
from bot.people import PersonCard

LIST = "errands.list"
_A_MOMENT = timedelta(minutes=2)
log = structlog.get_logger()
_TOLD_WITHIN = timedelta(days=2)  # later the lists of the mornings have said it


def tell_owner(
    session: Session,
    now: datetime,
    errand: Errand,
    *,
    at_once: bool,
    urgent: bool = False,
    not_before: datetime | None = None,
) -> bool:
    """Send the owner the errand: who, and why in the words of its reason.

    `at_once`: it follows from what somebody just did and goes at night too; else it waits for the
    end of the quiet hours. False when nobody owns the errand.
    """
    if errand.owner_id is None or errand.state != "open":
        return False
    person = people.card(session, errand.person_id)
    name = "" if person is None else person.name
    why = Saying(errand.reason, bring_back(errand.facts))
    draft = delivery.Draft(
        account=errand.account,
        purpose="errand",
        key="errand-told",
        facts={"person": name, "why": why, "due_at": errand.due_at},
        about=("errand", errand.id),
        useless_after=max(errand.due_at, now) + _TOLD_WITHIN,
        template={"title": name, "reason": why, "due_at": errand.due_at},
        urgent=urgent,
        held_at_night=not at_once,
        not_before=not_before,
    )
    return delivery.plan(session, now, draft, [errand.owner_id]).count > 0


def call_off(session: Session, now: datetime, errand: Errand) -> bool:
    """Let the owner know that an errand they have read of needs nothing any more.

    False when nothing of it has reached them. It follows from what somebody just did, but nobody
    has to get up for it: it waits for the end of the quiet hours.
    """
    read = set(session.scalars(delivery.told(("errand", errand.id))))
    person = people.card(session, errand.person_id)
    if errand.owner_id is None or errand.owner_id not in read or person is None:
        return False
    draft = delivery.Draft(
        account=errand.account,
        purpose="errand",
        key="errand-called-off",
        facts={
            "person": person.name,
            "why": Saying(errand.reason, bring_back(errand.facts)),
        },
        about=("errand", errand.id),
        useless_after=max(errand.due_at, now) + _TOLD_WITHIN,
        template={
            "title": person.name,
            "reason": Saying("errand-called-off-reason"),
            "due_at": errand.due_at,
        },
    )
    return delivery.plan(session, now, draft, [errand.owner_id]).count > 0


def tell_soon(session: Session, now: datetime, owner_id: int, occurrence: str) -> None:
    """Send the owner the list shortly, one text however many errands come in one after another.

    The clock then calls `send_list` for the due row of kind LIST, whose subject is the owner.
    """
    due.plan(session, kind=LIST, subject_id=owner_id, occurrence=occurrence, at=now + _A_MOMENT)


def send_list(
    session: Session, now: datetime, owner_id: int, zone: ZoneInfo, per_day: int = 0
) -> bool:
    """Send the owner today's list now, at night too; False when nothing is on it."""
    owner = people.card(session, owner_id)
    tasks = day_list(session, now, owner_id, zone, per_day=per_day).tasks
    if owner is None or not tasks:
        return False
    return _plan_list(session, now, owner, tasks, zone, urgent=True)


def morning_lists(
    session: Session, now: datetime, account: str, zone: ZoneInfo, per_day: int = 0
) -> int:
    """Send everybody who has something to do today the list of it, once a day; how many lists.

    `per_day`: so many people a list at most (see `day_list`), 0: all.
    """
    owners = session.scalars(
        select(Errand.owner_id)
        .where(Errand.account == account, Errand.owner_id.is_not(None), is_listed(now, zone))
        .distinct()
    )
    cards = people.cards(session, [one for one in owners if one is not None])
    return sum(_send_alone(session, now, one, zone, per_day) for one in cards.values())


def _send_alone(
    session: Session, now: datetime, owner: PersonCard, zone: ZoneInfo, per_day: int
) -> bool:
    """A list that cannot be made holds up nobody else's; it is tried again."""
    try:
        with session.begin_nested():
            return _send_first(session, now, owner, zone, per_day)
    except Exception:
        log.exception("list_failed", owner_id=owner.id)
        return False


def _send_first(
    session: Session, now: datetime, owner: PersonCard, zone: ZoneInfo, per_day: int
) -> bool:
    tasks = day_list(session, now, owner.id, zone, per_day=per_day).tasks
    if not tasks or not _is_first(session, now, owner.id, zone):
        return False
    return _plan_list(session, now, owner, tasks, zone, urgent=False)


def _plan_list(
    session: Session,
    now: datetime,
    owner: PersonCard,
    tasks: Sequence[Task],
    zone: ZoneInfo,
    *,
    urgent: bool,
) -> bool:
    names = rules.names_line([(task.number, task.person.name) for task in tasks])
    earliest = min(errand.due_at for task in tasks for errand in task.errands)
    draft = delivery.Draft(
        account=owner.account,
        purpose="errand",
        key="errand-list-of-the-day",
        facts={"count": len(tasks), "names": names},
        about=("errand_list", owner.id),
        useless_after=calendar.end_of_day(now, zone),
        template={"title": names, "reason": Saying("errand-list-title"), "due_at": earliest},
        urgent=urgent,
    )
    return delivery.plan(session, now, draft, [owner.id]).count > 0


def _is_first(session: Session, now: datetime, owner_id: int, zone: ZoneInfo) -> bool:
    day = now.astimezone(zone).date()
    told = insert_into(session, ListTold).values(owner_id=owner_id, day=day, at=now)
    first = told.on_conflict_do_nothing().returning(ListTold.owner_id)
    return session.execute(first).first() is not None
