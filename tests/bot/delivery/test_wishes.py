"""What members wish is looked at in the last moment: own quiet hours, a pause."""

from datetime import time, timedelta

from bot import delivery, people
from bot.core.facts import tell_nobody
from bot.core.hours import Span
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import Post, draft
from tests.builders import SHANGHAI

WANG = "openid-1"


def rest_from_eight_to_four(post: Post, person_id: int) -> None:
    with post.database.begin() as session:
        span = Span(time(8), time(16))
        people.keep_quiet(session, post.now, person_id=person_id, span=span)


def pause(post: Post, person_id: int, *, days: int | None = None) -> None:
    with post.database.begin() as session:
        until = None if days is None else post.now + timedelta(days=days)
        people.pause(session, post.now, person_id=person_id, until=until, tell=tell_nobody)


def test_own_quiet_hours_chosen_after_the_plan_hold_the_text_back(open_post: OpenPost) -> None:
    post = open_post()
    wang = post.member()
    post.does(WANG)
    post.plan(wang)
    rest_from_eight_to_four(post, wang)
    post.sweep()
    assert post.states() == ["waiting"]
    post.later(hours=7)
    post.sweep()
    assert post.states() == ["accepted"]


def test_urgent_texts_and_answers_come_in_own_quiet_hours(open_post: OpenPost) -> None:
    post = open_post()
    wang = post.member()
    post.does(WANG)
    rest_from_eight_to_four(post, wang)
    post.plan(wang, urgent=True)
    post.plan(wang, purpose="answer", held_at_night=False)
    post.sweep()
    assert post.states() == ["accepted", "accepted"]


def test_a_pause_skips_notices_and_reminders_and_lets_the_rest_through(
    open_post: OpenPost,
) -> None:
    post = open_post()
    wang = post.member()
    post.does(WANG)
    pause(post, wang)
    for purpose in ("notice", "study_day_reminder", "card"):
        post.plan(wang, purpose=purpose)
    for purpose in ("errand", "answer"):
        post.plan(wang, purpose=purpose)
    post.plan(wang, urgent=True)
    post.sweep()
    assert sorted(post.states()) == ["accepted"] * 3 + ["skipped"] * 3
    assert {one.reason for one in post.rows() if one.state == "skipped"} == {"paused"}


def test_a_pause_that_is_over_holds_nothing_back(open_post: OpenPost) -> None:
    post = open_post()
    wang = post.member()
    pause(post, wang, days=1)
    post.later(days=1)
    post.does(WANG)
    post.plan(wang, useless_after=post.now + timedelta(days=1))
    post.sweep()
    assert post.states() == ["accepted"]


def test_each_gets_a_text_of_their_own_by_one_plan(open_post: OpenPost) -> None:
    post = open_post()
    wang, li = post.member(), post.member("李根宝", openid="openid-2")
    for openid in (WANG, "openid-2"):
        post.does(openid)
    with post.database.begin() as session:
        drafts = [
            (draft(post.now, facts={"word": "甲"}), wang),
            (draft(post.now, facts={"word": "乙"}), li),
        ]
        assert delivery.plan_each(session, post.now, drafts) == 2
        assert delivery.plan_each(session, post.now, []) == 0
    post.sweep()
    assert post.platform.phones[WANG] == ["王秀兰同志：甲"]
    assert post.platform.phones["openid-2"] == ["李根宝同志：乙"]


def test_what_need_not_be_said_is_let_go_where_no_way_is_left(open_post: OpenPost) -> None:
    post = open_post()
    post.plan(post.member(openid=None), purpose="card")
    post.sweep()
    assert post.states() == ["skipped"]
    assert post.told() == []


def test_a_moment_in_another_zone_is_the_same_moment(open_post: OpenPost) -> None:
    post = open_post()
    wang = post.member()
    post.does(WANG)
    post.plan(wang, not_before=(post.now + timedelta(hours=1)).astimezone(SHANGHAI))
    post.later(minutes=59)
    post.sweep()
    assert post.states() == ["waiting"]
    post.later(minutes=1)
    post.sweep()
    assert post.states() == ["accepted"]
