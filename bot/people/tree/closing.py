"""Closing units, and the end of temporary ones: nobody and nothing is left behind in them."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.core.facts import Tell
from bot.people.models import Unit
from bot.people.roles import RoleEnded, end_roles, held_at, roles, units
from bot.people.scope import members_select, within
from bot.people.tree.merging import move_units_below, rehome, shut
from bot.people.tree.opening import held
from bot.people.tree.outcomes import (
    NotEmpty,
    OpenWork,
    UnfinishedWork,
    UnitClosed,
    UnitEnded,
)
from bot.people.units import ClosedUnit, hold_tree, is_open

# (session, now, unit id) -> what is not finished there; asked of the slices above (bot/board).
Unfinished = Callable[[Session, datetime, int], OpenWork]


def close_unit(
    session: Session, now: datetime, *, unit_id: int, unfinished: Unfinished, tell: Tell
) -> UnitClosed | NotEmpty | UnfinishedWork | ClosedUnit:
    """End a unit that has no members, no open unit below it and no open work; its roles end, and
    RoleEnded is told of each."""
    hold_tree(session, session.get_one(Unit, unit_id).account)
    unit = held(session, unit_id)
    if unit.closed_at is not None:
        return ClosedUnit(unit.path)
    members, below = count_members(session, unit_id), _open_below(session, unit)
    if members or below:
        return NotEmpty(unit.path, members, below)
    work = unfinished(session, now, unit_id)
    if work:
        return UnfinishedWork(unit.path, work.errands, work.help_requests, work.study_days)
    path = unit.path
    ended = _end_roles_in(session, now, unit_id)
    shut(session, now, unit_id)
    for fact in ended:
        tell(session, now, fact)
    return UnitClosed(unit_id, path, len(ended))


def end_unit(session: Session, now: datetime, unit_id: int, tell: Tell) -> str:
    """The last day of a temporary unit may be over (due row UNIT_ENDS): what came of it, in a word.

    Who lives there belongs to the unit named for afterwards, else to their home unit alone; who is
    at home there, and what lies below it, to that one or to the unit above. Roles in it end, and
    UnitEnded is told, that somebody greets each of them.
    """
    found = session.get(Unit, unit_id)
    if found is None:
        return "no such unit"
    hold_tree(session, found.account)
    unit = held(session, unit_id)
    if unit.closed_at is not None or unit.ends_at is None or unit.ends_at > now:
        return "not over"
    then = _afterwards(session, unit, now)
    home = then or (None if unit.parent_id is None else held(session, unit.parent_id))
    if home is None:
        return "nowhere to go"
    move_units_below(session, unit_id, home.id)
    people = rehome(session, now, unit_id, home.id, None if then is None else then.id)
    roles_ended = _end_roles_in(session, now, unit_id)
    shut(session, now, unit_id)
    unit = held(session, unit_id)
    to_id = None if then is None else then.id
    tell(session, now, UnitEnded(unit_id, unit.account, unit.name, tuple(people), to_id))
    for fact in roles_ended:
        tell(session, now, fact)
    return f"moved {len(people)}"


def count_members(session: Session, unit_id: int) -> int:
    """How many belong to a unit or to one below it, by home or residence, each once."""
    members = members_select(unit_id).subquery()
    return session.scalar(select(func.count()).select_from(members)) or 0


def _open_below(session: Session, unit: Unit) -> int:
    top = select(units.c.lineage).where(units.c.id == unit.id).scalar_subquery()
    wanted = select(func.count()).where(
        within(top), units.c.id != unit.id, units.c.closed_at.is_(None)
    )
    return session.scalar(wanted) or 0


def _afterwards(session: Session, unit: Unit, now: datetime) -> Unit | None:
    """The unit named for afterwards, or where it went since; None if there is none to go to."""
    then_id = unit.then_id
    while then_id is not None:
        then = held(session, then_id)
        if is_open(then, now) and not then.lineage.startswith(unit.lineage):
            return then
        then_id = then.merged_into_id
    return None


def _end_roles_in(session: Session, now: datetime, unit_id: int) -> list[RoleEnded]:
    rows = session.execute(
        select(roles.c.id, roles.c.person_id, roles.c.role)
        .where(roles.c.unit_id == unit_id, held_at(now))
        .order_by(roles.c.id)
    ).all()
    end_roles(session, now, [one.id for one in rows])
    return [RoleEnded(one.person_id, one.role, unit_id) for one in rows]
