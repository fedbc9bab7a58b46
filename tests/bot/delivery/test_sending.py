"""One text out: what goes where and when, what is recorded, what is asked by it."""

from datetime import timedelta

from bot import delivery
from bot.core.database import Database
from bot.core.kept_facts import OwnPage, Saying, Sealed
from bot.people import Person
from tests import builders
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import PURPOSES, Post, at, draft
from tests.builders import ACCOUNT, SEALER

WANG = "openid-1"


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


def test_a_fact_of_a_template_may_be_a_text_of_its_own(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    title = Saying("hello", {"you": "王阿姨", "word": "停水"})
    post.plan(post.member(), template={"title": title})
    post.sweep()
    assert post.platform.by("template")[0].template_fields == {"title": "王阿姨：停水"}


def test_a_tap_on_a_card_leads_to_the_recipients_own_page(open_post: OpenPost) -> None:
    post = open_post(templates=PURPOSES)
    wang = post.member()
    page = OwnPage("notice", 7, at(23))
    post.plan(wang, template={"title": "停水", "page": page})
    post.sweep()
    (sent,) = post.platform.by("template")
    assert sent.template_fields == {"title": "停水"}
    assert sent.url == f"notice 7 {wang}"


def test_an_own_page_also_stands_inside_another_text(post: Post) -> None:
    wang = post.member()
    post.does(WANG)
    inside = Saying("hello", {"you": "看", "word": OwnPage("notice", 7, at(23))})
    post.plan(wang, facts={"word": inside})
    post.sweep()
    assert post.platform.phones[WANG] == [f"王秀兰同志：看：notice 7 {wang}"]


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
