"""The audit: who read or changed what of whom, as what, through which door.

It never holds the words themselves. A member reads it as "who looked at my card".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    case,
    func,
    insert,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from bot.people.cards import persons
from bot.people.models import Audit
from bot.people.roles import roles_of, units
from bot.people.scope import helped_by
from bot.people.words import IN_CHARGE

audit: Table = Audit.metadata.tables["audit"]

Door = Literal["chat", "page", "command_line", "clock"]
Outsider = Literal["command_line", "system"]  # nobody in the roster: the operator, Lianxin itself
# What was read or changed; each has its text `noted-what-…`.
What = Literal[
    "card",
    "list",
    "phone",
    "mind",
    "export",
    "roster",
    "role",
    "binding",
    "text",
    "quiet_hours",
]
SELF, HELPER, OTHER = "self", "helper", "other"


def note(
    session: Session,
    now: datetime,
    *,
    by: int | Outsider,
    whom: int | Select[int],
    what: What,
    door: Door,
    changed: bool = False,
    role: str | None = None,
) -> None:
    """Keep that `by` (a person's id, or an outsider) read or changed `what` of one member or of
    everybody in a SELECT of ids.

    `what` is a word for the kind of thing, never what it says.
    The role is worked out for each member: self, the nearest role in charge of them, helper, other;
    give it where another one opened the door (volunteer).
    """
    home, residence = units.alias("home"), units.alias("residence")
    by_id = None if isinstance(by, str) else by
    rows = (
        select(
            persons.c.id,
            literal(by_id, audit.c.by_id.type),
            literal(role) if role else _role_towards(session, now, by, (home, residence)),
            literal(changed),
            literal(what),
            literal(door),
            literal(now, audit.c.at.type),
        )
        .join_from(persons, home, home.c.id == persons.c.home_unit_id)
        .outerjoin(residence, residence.c.id == persons.c.residence_unit_id)
        .where(persons.c.id.in_(whom) if isinstance(whom, Select) else persons.c.id == whom)
    )
    columns = ["person_id", "by_id", "role", "changed", "what", "door", "at"]
    session.execute(insert(audit).from_select(columns, rows))


def _role_towards(
    session: Session, now: datetime, by: int | Outsider, homes: Sequence[FromClause]
) -> ColumnElement[str]:
    if isinstance(by, str):
        return literal(by)
    held = [one for one in roles_of(session, now, by) if one.role in IN_CHARGE]
    in_charge = [
        (or_(*(home.c.lineage.like(f"{one.lineage}%") for home in homes)), literal(one.role))
        for one in reversed(held)  # the nearest first
    ]
    return case(
        (persons.c.id == by, literal(SELF)),
        *in_charge,
        (persons.c.id.in_(helped_by(by)), literal(HELPER)),
        else_=literal(OTHER),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """That somebody looked at or changed something of a member, the last time they did.

    `by_id` and `name` are None for the command line and the system, `name` also for somebody whose
    name was erased; `times`: how often since the moment asked for.
    """

    by_id: int | None
    name: str | None
    role: str
    what: str
    door: str
    changed: bool
    at: datetime
    times: int


def noted_about(
    session: Session, person_id: int, *, since: datetime, limit: int = 5
) -> list[Noted]:
    """Who else read or changed what of this member since then, the latest first: one entry for
    each person, role, kind of thing and door. What the member did themselves is left out."""
    same = (audit.c.by_id, audit.c.role, audit.c.what, audit.c.door, audit.c.changed)
    last = func.max(audit.c.at)
    grouped = (
        select(*same, last.label("at"), func.count().label("times"))
        .where(audit.c.person_id == person_id, audit.c.at >= since, audit.c.role != SELF)
        .group_by(*same)
        .order_by(last.desc())
        .limit(limit)
        .subquery()
    )
    columns = {**grouped.c, "name": persons.c.name}
    rows = session.execute(
        select(*(columns[name] for name in Noted.__dataclass_fields__))
        .outerjoin_from(grouped, persons, persons.c.id == grouped.c.by_id)
        .order_by(grouped.c.at.desc(), grouped.c.by_id)
    )
    return [Noted(*row) for row in rows]
