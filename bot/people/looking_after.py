"""Who looks after whom: the organiser of INTERFACE §7 and those after them.

The nearest leader, then the nearest secretary, then the nearest officer, going up from the unit
where the member lives, else from the home unit; never the member concerned. "Else" also covers a
residence whose whole line has nobody: better the home line than no one. Who is away is left out,
and who stands in for them has their place; where that leaves nobody, better the one away than none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.people.cards import PersonCard, cards, persons
from bot.people.chunks import in_chunks
from bot.people.roles import held_at, roles, units
from bot.people.standing_in import stand_ins
from bot.people.words import IN_CHARGE


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the way up begins for one member: lineages, the residence's first."""

    person_id: int
    lineages: tuple[str, ...]


_Holders = Mapping[tuple[int, str], Sequence[int]]  # (unit, role) -> people, the longest first


def organisers(session: Session, now: datetime, person_id: int) -> list[PersonCard]:
    """Those who look after a member, the first to turn to first; each once, never the member."""
    chain = _chains(session, now, [person_id]).get(person_id, [])
    known = cards(session, chain)
    return [known[one] for one in chain]


def organiser(session: Session, now: datetime, person_id: int) -> PersonCard | None:
    """The organiser of a member; None when nobody above holds a role."""
    return next(iter(organisers(session, now, person_id)), None)


def above(session: Session, now: datetime, *, of: int, about: int) -> PersonCard | None:
    """Who comes after `of` in the line of the member `about`; None when `of` is the last.

    Somebody who is not in that line (a volunteer) is followed by its first.
    """
    line = organisers(session, now, about)
    ids = [one.id for one in line]
    rest = line[ids.index(of) + 1 :] if of in ids else line
    return next(iter(rest), None)


def organisers_of_many(
    session: Session, now: datetime, person_ids: Iterable[int]
) -> dict[int, int | None]:
    """The organiser's id of each member, None without one; two statements for 5,000 members."""
    wanted = list(person_ids)
    chains = _chains(session, now, wanted)
    return {one: next(iter(chains.get(one, [])), None) for one in wanted}


def lines_of_many(
    session: Session, now: datetime, person_ids: Iterable[int]
) -> dict[int, list[int]]:
    """Those who look after each member, as `organisers`, by their ids."""
    return _chains(session, now, list(person_ids))


def in_charge_only_of(session: Session, now: datetime, unit_id: int) -> list[int]:
    """Who is leader, secretary or officer of this unit and in charge of no other."""
    elsewhere = roles.alias("elsewhere")
    other = (
        select(elsewhere.c.id)
        .where(
            elsewhere.c.person_id == roles.c.person_id,
            elsewhere.c.unit_id != unit_id,
            elsewhere.c.role.in_(IN_CHARGE),
            elsewhere.c.since <= now,
            or_(elsewhere.c.until.is_(None), elsewhere.c.until > now),
        )
        .exists()
    )
    wanted = select(roles.c.person_id).where(
        roles.c.unit_id == unit_id, roles.c.role.in_(IN_CHARGE), held_at(now), ~other
    )
    return sorted(set(session.scalars(wanted)))


def units_without_organiser(session: Session, now: datetime) -> list[str]:
    """The paths of units in which members live whom nobody who is there looks after: no leader,
    secretary or officer from there up, or only such as are away and not stood in for."""
    lives = func.coalesce(persons.c.residence_unit_id, persons.c.home_unit_id)
    inhabited = select(lives).where(persons.c.left_at.is_(None)).distinct()
    rows = session.execute(
        select(units.c.path, units.c.lineage)
        .where(units.c.id.in_(inhabited))
        .order_by(units.c.path)
    ).all()
    above_all = {unit for row in rows for unit in _ids(row.lineage)}
    held = _with_stand_ins(session, _holders(session, now, above_all))
    led = {unit_id for (unit_id, _role), people in held.items() if people}
    return [row.path for row in rows if led.isdisjoint(_ids(row.lineage))]


def lines_of_office(
    session: Session, now: datetime, person_ids: Sequence[int]
) -> dict[int, list[int]]:
    """The line of each member by the roles alone, whoever may be away."""
    starts, holders = _lines_up(session, now, person_ids)
    return {one.person_id: _chain(one, holders) for one in starts}


def _chains(session: Session, now: datetime, person_ids: Sequence[int]) -> dict[int, list[int]]:
    starts, holders = _lines_up(session, now, person_ids)
    here = _with_stand_ins(session, holders)
    return {one.person_id: _chain(one, here) or _chain(one, holders) for one in starts}


def _lines_up(
    session: Session, now: datetime, person_ids: Sequence[int]
) -> tuple[list[_Start], _Holders]:
    starts = [one for part in in_chunks(person_ids) for one in _starts(session, part)]
    above_all = {unit for start in starts for lineage in start.lineages for unit in _ids(lineage)}
    return starts, _holders(session, now, above_all)


def _with_stand_ins(session: Session, holders: _Holders) -> _Holders:
    away = stand_ins(session, {one for held in holders.values() for one in held})
    if not away:
        return holders
    here = {place: [away.get(one, one) for one in held] for place, held in holders.items()}
    return {place: [one for one in held if one is not None] for place, held in here.items()}


def _starts(session: Session, person_ids: Sequence[int]) -> list[_Start]:
    home, residence = units.alias("home"), units.alias("residence")
    rows = session.execute(
        select(persons.c.id, residence.c.lineage, home.c.lineage)
        .join_from(persons, home, home.c.id == persons.c.home_unit_id)
        .outerjoin(residence, residence.c.id == persons.c.residence_unit_id)
        .where(persons.c.id.in_(person_ids))
    )
    return [_Start(row[0], tuple(one for one in row[1:] if one)) for row in rows]


def _holders(session: Session, now: datetime, unit_ids: Iterable[int]) -> _Holders:
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for part in in_chunks(sorted(unit_ids)):
        rows = session.execute(
            select(roles.c.unit_id, roles.c.role, roles.c.person_id)
            .join_from(roles, persons, persons.c.id == roles.c.person_id)
            .where(
                roles.c.unit_id.in_(part),
                roles.c.role.in_(IN_CHARGE),
                held_at(now),
                persons.c.left_at.is_(None),
            )
            .order_by(roles.c.since, roles.c.id)
        )
        for unit_id, role, person_id in rows:
            holders[unit_id, role].append(person_id)
    return holders


def _chain(start: _Start, holders: _Holders) -> list[int]:
    lines = (_up(lineage, holders, leaving_out=start.person_id) for lineage in start.lineages)
    return next((line for line in lines if line), [])


def _up(lineage: str, holders: _Holders, *, leaving_out: int) -> list[int]:
    going_up = list(reversed(_ids(lineage)))
    found = (
        person_id
        for role in IN_CHARGE
        for unit_id in going_up
        for person_id in holders.get((unit_id, role), ())
    )
    return [one for one in dict.fromkeys(found) if one != leaving_out]


def _ids(lineage: str) -> list[int]:
    return [int(one) for one in lineage.strip("/").split("/") if one]
