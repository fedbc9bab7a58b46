"""Reading study days: what is next, what is under way, what the figures are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from bot import people
from bot.study.models import CheckIn, Invitee, SignOfLife, StudyDay
from bot.study.outcomes import Day
from bot.study.rules import MODES
from bot.study.standing import attendances

days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]


def upcoming(
    session: Session, now: datetime, person_id: int, *, limit: int = 3
) -> list[tuple[StudyDay, str | None]]:
    """The member's next study days (not yet over) with what they answered, the nearest first."""
    found = session.execute(
        select(StudyDay, Invitee.answer)
        .join(Invitee, Invitee.study_day_id == StudyDay.id)
        .where(
            Invitee.person_id == person_id,
            Invitee.elsewhere_day_id.is_(None),
            StudyDay.ends_at > now,
            StudyDay.cancelled_at.is_(None),
        )
        .order_by(StudyDay.starts_at, StudyDay.id)
        .limit(limit)
    )
    return [(day, answer) for day, answer in found]


def under_way(now: datetime | BindParameter[datetime]) -> tuple[ColumnElement[bool], ...]:
    """Check-in is open: from `check_in_opens` before the start until the end."""
    return days.c.check_in_opens_at <= now, days.c.ends_at > now, days.c.cancelled_at.is_(None)


def last_missed(session: Session, now: datetime, person_id: int) -> StudyDay | None:
    """The last study day that is over and at which this member was not recorded, if any."""
    return session.scalars(
        select(StudyDay)
        .join(Invitee, Invitee.study_day_id == StudyDay.id)
        .where(
            Invitee.person_id == person_id,
            StudyDay.ends_at <= now,
            StudyDay.cancelled_at.is_(None),
            ~took_part(),
        )
        .order_by(StudyDay.starts_at.desc())
        .limit(1)
    ).first()


def came(
    study_day_id: ColumnElement[int] | int, person_id: ColumnElement[int] | int
) -> ColumnElement[bool]:
    """Whether there is any evidence that somebody took part in a study day, in SQL."""
    return exists().where(CheckIn.study_day_id == study_day_id, CheckIn.person_id == person_id)


def took_part() -> ColumnElement[bool]:
    """The same of an invited one (of `invitees`), who may have been at the study day of their other
    unit that stands for it (双联双管)."""
    here = came(invitees.c.study_day_id, invitees.c.person_id)
    return or_(here, came(invitees.c.elsewhere_day_id, invitees.c.person_id))


def check_in_open(session: Session, now: datetime, person_id: int) -> bool:
    """Whether a study day to which this member is invited can be checked in to now."""
    found = select(StudyDay.id).join(Invitee, Invitee.study_day_id == StudyDay.id)
    mine = found.where(Invitee.person_id == person_id, *under_way(now)).limit(1)
    return session.scalar(mine) is not None


def any_under_way(session: Session, now: datetime, account: str) -> bool:
    """Whether any study day of the account can be checked in to now."""
    there = select(StudyDay.id).where(StudyDay.account == account, *under_way(now)).limit(1)
    return session.scalar(there) is not None


def get(session: Session, study_day_id: int) -> StudyDay:
    """The study day of this id; it must exist."""
    return session.get_one(StudyDay, study_day_id)


def by_number(session: Session, account: str, number: int) -> StudyDay | None:
    """The study day that people call by this number, None if there is none."""
    return session.scalars(
        select(StudyDay).where(StudyDay.account == account, StudyDay.no == number)
    ).first()


def held(session: Session, study_day_id: int) -> StudyDay:
    """The same, held against reminders that are being planned: who answers does so before them and
    is left out, or after them and has theirs withdrawn."""
    return session.get_one(StudyDay, study_day_id, with_for_update={"read": True})


def day_of(
    session: Session, now: datetime, account: str, members: Select[int], number: int | None = None
) -> StudyDay | None:
    """A study day to which any of these members is invited: the one of this number, else the one
    under way, else the next, else the last; None if there is none."""
    invited = (
        exists()
        .where(Invitee.study_day_id == StudyDay.id, Invitee.person_id.in_(members))
        .correlate(StudyDay)
    )
    wanted = select(StudyDay).where(StudyDay.account == account, invited)
    if number is not None:
        return session.scalars(wanted.where(StudyDay.no == number)).first()
    wanted = wanted.where(StudyDay.cancelled_at.is_(None))
    coming = wanted.where(StudyDay.ends_at > now).order_by(StudyDay.starts_at, StudyDay.id)
    over = wanted.where(StudyDay.ends_at <= now).order_by(StudyDay.starts_at.desc())
    found = session.scalars(coming.limit(1)).first()
    return found or session.scalars(over.limit(1)).first()


