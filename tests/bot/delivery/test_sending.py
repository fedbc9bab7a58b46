"""One text out: what goes where, what is recorded, what every failure leads to."""

from datetime import timedelta

import pytest

from bot import delivery
from bot.channels import Action, NoAnswer, Outgoing, SendFailed
from bot.core.database import Database
from bot.core.kept_facts import Sealed
from bot.people import Person
from tests import builders
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.platform import Chat
from tests.bot.delivery.post import PURPOSES, Post, at, draft
from tests.builders import ACCOUNT, SEALER

WANG = "openid-1"


def refusal(code: int, action: Action, **until: object) -> SendFailed:
    return SendFailed(code, action, **until)  # type: ignore[arg-type]


def test_a_text_arrives_in_the_window_and_begins_with_the_name(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    post.sweep()
    assert post.platform.phones[WANG] == ["王秀兰同志：停水"]
    assert post.states() == ["accepted"]
    assert post.deliveries() == [("chat", "accepted")]
    assert post.window(WANG).left == 4


def test_moments_and_sealed_facts_are_said_when_it_goes(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, facts={"word": Sealed(SEALER.seal("13900000005"))})
    post.plan(wang, key="at", facts={"when": at(19)})
    post.sweep()
    assert post.platform.phones[WANG] == [
        "王秀兰同志：13900000005",
        "王秀兰同志：12月1日（周二）晚上7点",
    ]


def test_without_a_window_the_template_goes(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.plan(post.member())
    post.sweep()
    ((channel, message),) = post.platform.calls
    assert (channel, message.template_id) == ("template", "tpl-notice")
    assert message.template_fields == {"title": "停水"}
    assert post.states() == ["accepted"]


def test_a_purpose_without_a_template_goes_to_a_person(open_post: OpenPost) -> None:
    post = open_post(templates=frozenset({"errand"}))
    wang = post.member()
    content = post.plan(wang)
    post.sweep()
    assert post.states() == ["failed"]
    assert post.told() == [
        delivery.RoutesExhausted(ACCOUNT, ("notice", 7), wang, "notice", content, "no-route")
    ]


def test_who_has_no_wechat_is_told_of_exactly_once(post: Post) -> None:
    post.plan(post.member(openid=None))
    post.sweep(3)
    assert [fact.reason for fact in post.told()] == ["not-bound"]
    assert post.rows()[0].reason == "not-bound"


def test_a_member_who_left_is_skipped(post: Post, database: Database) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    with database.begin() as session:
        session.get_one(Person, wang).left_at = post.now
    post.sweep()
    assert [(row.state, row.reason) for row in post.rows()] == [("skipped", "left")]
    assert post.told() == []


def test_what_is_late_is_skipped_with_its_reason(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, useless_after=post.now + timedelta(minutes=5))
    post.later(minutes=5)
    post.sweep()
    assert [(row.state, row.reason) for row in post.rows()] == [("skipped", "too-late")]
    assert post.platform.calls == []


def test_at_night_it_waits_for_the_morning(open_post: OpenPost) -> None:
    post = open_post(quiet="21:00-08:00")
    wang = post.member()
    post.now = at(22)
    post.does(WANG)
    post.plan(wang)
    post.sweep(2)
    assert post.states() == ["waiting"]
    post.now = at(8, day=2)
    post.sweep()
    assert post.states() == ["accepted"]


def test_a_text_withdrawn_before_it_goes_does_not_go(post: Post, database: Database) -> None:
    wang, li = post.member(), post.member("李根宝")
    post.does(WANG)
    post.does("openid-2")
    post.plan(wang, li)
    with database.begin() as session:
        assert delivery.withdraw(session, post.now, ("notice", 7), "answered", [wang]) == 1
    post.sweep()
    assert post.platform.phones.keys() == {"openid-2"}
    assert [row.reason for row in post.rows()] == ["answered", None]


def test_not_before_is_not_before(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, not_before=post.now + timedelta(seconds=60))
    post.later(seconds=59)
    post.sweep()
    assert post.platform.calls == []
    post.later(seconds=1)
    post.sweep()
    assert len(post.platform.calls) == 1


def test_urgent_texts_go_before_a_thousand_others(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    for _ in range(3):
        post.plan(wang, not_before=post.now - timedelta(hours=1))
    post.plan(wang, urgent=True, purpose="help_request")
    post.sweep()
    assert post.rows()[3].state == "accepted"
    assert post.platform.by("chat")[0].key.startswith("4-")


def test_the_last_two_of_an_allowance_are_kept_for_help(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    for _ in range(5):
        post.plan(wang)
    post.sweep()
    assert sorted(post.states()) == ["accepted"] * 3 + ["failed"] * 2
    post.plan(wang, purpose="help_request")
    post.plan(wang, purpose="answer")
    post.plan(wang, urgent=True)
    post.sweep()
    assert sorted(post.states()[5:]) == ["accepted", "accepted", "failed"]
    assert post.platform.refusals == []


def test_a_late_answer_goes_to_a_stranger_too(post: Post, database: Database) -> None:
    post.does("stranger")
    answer = draft(post.now, purpose="answer", about=("message", 3))
    with database.begin() as session:
        delivery.plan_answer(session, post.now, answer, "stranger")
    post.sweep()
    assert post.platform.phones["stranger"] == ["：停水"]


def test_what_a_text_asks_is_open_once_it_arrived(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang, question="notice", question_until=post.now + timedelta(hours=3))
    assert post.asked(WANG) == []
    post.sweep()
    (question,) = post.asked(WANG)
    assert (question.kind, question.about_id, question.person_id) == ("notice", 7, wang)
    assert (question.open_until, question.in_reply) == (post.now + timedelta(hours=3), False)


def test_a_push_that_asks_waits_until_a_dialogue_is_over(post: Post, database: Database) -> None:
    wang = post.member()
    post.does(WANG)
    with database.begin() as session:
        asked = delivery.ask(
            session, post.now, account=ACCOUNT, openid=WANG, person_id=wang, kind="help_what",
            until=post.now + timedelta(minutes=10),
        )  # fmt: skip
    post.plan(wang, question="notice")
    post.sweep()
    assert post.states() == ["waiting"]
    with database.begin() as session:
        delivery.answered(session, post.now, asked, "1")
    post.later(seconds=30)
    post.sweep()
    assert post.states() == ["accepted"]


def test_the_own_wechat_comes_before_the_shared_and_the_helpers(
    post: Post, database: Database
) -> None:
    wang = post.member(openid="helper", kind="helper")
    with database.begin() as session:
        who = session.get_one(Person, wang)
        builders.bind(session, who, "shared", "shared")
        builders.bind(session, who, "own", "self")
    for openid in ("helper", "shared", "own"):
        post.does(openid)
    post.plan(wang)
    post.sweep()
    post.does("own", "unfollow")
    post.plan(wang)
    post.sweep()
    post.does("shared", "unfollow")
    post.plan(wang)
    post.sweep()
    assert {openid: len(texts) for openid, texts in post.platform.phones.items()} == {
        "own": 1, "shared": 1, "helper": 1,
    }  # fmt: skip
    assert post.platform.phones["helper"] == ["王秀兰同志：停水"]


# What the platform says, and what follows.


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
    assert waits == [2, 4, 8, 300, 300]
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
    post.later(minutes=60)
    post.sweep(2)
    assert post.states() == ["accepted"] * 20


def test_a_probe_that_succeeds_opens_the_lane(post: Post) -> None:
    people = [post.member(f"人{number}") for number in range(3)]
    for number in people:
        post.does(f"openid-{number}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [
        refusal(45009, Action.STOP_LANE, until=at(0, day=2)) for _ in range(3)
    ]
    post.plan(*people)
    post.sweep(2)
    post.later(hours=1)
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
    post.later(seconds=1)
    post.sweep()
    assert post.states() == ["accepted"]


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


def test_a_text_that_cannot_be_made_is_handed_to_a_person_and_holds_up_nobody(
    post: Post,
) -> None:
    wang, li = post.member(), post.member("李根宝")
    post.does(WANG)
    post.does("openid-2")
    post.plan(wang, key="no-such-text")
    post.plan(li)
    post.sweep(3)
    assert post.states() == ["failed", "accepted"]
    assert [fact.person_id for fact in post.told()] == [wang]


def test_when_nobody_can_be_told_the_text_waits_and_the_others_go(open_post: OpenPost) -> None:
    broken = {1}  # members whose fact meets a defect above
    told: list[int] = []

    def tell(_session: object, _now: object, fact: object) -> None:
        assert isinstance(fact, delivery.RoutesExhausted)
        if fact.person_id in broken:
            raise ValueError("a defect above")
        told.append(fact.person_id)

    post = open_post(tell=tell)
    wang, li = post.member(openid=None), post.member("李根宝", openid=None)
    post.plan(wang, li)
    post.sweep()
    assert post.states() == ["waiting", "failed"]
    broken.clear()
    post.later(minutes=1)
    post.sweep()
    assert post.states() == ["failed", "failed"]
    assert told[-1] == wang
