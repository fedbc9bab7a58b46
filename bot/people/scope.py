"""Whom somebody may see and act for, and the members of a unit: always as a SELECT of person ids.

It is one row a member, so somebody with both homes in a unit counts once; how home and residence
each find their index stands in among_units.py.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, false, literal, or_, select, union
from sqlalchemy.orm import Session

from bot.people.among_units import is_among
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.chunks import in_chunks
from bot.people.identity import bindings
from bot.people.lineages import lies_within
from bot.people.names import plain_name
from bot.people.roles import RoleHeld, roles_of, units
from bot.people.words import IN_CHARGE

Way = Literal["home", "residence", "either"]
"""By which of the two homes (双联双管) people belong to a unit.

home: by membership, for decisions (votes, elections). residence: where they live, and that is the
home unit unless another is known, for daily life. By these two everybody is in one unit exactly.
either: both leaders reach them, and they count once.
"""


def below(lineages: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a unit is one of these or stands below one."""
    return or_(*(within(literal(lineage)) for lineage in lineages))


def within(lineage: ColumnElement[str] | ScalarSelect[str]) -> ColumnElement[bool]:
    """The condition that a unit has this lineage or stands below it."""
    return lies_within(units.c.lineage, lineage)


def units_below(held: Iterable[RoleHeld], only: Iterable[int] | None = None) -> Select[int]:
    """The ids of the units in which these roles are held and of all below them; `only`: of those
    among these ids."""
    lineages = [one.lineage for one in held]
    found = select(units.c.id).where(below(lineages) if lineages else false())
    return found if only is None else found.where(units.c.id.in_(list(only)))


def living_in(unit_ids: Select[Any], by: Way = "either") -> Select[int]:
    """The members of these units who have not left, each once; `by`: see Way."""
    return select(persons.c.id).where(persons.c.left_at.is_(None), _belonging(unit_ids, by))


def _belonging(unit_ids: Select[Any], by: Way) -> ColumnElement[bool]:
    at_home = is_among(persons.c.home_unit_id, unit_ids)
    lives_there = is_among(persons.c.residence_unit_id, unit_ids)
    if by == "home":
        return at_home
    if by == "residence":
        at_home = and_(at_home, persons.c.residence_unit_id.is_(None))
    return or_(at_home, lives_there)


def members_select(unit_id: int, by: Way = "either") -> Select[int]:
    """The members of a unit and all below it, each once; `by`: see Way."""
    above = units.alias("above")
    top = select(above.c.lineage).where(above.c.id == unit_id).scalar_subquery()
    return living_in(select(units.c.id).where(within(top)), by)


def among(session: Session, members: Select[int], person_ids: Iterable[int]) -> set[int]:
    """Those of these people who are among the members of a SELECT."""
    found: set[int] = set()
    for part in in_chunks(sorted(set(person_ids))):
        found.update(session.scalars(members.where(persons.c.id.in_(part))))
    return found


def neighbours(person_id: int) -> Select[int]:
    """Who belongs to the unit where a member lives, or to their home unit; the member too."""
    own = union(
        select(persons.c.home_unit_id).where(persons.c.id == person_id),
        select(persons.c.residence_unit_id).where(persons.c.id == person_id),
    ).subquery()
    return living_in(select(own.c[0]))


def in_scope(session: Session, now: datetime, viewer_id: int) -> Select[int]:
    """Whom a person may see and act for (DESIGN §7): the only way from a viewer to members.

    The people of the units they lead, as secretary, officer or group leader; those whose named
    helper they are; themselves. Being a volunteer opens nothing.
    """
    held = [one.lineage for one in roles_of(session, now, viewer_id) if one.role in IN_CHARGE]
    seen = [persons.c.id == viewer_id, is_among(persons.c.id, helped_by(viewer_id))]
    if held:
        seen.append(_belonging(select(units.c.id).where(below(held)), "either"))
    return select(persons.c.id).where(persons.c.left_at.is_(None), or_(*seen))


def still_here() -> Select[int]:
    """Everybody who has not left: to narrow a set that is somebody's already."""
    return select(persons.c.id).where(persons.c.left_at.is_(None))


def of_account(account: str) -> Select[int]:
    """Everybody of an account: only to look for the name a member gives, never to list or show."""
    return select(persons.c.id).where(persons.c.account == account, persons.c.left_at.is_(None))


def find_member(
    session: Session, now: datetime, name: str, *, scope: Select[int]
) -> list[PersonCard]:
    """The members in scope with this name, or called so (王阿姨); by name, then by id."""
    del now  # dated names come with the full slice
    wanted = plain_name(name)
    rows = session.execute(
        select(*CARD_COLUMNS)
        .where(
            or_(persons.c.name == wanted, persons.c.called == wanted),
            persons.c.left_at.is_(None),
            persons.c.id.in_(scope),
        )
        .order_by(persons.c.name, persons.c.id)
    )
    return [PersonCard(*row) for row in rows]


def helped_by(viewer_id: int | ColumnElement[int]) -> Select[int]:
    """Those whose named helper the viewer's own WeChat is."""
    mine = bindings.alias("mine")
    return (
        select(bindings.c.person_id)
        .join_from(
            mine,
            bindings,
            (bindings.c.account == mine.c.account) & (bindings.c.openid == mine.c.openid),
        )
        .where(
            mine.c.person_id == viewer_id,
            mine.c.kind != "helper",
            mine.c.until.is_(None),
            bindings.c.kind == "helper",
            bindings.c.until.is_(None),
        )
    )
