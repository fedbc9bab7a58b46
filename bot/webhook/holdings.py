"""What the inbox holds about a WeChat account: that messages came, and what was answered."""

from sqlalchemy import ColumnElement, Table
from sqlalchemy.orm import Session

from bot.core.holdings import Held, Holding, Whose, forget, forget_wechat, held, of_openids
from bot.core.sealing import Sealer
from bot.webhook.models import Inbox

inbox: Table = Inbox.metadata.tables["inbox"]
_BLANK = {"openid": "", "reply": None, "message": None}


def _from(whose: Whose) -> ColumnElement[bool]:
    return of_openids(inbox, whose)


HOLDINGS = (
    Holding(
        table=inbox,
        whose=_from,
        shown=("at", "state", "reply", "message"),
        erased=_BLANK,
        unfollowed=_BLANK,
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
