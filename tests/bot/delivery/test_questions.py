"""Open questions: one of each kind and subject, closed by answers, asked anew under their id."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot import delivery
from tests.builders import ACCOUNT, NOW

HOUR = timedelta(hours=1)


def ask(session: Session, kind: str = "which", now: datetime = NOW, **given: object) -> int:
    values: dict[str, object] = {
        "account": ACCOUNT,
        "openid": "o1",
        "person_id": 1,
        "kind": kind,
        "until": now + HOUR,
    }
    return delivery.ask(session, now, **(values | given))  # type: ignore[arg-type]


def kinds(session: Session, now: datetime = NOW) -> list[str]:
    return [one.kind for one in delivery.open_questions(session, now, ACCOUNT, "o1")]


def test_questions_are_open_until_their_end_the_oldest_first(session: Session) -> None:
    ask(session, "which", now=NOW)
    ask(session, "media", now=NOW - timedelta(minutes=1))
    ask(session, "meant", openid="another")
    assert kinds(session) == ["media", "which"]
    assert kinds(session, NOW + HOUR - timedelta(minutes=1)) == ["which"]
    assert kinds(session, NOW + HOUR) == []


@pytest.mark.parametrize("person_id", [1, None])
@pytest.mark.parametrize("about_id", [7, None])
def test_asked_again_it_is_the_same_question_anew(
    session: Session, person_id: int | None, about_id: int | None
) -> None:
    first = ask(session, "notice", person_id=person_id, about_id=about_id, data={"a": 1})
    delivery.answered(session, NOW, first, "1")
    again = ask(
        session, "notice", now=NOW + HOUR / 2, person_id=person_id, about_id=about_id,
        data={"a": 2}, choices=("x",),
    )  # fmt: skip
    (question,) = delivery.open_questions(session, NOW + HOUR, ACCOUNT, "o1")
    assert again == first == question.id
    assert (question.data, question.choices, question.answer) == ({"a": 2}, ["x"], None)


def test_a_closed_question_asked_again_is_a_new_one(session: Session) -> None:
    first = ask(session)
    delivery.answered(session, NOW, first, "1")
    assert ask(session) != first


def test_what_differs_in_person_or_subject_stands_beside_it(session: Session) -> None:
    ask(session, about_id=7)
    ask(session, about_id=8)
    ask(session, about_id=7, person_id=2)
    assert len(kinds(session)) == 3


@pytest.mark.parametrize(("kind", "open_after"), [("study_day", 1), ("notice", 1), ("which", 0)])
def test_study_days_and_notices_may_be_answered_again(
    session: Session, kind: str, open_after: int
) -> None:
    asked = ask(session, kind)
    delivery.answered(session, NOW, asked, "2")
    assert len(kinds(session)) == open_after
    last = delivery.last_answered(session, ACCOUNT, "o1")
    assert last is not None
    assert (last.id, last.answer, last.answered_at) == (asked, "2", NOW)


def test_nobody_answered_nothing(session: Session) -> None:
    assert delivery.last_answered(session, ACCOUNT, "o1") is None


def test_close_about_closes_for_all_or_for_some(session: Session) -> None:
    for person in (1, 2, 3):
        ask(session, "help_offer", about_id=12, person_id=person)
    delivery.close_about(session, NOW, "help_offer", 12, [1])
    assert len(kinds(session)) == 2
    delivery.close_about(session, NOW, "help_offer", 13)
    delivery.close_about(session, NOW, "help_offer", 12)
    assert kinds(session) == []


def test_reopened_it_waits_for_an_answer_in_the_place_of_a_newer_one(session: Session) -> None:
    first = ask(session)
    delivery.answered(session, NOW, first, "1")
    ask(session)
    delivery.reopen(session, NOW, first, NOW + HOUR)
    (question,) = delivery.open_questions(session, NOW, ACCOUNT, "o1")
    assert (question.id, question.answer) == (first, None)


def test_closing_twice_keeps_the_first_time(session: Session) -> None:
    asked = ask(session)
    delivery.close(session, NOW, asked)
    delivery.close(session, NOW + HOUR, asked)
    assert delivery.question(session, asked).closed_at == NOW
