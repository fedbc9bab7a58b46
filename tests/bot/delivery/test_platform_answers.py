"""What the platform says to a text, and what follows: every answer has its one action."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot import delivery
from bot.channels import Action, NoAnswer, Outgoing, SendFailed
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import PURPOSES, Post, at

WANG = "openid-1"


def refusal(code: int, action: Action, **until: object) -> SendFailed:
    return SendFailed(code, action, **until)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "error",
    [
        refusal(45015, Action.CLOSE_WINDOW),
        refusal(45047, Action.ALLOWANCE_USED),
        refusal(99999, Action.NEXT_ROUTE),
        refusal(40035, Action.FIX),
    ],
    ids=["window closed", "allowance used", "unknown code", "our mistake"],
)
def test_a_chat_that_says_no_is_followed_by_the_template(
    open_post: OpenPost, error: SendFailed
) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [error]
    post.plan(wang)
    post.sweep(2)
    assert post.deliveries() == [("chat", "refused"), ("template", "accepted")]
    assert post.states() == ["accepted"]


def test_a_closed_window_stays_closed_until_they_write(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(45015, Action.CLOSE_WINDOW)]
    post.plan(wang)
    post.sweep(2)
    assert (post.window(WANG).closes_at, post.window(WANG).following) == (None, True)
    post.plan(wang)
    post.sweep()
    assert len(post.platform.by("chat")) == 1
    post.does(WANG)
    post.plan(wang)
    post.sweep()
    assert len(post.platform.by("chat")) == 2


class WroteMeanwhile(Chat):
    """Refuses the first text, while the person is just writing a message."""

    def __init__(self, post: Post) -> None:
        super().__init__(post.platform)
        self._post = post

    async def send(self, message: Outgoing) -> None:
        """One call."""
        if not self._post.platform.calls:
            self._post.later(seconds=1)
            self._post.does(WANG)
            self._post.platform.failures["chat"] = [refusal(45047, Action.ALLOWANCE_USED)]
        await super().send(message)


def test_a_message_that_came_meanwhile_keeps_the_window_open(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.plan(wang)
    post.sender.close()
    post.sender = post.another_sender(chat=WroteMeanwhile(post))
    post.sweep(2)
    assert post.states() == ["accepted"]
    assert post.deliveries() == [("chat", "refused"), ("chat", "accepted")]


def test_template_values_the_platform_refuses_end_with_a_person(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.platform.failures["template"] = [refusal(47003, Action.NEXT_ROUTE)]
    post.plan(post.member())
    post.sweep(3)
    assert post.states() == ["failed"]
    assert [fact.reason for fact in post.told()] == ["refused"]


@pytest.mark.parametrize("code", [43004, 40003])
def test_who_does_not_follow_is_dropped_until_they_write(open_post: OpenPost, code: int) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.platform.failures["template"] = [refusal(code, Action.DROP_PERSON)]
    post.plan(wang)
    post.sweep(2)
    assert [fact.reason for fact in post.told()] == ["not-following"]
    post.plan(wang)
    post.sweep()
    assert len(post.platform.calls) == 1
    post.does(WANG)
    post.plan(wang)
    post.sweep()
    assert post.states() == ["failed", "failed", "accepted"]


def test_a_busy_platform_is_asked_three_times_soon_and_then_later(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(-1, Action.RETRY) for _ in range(5)]
    post.plan(wang)
    waits = []
    for _ in range(5):
        post.sweep()
        (row,) = post.rows()
        waits.append(round((row.not_before - post.now).total_seconds()))
        post.now = row.not_before
    assert waits[:3] == [2, 4, 8]
    assert all(300 <= wait <= 330 for wait in waits[3:])  # spread, so that not all come at once
    post.sweep()
    assert post.states() == ["accepted"]
    assert post.window(WANG).left == 4


def test_a_daily_quota_closes_the_lane_until_midnight_with_a_probe_an_hour(post: Post) -> None:
    people = [post.member(f"人{number}") for number in range(20)]
    for number in range(20):
        post.does(f"openid-{people[number]}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [
        refusal(45009, Action.STOP_LANE, until=at(0, day=2)) for _ in range(100)
    ]
    post.plan(*people)
    post.sweep()
    in_flight = len(post.platform.calls)
    while post.now < at(0, day=2):
        post.sweep(3)
        post.later(minutes=10)
    hours = 14
    assert len(post.platform.calls) - in_flight <= hours
    assert post.states() == ["waiting"] * 20
    post.platform.failures["chat"] = []
    before = len(post.platform.calls)
    post.later(minutes=60)
    post.sweep(2)
    assert len(post.platform.calls) == before + 1  # one asks whether it is open: it is
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted"] * 20


def test_a_probe_that_succeeds_opens_the_lane(post: Post) -> None:
    people = [post.member(f"人{number}") for number in range(3)]
    for number in people:
        post.does(f"openid-{number}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(45009, Action.STOP_LANE, until=at(0, day=2))]
    post.plan(*people)
    post.sweep(2)
    post.later(minutes=66)
    post.sweep()
    assert sorted(post.states()) == ["accepted", "waiting", "waiting"]
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted"] * 3


def test_what_cannot_wait_for_a_closed_lane_takes_the_template(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(45009, Action.STOP_LANE, until=at(0, day=2))]
    post.plan(wang, useless_after=at(19))
    post.sweep(2)
    assert post.deliveries() == [("chat", "refused"), ("template", "accepted")]


def test_too_fast_rests_a_minute(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(45011, Action.STOP_LANE)]
    post.plan(wang)
    post.sweep(3)
    post.later(seconds=59)
    post.sweep(2)
    assert len(post.platform.calls) == 1
    post.later(seconds=7)
    post.sweep()
    assert post.states() == ["accepted"]


def test_a_platform_that_limits_us_sees_one_probe_a_pause_and_the_pauses_grow(post: Post) -> None:
    people = [post.member(f"人{number}") for number in range(20)]
    for number in people:
        post.does(f"openid-{number}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(45011, Action.STOP_LANE) for _ in range(100)]
    post.plan(*people)
    post.sweep()
    assert len(post.platform.calls) == 1  # the others of its batch were not begun any more
    asked_at = []
    for second in range(0, 31 * 60, 10):
        before = len(post.platform.calls)
        post.sweep(2)
        assert len(post.platform.calls) <= before + 1
        asked_at += [second] if len(post.platform.calls) > before else []
        post.later(seconds=10)
    pauses = [after - before for before, after in pairwise(asked_at)]
    assert len(asked_at) == 4  # after 1, 3, 7 and 15 minutes
    assert all(after > 1.8 * before for before, after in pairwise(pauses))
    assert post.states() == ["waiting"] * 20
    post.platform.failures["chat"] = []
    post.later(minutes=4)
    post.sweep()
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted"] * 20


def test_without_the_right_to_chat_a_text_does_not_wait_for_the_operator(
    open_post: OpenPost,
) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    no_right = refusal(
        48001, Action.STOP_LANE, until=post.now + timedelta(hours=1), alert=True, repair=True
    )
    post.platform.failures["chat"] = [no_right]
    post.plan(wang)
    post.sweep(2)
    assert post.deliveries() == [("chat", "refused"), ("template", "accepted")]


def test_without_another_way_it_asks_again_every_hour_until_repaired(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    hour = timedelta(hours=1)
    post.platform.failures["chat"] = [
        refusal(48001, Action.STOP_LANE, until=post.now + n * hour, repair=True) for n in (1, 2)
    ]
    post.plan(wang)
    post.sweep(3)
    assert len(post.platform.calls) == 1
    post.later(hours=1)
    post.sweep(3)
    assert len(post.platform.calls) == 2
    post.later(hours=1)
    post.sweep(3)
    assert post.states() == ["accepted"]


def test_what_an_answer_asks_to_wait_is_waited(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang, li = post.member(), post.member("李根宝")
    soon = post.now + timedelta(minutes=2)
    post.platform.failures["template"] = [
        NoAnswer("status 503", repeat_until=post.now + timedelta(minutes=9), wait_until=soon)
    ]
    post.plan(wang)
    post.sweep()
    post.plan(li)
    for _ in range(11):
        post.sweep()
        post.later(seconds=10)
    assert len(post.platform.calls) == 1
    post.later(seconds=25)
    post.sweep()
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted", "accepted"]


def test_every_refusal_is_counted_by_its_code(post: Post) -> None:
    people = [post.member(f"人{number}") for number in range(3)]
    for number in people:
        post.does(f"openid-{number}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [
        refusal(99999, Action.NEXT_ROUTE, alert=True),
        refusal(99999, Action.NEXT_ROUTE, alert=True),
        refusal(45015, Action.CLOSE_WINDOW),
    ]
    post.plan(*people)
    post.sweep()
    with post.database.read() as session:
        found = delivery.refused(session, post.now - timedelta(days=1))
    assert [(one.channel, one.code, one.count) for one in found] == [
        ("chat", 99999, 2),
        ("chat", 45015, 1),
    ]


def test_wrong_credentials_stop_every_lane_of_the_account(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang, li = post.member(), post.member("李根宝")
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [refusal(40125, Action.STOP_ACCOUNT, alert=True)]
    post.plan(wang)
    post.sweep(2)
    post.plan(li)  # whose way would be the template
    post.sweep(2)
    assert len(post.platform.calls) == 1
    assert post.states() == ["waiting", "waiting"]
    post.later(minutes=10)
    post.sweep()
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted", "accepted"]


def test_a_lost_answer_leaves_a_chat_text_unknown_and_its_question_open(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.platform.lost_answers["chat"] = [NoAnswer("timeout")]
    post.plan(wang, question="notice")
    post.sweep(3)
    assert post.states() == ["unknown"]
    assert len(post.platform.phones[WANG]) == 1
    assert len(post.asked(WANG)) == 1


def test_a_lost_answer_repeats_a_template_under_its_key(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    lost = NoAnswer("timeout", repeat_until=post.now + timedelta(minutes=9))
    post.platform.lost_answers["template"] = [lost]
    post.plan(wang)
    post.sweep()
    assert post.states() == ["waiting"]
    post.does(WANG)  # the chat would be open now; but it may have arrived by template
    post.later(seconds=10)
    post.sweep()
    first, second = post.platform.by("template")
    assert first.key == second.key
    assert len(first.key) <= 32
    assert post.states() == ["accepted"]
    assert len(post.platform.phones[WANG]) == 1


def test_a_template_that_never_answers_is_unknown_in_the_end(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.platform.lost_answers["template"] = [
        NoAnswer("timeout", repeat_until=post.now + timedelta(minutes=9)) for _ in range(20)
    ]
    post.plan(post.member())
    for _ in range(20):
        post.sweep()
        post.later(minutes=1)
    assert post.states() == ["unknown"]
    assert len(post.platform.calls) <= 4


def test_a_defect_of_a_channel_is_an_unknown_outcome(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.platform.lost_answers["chat"] = [ValueError("a defect")]
    post.plan(wang)
    post.sweep()
    assert post.states() == ["unknown"]
