"""Everything a file means, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.roster.changes import ChangedMember, Changes, field_change
from bot.people.roster.charge import Charge
from bot.people.roster.comparing import Entry, Pair, Placed, differences, place
from bot.people.roster.known import Known, closed_units, held_roles, known_members, unit_tree
from bot.people.roster.matching import match
from bot.people.roster.oddities import future_dates, into_closed, left_behind, warnings
from bot.people.roster.offices import left_empty
from bot.people.roster.placing import Places
from bot.people.roster.problems import Problem, Problems
from bot.people.roster.rows import Row
from bot.people.units import with_those_above

_A_DAY = timedelta(days=1)  # in the place it may be tomorrow already
_LANGUAGE = "zh-CN"  # of the words in a preview: those of the sheet


@dataclass(frozen=True, slots=True)
class Plan:
    """The entries of a file, and what they change."""

    entries: tuple[Entry, ...]
    paths: tuple[str, ...]
    changes: Changes


def plan(
    session: Session,
    now: datetime,
    sealer: Sealer,
    account: str,
    rows: Sequence[Row],
    charge: Charge | None = None,
) -> Plan | Problems:
    """Place, match and compare every row; reads only. `charge`: None for the operator."""
    impossible = future_dates(rows, (now + _A_DAY).date())
    if impossible:
        return Problems(tuple(impossible))
    tree = unit_tree(session, account)
    placed = place(rows, Places(tree), sealer)
    if isinstance(placed, Problems):
        return placed
    shut = into_closed(placed, closed_units(session, account))
    if shut:
        return Problems(shut)
    elsewhere = charge.rows_elsewhere(placed, tree) if charge else []
    if elsewhere:
        return Problems(tuple(elsewhere))
    known = _known(session, account, placed, tree)
    others = charge.members_elsewhere(placed, known, tree) if charge else []
    if others:
        return Problems(tuple(others))
    pairs = match(placed, known, tree)
    if isinstance(pairs, Problems):
        return pairs
    held = _held(session, now, pairs)
    entries = tuple(_entry(pair, sealer, held, tree) for pair in pairs)
    empty = left_empty(session, now, entries, tree)
    above = charge.offices_above(entries) if charge else []
    if empty or above:
        return Problems((*above, *empty))
    return _planned(entries, sealer, held, known, tree)


def _planned(
    entries: tuple[Entry, ...],
    sealer: Sealer,
    held: Mapping[tuple[int, int], set[str]],
    known: Sequence[Known],
    tree: Mapping[str, int],
) -> Plan:
    pairs = [one.pair for one in entries]
    paths = with_those_above(_paths(pair.placed for pair in pairs))
    new_units = tuple(path for path in paths if path not in tree)
    odd = (*warnings(pairs, known, tree, new_units), *left_behind(pairs, held, tree))
    names = {unit_id: path for path, unit_id in tree.items()}
    return Plan(entries, tuple(paths), _changes(entries, sealer, names, new_units, odd))


def _known(
    session: Session, account: str, placed: Sequence[Placed], tree: Mapping[str, int]
) -> list[Known]:
    keys = [key for one in placed for key in one.phone_keys]
    homes = sorted({tree[one.home] for one in placed if one.home in tree})
    return known_members(session, account, phone_keys=keys, home_unit_ids=homes)


def _paths(placed: Iterable[Placed]) -> set[str]:
    return {path for one in placed for path in (one.home, one.residence) if path}


def _held(
    session: Session, now: datetime, pairs: Sequence[Pair]
) -> dict[tuple[int, int], set[str]]:
    """(person, unit) -> the roles held there now."""
    held: dict[tuple[int, int], set[str]] = defaultdict(set)
    people = [pair.known.id for pair in pairs if pair.known]
    for person_id, unit_id, role in held_roles(session, now, people):
        held[person_id, unit_id].add(role)
    return held


def _entry(
    pair: Pair,
    sealer: Sealer,
    held: Mapping[tuple[int, int], set[str]],
    tree: Mapping[str, int],
) -> Entry:
    fields = differences(pair, sealer, tree)
    wanted = pair.placed.row.roles
    if pair.known is None or wanted is None:
        return Entry(pair, fields, wanted or (), ())
    has = held.get((pair.known.id, tree.get(pair.placed.home, 0)), set())
    given = tuple(role for role in wanted if role not in has)
    return Entry(pair, fields, given, tuple(sorted(has.difference(wanted))))


def _changes(
    entries: Sequence[Entry],
    sealer: Sealer,
    paths: Mapping[int, str],
    new_units: tuple[str, ...],
    odd: tuple[Problem, ...],
) -> Changes:
    known = [one for one in entries if one.pair.known is not None]
    changed = [one for one in known if one.fields or one.given or one.ended]
    return Changes(
        new=tuple(one.pair.placed.row for one in entries if one.pair.known is None),
        changed=tuple(_changed(one, sealer, paths) for one in changed),
        unchanged=len(known) - len(changed),
        new_units=new_units,
        warnings=odd,
    )


def _changed(entry: Entry, sealer: Sealer, paths: Mapping[int, str]) -> ChangedMember:
    row, known = entry.pair.placed.row, entry.pair.known
    changes = tuple(
        field_change(entry.pair, known, field, sealer, paths, _LANGUAGE)
        for field in entry.fields
        if known is not None
    )
    return ChangedMember(row.number, row.name, changes, entry.given, entry.ended)
