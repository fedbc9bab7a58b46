"""What goes from hand to hand when an office ends, a unit does, or a member belongs elsewhere.

Reactions to facts of people, over the slices that own something by a person's name. The rule:
nothing stays with somebody who no longer looks after the member concerned while anybody does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import delivery, errands, help, people, study
from bot.core.kept_facts import Kept, Saying
from bot.core.settings import Settings

OFFICE, CAME = "office", "members_came"  # what its texts are about
_GREETED_WITHIN = timedelta(days=7)
_TOLD_WITHIN = timedelta(days=3)
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Office:
    """A role that went from one to another, with what went along."""

    fact: people.RoleEnded
    errands: int
    requests: int


def role_ended(session: Session, now: datetime, fact: people.RoleEnded, settings: Settings) -> None:
    """What they had to do by that role is the successor's, else the next organiser's; who has it
    now is told."""
    owners = _successors(session, now, fact)
    passed = errands.pass_on(session, now, owners)
    if fact.successor_id is None:
        requests = help.pass_by(session, now, person_id=fact.person_id, settings=settings)
        for one in passed:
            errands.tell_owner(session, now, one, at_once=False)
        return
    requests = help.succeed(
        session, now, from_id=fact.person_id, to_id=fact.successor_id, settings=settings
    )
    others = [one for one in passed if one.owner_id != fact.successor_id]
    for one in others:
        errands.tell_owner(session, now, one, at_once=False)
    _tell_both(session, now, _Office(fact, len(passed) - len(others), len(requests)))


def unit_ended(session: Session, now: datetime, fact: people.UnitEnded, settings: Settings) -> None:
    """Everybody who belonged to it is greeted by whoever looks after them now: an errand each."""
    owners = people.organisers_of_many(session, now, fact.person_ids)
    what = errands.Assignment(
        account=fact.account,
        kind="call",
        about=("unit", fact.unit_id),
        due_at=errands.next_evening(now + _GREETED_WITHIN, settings.locale.zone),
        reason="errand-unit-ended",
        facts={"unit": fact.name},
        listed_from=now,
        pace=errands.Pace(settings.errands.per_day, settings.locale.zone),
    )
    errands.give_many(session, now, what, persons=fact.person_ids, owners=owners)
    follow_members(session, now, fact.person_ids)
    for one in {owner for owner in owners.values() if owner is not None}:
        errands.tell_soon(session, now, one, f"unit-{fact.unit_id}")


def unit_merged(session: Session, now: datetime, fact: people.UnitMerged) -> None:
    """What was planned for the unit is the other's."""
    study.follow_unit(session, now, fact.unit_id, fact.into_id)


def transferred(session: Session, now: datetime, fact: people.Transferred) -> None:
    """Whoever looks after them now has what was to be done about them, and reads who came."""
    follow_members(session, now, fact.person_ids)
    came: dict[int, list[int]] = {}
    for person_id, owner in people.organisers_of_many(session, now, fact.person_ids).items():
        if owner is not None:
            came.setdefault(owner, []).append(person_id)
    for owner, person_ids in came.items():
        _tell_who_came(session, now, fact, owner, person_ids)


def follow_members(session: Session, now: datetime, person_ids: Sequence[int]) -> None:
    """Errands about these members go to their organiser where the owner is not in their line."""
    found = errands.open_about_members(session, person_ids)
    lines = people.lines_of_many(session, now, {one.person_id for one in found})
    owners = {
        one.id: line[0]
        for one in found
        if (line := lines.get(one.person_id)) and one.owner_id not in line
    }
    for one in errands.pass_on(session, now, owners):
        errands.tell_owner(session, now, one, at_once=False)


def tell_by_mouth(
    session: Session, now: datetime, fact: delivery.RoutesExhausted, settings: Settings
) -> None:
    """A text of these found no way to somebody: whoever looks after them says it."""
    person = people.card(session, fact.person_id or 0)
    if person is None:
        return
    organiser = people.organiser(session, now, person.id)
    errands.give(
        session,
        now,
        account=person.account,
        kind="call",
        about=fact.about,
        person_id=person.id,
        owner_id=None if organiser is None else organiser.id,
        due_at=errands.next_evening(now, settings.locale.zone),
        reason="errand-tell-office",
        facts={},
        listed_from=now,
    )


def _successors(session: Session, now: datetime, fact: people.RoleEnded) -> Mapping[int, int]:
    """Errand -> its new owner, for what the person who held the role should not keep."""
    mine = errands.open_of(session, fact.person_id, done_for=True)
    concerned = [one.person_id for one in mine]
    lines = people.lines_of_many(session, now, set(concerned))
    ours = _of_the_office(session, now, fact, concerned)
    found: dict[int, int] = {}
    for one in mine:
        line = lines.get(one.person_id, [])
        if fact.successor_id not in (None, one.person_id) and one.person_id in ours:
            found[one.id] = fact.successor_id or 0
        elif line and fact.person_id not in line:
            found[one.id] = line[0]
    return found


def _of_the_office(
    session: Session, now: datetime, fact: people.RoleEnded, concerned: Iterable[int]
) -> set[int]:
    """Which of these members the office looks after; all, when its holder has no other office."""
    held = people.roles_of(session, now, fact.person_id)
    if not any(one.role in people.IN_CHARGE for one in held):
        return set(concerned)
    return people.among(session, people.members_select(fact.unit_id), concerned)


def _tell_both(session: Session, now: datetime, office: _Office) -> None:
    fact = office.fact
    unit = session.get_one(people.Unit, fact.unit_id)
    known = people.cards(session, [fact.person_id, fact.successor_id or 0])
    before, after = known[fact.person_id], known[fact.successor_id or 0]
    role = Saying(f"role-{fact.role}")
    what: dict[str, Kept] = {"unit": unit.name, "role": role}
    counts: dict[str, Kept] = {"errands": office.errands, "requests": office.requests}
    _tell(session, now, unit, after.id, "office-taken", {**what, **counts, "before": before.name})
    _tell(session, now, unit, before.id, "office-left", {**what, "successor": after.name})


def _tell(
    session: Session,
    now: datetime,
    unit: people.Unit,
    to_id: int,
    key: str,
    facts: Mapping[str, Kept],
) -> None:
    draft = delivery.Draft(
        account=unit.account,
        purpose="errand",
        key=key,
        facts=facts,
        about=(OFFICE, unit.id),
        useless_after=now + _TOLD_WITHIN,
        template={
            "title": unit.name,
            "reason": Saying(f"{key}-reason", {"role": facts["role"]}),
            "due_at": now,
        },
    )
    delivery.plan(session, now, draft, [to_id])


def _tell_who_came(
    session: Session,
    now: datetime,
    fact: people.Transferred,
    owner_id: int,
    person_ids: Sequence[int],
) -> None:
    shown = people.cards(session, person_ids[:_NAMES_SHOWN]).values()
    names = "、".join(one.name for one in shown)
    more = "" if len(person_ids) <= _NAMES_SHOWN else " …"
    draft = delivery.Draft(
        account=fact.account,
        purpose="errand",
        key="members-came",
        facts={"count": len(person_ids), "names": names + more},
        about=(CAME, owner_id),
        useless_after=now + _TOLD_WITHIN,
        template={"title": names, "reason": Saying("members-came-reason"), "due_at": now},
    )
    delivery.plan(session, now, draft, [owner_id])
