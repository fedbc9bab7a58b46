"""What notices hold about a member: what they were told and answered, what they announced."""

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot.core.holdings import Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.notices.models import Notice, Recipient

notices: Table = Notice.metadata.tables["notices"]
recipients: Table = Recipient.metadata.tables["recipients"]

HOLDINGS = (
    Holding(
        table=notices,
        whose="author_id",
        shown=("no", "title", "text", "published_at"),
        erased=Stays("what the branch announced, by office"),
    ),
    Holding(
        table=recipients,
        whose="person_id",
        shown=("notice_id", "state", "since", "answer", "reason"),
        erased={"reason": "erased"},
        others={"by_id": "who said so for them", "to_id": "whom it was handed to"},
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
