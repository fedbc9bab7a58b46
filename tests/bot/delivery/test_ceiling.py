"""Nobody is flooded: so many texts a person and a day, the rest waits for the morning."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, select

from bot.core.database import Database
from bot.delivery.models import Outbound
from tests.bot.delivery.conftest import OpenPost
from tests.bot.delivery.post import Post, at

TEMPLATES = frozenset({"notice", "study_day_reminder", "errand"})
CEILING = 2


def office(open_post: OpenPost) -> Post:
    """Two texts a person and a day, all by template; at noon."""
    post = open_post(per_day=CEILING, templates=TEMPLATES)
    post.now = at(12)
    return post


def many(post: Post, who: int, count: int, **changes: object) -> None:
    for number in range(count):
        post.plan(who, about=("notice", 100 + number), **changes)


@contextmanager
def counted(database: Database, mentioning: str) -> Iterator[list[str]]:
    """The statements that mention a word."""
    found: list[str] = []

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if mentioning in statement:
            found.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine, "before_cursor_execute", note)


def reasons(post: Post) -> list[str | None]:
    with post.database.read() as session:
        return list(session.scalars(select(Outbound.reason).order_by(Outbound.id)))


def test_what_is_over_the_ceiling_waits_for_the_next_morning(open_post: OpenPost) -> None:
    post = office(open_post)
    many(post, post.member(), 3)
    post.sweep()
    assert post.states() == ["accepted", "accepted", "waiting"]
    assert post.rows()[2].not_before == at(8, day=2)
    post.now = at(8, day=2)
    post.sweep()
    assert post.states() == ["accepted"] * 3


def test_the_texts_of_earlier_batches_of_the_day_count(open_post: OpenPost) -> None:
    post = office(open_post)
    wang = post.member()
    many(post, wang, 2)
    post.sweep()
    post.later(hours=8)
    many(post, wang, 1)
    post.sweep()
    assert post.states() == ["accepted", "accepted", "waiting"]


def test_each_person_has_a_ceiling_of_their_own(open_post: OpenPost) -> None:
    post = office(open_post)
    many(post, post.member(), 2)
    many(post, post.member("李根宝"), 2)
    post.sweep()
    assert post.states() == ["accepted"] * 4


def test_a_day_is_one_of_the_place(open_post: OpenPost) -> None:
    post = office(open_post)
    post.now = at(23, 50)
    wang = post.member()
    many(post, wang, 2)
    post.sweep()
    post.later(minutes=20)  # past midnight there, still the same day in UTC
    many(post, wang, 1)
    post.sweep()
    assert post.states() == ["accepted"] * 3


def test_answers_help_alarms_and_what_follows_from_an_act_always_go(open_post: OpenPost) -> None:
    post = office(open_post)
    wang = post.member()
    post.does("openid-1")
    many(post, wang, 2)
    post.sweep()
    post.plan(wang, urgent=True)
    post.plan(wang, purpose="answer", held_at_night=False)
    post.plan(wang, purpose="help_request")
    post.plan(wang, purpose="errand", held_at_night=False)
    post.sweep()
    assert post.states() == ["accepted"] * 6


def test_they_take_nothing_from_what_is_left_of_the_day(open_post: OpenPost) -> None:
    post = office(open_post)
    wang = post.member()
    post.does("openid-1")
    post.plan(wang, urgent=True)
    post.plan(wang, purpose="help_request")
    post.sweep()
    many(post, wang, 2)
    post.sweep()
    assert post.states() == ["accepted"] * 4


def test_a_second_reminder_that_cannot_wait_is_left_out_with_its_reason(
    open_post: OpenPost,
) -> None:
    post = office(open_post)
    wang = post.member()
    of_tonight = {"purpose": "study_day_reminder", "about": ("study_day", 1)}
    post.plan(wang, **of_tonight, useless_after=at(19))
    many(post, wang, 1)
    post.sweep()
    post.later(hours=5)
    post.plan(wang, **of_tonight, useless_after=at(19))
    post.sweep()
    assert post.states() == ["accepted", "accepted", "skipped"]
    assert reasons(post)[2] == "enough-today"


def test_the_first_word_of_something_that_cannot_wait_goes(open_post: OpenPost) -> None:
    post = office(open_post)
    wang = post.member()
    many(post, wang, 2)
    post.plan(wang, purpose="study_day_reminder", about=("study_day", 1), useless_after=at(19))
    post.sweep()
    assert post.states() == ["accepted"] * 3


def test_the_quiet_hours_of_the_morning_are_kept(open_post: OpenPost) -> None:
    post = open_post(per_day=1, quiet="21:00-09:30", templates=TEMPLATES)
    post.now = at(12)
    many(post, post.member(), 2)
    post.sweep()
    assert post.rows()[1].not_before == at(9, 30, day=2)


def test_who_cannot_be_reached_is_somebodys_to_tell_at_once(open_post: OpenPost) -> None:
    post = office(open_post)
    unbound = post.member(openid=None)
    many(post, unbound, 3)
    post.sweep()
    assert post.states() == ["failed"] * 3


def test_everybodys_count_comes_with_their_text_in_one_statement(open_post: OpenPost) -> None:
    post = office(open_post)
    post.plan(*[post.member(f"某{number}") for number in range(20)])
    with counted(post.database, "sent_today") as statements:
        post.sweep()
    assert post.states() == ["accepted"] * 20
    assert len(statements) == 1


def test_nothing_is_held_without_a_ceiling(open_post: OpenPost) -> None:
    post = open_post(templates=TEMPLATES)
    many(post, post.member(), 9)
    post.sweep()
    assert post.states() == ["accepted"] * 9
