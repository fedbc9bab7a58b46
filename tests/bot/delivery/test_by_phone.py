"""Messages by telephone: the last way of the machine, for few texts, and never against a wish."""

from datetime import timedelta
from typing import Any

import pytest

from bot import people
from bot.channels import Action, NoAnswer, SendFailed
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import PURPOSES, Post
from tests.bot.delivery.test_crashes import Killed

PHONE = "13900000005"
WANG = "openid-1"
URGENT = {"purpose": "notice", "urgent": True}


@pytest.fixture
def post(open_post: OpenPost) -> Post:
    """A post office with a gateway that takes no key, without templates."""
    return open_post(sms=True)


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        (URGENT, True),
        ({"purpose": "study_day_change"}, True),
        ({"purpose": "help_request"}, True),
        ({"purpose": "notice"}, False),
        ({"purpose": "errand", "urgent": True}, False),
        ({"purpose": "study_day_reminder"}, False),
        ({**URGENT, "template": None}, False),
    ],
    ids=str,
)
def test_only_what_matters_goes_by_telephone(post: Post, text: dict[str, Any], goes: bool) -> None:
    post.plan(post.member(openid=None, phone=PHONE), **text)
    post.sweep()
    assert (len(post.platform.phones[PHONE]) == 1) is goes
    assert post.states() == ["accepted" if goes else "failed"]


def test_who_can_be_reached_by_wechat_gets_no_message(post: Post) -> None:
    wang = post.member(phone=PHONE)
    post.does(WANG)
    post.plan(wang, **URGENT)
    post.sweep()
    assert post.deliveries() == [("chat", "accepted")]


def test_a_refused_template_is_followed_by_the_telephone(open_post: OpenPost) -> None:
    post = open_post(sms=True, templates=PURPOSES)
    post.platform.failures["template"] = [SendFailed(43004, Action.DROP_PERSON)]
    post.plan(post.member(phone=PHONE), **URGENT)
    post.sweep(2)
    assert post.deliveries() == [("template", "refused"), ("sms", "accepted")]


def test_the_helpers_wechat_comes_before_the_members_telephone(post: Post) -> None:
    wang = post.member(openid="o-helper", kind="helper", phone=PHONE)
    post.does("o-helper")
    post.plan(wang, **URGENT)
    post.sweep()
    assert post.deliveries() == [("chat", "accepted")]


def test_without_a_phone_a_person_is_told(post: Post) -> None:
    post.plan(post.member(openid=None), **URGENT)
    post.sweep()
    assert post.states() == ["failed"]
    assert [one.reason for one in post.told()] == ["not-bound"]


def test_who_asked_for_none_gets_none(post: Post) -> None:
    wang = post.member(openid=None, phone=PHONE)
    with post.database.begin() as session:
        people.choose_sms(session, wang, wanted=False)
    post.plan(wang, **URGENT)
    post.sweep()
    assert post.platform.calls == []
    assert len(post.told()) == 1
    with post.database.begin() as session:
        people.choose_sms(session, wang, wanted=True)
    post.plan(wang, **URGENT)
    post.sweep()
    assert len(post.platform.calls) == 1


def test_with_no_gateway_nothing_is_tried(open_post: OpenPost) -> None:
    post = open_post()
    post.plan(post.member(openid=None, phone=PHONE), **URGENT)
    post.sweep()
    assert post.platform.calls == []


def test_a_refusal_goes_to_a_person(post: Post) -> None:
    post.platform.failures["sms"] = [SendFailed(3, Action.NEXT_ROUTE, alert=True)]
    post.plan(post.member(openid=None, phone=PHONE), **URGENT)
    post.sweep(2)
    assert post.deliveries() == [("sms", "refused")]
    assert len(post.told()) == 1


def test_without_a_key_a_lost_answer_is_unknown(post: Post) -> None:
    post.platform.lost_answers["sms"] = [NoAnswer("timeout")]
    post.plan(post.member(openid=None, phone=PHONE), **URGENT)
    post.sweep(3)
    assert post.states() == ["unknown"]
    assert len(post.platform.phones[PHONE]) == 1


def test_with_a_key_it_is_repeated_under_it_and_by_no_other_way(open_post: OpenPost) -> None:
    minutes = timedelta(minutes=10)
    post = open_post(sms=True, sms_repeats=minutes)
    wang = post.member(phone=PHONE)
    post.platform.lost_answers["sms"] = [NoAnswer("timeout", repeat_until=post.now + minutes)]
    post.plan(wang, **URGENT)
    post.sweep()
    post.does(WANG)  # the chat would be open now; but it may have arrived by telephone
    post.later(seconds=10)
    post.sweep()
    first, second = post.platform.by("sms")
    assert first.key == second.key
    assert post.states() == ["accepted"]
    assert len(post.platform.phones[PHONE]) == 1
    assert post.platform.by("chat") == []


@pytest.mark.parametrize("repeats", [None, timedelta(minutes=10)])
def test_a_killed_sender_repeats_it_only_where_there_is_a_key(
    open_post: OpenPost, repeats: timedelta | None
) -> None:
    post = open_post(sms=True, sms_repeats=repeats)
    post.plan(post.member(openid=None, phone=PHONE), **URGENT)
    post.platform.failures["sms"] = [Killed()]  # type: ignore[list-item]
    with pytest.raises(Killed):
        post.sweep()
    post.later(minutes=2)
    post.give_back()
    assert post.states() == ["unknown" if repeats is None else "waiting"]


def test_a_stopped_account_does_not_stop_the_telephone(open_post: OpenPost) -> None:
    post = open_post(sms=True)
    wang, li = post.member(phone=PHONE), post.member("李根宝", phone="13900000006")
    post.does(WANG)
    post.does(f"openid-{li}")
    post.later(seconds=5)
    post.platform.failures["chat"] = [
        SendFailed(40125, Action.STOP_ACCOUNT, alert=True, repair=True)
    ]
    post.plan(wang, **URGENT)
    post.sweep(2)
    post.plan(li, **URGENT)
    post.sweep(2)
    assert post.deliveries() == [("chat", "refused"), ("sms", "accepted"), ("sms", "accepted")]
