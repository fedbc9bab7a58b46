"""Where each of the invited stands in a study day, one row each, in SQL: every figure and every
list of the sheet is read from these rows, so that they cannot say different things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.study.models import CheckIn, Invitee, StudyDay

Place = Literal[
    "attended", "left", "leave", "elsewhere", "handed", "spoken", "paused", "makeup", "nobody"
]
PLACES: tuple[Place, ...] = get_args(Place)
"""After the end each of the invited is in one of these, the first that holds.

left: no longer a member. leave: said so. elsewhere: belongs to the other unit's day at that time.
handed: somebody has an errand about them. spoken: somebody spoke with them since it began. paused:
wants no messages for a while. makeup: the lesson may still be done online. nobody: none of these.
"""
EVIDENCES = (
    "code",
    "qr",
    "list",
    "position",
    "on_behalf",
    "online",
    "errand",
    "paper",
    "self",
)
"""From the strongest to the weakest; of several of one member the strongest counts."""
BYS = ("self", "helper", "leader", "paper")

days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]
persons: Table = people.Person.metadata.tables["persons"]
given: Table = errands.Errand.metadata.tables["errands"]


@dataclass(frozen=True, slots=True)
class Of:
    """A study day to look at: whose members (None: all), and as of when."""

    day: StudyDay
    now: datetime
    members: Select[int] | None = None

    @property
    def is_over(self) -> bool:
        """Whether who has not come has missed it."""
        return self.day.ends_at <= self.now and self.day.cancelled_at is None


def standing(session: Session, of: Of) -> CTE:
    """One row for each of the invited.

    person_id, name, home_unit_id, residence_unit_id and category as they were on the day; answer,
    answered_by, walk_in, told, seen; mode, evidence, recorded_by_id, entered_by, at, late,
    entered_late of the strongest evidence, here or at the other unit's day; place, "" before the
    end for who has not come.
    """
    day, mine = of.day, _invited(of)
    came = _strongest(day.id, mine)
    answered_by, entered_by = _by(mine.c.answered_by_id, mine), _entered_by(came, mine)
    others = _others(session, day.id)
    invited = mine.join(persons, persons.c.id == mine.c.person_id)
    belonged = people.belonging_at(min(of.now, day.starts_at), invited)
    return (
        select(
            mine.c.person_id,
            persons.c.name,
            belonged.home_unit_id.label("home_unit_id"),
            belonged.residence_unit_id.label("residence_unit_id"),
            belonged.category.label("category"),
            mine.c.answer,
            mine.c.answered_at,
            case((mine.c.answer.is_not(None), answered_by)).label("answered_by"),
            mine.c.reason_sealed,
            mine.c.walk_in,
            _told(day.id, mine, others).label("told"),
            or_(
                mine.c.seen_at.is_not(None), mine.c.answer.is_not(None), came.c.mode.is_not(None)
            ).label("seen"),
            came.c.mode,
            came.c.evidence,
            came.c.at,
            func.coalesce(came.c.late, False).label("late"),
            func.coalesce(came.c.entered_late, False).label("entered_late"),
            came.c.recorded_by_id,
            came.c.distance_m,
            case((came.c.mode.is_not(None), entered_by)).label("entered_by"),
            _place(of, mine, came, others).label("place"),
        )
        .select_from(belonged.source)
        .outerjoin(came, and_(came.c.person_id == mine.c.person_id, came.c.nth == 1))
        .cte("standing")
        .prefix_with("MATERIALIZED")  # else every column is worked out again for each count
    )


def attendances() -> Select[Any]:
    """(study_day_id, person_id) of everybody who attended, here or at their other unit's day."""
    elsewhere = (
        select(invitees.c.study_day_id, invitees.c.person_id)
        .join(
            check_ins,
            and_(
                check_ins.c.study_day_id == invitees.c.elsewhere_day_id,
                check_ins.c.person_id == invitees.c.person_id,
            ),
        )
        .where(invitees.c.elsewhere_day_id.is_not(None))
    )
    every = union_all(select(check_ins.c.study_day_id, check_ins.c.person_id), elsewhere).subquery(
        "every"
    )
    return select(every.c.study_day_id, every.c.person_id).distinct()


