"""What study holds about a member: how they take part, check-ins, signs of life."""

from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, select
from sqlalchemy.orm import Session

from bot.core.holdings import ROWS, Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.study.models import (
    CheckIn,
    CheckInChange,
    Invitee,
    Lesson,
    LessonReading,
    SignOfLife,
    StudyDay,
    StudySeries,
)

study_days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]
check_in_changes: Table = CheckInChange.metadata.tables["check_in_changes"]
lesson_readings: Table = LessonReading.metadata.tables["lesson_readings"]
lessons: Table = Lesson.metadata.tables["lessons"]
study_series: Table = StudySeries.metadata.tables["study_series"]
signs_of_life: Table = SignOfLife.metadata.tables["signs_of_life"]
_THE_DAY: Final = MappingProxyType({"study_day_id": (study_days, ("title", "starts_at"))})


def _attended(whose: Whose) -> ColumnElement[bool]:
    """Check-ins have no index by person; every one belongs to an invited one, who has."""
    days = select(invitees.c.study_day_id).where(invitees.c.person_id == whose.person_id)
    return and_(check_ins.c.study_day_id.in_(days), check_ins.c.person_id == whose.person_id)


HOLDINGS = (
    Holding(
        table=study_days,
        whose="author_id",
        shown=("no", "title", "starts_at", "published_at"),
        erased=Stays("what the branch did, by office"),
        others={"host_id": "who leads it"},
    ),
    Holding(
        table=invitees,
        whose="person_id",
        shown=("study_day_id", "answer", "answered_at", "reason_sealed", "seen_at"),
        named=_THE_DAY,
        erased={"reason_sealed": None},
        others={"answered_by_id": "who answered for them"},
    ),
    Holding(
        table=check_ins,
        whose=_attended,
        shown=("study_day_id", "at", "mode", "evidence", "late", "entered_late", "note"),
        named=_THE_DAY,
        erased={"note": None, "distance_m": None},
        others={"recorded_by_id": "who recorded it"},
    ),
    Holding(
        table=check_in_changes,
        whose="person_id",
        shown=("study_day_id", "at", "reason", "before", "after"),
        named=_THE_DAY,
        erased={"reason": ""},
        others={"by_id": "who corrected it"},
    ),
    Holding(
        table=lesson_readings,
        whose="person_id",
        shown=("study_day_id", "opened_at", "choice", "done_at"),
        named=_THE_DAY,
        erased=ROWS,
    ),
    Holding(
        table=lessons,
        whose="author_id",
        shown=("title", "created_at"),
        erased=Stays("what the branch did, by office"),
    ),
    Holding(
        table=study_series,
        whose="author_id",
        shown=("title", "created_at"),
        erased=Stays("what the branch did, by office"),
    ),
    Holding(
        table=signs_of_life,
        whose="person_id",
        shown=("at", "line", "position_sealed"),
        erased=ROWS,
        unfollowed={"line": None, "position_sealed": None},
        others={"recorded_by_id": "who recorded it"},
    ),
)


def held_about(session: Session, sealer: Sealer, whose: Whose) -> Held:
    """What this slice holds about a person, by table, opened."""
    return held(session, sealer, HOLDINGS, whose)


def forget_about(session: Session, whose: Whose) -> None:
    """They have left for good."""
    forget(session, HOLDINGS, whose)


def forget_wechat_of(session: Session, whose: Whose) -> None:
    """Their WeChat unfollowed."""
    forget_wechat(session, HOLDINGS, whose)
