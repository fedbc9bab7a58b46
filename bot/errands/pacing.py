"""What an owner can take in: so many people a day, the rest on the days after.

A notice to a big street may leave a group leader with sixty people to call. They get dates on which
that can be done, in the order they come; whoever is on their plan already costs no further place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.errands import rules
from bot.errands.models import Errand

Pair = tuple[int, int]  # an owner and a member
_LEVELS = 5  # of the tree, to be asked one after the other
_AT_ONCE = 5000  # ids in one statement


@dataclass(frozen=True, slots=True)
class Pace:
    """So many people a day of the place; `per_day` 0: as many as there are."""

    per_day: int
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Shared:
    """Who has which member, and by when."""

    owners: Mapping[int, int | None]
    due: Mapping[int, datetime]


def share(
    session: Session,
    now: datetime,
    owners: Mapping[int, int | None],
    *,
    first: datetime,
    latest: datetime,
    pace: Pace,
    as_organiser: bool = True,
    besides: bool = False,
) -> Shared:
    """New errands about these members (key) for their owners, `pace.per_day` people a day from
    `first` on.

    Whom an owner would not get to by `latest` goes to the next above who does; whom nobody does
    stays with the first, who is to begin with them all the same. `besides`: what else they have
    on their plan can wait, and takes no place from these.
    """
    mine = dict(owners)
    due: dict[int, datetime] = {}
    there = people.owners_now(session, now, owners, as_organiser=as_organiser)
    trying = {one: owner.id for one, owner in there.items() if owner.id is not None}
    for _ in range(_LEVELS):
        found = _by_owner(session, trying, first=first, pace=pace, besides=besides)
        late = [one for one, at in found.items() if at > latest]
        in_time = {one: at for one, at in found.items() if at <= latest}
        due |= in_time
        mine |= {one: trying[one] for one in in_time if trying[one] != there[one].id}
        if not late:
            break
        above = people.next_above(session, now, [(one, trying[one]) for one in late])
        trying = {one: owner.id for (one, _), owner in above.items() if owner.id is not None}
    return Shared(mine, {one: due.get(one, latest) for one in owners})


def dates(
    session: Session,
    pairs: Iterable[Pair],
    *,
    first: datetime,
    pace: Pace,
    besides: bool = False,
) -> dict[Pair, datetime]:
    """By when each owner gets to each member: `first`, or a day after it at the same hour.
    `besides`: as in `share`."""
    wanted: dict[int, list[int]] = {}
    for owner_id, person_id in dict.fromkeys(pairs):
        wanted.setdefault(owner_id, []).append(person_id)
    planned = _planned(session, list(wanted)) if pace.per_day and not besides else {}
    found: dict[Pair, datetime] = {}
    for owner_id, persons in wanted.items():
        days = _days(planned.get(owner_id, {}), persons, first, pace)
        found |= {(owner_id, one): _days_later(first, days[one], pace.zone) for one in persons}
    return found


def _by_owner(
    session: Session,
    owners: Mapping[int, int],
    *,
    first: datetime,
    pace: Pace,
    besides: bool,
) -> dict[int, datetime]:
    pairs = [(owner_id, one) for one, owner_id in owners.items()]
    found = dates(session, pairs, first=first, pace=pace, besides=besides)
    return {person_id: at for (_, person_id), at in found.items()}


def _planned(session: Session, owner_ids: Sequence[int]) -> dict[int, dict[int, datetime]]:
    """The open people of each owner, by when the first errand about them is due."""
    found: dict[int, dict[int, datetime]] = {}
    for start in range(0, len(owner_ids), _AT_ONCE):
        rows = session.execute(
            select(Errand.owner_id, Errand.person_id, func.min(Errand.due_at))
            .where(Errand.owner_id.in_(owner_ids[start : start + _AT_ONCE]), Errand.state == "open")
            .group_by(Errand.owner_id, Errand.person_id)
        )
        for owner_id, person_id, due_at in rows:
            found.setdefault(owner_id or 0, {})[person_id] = due_at
    return found


def _days(
    planned: Mapping[int, datetime],
    persons: Sequence[int],
    first: datetime,
    pace: Pace,
) -> dict[int, int]:
    """How many days after the first each is due. Who is to be seen anyway is seen about this too,
    unless that was put off to a later day than there is room on."""
    known = {one: _days_between(first, at, pace.zone) for one, at in planned.items()}
    new = [one for one in persons if one not in known]
    spread = rules.spread(Counter(known.values()), len(new), pace.per_day)
    (room, *_) = rules.spread(Counter(known.values()), 1, pace.per_day)
    anyway = {one: min(known[one], room) for one in persons if one in known}
    return known | anyway | dict(zip(new, spread, strict=True))


def _days_between(first: datetime, at: datetime, zone: ZoneInfo) -> int:
    return max(0, (at.astimezone(zone).date() - first.astimezone(zone).date()).days)


def _days_later(first: datetime, days: int, zone: ZoneInfo) -> datetime:
    local = first.astimezone(zone) + timedelta(days=days)
    return local.astimezone(UTC)
