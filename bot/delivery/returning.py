"""Taking over what a killed or lost sender held."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import case, update
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery.attempts import NEVER, Attempt, Change, Outcome
from bot.delivery.claiming import Claim, take_back
from bot.delivery.looking import Seen, look, looking, outbox
from bot.delivery.models import Outbound
from bot.delivery.noted import note_act
from bot.delivery.recording import asks, record_attempts

UNKNOWN: Final = Change("unknown")
TRIED_THRICE: Final = 2  # retries before this one
RESTS: Final = timedelta(minutes=1)
BROKEN: Final = "cannot-be-read"
_LOST: Final = Prepared(lambda _dialect: looking(among(outbox.c.id, "ids")))


def give_back(session: Session, now: datetime, lease: timedelta) -> int:
    """End claims older than `lease`; how many texts are `unknown` by that.

    An unknown text may have arrived, so what it asks is open: an answer must find its question.
    """
    ids = take_back(session, now, lease=lease)
    if not ids:
        return 0
    lost = [_outcome(one) for one in look(session, now, _LOST, {}, ids=ids)]
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


def set_aside(session: Session, now: datetime, claim: Claim) -> None:
    """Texts that cannot be looked at (a defect, a broken row) rest a minute; the third time they
    have failed, with a reason, and are nobody's burden but an operator's."""
    is_over = Outbound.retries >= TRIED_THRICE
    rows = session.execute(
        update(Outbound)
        .where(
            among(Outbound.id, claim.ids),
            Outbound.state == "sending",
            Outbound.claimed_at == claim.at,
        )
        .values(
            state=case((is_over, "failed"), else_="waiting"),
            reason=case((is_over, BROKEN), else_=Outbound.reason),
            finished_at=case((is_over, now), else_=None),
            not_before=now + RESTS,
            retries=Outbound.retries + 1,
            claimed_at=None,
            channel=None,
        )
        .returning(Outbound.id, Outbound.state)
        .execution_options(synchronize_session=False)
    ).all()
    failed = [row.id for row in rows if row.state == "failed"]
    note_act(session, now, failed, "set-aside", BROKEN)