def day(session: Session, study_day_id: int) -> Day:
    """The same as those see it who check in to it."""
    there = select(*(days.c[name] for name in Day.__dataclass_fields__))
    return Day(*session.execute(there.where(days.c.id == study_day_id)).one())


def answer_of(session: Session, study_day_id: int, person_id: int) -> str | None:
    """What this member answered, None when silent or not invited."""
    invitee = session.get(Invitee, (study_day_id, person_id))
    return invitee.answer if invitee else None


def unanswered(study_day_id: int) -> Select[int]:
    """Ids of the invited who have not said how they take part; those who go to the study day of
    their other home are not asked."""
    return select(Invitee.person_id).where(
        Invitee.study_day_id == study_day_id,
        Invitee.answer.is_(None),
        Invitee.elsewhere_day_id.is_(None),
    )


def figures(session: Session, now: datetime, account: str | None = None) -> list[dict[str, Any]]:
    """The study days of `status`: answers and attendance, INTERFACE section 6.

    `invited = on_site + online + door + leave + silent` always; `missed` is 0 until the end.
    """
    found = _days(session, account)
    answers = _answers(session)
    attended = _attended(session)
    return [_row(day, now, answers.get(day.id, {}), attended.get(day.id, 0)) for day in found]


def _days(session: Session, account: str | None) -> Sequence[StudyDay]:
    mine = select(StudyDay).order_by(StudyDay.account, StudyDay.no)
    return session.scalars(
        mine if account is None else mine.where(StudyDay.account == account)
    ).all()


def _answers(session: Session) -> dict[int, dict[str, int]]:
    counts = [func.sum(case((Invitee.answer == mode, 1), else_=0)) for mode in MODES]
    silent = func.sum(case((Invitee.answer.is_(None), 1), else_=0))
    rows = session.execute(
        select(Invitee.study_day_id, func.count(), *counts, silent).group_by(Invitee.study_day_id)
    )
    names = ("invited", *MODES, "silent")
    return {row[0]: {n: int(v) for n, v in zip(names, row[1:], strict=True)} for row in rows}


def _attended(session: Session) -> dict[int, int]:
    came_ = attendances().subquery("came")
    counted = select(came_.c.study_day_id, func.count()).group_by(came_.c.study_day_id)
    return {row[0]: row[1] for row in session.execute(counted)}


def _row(day: StudyDay, now: datetime, answers: dict[str, int], attended: int) -> dict[str, Any]:
    invited = answers.get("invited", 0)
    over = day.ends_at <= now and day.cancelled_at is None
    return {
        "no": day.no,
        "title": day.title,
        "starts_at": day.starts_at.isoformat(),
        **{name: answers.get(name, 0) for name in ("invited", *MODES, "silent")},
        "attended": attended,
        "missed": invited - attended if over else 0,
        "cancelled": day.cancelled_at is not None,
    }


def invited(session: Session, study_day_id: int) -> int:
    """How many are invited to a study day."""
    there = select(func.count()).where(Invitee.study_day_id == study_day_id)
    return session.execute(there).scalar_one()


def would_invite(session: Session, unit_id: int) -> int:
    """How many a study day of this unit invites: everybody in it and below, each once."""
    members = people.members_select(unit_id).subquery()
    return session.scalar(select(func.count()).select_from(members)) or 0


def signs_since(at: datetime) -> Select[int]:
    """Ids of the members who gave a sign of life (报到) at `at` or later."""
    return select(SignOfLife.person_id).where(SignOfLife.at >= at)


def lesson_days(
    session: Session, now: datetime, unit_ids: Sequence[int], *, limit: int = 6
) -> Sequence[StudyDay]:
    """The study days of these units that a lesson can still be given to, the nearest to come
    first, then those over."""
    return session.scalars(
        select(StudyDay)
        .where(
            StudyDay.unit_id.in_(unit_ids),
            StudyDay.cancelled_at.is_(None),
            StudyDay.online_until > now,
        )
        .order_by(StudyDay.ends_at <= now, StudyDay.starts_at, StudyDay.id)
        .limit(limit)
    ).all()


def signs_of(session: Session, person_id: int) -> int:
    """How many signs of life (报到) a member has given."""
    mine = select(func.count()).where(SignOfLife.person_id == person_id)
    return session.scalar(mine) or 0
