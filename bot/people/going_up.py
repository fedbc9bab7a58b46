"""Who comes after somebody in the lines of many members at once, whoever may be away."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.people.looking_after import lines_of_office
from bot.people.owning import Owner
from bot.people.standing_in import stand_ins

Held = tuple[int, int]  # the member concerned, and by whose office it is held


def next_above(session: Session, now: datetime, held: Collection[Held]) -> dict[Held, Owner]:
    """Who is next in the member's line after the one who has it, or stands in for that one.

    Somebody who is not in the line (a volunteer) is followed by its first. Left out is of whom
    nobody is above, or only such as are away and not stood in for.
    """
    lines = lines_of_office(session, now, sorted({member for member, _ in held}))
    away = stand_ins(session, {one for line in lines.values() for one in line})
    found = {one: _next(one, lines.get(one[0], []), away) for one in held}
    return {one: owner for one, owner in found.items() if owner is not None}


def _next(held: Held, line: list[int], away: Mapping[int, int | None]) -> Owner | None:
    member, holder = held
    rest = line[line.index(holder) + 1 :] if holder in line else line
    for office in rest:
        there = away.get(office, office)
        if there is not None and there not in (member, holder, away.get(holder)):
            return Owner(there, None if there == office else office)
    return None
