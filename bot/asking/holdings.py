"""What asking holds about a member: that they were asked, and whether they wrote."""

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot.asking.models import Asked
from bot.core.holdings import ROWS, Held, Holding, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer

asked: Table = Asked.metadata.tables["asked"]

HOLDINGS = (
    Holding(
        table=asked,
        whose="person_id",
        shown=("at", "answered"),
        erased=ROWS,
        unfollowed={"openid": None},
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
