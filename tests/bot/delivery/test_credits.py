"""Notices people agreed to: one agreement, one message, and only where the chat is shut."""

import pytest

from bot import delivery
from bot.channels import Action, NoAnswer, SendFailed
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import PURPOSES, Post
from tests.builders import ACCOUNT

WANG = "openid-1"
NOTICE = "ntf-notice"


@pytest.fixture
def post(open_post: OpenPost) -> Post:
    """A post office with templates, and with a notice to agree to."""
    return open_post(templates=PURPOSES, subscriptions={ACCOUNT: {"notice": NOTICE}})


def chooses(post: Post, word: str, *, for_good: bool = False) -> None:
    with post.database.begin() as session:
        words = [delivery.Agreed(NOTICE, word, for_good=for_good)]
        delivery.agreed(session, post.now, account=ACCOUNT, openid=WANG, words=words)


def test_an_open_chat_spends_no_agreement(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    post.agrees(WANG)
    post.plan(wang)
    post.sweep()
    assert post.deliveries() == [("chat", "accepted")]
    assert post.credit(WANG) == {NOTICE: 1}


def test_with_the_chat_shut_it_goes_before_the_template_once(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    for _ in range(2):
        post.plan(wang)
        post.sweep()
    assert post.deliveries() == [("credit", "accepted"), ("template", "accepted")]
    assert post.platform.by("credit")[0].template_id == NOTICE
    assert post.credit(WANG) == {}


def test_two_texts_of_one_batch_do_not_spend_the_same(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.plan(wang)
    post.plan(wang)
    post.sweep()
    assert sorted(post.deliveries()) == [("credit", "accepted"), ("template", "accepted")]
    assert post.platform.refusals == []


def test_another_purpose_has_no_such_notice(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.plan(wang, purpose="errand")
    post.sweep()
    assert post.deliveries() == [("template", "accepted")]
    assert post.credit(WANG) == {NOTICE: 1}


def test_a_refusal_empties_what_we_believed_and_takes_the_next_way(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.agrees(WANG)
    post.platform.agreed.clear()
    post.plan(wang)
    post.sweep(2)
    assert post.deliveries() == [("credit", "refused"), ("template", "accepted")]
    assert post.credit(WANG) == {}


@pytest.mark.parametrize(
    "error",
    [SendFailed(-1, Action.RETRY), SendFailed(47003, Action.NEXT_ROUTE)],
    ids=["busy", "a wrong value"],
)
def test_what_was_not_sent_is_not_spent(post: Post, error: SendFailed) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.platform.failures["credit"] = [error]
    post.plan(wang)
    post.sweep()
    assert post.credit(WANG) == {NOTICE: 1}


def test_a_lost_answer_is_unknown_and_not_repeated(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.platform.lost_answers["credit"] = [NoAnswer("timeout")]
    post.plan(wang)
    post.sweep(3)
    assert post.states() == ["unknown"]
    assert len(post.platform.phones[WANG]) == 1


def test_a_report_of_failure_goes_on_by_the_template(post: Post) -> None:
    wang = post.member()
    post.agrees(WANG)
    post.plan(wang)
    post.sweep()
    sent = f"ntf-{post.platform.by('credit')[0].key}"
    with post.database.begin() as session:
        delivery.template_result(session, post.now, ACCOUNT, sent, "failed: 43101")
    post.sweep()
    assert post.deliveries() == [("credit", "failed"), ("template", "accepted")]


def test_refusing_once_takes_nothing_back_and_refusing_for_good_all(post: Post) -> None:
    chooses(post, "accept")
    chooses(post, "accept")
    chooses(post, "reject")
    assert post.credit(WANG) == {NOTICE: 2}
    chooses(post, "reject", for_good=True)
    assert post.credit(WANG) == {}


def test_no_more_is_kept_than_makes_sense(post: Post) -> None:
    for _ in range(30):
        chooses(post, "accept")
    assert post.credit(WANG) == {NOTICE: 20}


def test_the_story_says_why_no_notice_went(post: Post) -> None:
    post.plan(post.member())
    post.sweep()
    with post.database.read() as session:
        lines = delivery.explain(session, post.rows()[0].id)
    passed = [(one.channel, one.reason) for one in lines if one.what == "route-passed"]
    assert passed == [("chat", "route-why-never-wrote"), ("credit", "route-why-no-credit")]
