"""A first check-in as pieces of two statements: for the minutes in which everybody checks in.

They do no more and no less than `check_in` without a code does for an invited member.
"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, bindparam, literal, null, select

from bot.core.database import Insert, LongInteger, UtcDateTime, insert_for
from bot.study import queries
from bot.study.models import CheckIn, Invitee
from bot.study.outcomes import Day

days = queries.days
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]
DAY_COLUMNS = [days.c[name] for name in Day.__dataclass_fields__]
_ROW = ("study_day_id", "person_id", "at", "mode", "evidence", "recorded_by_id")


def to_check_in(who: FromClause, member: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """The columns of `who` and of the day under way that `member`, one of them, was invited to and
    has not checked in to, the latest first. Parameter: `now`."""
    recorded = select(check_ins.c.id).where(
        check_ins.c.study_day_id == days.c.id, check_ins.c.person_id == member
    )
    return (
        select(*who.c, *DAY_COLUMNS)
        .select_from(
            who.join(invitees, invitees.c.person_id == member).join(
                days, days.c.id == invitees.c.study_day_id
            )
        )
        .where(*queries.under_way(bindparam("now", type_=UtcDateTime())), ~recorded.exists())
        .order_by(days.c.starts_at.desc())
    )


def checking_in(dialect: str, *, after: FromClause | None = None) -> Insert:
    """The INSERT of a remote check-in by the member's own word, once for each row of `after`.

    Parameters: `day` and `member` (ids), `now`. Whoever is recorded already stays so.
    """
    values = (
        bindparam("day", type_=LongInteger),
        bindparam("member", type_=LongInteger),
        bindparam("now", type_=UtcDateTime()),
        literal("remote"),
        literal("self"),
        null(),
    )
    first = select(*values) if after is None else select(*values).select_from(after)
    row = insert_for(dialect, check_ins).from_select(_ROW, first)
    if after is None:  # SQLite reads ON CONFLICT after a SELECT without WHERE as a join
        row = insert_for(dialect, check_ins).values(dict(zip(_ROW, values, strict=True)))
    return row.on_conflict_do_nothing(index_elements=["study_day_id", "person_id"])
