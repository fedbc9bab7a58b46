"""An alarm goes by every way that is open; it counts as one text, and once arrived it stays so."""

import pytest

from bot import delivery
from bot.channels import Action, NoAnswer, SendFailed
from bot.core.database import Database
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import PURPOSES, Post

WANG = "openid-1"
ABOUT = ("notice", 7)


def alarm(post: Post, *, window: bool = True) -> int:
    """An alarm for a member, whose window is open or not; the member's id."""
    wang = post.member()
    if window:
        post.does(WANG)
    post.plan(wang, urgent=True, every_route=True)
    return wang


@pytest.fixture
def post(open_post: OpenPost) -> Post:
    """A post office with templates."""
    return open_post(templates=PURPOSES)


def test_it_goes_by_chat_and_by_template_and_is_one_text(post: Post) -> None:
    alarm(post)
    post.sweep(4)
    assert post.deliveries() == [("chat", "accepted"), ("template", "accepted")]
    assert post.states() == ["accepted"]


def test_what_is_not_open_is_not_missed(post: Post) -> None:
    alarm(post, window=False)
    post.sweep(4)
    assert post.deliveries() == [("template", "accepted")]
    assert post.states() == ["accepted"]


def test_without_a_template_the_chat_is_enough(open_post: OpenPost) -> None:
    post = open_post()
    alarm(post)
    post.sweep(4)
    assert post.deliveries() == [("chat", "accepted")]
    assert post.states() == ["accepted"]
    assert post.told() == []


def test_when_the_second_way_says_no_it_has_arrived_by_the_first(post: Post) -> None:
    alarm(post)
    post.sweep()
    post.platform.failures["template"].append(SendFailed(43004, Action.DROP_PERSON))
    post.sweep(4)
    assert post.deliveries() == [("chat", "accepted"), ("template", "refused")]
    assert post.states() == ["accepted"]
    assert post.told() == []


def test_an_unanswered_call_is_followed_by_the_next_way(post: Post) -> None:
    alarm(post)
    post.platform.failures["chat"].append(NoAnswer("timeout"))
    post.sweep(4)
    assert post.deliveries() == [("chat", "unknown"), ("template", "accepted")]
    assert post.states() == ["accepted"]


def test_with_no_way_at_all_a_person_is_told_once(open_post: OpenPost) -> None:
    post = open_post()
    alarm(post, window=False)
    post.sweep(4)
    assert post.states() == ["failed"]
    assert len(post.told()) == 1


def test_withdrawn_between_two_ways_it_has_arrived(post: Post, database: Database) -> None:
    wang = alarm(post)
    post.sweep()
    assert post.states() == ["waiting"]
    with database.begin() as session:
        assert delivery.withdraw(session, post.now, ABOUT, "cancelled") == 0
        assert list(session.scalars(delivery.told(ABOUT))) == [wang]
    post.sweep(4)
    assert post.deliveries() == [("chat", "accepted")]
    assert post.states() == ["accepted"]
