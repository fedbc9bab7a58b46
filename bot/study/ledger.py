"""The ledger (台账) of a unit: a row for each study day of it and of those above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, select, union_all
from sqlalchemy.orm import Session

from bot import people
from bot.people import Unit
from bot.study.models import StudyDay
from bot.study.standing import check_ins, days, invitees

units: Table = Unit.metadata.tables["units"]
_RANKS = {"on_site": 0, "door": 1, "remote": 2}
WAYS = tuple(_RANKS)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A study day among the people of a unit: `invited = on_site + remote + door + leave + missed`
    once it is over, before that `missed` is 0. `leave`: said so and did not come."""

    day: StudyDay
    host: str
    is_over: bool
    invited: int
    on_site: int
    remote: int
    door: int
    leave: int
    missed: int

    @property
    def attended(self) -> int:
        """Whoever took part, in whichever way."""
        return self.on_site + self.remote + self.door

    @property
    def rate(self) -> int | None:
        """Attendance in percent, rounded down; None before the end."""
        return self.attended * 100 // self.invited if self.is_over and self.invited else None


def ledger(
    session: Session, now: datetime, unit: Unit, since: datetime, until: datetime
) -> list[LedgerRow]:
    """The study days from `since` to before `until` to which people of the unit were invited by it
    or by a unit above, the earliest first; cancelled ones are left out. Four statements."""
    above = [int(one) for one in unit.lineage.strip("/").split("/")]
    found = session.scalars(
        select(StudyDay)
        .where(
            days.c.unit_id.in_(above),
            days.c.starts_at >= since,
            days.c.starts_at < until,
            days.c.cancelled_at.is_(None),
        )
        .order_by(days.c.starts_at, days.c.id)
    ).all()
    counts = _counts(session, unit, [one.id for one in found])
    hosts = people.cards(session, {one.host_id or one.author_id or 0 for one in found})
    names = {one.id: one.name for one in hosts.values()}
    return [
        _row(one, now, counts[one.id], names.get(one.host_id or one.author_id or 0, ""))
        for one in found
        if one.id in counts
    ]


def _row(day: StudyDay, now: datetime, counted: Sequence[int], host: str) -> LedgerRow:
    invited, leave, missed, *ways = counted
    over = day.ends_at <= now
    by_way = dict(zip(WAYS, ways, strict=True))
    return LedgerRow(day, host, over, invited, leave=leave, missed=missed if over else 0, **by_way)


def _counts(session: Session, unit: Unit, day_ids: Sequence[int]) -> dict[int, list[int]]:
    """By study day: invited, on leave, missed, and those who came by each way. Everybody invited to
    the unit's own days, the unit's people at those of units above."""
    best = _best(day_ids).subquery("best")
    came = and_(
        best.c.study_day_id == invitees.c.study_day_id, best.c.person_id == invitees.c.person_id
    )
    theirs = people.members_select(unit.id)
    absent, on_leave = best.c.rank.is_(None), invitees.c.answer == "leave"
    counted = (
        select(
            invitees.c.study_day_id,
            func.count(),
            _in(and_(absent, on_leave)),
            _in(and_(absent, func.coalesce(~on_leave, True))),
            *(_in(best.c.rank == rank) for rank in _RANKS.values()),
        )
        .join(days, days.c.id == invitees.c.study_day_id)
        .outerjoin(best, came)
        .where(
            invitees.c.study_day_id.in_(day_ids),
            (days.c.unit_id == unit.id) | invitees.c.person_id.in_(theirs),
        )
        .group_by(invitees.c.study_day_id)
    )
    return {row[0]: list(row[1:]) for row in session.execute(counted)}


def _best(day_ids: Sequence[int]) -> Select[Any]:
    """How each one came to these days, or to their other unit's that stands for one of them."""
    there = (
        select(invitees.c.study_day_id, check_ins.c.person_id, check_ins.c.mode)
        .join(
            check_ins,
            and_(
                check_ins.c.study_day_id == invitees.c.elsewhere_day_id,
                check_ins.c.person_id == invitees.c.person_id,
            ),
        )
        .where(invitees.c.study_day_id.in_(day_ids))
    )
    here = select(check_ins.c.study_day_id, check_ins.c.person_id, check_ins.c.mode).where(
        check_ins.c.study_day_id.in_(day_ids)
    )
    every = union_all(here, there).subquery("every")
    rank = func.min(case(_RANKS, value=every.c.mode))
    return select(every.c.study_day_id, every.c.person_id, rank.label("rank")).group_by(
        every.c.study_day_id, every.c.person_id
    )


def _in(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
