"""Redis between the doors and the workers: what a commit has planned is announced at once.

The rows stay the truth. What is not announced (no Redis, a lost queue, more than a few batches) is
found by the next sweep, so nothing depends on this.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import dramatiq
import redis
import structlog
from dramatiq.brokers.redis import RedisBroker
from dramatiq.errors import BrokerError
from dramatiq.middleware import Retries
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot import delivery
from bot.core.clock import Clock
from bot.core.database import BUSY_TIMEOUT_S, Database

NAMESPACE = "lianxin"
TIMEOUT_S = 0.5  # a door waits no longer for Redis
QUIET_FOR_S = 10.0  # after Redis did not answer
ANNOUNCED_AT_MOST = 512  # texts of one commit
QUEUED_AT_MOST = 1000  # messages; with no worker there they would only grow stale
DEAD_KEPT_MS = 60_000
LOOK_EVERY_MS = 100  # the longest that a worker sleeps between two looks into Redis
THREADS = 4  # batches a worker has in hand by messages, beside its sweeps
STOP_WITHIN_MS = 10_000
SWEEP_EVERY_S = 1.0  # less often than without Redis: for what falls due by time

log = structlog.get_logger()


class AnnouncingDatabase(Database):
    """A Database whose commits announce the texts they have planned."""

    def __init__(self, engine: Engine, broker: RedisBroker, clock: Clock) -> None:
        super().__init__(engine)
        self._broker = broker
        self._clock = clock
        self._quiet_until = 0.0

    @contextmanager
    def begin(self, *, wait_s: float = BUSY_TIMEOUT_S) -> Iterator[Session]:
        """As in Database; after the commit the texts planned in it are announced."""
        with super().begin(wait_s=wait_s) as session:
            yield session
        contents = delivery.planned_in(session)
        if contents and time.monotonic() >= self._quiet_until:
            self._announce(contents)

    def close(self) -> None:
        """Give back every connection, to the database and to Redis."""
        super().close()
        self._broker.client.close()

    def _announce(self, contents: Sequence[int]) -> None:
        with self.read() as session:
            ids = delivery.waiting_now(session, self._clock(), contents, limit=ANNOUNCED_AT_MOST)
        try:
            if ids and not _is_full(self._broker):
                delivery.announce(self._broker, ids)
        except (redis.RedisError, BrokerError) as error:
            self._quiet_until = time.monotonic() + QUIET_FOR_S
            log.warning("not_announced", error=type(error).__name__)


def open_broker(url: str) -> RedisBroker:
    """The queue in this Redis; opens no connection yet."""
    client = redis.Redis.from_url(url, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S)
    return RedisBroker(  # type: ignore[no-untyped-call]
        client=client, middleware=[Retries()], namespace=NAMESPACE, dead_message_ttl=DEAD_KEPT_MS
    )


@asynccontextmanager
async def listening(url: str, sender: delivery.Sender) -> AsyncIterator[None]:
    """Inside, messages in this Redis wake `sender`; with an empty address nothing does."""
    if not url:
        yield
        return
    broker = open_broker(url)
    delivery.declare_actors(broker, sender, asyncio.get_running_loop())
    worker = dramatiq.Worker(
        broker, queues={delivery.QUEUE}, worker_timeout=LOOK_EVERY_MS, worker_threads=THREADS
    )
    worker.start()
    try:
        yield
    finally:  # beside the loop, in which the batches in hand still have to end
        await asyncio.to_thread(worker.stop, STOP_WITHIN_MS)
        broker.client.close()


def _is_full(broker: RedisBroker) -> bool:
    return bool(broker.do_qsize(delivery.QUEUE) >= QUEUED_AT_MOST)
