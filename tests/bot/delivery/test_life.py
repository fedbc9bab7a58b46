"""What operators see of single texts, and how they bring one back."""

from datetime import timedelta

from sqlalchemy import update

from bot import delivery
from bot.channels import Action, NoAnswer, SendFailed
from bot.delivery.models import Outbound, Question
from tests import builders
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import Post


def life(post: Post, number: int = 1) -> delivery.Life:
    with post.database.read() as session:
        found = delivery.life_of(session, number)
    assert found is not None
    return found


def listed(post: Post, **wanted: object) -> list[int]:
    with post.database.read() as session:
        return [one.id for one in delivery.list_texts(session, post.now, **wanted)]  # type: ignore[arg-type]


def requeued(post: Post, number: int = 1, **how: bool) -> str:
    with post.database.begin() as session:
        came = delivery.requeue(session, post.now, number, reason="mended", **how)
    return came.why if isinstance(came, delivery.NotRequeued) else "waits"


def failed(post: Post) -> str:
    """A text to a member without any way; the member's openid."""
    who = post.member()
    post.plan(who)
    post.sweep()
    assert post.states() == ["failed"]
    return f"openid-{who}"


def test_a_list_holds_those_longest_in_their_state_first(post: Post) -> None:
    failed(post)
    post.later(minutes=20)
    post.plan(post.member("李根宝"))
    assert listed(post) == [1, 2]
    assert listed(post, states=("waiting",)) == [2]
    assert listed(post, older_than=timedelta(minutes=10)) == [1]
    assert listed(post, account="another") == []
    assert listed(post, limit=1) == [1]


def test_a_life_says_what_was_tried_and_what_was_said(open_post: OpenPost) -> None:
    post = open_post(templates=frozenset({"notice"}))
    who = post.member()
    post.does(f"openid-{who}")
    post.platform.failures["chat"] += [SendFailed(45015, Action.CLOSE_WINDOW)]
    post.plan(who)
    post.sweep(3)
    seen = life(post)
    assert (seen.listed.state, seen.listed.about) == ("accepted", "notice 7")
    assert [(one.channel, one.outcome) for one in seen.attempts][-1] == ("template", "accepted")
    assert seen.attempts[0].code == 45015
    assert seen.what_follows(post.now) == "accepted"


def test_a_failed_text_waits_again_and_says_why(post: Post) -> None:
    openid = failed(post)
    post.does(openid)
    assert requeued(post) == "waits"
    assert [(one.act, one.reason) for one in life(post).acts] == [("requeued", "mended")]
    post.sweep()
    assert post.states() == ["accepted"]


def test_what_may_have_arrived_is_left_alone_unless_twice_is_better(post: Post) -> None:
    who = post.member()
    post.does(f"openid-{who}")
    post.platform.lost_answers["chat"].append(NoAnswer(""))
    post.plan(who)
    post.sweep()
    assert post.states() == ["unknown"]
    assert requeued(post) == "may-have-arrived"
    assert requeued(post, even_twice=True) == "waits"
    post.sweep()
    assert post.states() == ["accepted"]


def test_what_is_of_no_use_any_more_is_not_brought_back(post: Post) -> None:
    assert requeued(post, 4711) == "unknown-number"
    failed(post)
    other = post.member("李根宝")
    content = post.plan(other)
    assert requeued(post, 2) == "not-over"
    post.sweep()
    with post.database.begin() as session:
        session.execute(
            update(Outbound).where(Outbound.content_id == content).values(reason="recalled")
        )
    assert requeued(post, 2) == "called-off"
    post.later(days=3)
    assert requeued(post, 1) == "too-late"


def test_who_has_answered_meanwhile_is_not_asked_again(post: Post) -> None:
    who = post.member()
    post.plan(who, question="notice")
    post.sweep()
    with post.database.begin() as session:
        delivery.ask(
            session,
            post.now,
            account=builders.ACCOUNT,
            openid=f"openid-{who}",
            person_id=who,
            kind="notice",
            about_id=7,
            until=post.now + timedelta(days=1),
            in_reply=True,
        )
        session.execute(update(Question).values(answered_at=post.now, answer="1"))
    assert requeued(post) == "answered"
