"""Several senders on one outbox: every text goes once, allowances are shared truthfully."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import insert

from bot import delivery
from bot.channels import Outgoing
from bot.people import Binding, Person, Unit
from tests import builders
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import PURPOSES, Post
from tests.builders import ACCOUNT, NOW


class Slow(Chat):
    """Takes a little while, so that senders overlap."""

    async def send(self, message: Outgoing) -> None:
        """One call."""
        await asyncio.sleep(0.005)
        await super().send(message)


def village(post: Post, size: int) -> list[int]:
    """Members, each bound to a WeChat of their own, all of whom have just written."""
    with post.database.begin() as session:
        group = builders.unit(session, "紫云苑小组")
        ids = list(range(1, size + 1))
        session.execute(insert(Person), [_person(one, group) for one in ids])
        session.execute(insert(Binding), [_binding(one) for one in ids])
    for one in ids:
        post.does(f"openid-{one}")
    return ids


def _person(number: int, group: Unit) -> dict[str, object]:
    return {"id": number, "account": ACCOUNT, "name": f"人{number}", "home_unit_id": group.id}


def _binding(number: int) -> dict[str, object]:
    return {
        "account": ACCOUNT,
        "openid": f"openid-{number}",
        "person_id": number,
        "kind": "self",
        "since": NOW,
    }


async def until_empty(sender: delivery.Sender) -> None:
    while await sender.sweep():
        pass


def race(senders: list[delivery.Sender]) -> None:
    """All of them at once, each in a loop and thread of its own, as in processes of their own."""
    with ThreadPoolExecutor(len(senders)) as threads:
        for finished in [threads.submit(asyncio.run, until_empty(one)) for one in senders]:
            finished.result()
    for one in senders:
        one.close()


def test_senders_at_once_send_every_text_once(post: Post) -> None:
    people = village(post, 200)
    post.plan(*people, question="notice")
    race([post.another_sender(chat=Slow(post.platform)) for _ in range(3)])
    assert post.states() == ["accepted"] * 200
    assert {len(texts) for texts in post.platform.phones.values()} == {1}
    assert len(post.deliveries()) == 200


def test_senders_at_once_never_overdraw_an_allowance(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    people = village(post, 40)
    for _ in range(6):
        post.plan(*people)
    race([post.another_sender(chat=Slow(post.platform)) for _ in range(3)])
    assert post.platform.refusals == []
    for _ in range(3):  # who lost a race for the allowance waits a second
        post.later(seconds=2)
        post.sweep(5)
    assert post.states() == ["accepted"] * 240
    by_chat = len(post.platform.by("chat"))
    assert by_chat == 40 * 3
    assert post.platform.refusals == []


def test_a_queue_message_that_comes_twice_sends_once(post: Post) -> None:
    people = village(post, 5)
    post.plan(*people)
    ids = [row.id for row in post.rows()]
    asyncio.run(post.sender.send_batch(ids))
    asyncio.run(post.sender.send_batch(ids))
    asyncio.run(post.sender.send_batch([*ids[:2], 99]))
    assert len(post.platform.calls) == 5
