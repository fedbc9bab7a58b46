"""Taking over what a killed or lost sender held."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from bot.delivery.attempts import NEVER, Attempt, Change, Outcome
from bot.delivery.claiming import take_back
from bot.delivery.looking import Seen, look
from bot.delivery.models import Outbound
from bot.delivery.recording import asks, record_attempts

UNKNOWN: Final = Change("unknown")


def give_back(session: Session, now: datetime, lease: timedelta) -> int:
    """End claims older than `lease`; how many texts are `unknown` by that.

    An unknown text may have arrived, so what it asks is open: an answer must find its question.
    """
    ids = take_back(session, now, lease=lease)
    if not ids:
        return 0
    lost = [_outcome(one) for one in look(session, now, Outbound.id.in_(ids), {})]
    asking = [one for one in lost if asks(one, now) and one.attempt.openid]
    record_attempts(session, now, lost, asking)
    return len(ids)


def _outcome(seen: Seen) -> Outcome:
    attempt = Attempt(
        outbound_id=seen.id,
        claimed_at=NEVER,
        content=seen.content,
        person_id=seen.person_id,
        openid=seen.ways[0].openid or "",
        you=seen.you,
        channel=seen.began_by or "chat",
        began_at=NEVER,
    )
    return Outcome(attempt=attempt, change=UNKNOWN, word="unknown")
