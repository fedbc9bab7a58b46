"""The worker's loop: sends what comes, gives back, outlives errors, ends when told to."""

import asyncio
from collections.abc import Callable

import dramatiq
import pytest
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import Retries

from bot import delivery
from bot.channels import Outgoing
from bot.delivery import claiming
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import Post
from tests.bot.delivery.test_many_senders import village

WANG = "openid-1"


async def work_until(post: Post, done: Callable[[], bool]) -> None:
    """Run a worker until something is the case, then stop it."""
    stop = asyncio.Event()
    worker = delivery.Worker(post.sender, post.terms, pause_s=0.01)
    running = asyncio.create_task(worker.run(stop))
    for _ in range(1000):
        if await asyncio.to_thread(done):
            break
        await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(running, 10)


def test_it_sends_all_there_is_and_what_comes_later(post: Post) -> None:
    people = village(post, 150)
    post.plan(*people[:100])

    def both_gone() -> bool:
        states = post.states()
        if states == ["accepted"] * 100:
            post.plan(*people[100:])
        return states == ["accepted"] * 150

    asyncio.run(work_until(post, both_gone))
    assert post.states() == ["accepted"] * 150


def test_it_takes_over_what_a_killed_worker_held(post: Post) -> None:
    post.plan(post.member())
    post.does(WANG)
    with post.database.begin() as session:
        claiming.claim(session, post.now)
    post.later(seconds=61)
    asyncio.run(work_until(post, lambda: post.states() == ["accepted"]))
    assert post.states() == ["accepted"]


def test_told_to_stop_it_finishes_what_it_holds(post: Post) -> None:
    begun = asyncio.Event()

    class Slow(Chat):
        """Says that a call is under way."""

        async def send(self, message: Outgoing) -> None:
            """One call."""
            begun.set()
            await asyncio.sleep(0.2)
            await super().send(message)

    async def live() -> None:
        stop = asyncio.Event()
        sender = post.another_sender(chat=Slow(post.platform))
        running = asyncio.create_task(delivery.Worker(sender, post.terms).run(stop))
        await begun.wait()
        stop.set()
        await running
        sender.close()

    post.plan(post.member())
    post.does(WANG)
    asyncio.run(live())
    assert post.states() == ["accepted"]


def test_an_error_ends_a_sweep_and_not_the_worker(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.plan(post.member())
    post.does(WANG)
    works = post.sender.sweep
    errors = [ValueError("a defect")]

    async def sweep() -> int:
        if errors:
            raise errors.pop()
        return await works()

    monkeypatch.setattr(post.sender, "sweep", sweep)
    asyncio.run(work_until(post, lambda: post.states() == ["accepted"]))
    assert post.states() == ["accepted"]


def test_a_message_of_the_queue_wakes_the_sender(post: Post) -> None:
    broker = StubBroker(middleware=[Retries()])
    post.plan(*village(post, 70))
    ids = [row.id for row in post.rows()]

    async def live() -> None:
        delivery.declare_actors(broker, post.sender, asyncio.get_running_loop())
        worker = dramatiq.Worker(broker, worker_threads=2, worker_timeout=10)
        worker.start()
        delivery.announce(broker, ids)
        delivery.announce(broker, ids[:3])
        await asyncio.to_thread(broker.join, "delivery")
        await asyncio.to_thread(worker.stop)

    asyncio.run(live())
    assert post.states() == ["accepted"] * 70
    assert len(post.platform.calls) == 70
