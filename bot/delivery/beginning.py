"""Beginning calls: written down before they are made, so that a kill is known for what it was.

In the transaction that records what came of the calls before them: one way to the database for
both. Locks are taken in the order of a message that comes in (windows, then outbox rows).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from sqlalchemy import Update, bindparam, func, update
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery import outcomes, recording
from bot.delivery.attempts import Attempt, Outcome
from bot.delivery.changing import outbox
from bot.delivery.rules import ChannelName
from bot.delivery.terms import Terms

# A repeated template message is recognised for ten minutes; one is kept back for the call itself.
KEY_LIVES: Final = timedelta(minutes=9)


def record_and_begin(
    session: Session,
    now: datetime,
    results: Sequence[Outcome],
    going: Sequence[Attempt],
    terms: Terms,
) -> tuple[list[Attempt], datetime]:
    """Write down what came of some calls and that others begin; those that really do, and since
    when they are held.

    What was withdrawn since it was decided, or taken back from a sender that was too slow, does
    not begin; what it took of an allowance is given back. The lease of the others counts from now:
    they are held since then, not since they were claimed.
    """
    recording.record(session, now, results)
    begun = _begun(session, now, going, terms)
    left = [one for one in going if one.outbound_id not in begun]
    recording.record(session, now, [outcomes.not_begun(one, now) for one in left])
    return [one for one in going if one.outbound_id in begun], now


def _begun(session: Session, now: datetime, going: Sequence[Attempt], terms: Terms) -> set[int]:
    begun: set[int] = set()
    for (channel, claimed_at), alike in groupby(sorted(going, key=_together), key=_together):
        ids = [one.outbound_id for one in alike]
        held = {"ids": ids, "since": claimed_at, "claimed_at": now, "channel": channel}
        lives = KEY_LIVES if channel == "template" else terms.sms_repeats
        if channel in ("template", "sms") and lives is not None:
            marked = _MARK_REPEATABLE.run(session, **held, repeats_by=channel, until=now + lives)
        else:
            marked = _MARK.run(session, **held)
        begun.update(marked.scalars())
    return begun


def _together(attempt: Attempt) -> tuple[ChannelName, datetime]:
    return attempt.channel, attempt.claimed_at


def _marking(_dialect: str) -> Update:
    return (
        update(outbox)
        .where(
            among(outbox.c.id, "ids"),
            outbox.c.state == "sending",
            outbox.c.claimed_at == bindparam("since", type_=outbox.c.claimed_at.type),
            outbox.c.reason.is_(None),
        )
        .values(channel=bindparam("channel"), claimed_at=bindparam("claimed_at"))
        .returning(outbox.c.id)
    )


def _marking_repeatable(dialect: str) -> Update:
    """Until when the call may be repeated should its answer not come."""
    kept = outbox.c.may_repeat_until
    until = func.coalesce(kept, bindparam("until", type_=kept.type))
    return _marking(dialect).values(may_repeat_until=until, repeats_by=bindparam("repeats_by"))


_MARK, _MARK_REPEATABLE = Prepared(_marking), Prepared(_marking_repeatable)
