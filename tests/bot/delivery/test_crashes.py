"""What a crash at each point leaves behind, and how the next sender takes it over."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot import delivery
from bot.channels import Action, Outgoing, SendFailed
from bot.delivery import beginning, claiming, deciding, recording
from bot.delivery.attempts import Outcome
from bot.delivery.models import Content, Outbound
from bot.delivery.returning import give_back
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import LEASE, PURPOSES, Post

WANG = "openid-1"


class Killed(BaseException):
    """The process is gone: nothing after this runs."""


def claim_and_die(post: Post) -> None:
    """A sender that is killed right after its claim."""
    with post.database.begin() as session:
        assert claiming.claim(session, post.now).ids


def decide_and_die(post: Post) -> None:
    """A sender that is killed when its calls are just to begin."""
    with post.database.begin() as session:
        claim = claiming.claim(session, post.now)
    with post.database.begin() as session:
        contents: dict[int, Content] = {}
        decided = deciding.decide(session, post.now, claim, post.terms, contents)
    with post.database.begin() as session:
        going = decided.attempts
        begun, _ = beginning.record_and_begin(session, post.now, [], going, post.terms)
        assert [one.outbound_id for one in begun] == [one.outbound_id for one in going]


def send_and_die(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sender that is killed when the platform has answered and nothing is recorded."""

    def die(_session: Session, _now: datetime, results: Sequence[Outcome]) -> None:
        if results:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(recording, "record", die)
        with pytest.raises(Killed):
            asyncio.run(post.sender.sweep())


