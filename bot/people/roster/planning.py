"""Everything a file means, before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.roster.comparing import (
    ChangedMember,
    Changes,
    Pair,
    Placed,
    differences,
    place,
)
from bot.people.roster.known import Known, held_roles, known_members, unit_tree
from bot.people.roster.matching import match
from bot.people.roster.oddities import future_dates, warnings
from bot.people.roster.placing import Places
from bot.people.roster.problems import Problem, Problems
from bot.people.roster.rows import Row
from bot.people.units import with_those_above

_A_DAY = timedelta(days=1)  # in the place it may be tomorrow already


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, whom it means, which fields and which roles it adds."""

    pair: Pair
    fields: tuple[str, ...]
    new_roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The entries of a file, and what they change."""

    entries: tuple[Entry, ...]
    paths: tuple[str, ...]
    changes: Changes


def plan(
    session: Session, now: datetime, sealer: Sealer, account: str, rows: Sequence[Row]
) -> Plan | Problems:
    """Place, match and compare every row; reads only."""
    impossible = future_dates(rows, (now + _A_DAY).date())
    if impossible:
        return Problems(tuple(impossible))
    tree = unit_tree(session, account)
    placed = place(rows, Places(tree), sealer)
    if isinstance(placed, Problems):
        return placed
    known = _known(session, account, placed, tree)
    pairs = match(placed, known, tree)
    if isinstance(pairs, Problems):
        return pairs
    entries = _entries(session, now, sealer, pairs, tree)
    paths = with_those_above(_paths(placed))
    odd = warnings(pairs, known, tree)
    new_units = tuple(path for path in paths if path not in tree)
    return Plan(entries, tuple(paths), _changes(entries, new_units, odd))


def _known(
    session: Session, account: str, placed: Sequence[Placed], tree: Mapping[str, int]
) -> list[Known]:
    keys = [key for one in placed for key in one.phone_keys]
    homes = sorted({tree[one.home] for one in placed if one.home in tree})
    return known_members(session, account, phone_keys=keys, home_unit_ids=homes)


def _paths(placed: Iterable[Placed]) -> set[str]:
    return {path for one in placed for path in (one.home, one.residence) if path}


def _entries(
    session: Session,
    now: datetime,
    sealer: Sealer,
    pairs: Sequence[Pair],
    tree: Mapping[str, int],
) -> tuple[Entry, ...]:
    held = held_roles(session, now, [pair.known.id for pair in pairs if pair.known])
    return tuple(
        Entry(pair, differences(pair, sealer, tree), _new_roles(pair, held, tree)) for pair in pairs
    )


def _new_roles(
    pair: Pair, held: set[tuple[int, int, str]], tree: Mapping[str, int]
) -> tuple[str, ...]:
    roles = pair.placed.row.roles
    unit_id = tree.get(pair.placed.home)
    if pair.known is None or unit_id is None:
        return roles
    return tuple(role for role in roles if (pair.known.id, unit_id, role) not in held)


def _changes(
    entries: Sequence[Entry], new_units: tuple[str, ...], odd: tuple[Problem, ...]
) -> Changes:
    known = [one for one in entries if one.pair.known is not None]
    changed = [one for one in known if one.fields or one.new_roles]
    return Changes(
        new=tuple(one.pair.placed.row for one in entries if one.pair.known is None),
        changed=tuple(_changed(one) for one in changed),
        unchanged=len(known) - len(changed),
        new_units=new_units,
        warnings=odd,
    )


def _changed(entry: Entry) -> ChangedMember:
    row = entry.pair.placed.row
    fields = (*entry.fields, "roles") if entry.new_roles else entry.fields
    return ChangedMember(row.number, row.name, fields)
