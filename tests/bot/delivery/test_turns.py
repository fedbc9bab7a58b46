"""Several accounts on one outbox: the most urgent text first, then each account in its turn."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot import delivery
from bot.channels import Outgoing
from bot.core.texts import Texts
from bot.delivery import claiming
from bot.delivery.models import Outbound
from bot.delivery.turns import Line, Turns
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import TEXTS, Post, draft
from tests.builders import ACCOUNT, SEALER, SHANGHAI

OTHER = "other"
MAIN_MANY, OTHER_MANY = Line(3, ACCOUNT), Line(3, OTHER)


def plan(post: Post, account: str, count: int, **changes: object) -> None:
    """So many texts to WeChat accounts that have just written."""
    with post.database.begin() as session:
        for number in range(count):
            openid = f"{account}-{number}"
            delivery.heard(session, post.now, account=account, openid=openid, trigger="message")
            text = draft(post.now, account=account, **changes)
            delivery.plan_answer(session, post.now, text, openid)


def claimed(post: Post, limit: int) -> list[str]:
    """Whose texts a claim takes."""
    with post.database.begin() as session:
        taken = claiming.claim(session, post.now, limit=limit).ids
        found = select(Outbound.account).where(Outbound.id.in_(taken)).order_by(Outbound.id)
        return list(session.scalars(found))


def test_batches_of_equally_urgent_accounts_alternate() -> None:
    turns, lines, first = Turns(), [MAIN_MANY, OTHER_MANY], []
    for _ in range(4):
        with turns.batch() as batch:
            first.append(batch.order(lines)[0].account)
    assert first == [ACCOUNT, OTHER, ACCOUNT, OTHER]


def test_an_account_with_a_batch_under_way_waits_for_one_without() -> None:
    turns, lines = Turns(), [MAIN_MANY, OTHER_MANY]
    with turns.batch() as slow:
        assert slow.order(lines)[0].account == ACCOUNT
        for _ in range(3):
            with turns.batch() as quick:
                assert quick.order(lines)[0].account == OTHER


def test_what_is_more_urgent_goes_first_whoever_was_served() -> None:
    turns = Turns()
    with turns.batch() as slow, turns.batch() as next_one:
        assert slow.order([MAIN_MANY])[0] == MAIN_MANY
        assert next_one.order([OTHER_MANY, Line(0, ACCOUNT)])[0] == Line(0, ACCOUNT)


def test_a_claim_that_had_to_begin_again_counts_once() -> None:
    turns, lines = Turns(), [MAIN_MANY, OTHER_MANY]
    with turns.batch() as batch:
        assert batch.order(lines)[0].account == ACCOUNT
        assert batch.order(lines)[0].account == OTHER
        with turns.batch() as beside:
            assert beside.order(lines)[0].account == ACCOUNT


def test_two_batches_are_under_way_and_one_more_for_what_waits_behind_them() -> None:
    turns = Turns()
    assert turns.wanted([], 0) == 0
    assert turns.wanted([MAIN_MANY], 0) == 2
    with turns.batch() as one, turns.batch() as two:
        one.order([MAIN_MANY])
        two.order([MAIN_MANY])
        assert turns.wanted([MAIN_MANY], 2) == 0
        assert turns.wanted([OTHER_MANY], 2) == 1
        assert turns.wanted([Line(0, ACCOUNT)], 2) == 1
        assert turns.wanted([OTHER_MANY], 3) == 0


def test_a_claim_takes_the_texts_of_one_account(post: Post) -> None:
    plan(post, ACCOUNT, 3)
    plan(post, OTHER, 3)
    assert claimed(post, 2) == [ACCOUNT, ACCOUNT]
    assert claimed(post, 9) == [ACCOUNT]
    assert claimed(post, 9) == [OTHER, OTHER, OTHER]
    assert claimed(post, 9) == []


def test_a_claim_takes_the_most_urgent_of_all_accounts_first(post: Post) -> None:
    plan(post, ACCOUNT, 2)
    plan(post, OTHER, 1, urgent=True)
    assert claimed(post, 1) == [OTHER]


def test_what_is_due_later_is_in_no_line_however_much_it_is(post: Post) -> None:
    plan(post, ACCOUNT, 2, not_before=post.now + timedelta(hours=1))
    plan(post, OTHER, 1)
    with post.database.read() as session:
        assert claiming.lines_due(session, post.now) == [Line(2, OTHER)]
        assert claiming.lines_due(session, post.now - timedelta(hours=1)) == []


def test_an_account_that_answers_slowly_does_not_hold_up_another(post: Post) -> None:
    """Its texts are more, and were there before."""
    gone: list[str] = []

    class Counted(Chat):
        """Tells whose text went."""

        def __init__(self, account: str) -> None:
            super().__init__(post.platform)
            self._account = account

        async def send(self, message: Outgoing) -> None:
            """One call, slow or not."""
            await asyncio.sleep(1.0 if self._account == ACCOUNT else 0.001)
            del message
            gone.append(self._account)

    plan(post, ACCOUNT, 300)
    plan(post, OTHER, 100)
    sender = delivery.Sender(
        post.database,
        {one: {"chat": Counted(one)} for one in (ACCOUNT, OTHER)},
        delivery.Messages(
            Texts("zh-CN", SHANGHAI, iter([TEXTS])),
            fill=lambda *_: delivery.FilledTemplate("", {}),
            open_sealed=SEALER.open,
            own_address=lambda _page, _person_id: "",
        ),
        lambda: post.now,
        post.heard,
        post.terms,
    )

    async def work() -> None:
        stop = asyncio.Event()
        working = asyncio.create_task(delivery.Worker(sender, post.terms, pause_s=0.01).run(stop))
        while gone.count(OTHER) < 100:
            await asyncio.sleep(0.01)
        stop.set()
        await working

    asyncio.run(asyncio.wait_for(work(), 60))
    sender.close()
    last = len(gone) - 1 - gone[::-1].index(OTHER)
    assert gone[:last].count(ACCOUNT) < 300 / 2
