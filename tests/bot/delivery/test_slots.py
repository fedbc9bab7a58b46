"""Calls under way at once: few enough for a kill, the urgent first, one slow call alone."""

import asyncio

from sqlalchemy import func, select

from bot import delivery
from bot.channels import Outgoing
from bot.delivery.models import Outbound
from bot.delivery.slots import IN_FLIGHT, Slots
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import Post
from tests.bot.delivery.test_many_senders import until_empty, village

BEGUN = select(func.count()).where(Outbound.state == "sending", Outbound.channel.is_not(None))


class Counting(Chat):
    """Keeps how many calls were under way, and how many the database knew of, at the most."""

    def __init__(self, post: Post) -> None:
        super().__init__(post.platform)
        self.post = post
        self.now = self.most = self.most_begun = 0

    async def send(self, message: Outgoing) -> None:
        """One call, a little slow."""
        self.now += 1
        self.most = max(self.most, self.now)
        with self.post.database.read() as session:
            self.most_begun = max(self.most_begun, session.scalar(BEGUN) or 0)
        await asyncio.sleep(0.002)
        self.now -= 1
        await super().send(message)


def test_however_many_batches_a_worker_holds_few_have_begun(post: Post) -> None:
    people = village(post, 150)
    for _ in range(2):
        post.plan(*people)
    counting = Counting(post)
    sender = post.another_sender(chat=counting)

    async def two_at_once() -> None:
        ids = [row.id for row in post.rows()]
        await asyncio.gather(sender.send_batch(ids[:150]), sender.send_batch(ids[150:]))

    asyncio.run(two_at_once())
    assert post.states() == ["accepted"] * 300
    assert counting.most == counting.most_begun == IN_FLIGHT


def test_the_urgent_does_not_wait_behind_a_batch_that_was_decided_before(post: Post) -> None:
    people = village(post, 200)
    post.plan(*people)
    ids = [row.id for row in post.rows()]
    order: list[str] = []

    class Noting(Chat):
        async def send(self, message: Outgoing) -> None:
            await asyncio.sleep(0.08)
            order.append(message.openid)
            await super().send(message)

    sender = post.another_sender(chat=Noting(post.platform))

    async def story() -> None:
        bulk = asyncio.create_task(sender.send_batch(ids))
        while not order:
            await asyncio.sleep(0.001)
        post.plan(people[0], urgent=True)
        await until_empty(sender)
        await bulk

    asyncio.run(story())
    assert post.states() == ["accepted"] * 201
    second = [place for place, openid in enumerate(order) if openid == f"openid-{people[0]}"][-1]
    assert second < IN_FLIGHT * 3  # those under way, and those that had begun meanwhile


def test_one_slow_call_keeps_no_other_from_being_written_down(post: Post) -> None:
    people = village(post, 20)
    post.plan(*people)
    slow = asyncio.Event()

    class OneSlow(Chat):
        async def send(self, message: Outgoing) -> None:
            if message.openid == f"openid-{people[7]}":
                await slow.wait()
            await super().send(message)

    sender = post.another_sender(chat=OneSlow(post.platform))

    async def story() -> None:
        sweep = asyncio.create_task(sender.sweep())
        while post.states().count("accepted") < 19:
            await asyncio.sleep(0.01)
        assert sorted(post.states()) == ["accepted"] * 19 + ["sending"]
        slow.set()
        await sweep

    asyncio.run(story())
    assert post.states() == ["accepted"] * 20


def test_what_was_withdrawn_before_its_turn_costs_nothing(post: Post) -> None:
    people = village(post, IN_FLIGHT + 10)
    about = ("notice", 7)
    post.plan(*people, about=about)
    post.later(seconds=5)

    class Answered(Chat):
        async def send(self, message: Outgoing) -> None:
            if not post.platform.calls:
                with post.database.begin() as session:
                    delivery.withdraw(session, post.now, about=about, reason="cancelled")
            await super().send(message)

    asyncio.run(post.another_sender(chat=Answered(post.platform)).sweep())
    assert len(post.platform.calls) == IN_FLIGHT
    assert post.states().count("skipped") == 10
    unasked = {f"openid-{one}" for one in people} - {one.openid for _, one in post.platform.calls}
    assert [post.window(one).left for one in sorted(unasked)] == [5] * 10


def test_slots_are_given_to_the_most_urgent_that_waits() -> None:
    slots, served = Slots(2), []

    async def batch(rank: int) -> None:
        while not slots.take(1):
            await slots.wait(rank)
        served.append(rank)

    async def story() -> None:
        assert slots.take(5) == 2
        waiting = [asyncio.create_task(batch(rank)) for rank in (2, 1, 2, 0)]
        await asyncio.sleep(0)
        assert [slots.share(rank) for rank in (1, 0)] == [0, 1]
        waiting[3].cancel()
        await asyncio.sleep(0)
        slots.give(1)
        await asyncio.sleep(0.01)
        assert served == [1]
        slots.give(2)
        await asyncio.sleep(0.01)

    asyncio.run(story())
    assert served == [1, 2, 2]
