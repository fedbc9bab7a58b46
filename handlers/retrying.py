"""Messages whose handling failed: tried again in order, the answer goes through the outbox."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot import delivery, errands, people, webhook
from handlers.arrival import meet
from handlers.door import ChatDoor

ANSWER_WORTH = timedelta(hours=24)  # later an answer to what was said then only puzzles

log = structlog.get_logger()


def retry_failed(door: ChatDoor) -> int:
    """Try what is due once more, each message in a transaction of its own; how many went well."""
    done = 0
    with door.database.begin() as session:
        waiting = webhook.failed_ones(session, door.clock(), door.house.sealer)
    for kept in waiting:
        done += _retry(door, kept)
    return done


def _retry(door: ChatDoor, kept: webhook.Kept) -> bool:
    now = door.clock()
    try:
        with door.database.begin() as session:
            arrived = meet(session, now, kept.incoming, kept.id)
            reply = door.converse(session, now, kept.incoming, arrived)
            if reply:
                _answer_late(session, now, kept, reply)
            webhook.remember(session, now, kept.id, reply, door.house.sealer)
    except Exception:
        log.exception("retry_failed", inbox_id=kept.id)
        _put_off(door, kept)
        return False
    return True


def _answer_late(session: Session, now: datetime, kept: webhook.Kept, reply: str) -> None:
    delivery.plan_answer(
        session,
        now,
        delivery.Draft(
            account=kept.incoming.account,
            purpose="answer",
            key="late-answer",
            facts={"reply": reply},
            about=("message", kept.id),
            useless_after=now + ANSWER_WORTH,
            held_at_night=False,
        ),
        kept.incoming.openid,
    )


def _put_off(door: ChatDoor, kept: webhook.Kept) -> None:
    now = door.clock()
    with door.database.begin() as session:
        given_up = webhook.put_off(session, now, kept.id)
        identity = people.identify(session, kept.incoming.account, kept.incoming.openid)
        if not given_up or not identity.bindings:
            return
        person = identity.bindings[0].person
        organiser = people.organiser(session, now, person.id)
        errand = errands.give(
            session,
            now,
            account=person.account,
            kind="call",
            about=("message", kept.id),
            person_id=person.id,
            owner_id=organiser.id if organiser else None,
            due_at=now + timedelta(days=1),
            reason="errand-message-lost",
            facts={},
            listed_from=now,
        )
        errands.tell_owner(session, now, errand, at_once=True)
