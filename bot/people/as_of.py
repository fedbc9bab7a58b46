"""Where members belonged and what their category was: so the sheet of a past day stays true."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, and_, func, or_

from bot.people.cards import persons
from bot.people.spells import categories, homes


@dataclass(frozen=True, slots=True)
class Belonging:
    """Members joined with what was so at a moment; what no date tells is as it is now."""

    source: FromClause
    home_unit_id: ColumnElement[int]
    residence_unit_id: ColumnElement[int]
    category: ColumnElement[str]


def belonging_at(at: datetime, source: FromClause) -> Belonging:
    """`source`, which has `persons` in it, with the units and categories of these members at `at`.
    Still one row a member."""
    home, residence, category = (
        homes.alias("home"),
        homes.alias("residence"),
        categories.alias("category"),
    )
    joined = (
        source.outerjoin(home, and_(home.c.kind == "home", _held(home, at)))
        .outerjoin(residence, and_(residence.c.kind == "residence", _held(residence, at)))
        .outerjoin(category, _held(category, at))
    )
    return Belonging(
        joined,
        func.coalesce(home.c.unit_id, persons.c.home_unit_id),
        residence.c.unit_id,
        func.coalesce(category.c.category, persons.c.category),
    )


def _held(spells: FromClause, at: datetime) -> ColumnElement[bool]:
    return and_(
        spells.c.person_id == persons.c.id,
        spells.c.since <= at,
        or_(spells.c.until.is_(None), spells.c.until > at),
    )