def test_a_claim_is_nobody_elses_until_its_lease_is_over(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    claim_and_die(post)
    post.later(seconds=LEASE.total_seconds())
    post.give_back()
    post.sweep()
    assert post.states() == ["sending"]
    post.later(seconds=1)
    post.give_back()
    post.sweep()
    assert post.states() == ["accepted"]
    assert len(post.platform.phones[WANG]) == 1


def test_chat_killed_before_the_call_is_unknown_and_not_repeated(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, question="notice")
    decide_and_die(post)
    post.later(seconds=61)
    post.give_back()
    post.sweep(2)
    assert post.states() == ["unknown"]
    assert post.platform.calls == []
    assert post.deliveries() == [("chat", "unknown")]
    assert len(post.asked(WANG)) == 1


def test_the_lease_of_a_call_counts_from_its_beginning(post: Post) -> None:
    """Of a large batch the last calls begin long after it was claimed."""
    post.does(WANG)
    post.plan(post.member())
    with post.database.begin() as session:
        claim = claiming.claim(session, post.now)
    post.later(seconds=59)
    with post.database.begin() as session:
        going = deciding.decide(session, post.now, claim, post.terms, {}).attempts
    with post.database.begin() as session:
        begun, since = beginning.record_and_begin(session, post.now, [], going, post.terms)
    assert (len(begun), since) == (1, post.now)
    post.later(seconds=59)
    post.give_back()
    assert post.states() == ["sending"]
    post.later(seconds=2)
    post.give_back()
    assert post.states() == ["unknown"]


def test_chat_killed_after_the_call_is_unknown_and_came_once(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, question="notice")
    send_and_die(post, monkeypatch)
    post.later(seconds=61)
    post.give_back()
    post.give_back()
    post.sweep(2)
    assert post.states() == ["unknown"]
    assert len(post.platform.phones[WANG]) == 1
    assert len(post.asked(WANG)) == 1
    assert post.window(WANG).left == 4


def test_a_template_killed_after_the_call_is_repeated_under_its_key(
    open_post: OpenPost, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = open_post(templates=PURPOSES)
    post.plan(post.member())
    send_and_die(post, monkeypatch)
    post.later(seconds=61)
    post.give_back()
    post.sweep()
    first, second = post.platform.by("template")
    assert first.key == second.key
    assert len(post.platform.phones[WANG]) == 1
    assert post.states() == ["accepted"]


def test_a_template_killed_before_the_call_goes_after_the_lease(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.plan(post.member())
    decide_and_die(post)
    post.later(seconds=61)
    post.give_back()
    post.sweep()
    assert post.states() == ["accepted"]


def test_a_template_found_after_its_keys_life_is_unknown(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.plan(post.member(), question="notice")
    decide_and_die(post)
    post.later(minutes=10)
    post.give_back()
    post.sweep()
    assert post.states() == ["unknown"]
    assert post.platform.calls == []
    assert post.deliveries() == [("template", "unknown")]
    assert len(post.asked(WANG)) == 1


def test_withdrawn_after_the_claim_it_does_not_go(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    claim_and_die(post)
    _withdraw(post)
    post.later(seconds=61)
    post.give_back()
    assert [(row.state, row.reason) for row in post.rows()] == [("skipped", "answered")]


class WithdrawsMeanwhile(Chat):
    """The member answers while the call is under way; then the answer is lost or a no."""

    def __init__(self, post: Post, error: Exception | None) -> None:
        super().__init__(post.platform)
        self._post = post
        self._error = error

    async def send(self, message: Outgoing) -> None:
        """One call."""
        await asyncio.to_thread(_withdraw, self._post)
        await super().send(message)
        if self._error is not None:
            raise self._error


def test_withdrawn_during_the_call_it_takes_no_other_route(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.plan(wang, question="notice")
    post.sender.close()
    refused = SendFailed(70000, Action.NEXT_ROUTE)
    post.sender = post.another_sender(chat=WithdrawsMeanwhile(post, refused))
    post.sweep(2)
    assert [(row.state, row.reason) for row in post.rows()] == [("skipped", "answered")]


def test_withdrawn_during_the_call_but_arrived_it_asks_nothing(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, question="notice")
    post.sender.close()
    post.sender = post.another_sender(chat=WithdrawsMeanwhile(post, None))
    post.sweep()
    assert post.states() == ["accepted"]
    assert post.asked(WANG) == []


def test_a_slow_sender_still_says_what_it_knows(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    post.sender.close()
    post.sender = post.another_sender(chat=TakesTwoMinutes(post))
    post.sweep()
    assert post.states() == ["accepted"]
    assert post.deliveries() == [("chat", "unknown"), ("chat", "accepted")]


class TakesTwoMinutes(Chat):
    """While the call is under way its claim is taken back by another."""

    def __init__(self, post: Post) -> None:
        super().__init__(post.platform)
        self._post = post

    async def send(self, message: Outgoing) -> None:
        """One call."""
        self._post.later(minutes=2)
        await asyncio.to_thread(_take_back, self._post)
        assert self._post.states() == ["unknown"]
        await super().send(message)


def test_exhausted_but_killed_before_it_was_told_is_told_once(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.plan(post.member(openid=None))

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(recording, "record_stranded", die)
        with pytest.raises(Killed):
            asyncio.run(post.sender.sweep())
    post.later(seconds=61)
    post.give_back()
    post.sweep(2)
    assert len(post.told()) == 1


def test_a_fact_and_its_state_are_one_transaction(open_post: OpenPost) -> None:
    seen: list[str] = []

    def tell(session: Session, _now: datetime, _fact: object) -> None:
        seen.extend(session.scalars(select(Outbound.state)))
        raise Killed

    post = open_post(tell=tell)
    post.plan(post.member(openid=None))
    with pytest.raises(Killed):
        asyncio.run(post.sender.sweep())
    assert seen == ["failed"]
    assert post.states() == ["sending"]


def _withdraw(post: Post) -> None:
    with post.database.begin() as session:
        delivery.withdraw(session, post.now, ("notice", 7), "answered")


def _take_back(post: Post) -> None:
    with post.database.begin() as session:
        assert give_back(session, post.now, timedelta(seconds=60)) == 1


def test_one_row_that_cannot_be_read_is_set_aside_and_sixty_three_go(post: Post) -> None:
    """Whatever raises while a batch is looked at: the others must not wait for it."""
    for number in range(64):
        who = post.member(f"张{number}")
        post.does(f"openid-{who}")
        post.plan(who)
    with post.database.begin() as session:
        bad = session.scalars(select(Outbound.id).order_by(Outbound.id)).all()[30]
        broken = "facts = '{'" if post.database.is_sqlite else "useless_after = 'infinity'"
        session.execute(text(f"UPDATE contents SET {broken} WHERE id = 31"))  # noqa: S608
    for _ in range(3):
        post.sweep(2)
        post.later(minutes=1, seconds=1)
    rows = {row.id: (row.state, row.reason) for row in post.rows()}
    assert rows.pop(bad) == ("failed", "cannot-be-read")
    assert set(rows.values()) == {("accepted", None)}
    assert len(post.deliveries()) == 63
