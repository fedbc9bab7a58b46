"""For each text it can be said why it took its way: which were open, which not, who said what."""

from datetime import timedelta

import pytest

from bot import delivery
from bot.channels import Action, SendFailed
from bot.core.database import Database
from bot.core.texts import LANGUAGES, Texts
from bot.delivery import explaining
from bot.delivery.rules import CHANNELS
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import PURPOSES, Post, at
from tests.builders import SHANGHAI

WANG = "openid-1"
Told = list[tuple[str, str, int | None, str]]


def told(post: Post, place: int = 0) -> Told:
    """The story of the outbox's row at that place, without times."""
    with post.database.read() as session:
        lines = delivery.explain(session, post.rows()[place].id)
    return [
        (one.what.removeprefix("route-"), one.channel, one.code, one.reason.removeprefix("route-"))
        for one in lines
    ]


def test_what_goes_by_the_first_way_needs_no_reason(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    post.sweep()
    assert told(post) == [("planned", "", None, ""), ("accepted", "chat", None, "")]


def test_a_template_says_why_it_was_not_the_chat(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(hours=49)
    post.plan(wang)
    post.sweep()
    assert told(post)[1:] == [
        ("passed", "chat", None, "why-window-shut"),
        ("accepted", "template", None, ""),
    ]


def test_a_refusal_keeps_its_code_and_what_followed(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [SendFailed(45015, Action.CLOSE_WINDOW)]
    post.plan(wang)
    post.sweep(2)
    assert told(post)[1:] == [
        ("refused", "chat", 45015, "code-45015"),
        ("passed", "chat", None, "why-window-shut"),
        ("accepted", "template", None, ""),
    ]


def test_an_unknown_code_is_shown_as_it_came(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.later(seconds=5)
    post.platform.failures["chat"] = [SendFailed(99999, Action.NEXT_ROUTE, alert=True)]
    post.plan(wang)
    post.sweep(2)
    assert told(post)[1:] == [
        ("refused", "chat", 99999, ""),
        ("passed", "chat", None, "why-refused"),
        ("passed", "template", None, "why-no-template"),
        ("failed-in-the-end", "", None, "why-refused"),
    ]


def test_with_no_way_each_of_them_is_named(post: Post) -> None:
    post.plan(post.member())
    post.sweep()
    assert told(post)[1:] == [
        ("passed", "chat", None, "why-never-wrote"),
        ("passed", "template", None, "why-no-template"),
        ("failed-in-the-end", "", None, "why-no-route"),
    ]


def test_who_waits_is_told_for_what(open_post: OpenPost) -> None:
    post = open_post(quiet="21:00-08:00")
    wang = post.member()
    post.now = at(22)
    post.does(WANG)
    post.plan(wang)
    post.sweep()
    assert told(post)[1:] == [("waits", "", None, "why-quiet-hours")]


def test_a_closed_lane_is_named(post: Post) -> None:
    wang, li = post.member(), post.member("李根宝")
    for openid in (WANG, "openid-2"):
        post.does(openid)
    post.later(seconds=5)
    post.platform.failures["chat"] = [SendFailed(45009, Action.STOP_LANE, until=at(0, day=2))]
    post.plan(wang)
    post.sweep()
    post.plan(li)
    post.sweep()
    assert told(post, 1)[1:] == [
        ("passed", "chat", None, "why-lane-closed"),
        ("waits", "", None, "why-lane-closed"),
    ]


def test_what_was_answered_before_it_went(post: Post, database: Database) -> None:
    wang = post.member()
    post.plan(wang, not_before=post.now + timedelta(hours=1))
    with database.begin() as session:
        delivery.withdraw(session, post.now, ("notice", 7), "answered")
    assert told(post)[1:] == [("skipped-in-the-end", "", None, "why-answered")]
    with database.read() as session:
        assert delivery.explain(session, 999) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_its_words(language: str) -> None:
    texts = Texts.load(language, SHANGHAI)
    outcomes = ("planned", "passed", "accepted", "delivered", "unknown", "refused", "failed")
    ends = ("sending", "waits", "failed-in-the-end", "skipped-in-the-end")
    keys = [f"route-{one}" for one in (*outcomes, *ends)]
    keys += [f"route-channel-{one}" for one in CHANNELS]
    keys += [explaining.why_key(one) for one in (*sorted(explaining.WHY), "anything-else")]
    keys += [f"route-code-{abs(one)}" for one in sorted(explaining.CODES)]
    assert [key for key in keys if not texts.has(key)] == []
