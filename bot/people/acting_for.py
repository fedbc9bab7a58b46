"""Whether somebody may act for one member: what `in_scope` says, asked of one row.

Most messages of leaders ask this, so it is one statement built once: it goes up from the member's
two units to the roles of the viewer, instead of down from the roles to everybody below.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, or_, select
from sqlalchemy.orm import Session

from bot.core.database import UtcDateTime
from bot.core.prepared import Prepared
from bot.people.cards import persons
from bot.people.lineages import lies_within
from bot.people.roles import roles, units
from bot.people.scope import helped_by
from bot.people.standing_in import stood_in_for
from bot.people.words import IN_CHARGE

_home, _residence = units.alias("home"), units.alias("residence")
_VIEWER: ColumnElement[int] = bindparam("viewer", type_=persons.c.id.type)
_NOW: ColumnElement[datetime] = bindparam("now", type_=UtcDateTime())


def may_act_for(session: Session, now: datetime, *, viewer_id: int, person_id: int) -> bool:
    """True when the person is in the viewer's scope (see `in_scope`)."""
    asked = {"person": person_id, "now": now}
    if _BY_ANYTHING.run(session, viewer=viewer_id, **asked).first() is not None:
        return True
    others = stood_in_for(session, viewer_id)
    return any(_BY_ROLE.run(session, viewer=one, **asked).first() is not None for one in others)


def _member() -> Select[int]:
    return (
        select(persons.c.id)
        .join_from(persons, _home, _home.c.id == persons.c.home_unit_id)
        .outerjoin(_residence, _residence.c.id == persons.c.residence_unit_id)
        .where(
            persons.c.id == bindparam("person", type_=persons.c.id.type),
            persons.c.left_at.is_(None),
        )
    )


def _by_role() -> ColumnElement[bool]:
    """A role in charge of a unit that one of the member's units is, or lies below."""
    return (
        select(roles.c.id)
        .join_from(roles, units, units.c.id == roles.c.unit_id)
        .where(
            roles.c.person_id == _VIEWER,
            roles.c.role.in_(IN_CHARGE),
            roles.c.since <= _NOW,
            or_(roles.c.until.is_(None), roles.c.until > _NOW),
            or_(_lies_in(_home), _lies_in(_residence)),
        )
        .exists()
    )


def _lies_in(place: FromClause) -> ColumnElement[bool]:
    return lies_within(place.c.lineage, units.c.lineage)


def _by_anything() -> ColumnElement[bool]:
    helped = helped_by(_VIEWER).subquery("helped")
    is_helped = select(helped.c.person_id).where(helped.c.person_id == persons.c.id).exists()
    return or_(persons.c.id == _VIEWER, _by_role(), is_helped)


_BY_ROLE = Prepared(lambda _: _member().where(_by_role()))
_BY_ANYTHING = Prepared(lambda _: _member().where(_by_anything()))
