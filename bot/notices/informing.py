"""A notice that nobody need answer: who got the text is explained, a person tells the others."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import delivery
from bot.notices import ledger
from bot.notices.models import Notice, Recipient
from bot.notices.rules import INFORMED

INFORM: Final = "notice.inform"
LOOKED_AT: Final = tuple(
    timedelta(minutes=after) for after in (5, 30, 120, 12 * 60, 24 * 60, 36 * 60)
)


def inform(session: Session, now: datetime, notice_id: int) -> int:
    """Explain those whose text the platform has accepted; how many. Twice does it once."""
    notice = session.get(Notice, notice_id)
    if notice is None or not notice.for_information or notice.recalled_at is not None:
        return 0
    told = session.scalars(
        update(Recipient)
        .where(
            Recipient.notice_id == notice_id,
            Recipient.state == "waiting",
            Recipient.person_id.in_(delivery.accepted(("notice", notice_id))),
        )
        .values(state="explained", reason=INFORMED, since=now)
        .returning(Recipient.person_id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    ledger.settle(session, now, notice_id)
    return len(told)


def not_informed(session: Session, now: datetime, notice_id: int, person_id: int) -> None:
    """The platform says afterwards that the text did not arrive: they are waited for again."""
    session.execute(
        update(Recipient)
        .where(
            Recipient.notice_id == notice_id,
            Recipient.person_id == person_id,
            Recipient.state == "explained",
            Recipient.reason == INFORMED,
        )
        .values(state="waiting", reason=None, since=now)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
