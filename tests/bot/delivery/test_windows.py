"""What WeChat allows, as we count it: the table, late and doubled events, the property."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import delivery
from bot.channels import Action, SendFailed
from bot.delivery.models import Window
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import Post
from tests.builders import ACCOUNT

WANG = "wang"
MESSAGE_LASTS = timedelta(hours=48) - timedelta(minutes=1)


def heard_at(post: Post, seconds: float, trigger: delivery.Trigger) -> None:
    """Note an event of so many seconds after the start, whenever it comes."""
    with post.database.begin() as session:
        at = post.now + timedelta(seconds=seconds)
        delivery.heard(session, at, account=ACCOUNT, openid=WANG, trigger=trigger)


def test_a_message_allows_five_for_48_hours_less_a_minute(post: Post) -> None:
    heard_at(post, 0, "message")
    window = post.window(WANG)
    assert (window.left, window.closes_at) == (5, post.now + MESSAGE_LASTS)
    assert (window.tap_left, window.following) == (0, True)


@pytest.mark.parametrize("trigger", ["menu", "follow", "scan"])
def test_a_tap_allows_three_for_a_minute(post: Post, trigger: delivery.Trigger) -> None:
    heard_at(post, 0, trigger)
    window = post.window(WANG)
    assert (window.left, window.tap_left) == (0, 3)
    assert window.tap_closes_at == post.now + timedelta(seconds=55)


def test_a_tap_after_a_message_takes_nothing_away(post: Post) -> None:
    heard_at(post, 0, "message")
    heard_at(post, 10, "menu")
    window = post.window(WANG)
    assert (window.left, window.closes_at) == (5, post.now + MESSAGE_LASTS)
    assert window.tap_left == 3


def test_allowances_do_not_add_up(post: Post) -> None:
    for second in range(3):
        heard_at(post, second, "message")
        heard_at(post, second, "menu")
    assert (post.window(WANG).left, post.window(WANG).tap_left) == (5, 3)


def test_an_older_message_that_comes_late_gives_nothing_back(post: Post) -> None:
    post.member(openid=WANG)
    heard_at(post, 10, "message")
    post.platform.people[WANG].grant(post.now, 5, timedelta(hours=48))
    post.plan(1)
    post.later(seconds=20)
    post.sweep()
    post.later(seconds=-20)
    heard_at(post, 5, "message")
    window = post.window(WANG)
    assert window.left == 4
    assert window.closes_at == post.now + timedelta(seconds=10) + MESSAGE_LASTS


def test_unfollowing_closes_all(post: Post) -> None:
    heard_at(post, 0, "message")
    heard_at(post, 1, "menu")
    heard_at(post, 2, "unfollow")
    window = post.window(WANG)
    assert (window.following, window.left, window.tap_left) == (False, 0, 0)
    assert (window.closes_at, window.tap_closes_at) == (None, None)


def test_a_message_from_before_they_left_opens_nothing_afterwards(post: Post) -> None:
    heard_at(post, 2, "unfollow")
    heard_at(post, 1, "message")
    heard_at(post, 1, "menu")
    window = post.window(WANG)
    assert (window.following, window.left, window.tap_left) == (False, 0, 0)


def test_an_unfollowing_that_comes_late_closes_nothing(post: Post) -> None:
    heard_at(post, 0, "message")
    heard_at(post, 2, "follow")
    heard_at(post, 1, "unfollow")
    window = post.window(WANG)
    assert (window.following, window.left, window.tap_left) == (True, 5, 3)


def test_who_blocked_templates_takes_them_again_after_writing(post: Post) -> None:
    heard_at(post, 0, "message")
    with post.database.begin() as session:
        session.get_one(Window, (ACCOUNT, WANG)).takes_templates = False
    heard_at(post, 1, "message")
    assert post.window(WANG).takes_templates


ACTS = ("message", "message", "message", "menu", "follow", "scan", "unfollow", "nothing")
WAITS = (0, 0, 1, 3, 20, 54, 56, 3_600, 172_700, 172_800)
HOURS = st.tuples(  # what may happen around one person, again and again
    st.sampled_from(ACTS),
    st.sampled_from(WAITS),
    st.sampled_from(["notice", "help_request", "help_request"]),
    st.integers(0, 6),  # texts
    st.integers(0, 3),  # how often the platform is busy then
)
NUMBERS = count()
DAYS_9 = timedelta(days=9)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(hours=st.lists(HOURS, min_size=2, max_size=8))
def test_what_the_platform_would_refuse_is_never_sent(
    post: Post, hours: list[tuple[str, int, str, int, int]]
) -> None:
    openid = f"openid of example {next(NUMBERS)}"
    member = post.member(openid=openid)
    for act, seconds, purpose, texts, busy in hours:
        if act != "nothing":
            post.does(openid, act)  # type: ignore[arg-type]
        post.later(seconds=seconds)
        post.platform.failures["chat"] = [SendFailed(-1, Action.RETRY) for _ in range(busy)]
        for _ in range(texts):
            post.plan(member, purpose=purpose, useless_after=post.now + DAYS_9)
        post.sweep()
        post.later(seconds=3)
        post.sweep()
    assert set(post.platform.refusals) <= {-1}


@pytest.mark.parametrize("busy", [0, 3])
def test_a_text_the_platform_did_not_take_costs_nothing(open_post: OpenPost, busy: int) -> None:
    post = open_post()
    post.member(openid=WANG)
    post.does(WANG)
    post.later(seconds=2)
    post.platform.failures["chat"] = [SendFailed(-1, Action.RETRY) for _ in range(busy)]
    post.plan(1)
    for _ in range(busy + 1):
        post.sweep()
        post.later(seconds=10)
    assert post.window(WANG).left == post.platform.people[WANG].left == 4