def _invited(of: Of) -> CTE:
    mine = select(invitees).where(invitees.c.study_day_id == of.day.id)
    if of.members is not None:
        mine = mine.where(invitees.c.person_id.in_(of.members))
    return mine.cte("invited")


def _strongest(day_id: int, mine: CTE) -> CTE:
    """The evidences of each member, here and at the other unit's day; nth 1 is the strongest."""
    columns = (
        "mode", "evidence", "at", "late", "entered_late", "recorded_by_id", "distance_m"
    )  # fmt: skip
    here = select(check_ins.c.person_id, *(check_ins.c[one] for one in columns)).where(
        check_ins.c.study_day_id == day_id
    )
    there = select(mine.c.person_id, *(check_ins.c[one] for one in columns)).join(
        check_ins,
        and_(
            check_ins.c.study_day_id == mine.c.elsewhere_day_id,
            check_ins.c.person_id == mine.c.person_id,
        ),
    )
    every = union_all(here, there).subquery("every")
    rank = case({one: nth for nth, one in enumerate(EVIDENCES)}, value=every.c.evidence)
    nth = func.row_number().over(
        partition_by=every.c.person_id,
        # To have been there counts more than to have taken part from elsewhere.
        order_by=(case((every.c.mode == "remote", 1), else_=0), rank, every.c.at),
    )
    return select(every, nth.label("nth")).cte("came")


def _others(session: Session, day_id: int) -> list[int]:
    """The other units' days that stand for this one and take place."""
    return list(
        session.scalars(
            select(invitees.c.elsewhere_day_id)
            .join(days, days.c.id == invitees.c.elsewhere_day_id)
            .where(invitees.c.study_day_id == day_id, days.c.cancelled_at.is_(None))
            .distinct()
        )
    )


def _told(day_id: int, mine: CTE, others: Sequence[int]) -> ColumnElement[bool]:
    told: list[ColumnElement[bool]] = [mine.c.person_id.in_(delivery.told(("study_day", day_id)))]
    for other in others:
        there = delivery.told(("study_day", other))
        told.append(and_(mine.c.elsewhere_day_id == other, mine.c.person_id.in_(there)))
    return or_(*told)


def _by(actor: ColumnElement[Any], mine: CTE) -> ColumnElement[Any]:
    """self, helper or leader: who did something for a member."""
    return case(
        (or_(actor.is_(None), actor == mine.c.person_id), literal("self")),
        (mine.c.person_id.in_(people.helped_by(actor)), literal("helper")),
        else_=literal("leader"),
    )


def _entered_by(came: CTE, mine: CTE) -> ColumnElement[Any]:
    """The same of an attendance; what stood on paper first is by paper, whoever typed it."""
    return case(
        (came.c.evidence == "paper", literal("paper")), else_=_by(came.c.recorded_by_id, mine)
    )


def _place(of: Of, mine: CTE, came: CTE, others: Sequence[int]) -> ColumnElement[Any]:
    attended = (came.c.mode.is_not(None), literal("attended"))
    if not of.is_over:
        return case(attended, else_=literal(""))
    can_make_up = of.day.lesson_id is not None and of.day.online_until > of.now
    still = "makeup" if can_make_up else "nobody"
    return case(
        attended,
        (persons.c.left_at.is_not(None), literal("left")),
        (mine.c.answer == "leave", literal("leave")),
        (mine.c.elsewhere_day_id.in_(others), literal("elsewhere")),
        (_errand(of, mine, given.c.state == "open", given.c.owner_id.is_not(None)), "handed"),
        (
            _errand(of, mine, given.c.state == "done", given.c.ended_at > of.day.starts_at),
            literal("spoken"),
        ),
        (mine.c.person_id.in_(people.paused(of.now)), literal("paused")),
        else_=literal(still),
    )


def _errand(of: Of, mine: CTE, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such an errand about them and the day: asked once, not for each of them."""
    about = select(given.c.person_id).where(
        given.c.about_kind == "study_day", given.c.about_id == of.day.id, *conditions
    )
    return mine.c.person_id.in_(about)
