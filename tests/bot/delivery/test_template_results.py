"""What the platform reports of templates: late, early, twice, or that the person blocks them."""

import pytest

from bot import delivery
from bot.channels import Outgoing
from bot.delivery.models import Content
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.platform import Template
from tests.bot.delivery.post import PURPOSES, Post
from tests.builders import ACCOUNT

WANG = "openid-1"
BLOCKED = "failed:user block"


def report(post: Post, status: str, account: str = ACCOUNT) -> None:
    """The platform's event on the first text."""
    key = post.platform.by("template")[0].key
    with post.database.begin() as session:
        delivery.template_result(session, post.now, account, f"job-{key}", status)


@pytest.fixture
def sent(open_post: OpenPost) -> Post:
    """A notice that went to 王秀兰 by template."""
    post = open_post(templates=PURPOSES)
    post.plan(post.member())
    post.sweep()
    return post


def test_delivered_is_noted(sent: Post) -> None:
    report(sent, "success")
    assert sent.deliveries() == [("template", "delivered")]
    assert sent.states() == ["accepted"]


def test_without_a_report_it_stays_accepted(sent: Post) -> None:
    sent.later(hours=1)
    sent.give_back()
    sent.sweep()
    assert sent.states() == ["accepted"]


@pytest.mark.parametrize("status", ["failed: system failed", "failed:freq limit", BLOCKED])
def test_a_failure_goes_on_by_the_next_route_and_twice_is_once(sent: Post, status: str) -> None:
    report(sent, status)
    report(sent, status)
    assert sent.states() == ["waiting"]
    sent.sweep()
    report(sent, status)
    sent.sweep()
    assert sent.states() == ["failed"]
    assert [fact.reason for fact in sent.told()] == ["refused"]


def test_a_text_withdrawn_since_does_not_go_again(sent: Post) -> None:
    with sent.database.begin() as session:
        content = session.query(Content).one()
        delivery.withdraw(session, sent.now, (content.about_kind, content.about_id), "recalled")
    report(sent, "failed: system failed")
    assert sent.states() == ["skipped"]
    assert sent.deliveries() == [("template", "failed")]
    assert sent.told() == []


def test_a_failure_goes_by_chat_when_that_is_open_now(sent: Post) -> None:
    sent.does(WANG)
    report(sent, BLOCKED)
    sent.sweep()
    assert sent.deliveries() == [("template", "failed"), ("chat", "accepted")]


def test_who_blocks_templates_is_not_sent_others_until_they_write(sent: Post) -> None:
    sent.does(WANG, "unfollow")
    sent.does(WANG, "follow")
    sent.later(minutes=2)
    report(sent, BLOCKED)
    sent.plan(1)
    sent.sweep()
    assert sent.states() == ["failed", "failed"]
    assert len(sent.platform.calls) == 1


def test_another_accounts_report_is_not_ours(sent: Post) -> None:
    report(sent, BLOCKED, account="another")
    assert sent.states() == ["accepted"]


class ReportsFirst(Template):
    """The event comes before the call's answer is read."""

    def __init__(self, post: Post) -> None:
        super().__init__(post.platform)
        self._post = post

    async def send(self, message: Outgoing) -> str:
        """One call."""
        job = await super().send(message)
        report(self._post, BLOCKED)
        return job


def test_a_report_that_overtakes_the_answer_is_not_lost(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    post.plan(post.member())
    post.sender.close()
    post.sender = post.another_sender(template=ReportsFirst(post))
    post.sweep(2)
    assert post.deliveries() == [("template", "failed")]
    assert [fact.reason for fact in post.told()] == ["refused"]
