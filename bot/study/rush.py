"""A first check-in as pieces of one statement: for the minutes in which everybody checks in.

They do no more and no less than `check_in` without a code does for an invited member.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    bindparam,
    false,
    literal,
    literal_column,
    select,
    true,
)

from bot.core.database import Insert, LongInteger, UtcDateTime, insert_for
from bot.study import queries
from bot.study.models import CheckIn, Invitee
from bot.study.outcomes import Day

days = queries.days
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]
_NOW = bindparam("now", type_=UtcDateTime())
_ROW = ("study_day_id", "person_id", "evidence", "mode", "at", "late", "entered_late")
_DAY = [days.c[name].label(f"day_{name}") for name in Day.__dataclass_fields__]


def to_check_in(who: FromClause, member: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """The columns of `who` and of the day under way that `member`, one of them, was invited to and
    has not checked in to, the latest: those of `Day` as `day_…`, and whether it is `late` there.
    Parameter: `now`."""
    return (
        select(*who.c, *_DAY, (days.c.late_from <= _NOW).label("late"))
        .select_from(
            who.join(invitees, invitees.c.person_id == member).join(
                days, days.c.id == invitees.c.study_day_id
            )
        )
        .where(*queries.under_way(_NOW), ~queries.came(days.c.id, member))
        .order_by(days.c.starts_at.desc())
        .limit(literal_column("1"))
    )


def checking_in(dialect: str) -> Insert:
    """The INSERT of a remote check-in by the member's own word.

    Parameters: `day` and `member` (ids), `late`, `now`. Whoever is recorded already stays so.
    """
    day, member = (bindparam(name, type_=LongInteger) for name in ("day", "member"))
    row = insert_for(dialect, check_ins)
    entered = row.values(_values(day, member, bindparam("late", type_=check_ins.c.late.type)))
    return entered.on_conflict_do_nothing()


def checking_in_all(
    dialect: str, found: FromClause, *, member: ColumnElement[int], after: FromClause
) -> Insert:
    """The same as part of a larger statement, for each row of `found`, which came of `to_check_in`,
    and of `after`."""
    values = _values(found.c.day_id, member, found.c.late)
    rows = select(*values.values()).select_from(found.join(after, true()))
    return insert_for(dialect, check_ins).from_select(list(values), rows).on_conflict_do_nothing()


def _values(
    day: ColumnElement[int], member: ColumnElement[int], late: ColumnElement[bool]
) -> dict[str, ColumnElement[Any]]:
    values = (day, member, literal("self"), literal("remote"), _NOW, late, false())
    return dict(zip(_ROW, values, strict=True))
