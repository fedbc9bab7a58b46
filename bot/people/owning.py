"""Whose something is now: who has it themselves, or stands in for who has it.

Errands and help requests keep both, the owner and for whom the owner stands in, so that what was
handed over comes back by itself, and goes on to the next when a substitute is away in turn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.people.looking_after import lines_of_office, organisers_of_many
from bot.people.standing_in import stand_ins, standing_in, stood_in_for


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does it (None: nobody) and for whom they stand in (None: it is their own)."""

    id: int | None
    stands_for: int | None = None


def owners_now(
    session: Session,
    now: datetime,
    wanted: Mapping[int, int | None],
    *,
    as_organiser: bool = True,
) -> dict[int, Owner]:
    """For each member (key) who does what `wanted` (value) was to do about them.

    Who is away is stood in for; whoever would have to look after themselves, or is gone, is
    followed by the member's organiser, and if nobody is there it stays. `as_organiser`: they were
    chosen because they look after the member, so what they do for somebody away is that one's.
    """
    ids = {one for one in wanted.values() if one is not None}
    away = stand_ins(session, ids)
    found = {member: Owner(owner) for member, owner in wanted.items() if owner not in away}
    found |= _instead(session, now, wanted, away)
    return found | _on_behalf(session, now, found) if as_organiser else found


def _instead(
    session: Session,
    now: datetime,
    wanted: Mapping[int, int | None],
    away: Mapping[int, int | None],
) -> dict[int, Owner]:
    absent = {member: owner for member, owner in wanted.items() if owner in away}
    alone = [one for one, owner in absent.items() if away[owner or 0] in (None, one)]
    followers = organisers_of_many(session, now, alone) if alone else {}
    also_away = stand_ins(session, {one for one in followers.values() if one is not None})
    found: dict[int, Owner] = {}
    for member, owner in absent.items():
        follower = followers.get(member)
        here = follower if follower not in also_away else None
        instead = here or away[owner or 0] or owner
        found[member] = Owner(instead, None if instead == owner else owner)
    return found


def _on_behalf(session: Session, now: datetime, found: Mapping[int, Owner]) -> dict[int, Owner]:
    """Those whose owner is organiser only for somebody away."""
    own = {member: one.id for member, one in found.items() if one.id and not one.stands_for}
    named = standing_in(session, {one for one in own.values() if one is not None})
    if not named:
        return {}
    others = {one: set(stood_in_for(session, one)) for one in named}
    members = [member for member, one in own.items() if one in others]
    lines = lines_of_office(session, now, members)
    places = {one: _place_of(own[one], lines.get(one, ()), others) for one in members}
    return {one: Owner(own[one], absent) for one, absent in places.items() if absent is not None}


def _place_of(owner: int | None, line: Sequence[int], others: Mapping[int, set[int]]) -> int | None:
    """Whose place in the line the owner has: their own (None) or that of somebody away."""
    for one in line:
        if one == owner:
            return None
        if owner is not None and one in others[owner]:
            return one
    return None
