"""Taking a roster over: all rows or none, by sets and not by rows; or only saying what would be.

An empty cell says nothing and erases nothing. A 角色 that is written holds as it stands: what it
names in the row's 组织 is given, what it leaves out there ends, as `role revoke` would end it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from bot.core.facts import Tell
from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.models import Person
from bot.people.roles import revoke, roles
from bot.people.roster.changes import Changes
from bot.people.roster.charge import Charge
from bot.people.roster.comparing import PLAIN, Entry, Placed
from bot.people.roster.noting import note_changes
from bot.people.roster.planning import plan
from bot.people.roster.problems import Problems
from bot.people.roster.rows import Row
from bot.people.spells import note_categories, note_homes
from bot.people.units import ensure_units, hold_tree

_ROWS_AT_ONCE = 1000  # in one INSERT: bounds memory, and both databases are quick at it


def preview(
    session: Session,
    now: datetime,
    sealer: Sealer,
    account: str,
    rows: Sequence[Row],
    *,
    charge: Charge | None = None,
) -> Changes | Problems:
    """What `apply` would change; writes nothing."""
    planned = plan(session, now, sealer, account, rows, charge)
    return planned if isinstance(planned, Problems) else planned.changes


def apply(
    session: Session,
    now: datetime,
    sealer: Sealer,
    account: str,
    rows: Sequence[Row],
    *,
    tell: Tell,
    charge: Charge | None = None,
) -> Changes | Problems:
    """Take every row over, or none: Problems when a row cannot be matched for certain, or lies
    outside the `charge` of whoever imports (None: the operator).

    Tells RoleEnded for each role that ends.
    """
    hold_tree(session, account)
    planned = plan(session, now, sealer, account, rows, charge)
    if isinstance(planned, Problems):
        return planned
    ids = ensure_units(session, account, planned.paths)
    new = [one for one in planned.entries if one.pair.known is None]
    people = _enter(session, sealer, account, new, ids)
    changed = [one for one in planned.entries if one.fields]
    by_id = None if charge is None else charge.person_id
    note_changes(session, now, sealer, changed, by_id=by_id)
    _change(session, sealer, changed, ids)
    _keep_dates(session, now, [*people.values(), *_ids(changed)])
    _give_roles(session, now, planned.entries, people, ids)
    _end_roles(session, now, planned.entries, ids, tell)
    return planned.changes


def _enter(
    session: Session,
    sealer: Sealer,
    account: str,
    entries: Sequence[Entry],
    ids: Mapping[str, int],
) -> dict[int, int]:
    """Insert the new members in the order of their rows; row number -> person id."""
    people: dict[int, int] = {}
    for part in in_chunks(entries, _ROWS_AT_ONCE):
        made = session.scalars(
            insert(persons).returning(persons.c.id, sort_by_parameter_order=True),
            [_person(sealer, account, one, ids) for one in part],
        ).all()
        numbers = (one.pair.placed.row.number for one in part)
        people.update(zip(numbers, made, strict=True))
    return people


def _person(sealer: Sealer, account: str, entry: Entry, ids: Mapping[str, int]) -> dict[str, Any]:
    placed = entry.pair.placed
    return {
        "account": account,
        **{field: getattr(placed.row, field) for field in PLAIN},
        **_sealed_phone(placed, sealer),
        "address_sealed": _sealed(placed.row.address, sealer),
        "home_unit_id": ids[placed.home],
        "residence_unit_id": ids[placed.residence] if placed.residence else None,
    }


def _change(
    session: Session, sealer: Sealer, entries: Sequence[Entry], ids: Mapping[str, int]
) -> None:
    for part in in_chunks(entries, _ROWS_AT_ONCE):
        session.execute(update(Person), [_changed(sealer, one, ids) for one in part])


def _changed(sealer: Sealer, entry: Entry, ids: Mapping[str, int]) -> dict[str, Any]:
    """The member's id and the columns that the row changes."""
    if entry.pair.known is None:
        raise ValueError("a new member cannot change")
    placed, row = entry.pair.placed, entry.pair.placed.row
    values: dict[str, Any] = {"id": entry.pair.known.id}
    for field in entry.fields:
        match field:
            case "phone":
                values |= _sealed_phone(placed, sealer)
            case "address":
                values["address_sealed"] = _sealed(row.address, sealer)
            case "home":
                values["home_unit_id"] = ids[placed.home]
            case "residence":
                values["residence_unit_id"] = ids[placed.residence] if placed.residence else None
            case plain:
                values[plain] = getattr(row, plain)
    return values


def _ids(entries: Sequence[Entry]) -> list[int]:
    return [one.pair.known.id for one in entries if one.pair.known]


def _keep_dates(session: Session, now: datetime, person_ids: Sequence[int]) -> None:
    note_homes(session, now, person_ids)
    note_categories(session, now, person_ids)


def _give_roles(
    session: Session,
    now: datetime,
    entries: Sequence[Entry],
    people: Mapping[int, int],
    ids: Mapping[str, int],
) -> None:
    given = [
        {
            "person_id": one.pair.known.id
            if one.pair.known
            else people[one.pair.placed.row.number],
            "unit_id": ids[one.pair.placed.home],
            "role": role,
            "since": now,
        }
        for one in entries
        for role in one.given
    ]
    for part in in_chunks(given, _ROWS_AT_ONCE):
        session.execute(insert(roles), part)


def _end_roles(
    session: Session,
    now: datetime,
    entries: Sequence[Entry],
    ids: Mapping[str, int],
    tell: Tell,
) -> None:
    """One by one: what each holder owns on its account finds its own new owner."""
    for one in entries:
        for role in one.ended:
            person_id = one.pair.known.id if one.pair.known else 0
            unit_id = ids[one.pair.placed.home]
            revoke(session, now, person_id=person_id, role=role, unit_id=unit_id, tell=tell)


def _sealed_phone(placed: Placed, sealer: Sealer) -> dict[str, str | None]:
    key = placed.phone_keys[0] if placed.phone_keys else None
    return {"phone_sealed": _sealed(placed.row.phone, sealer), "phone_key": key}


def _sealed(text: str | None, sealer: Sealer) -> str | None:
    return None if text is None else sealer.seal(text)
