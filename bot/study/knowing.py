"""Who knows of a study day: a text has reached them, or may have, or they have answered.

Who is told of a change by which text stands here too, those first who take part.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, func, select, union
from sqlalchemy.orm import Session

from bot import delivery
from bot.study import queries, rules, series
from bot.study.models import Invitee, StudyDay


def know_of(day: StudyDay) -> Select[int]:
    """Ids of those who know of a study day: a text about it, or about its series, has reached or
    may have reached them or is just going to; or they have answered."""
    known = [
        delivery.told(("study_day", day.id)),
        select(Invitee.person_id).where(
            Invitee.study_day_id == day.id, Invitee.answer.is_not(None)
        ),
    ]
    if day.series_id is not None:
        known.append(delivery.told(of_series(day), keys=[series.ANNOUNCED]))
    return select(union(*known).subquery().c[0])


def how_many_know(session: Session, study_day_id: int) -> int:
    """How many would be told of a change of the day."""
    return _count(session, know_of(queries.get(session, study_day_id)))


def told_by(day: StudyDay, *, other_date: bool) -> Iterator[tuple[str, Select[int]]]:
    """Who is told of a change by which text, those first who take part."""
    kept = "study-day-changed-again" if other_date else "study-day-changed-kept"
    yield kept, _taking_part(day)
    yield kept, _knowing(day, Invitee.answer == "leave")
    yield "study-day-changed-ask", _knowing(day, Invitee.answer.is_(None))
    yield "study-day-changed-told", _not_invited(day)


def coming_first(day: StudyDay) -> Iterator[Select[int]]:
    """Everybody who knows of it, those first who take part."""
    yield _taking_part(day)
    yield _not_taking_part(day)


def of_series(day: StudyDay) -> tuple[str, Select[int]]:
    """What texts about any day of the same series are about."""
    return "study_day", select(StudyDay.id).where(StudyDay.series_id == day.series_id)


def _knowing(day: StudyDay, *conditions: ColumnElement[bool]) -> Select[int]:
    return select(Invitee.person_id).where(
        Invitee.study_day_id == day.id, Invitee.person_id.in_(know_of(day)), *conditions
    )


def _taking_part(day: StudyDay) -> Select[int]:
    return _knowing(day, Invitee.answer.in_(rules.TAKING_PART))


def _not_taking_part(day: StudyDay) -> Select[int]:
    known = know_of(day).subquery()
    part = select(Invitee.person_id).where(
        Invitee.study_day_id == day.id, Invitee.answer.in_(rules.TAKING_PART)
    )
    return select(known.c[0]).where(known.c[0].not_in(part))


def _not_invited(day: StudyDay) -> Select[int]:
    known = know_of(day).subquery()
    there = select(Invitee.person_id).where(Invitee.study_day_id == day.id)
    return select(known.c[0]).where(known.c[0].not_in(there))


def _count(session: Session, whom: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(whom.subquery())) or 0
