"""Giving errands: one or many, each (kind, about, person) once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from bot import people
from bot.core import numbers
from bot.core.database import insert_into
from bot.core.facts import About
from bot.core.kept_facts import Kept, keep
from bot.errands.models import Errand
from bot.errands.pacing import Pace, Shared, share

_LATEST = timedelta(days=14)  # nobody waits longer for who is full: the next above has them
_AT_ONCE = 500  # rows in one INSERT of 15 values each: SQLite takes 32,766 values


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be done about somebody: the same for everybody it is given for.

    `kind`: call, ask_why, deliver_lesson, call_back, help, …. `reason`: a catalogue key that says
    why, with `facts`; the text `<reason>-told` is what the owner is sent. Listed under 今天 from
    `listed_from` on, None: from the day it is due. `as_organiser`: its owner was chosen because
    they look after the member, not for themselves (the author of a notice, the secretary). `pace`:
    many at once are spread over the days from `due_at`, and go up rather than to be done after
    `latest` (see `share`).
    """

    account: str
    kind: str
    about: About
    due_at: datetime
    reason: str
    facts: Mapping[str, Kept]
    listed_from: datetime | None = None
    as_organiser: bool = True
    pace: Pace | None = None
    latest: datetime | None = None


def give(
    session: Session,
    now: datetime,
    *,
    account: str,
    kind: str,
    about: About,
    person_id: int,
    owner_id: int | None,
    due_at: datetime,
    reason: str,
    facts: Mapping[str, Kept],
    listed_from: datetime | None = None,
    as_organiser: bool = True,
) -> Errand:
    """An errand about `person_id` for `owner_id` (None: it stands unassigned), or for who stands in
    for them.

    Given again while open it keeps its owner and the earlier date, and takes the newer reason; an
    ended one is opened again. Tells nobody: see `tell_owner`.
    """
    what = Assignment(
        account=account,
        kind=kind,
        about=about,
        due_at=due_at,
        reason=reason,
        facts=facts,
        listed_from=listed_from,
        as_organiser=as_organiser,
    )
    (errand_id,) = give_many(session, now, what, persons=[person_id], owners={person_id: owner_id})
    return session.get_one(Errand, errand_id, populate_existing=True)


def give_many(
    session: Session,
    now: datetime,
    what: Assignment,
    *,
    persons: Sequence[int],
    owners: Mapping[int, int | None],
    own_facts: Mapping[int, Mapping[str, Kept]] | None = None,
    due: Mapping[int, datetime] | None = None,
) -> list[int]:
    """The same errand about many people, each for their owner in `owners` and with `own_facts`
    and a date in `due` (see `share`) besides what is the same for all; the errands' ids."""
    given: list[int] = []
    distinct = list(dict.fromkeys(persons))
    if what.pace is not None:
        meant = {one: owners.get(one) for one in distinct}
        shared = _shared(session, now, what, meant, what.pace)
        owners, due = shared.owners, shared.due
    for start in range(0, len(distinct), _AT_ONCE):
        part = distinct[start : start + _AT_ONCE]
        given.extend(_give_some(session, now, what, part, owners, own_facts or {}, due or {}))
    return given


def _shared(
    session: Session,
    now: datetime,
    what: Assignment,
    owners: Mapping[int, int | None],
    pace: Pace,
) -> Shared:
    """What is of no use after the first day takes its places besides all that can wait."""
    return share(
        session,
        now,
        owners,
        first=what.due_at,
        latest=what.latest or what.due_at + _LATEST,
        pace=pace,
        as_organiser=what.as_organiser,
        besides=what.latest == what.due_at,
    )


def _give_some(
    session: Session,
    now: datetime,
    what: Assignment,
    persons: Sequence[int],
    owners: Mapping[int, int | None],
    own_facts: Mapping[int, Mapping[str, Kept]],
    due: Mapping[int, datetime],
) -> list[int]:
    known = _known(session, what, persons)
    new = sum(person_id not in known for person_id in persons)
    free = iter(numbers.next_numbers(session, what.account, "errand", new) if new else ())
    meant = {one: owners.get(one) for one in persons}
    found = people.owners_now(session, now, meant, as_organiser=what.as_organiser)
    rows = [
        _row(now, what, one, found[one], known[one] if one in known else next(free))
        | {
            "facts": keep({**what.facts, **own_facts.get(one, {})}),
            "due_at": due.get(one, what.due_at),
        }
        for one in persons
    ]
    return _enter(session, rows)


def _known(session: Session, what: Assignment, persons: Sequence[int]) -> dict[int, int]:
    """The numbers of those errands that were given before."""
    rows = session.execute(
        select(Errand.person_id, Errand.no).where(
            Errand.kind == what.kind,
            Errand.about_kind == what.about[0],
            Errand.about_id == what.about[1],
            Errand.person_id.in_(persons),
        )
    )
    return {row.person_id: row.no for row in rows}


def _row(
    now: datetime, what: Assignment, person_id: int, owner: people.Owner, number: int
) -> dict[str, Any]:
    return {
        "account": what.account,
        "no": number,
        "kind": what.kind,
        "about_kind": what.about[0],
        "about_id": what.about[1],
        "person_id": person_id,
        "owner_id": owner.id,
        "stands_for_id": owner.stands_for,
        "due_at": what.due_at,
        "listed_from": what.listed_from or what.due_at,
        "reason": what.reason,
        "state": "open",
        "created_at": now,
    }


def _enter(session: Session, rows: list[dict[str, Any]]) -> list[int]:
    new = insert_into(session, Errand).values(rows)
    given = new.excluded
    is_open = Errand.state == "open"
    is_owned = is_open & Errand.owner_id.is_not(None)
    entered = new.on_conflict_do_update(
        index_elements=["kind", "about_kind", "about_id", "person_id"],
        set_={
            "owner_id": case((is_owned, Errand.owner_id), else_=given.owner_id),
            "stands_for_id": case((is_owned, Errand.stands_for_id), else_=given.stands_for_id),
            "due_at": case(
                (is_open & (Errand.due_at < given.due_at), Errand.due_at), else_=given.due_at
            ),
            "listed_from": case(
                (is_open & (Errand.listed_from < given.listed_from), Errand.listed_from),
                else_=given.listed_from,
            ),
            "note": case((is_open, Errand.note)),
            "created_at": case((is_open, Errand.created_at), else_=given.created_at),
            "reason": given.reason,
            "facts": given.facts,
            "state": "open",
            "ended_at": None,
            "ended_by_id": None,
            "put_off": case((is_open, Errand.put_off), else_=0),
            "offered_to_id": case((is_owned, Errand.offered_to_id)),
            "went_up_from_id": case((is_owned, Errand.went_up_from_id)),
            "outcome": None,
        },
    ).returning(Errand.id)
    return list(session.scalars(entered, execution_options={"populate_existing": True}))
