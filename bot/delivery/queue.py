"""The queue in front of the outbox: a message is ids, claims nothing, may be lost or doubled."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import dramatiq
from dramatiq import Broker
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.claiming import BATCH
from bot.delivery.models import Outbound
from bot.delivery.sender import Sender

ACTOR: Final = "send_batch"
QUEUE: Final = "delivery"


def declare_actors(broker: Broker, sender: Sender, loop: asyncio.AbstractEventLoop) -> None:
    """Let messages of `broker` wake `sender`, which lives in `loop` (as its connections do)."""

    def send_batch(ids: list[int]) -> None:
        asyncio.run_coroutine_threadsafe(sender.send_batch(ids), loop).result()

    # No retries: a failed batch is found by the next sweep, the rows say what is to be done.
    dramatiq.actor(broker=broker, actor_name=ACTOR, queue_name=QUEUE, max_retries=0)(send_batch)


def waiting_now(
    session: Session, now: datetime, contents: Sequence[int], *, limit: int
) -> list[int]:
    """The ids of at most `limit` texts of these contents that may go now, the first ones first."""
    chosen = (
        select(Outbound.id)
        .where(
            Outbound.content_id.in_(contents),
            Outbound.state == "waiting",
            Outbound.not_before <= now,
        )
        .order_by(Outbound.rank, Outbound.not_before)
        .limit(limit)
    )
    return list(session.scalars(chosen))


def announce(broker: Broker, ids: Sequence[int]) -> None:
    """Say that these texts wait, after the commit; sweeps find them without it, a little later."""
    broker.declare_queue(QUEUE)
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        message: dramatiq.Message[None] = dramatiq.Message(
            queue_name=QUEUE, actor_name=ACTOR, args=(batch,), kwargs={}, options={}
        )
        broker.enqueue(message)
