"""What study holds about a member: how they take part, check-ins, signs of life."""

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot.core.holdings import ROWS, Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.study.models import CheckIn, Invitee, SignOfLife, StudyDay

study_days: Table = StudyDay.metadata.tables["study_days"]
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]
signs_of_life: Table = SignOfLife.metadata.tables["signs_of_life"]
_COUNTS = Stays("counted without a name: who was invited and came")

HOLDINGS = (
    Holding(
        table=study_days,
        whose="author_id",
        shown=("no", "title", "starts_at", "published_at"),
        erased=Stays("what the branch did, by office"),
    ),
    Holding(
        table=invitees,
        whose="person_id",
        shown=("study_day_id", "answer", "answered_at"),
        erased=_COUNTS,
        others={"answered_by_id": "who answered for them"},
    ),
    Holding(
        table=check_ins,
        whose="person_id",
        shown=("study_day_id", "at", "mode", "evidence"),
        erased=_COUNTS,
        others={"recorded_by_id": "who recorded it"},
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
