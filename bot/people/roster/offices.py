"""Offices that a file would leave empty: a unit's last secretary goes when there is a successor."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.roles import SECRETARY, last_secretary
from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Entry
from bot.people.roster.problems import Problem


def left_empty(
    session: Session, now: datetime, entries: Sequence[Entry], tree: Mapping[str, int]
) -> tuple[Problem, ...]:
    """The rows that end the role of a unit's last secretary where no row names another."""
    succeeded = {one.pair.placed.home for one in entries if SECRETARY in one.given}
    going: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        home = one.pair.placed.home
        if SECRETARY in one.ended and home not in succeeded:
            going[home].append(one)
    found = [
        _left_empty(session, now, tree[home], those)
        for home, those in going.items()
        if home in tree
    ]
    return tuple(one for one in found if one is not None)


def _left_empty(
    session: Session, now: datetime, unit_id: int, going: Sequence[Entry]
) -> Problem | None:
    ids = [one.pair.known.id for one in going if one.pair.known]
    last = last_secretary(
        session,
        now,
        person_id=ids[0],
        unit_id=unit_id,
        leaving=select(persons.c.id).where(persons.c.id.in_(ids)),
    )
    if last is None:
        return None
    row, facts = going[0].pair.placed.row, {"name": last.name, "unit": last.unit}
    return Problem(row.number, BY_FIELD["roles"].chinese, "roster-last-secretary", facts)
