"""The round sheet: everybody invited stands in exactly one place, by unit and by category."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot import errands, people, study
from bot.study.models import Lesson
from tests import builders
from tests.bot.study.days import AFTER, ENDS, STARTS, answer, balances, check_in, publish, sheet
from tests.builders import NOW, SHANGHAI, Street


@pytest.fixture
def day(session: Session, street: Street) -> study.StudyDay:
    """A study day of 东风支部."""
    return publish(session, street.branch, street.zhou)


def test_before_the_end_there_are_answers_and_nobody_has_missed_it(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    answer(session, day, street.wang, "on_site")
    answer(session, day, street.li, "leave")
    made = sheet(session, day, NOW)
    balances(made)
    counts = made.whole
    assert (counts["invited"], counts["on_site"], counts["leave"], counts["silent"]) == (4, 1, 1, 2)
    assert made.whole.missed == 0
    assert not made.is_over


def test_after_the_end_everybody_came_or_is_missing_for_a_reason(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    answer(session, day, street.li, "leave")
    check_in(session, day, street.wang, day.code)
    check_in(session, day, street.zhou)
    made = sheet(session, day)
    balances(made)
    assert made.whole.of("came_") == {"on_site": 1, "remote": 1}
    assert made.whole.of("evidence_") == {"code": 1, "self": 1}
    assert made.whole.missing == {"leave": 1, "nobody": 1}


def test_while_the_lesson_may_be_made_up_nobody_has_to_see_to_it(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    lesson = Lesson(account=day.account, title="", text="", choices=[], least_s=0, created_at=NOW)
    session.add(lesson)
    session.flush()
    day.lesson_id = lesson.id
    answer(session, day, street.li, "leave")
    assert sheet(session, day).whole.missing == {"leave": 1, "makeup": 3}
    assert study.hand_over_missed(session, AFTER, day, SHANGHAI) == 0
    assert study.hand_over_missed(session, day.online_until, day, SHANGHAI) == 3
    assert sheet(session, day, day.online_until).whole.missing == {"leave": 1, "handed": 3}


def test_who_has_an_errand_is_handed_over_and_who_was_spoken_with_is_that(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    for one in (street.wang, street.li):
        errands.give(
            session,
            NOW,
            account=day.account,
            kind="call",
            about=("study_day", day.id),
            person_id=one.id,
            owner_id=street.zhao.id,
            due_at=AFTER,
            reason="errand-tell-study-day",
            facts={"title": "", "starts_at": NOW},
        )
    assert sheet(session, day).whole.missing == {"handed": 2, "nobody": 2}
    tasks = errands.today(session, AFTER, street.zhao.id, SHANGHAI)
    errands.done(
        session,
        AFTER,
        owner_id=street.zhao.id,
        number=tasks[0].number,
        note=None,
        zone=SHANGHAI,
        tell=builders.Heard(),
    )
    made = sheet(session, day)
    assert made.whole.missing == {"handed": 1, "spoken": 1, "nobody": 2}
    balances(made)


def test_somebody_not_invited_who_comes_is_added_and_counts(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    check_in(session, day, street.chen, day.code)
    made = sheet(session, day)
    balances(made)
    assert made.whole["invited"] == 5
    assert made.whole["walk_in"] == 1
    assert made.whole["silent"] == 5
    assert [(one.name, one.figures["attended"]) for one in made.units] == [
        ("东风支部", 0),
        ("紫云苑小组", 0),
        ("", 1),
    ]


def test_who_paused_or_left_is_explained(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    people.pause(session, NOW, person_id=street.wang.id, until=None, tell=builders.Heard())
    people.leave(session, NOW, person_id=street.li.id, tell=builders.Heard())
    made = sheet(session, day)
    balances(made)
    assert made.whole.missing == {"left": 1, "paused": 1, "nobody": 2}


def test_attendance_counts_for_both_homes(session: Session, street: Street) -> None:
    own = publish(session, street.branch, street.zhou)
    other = publish(session, street.other_branch, street.qian)
    invited = session.get_one(study.Invitee, (own.id, street.wang.id))
    invited.elsewhere_day_id = other.id
    session.flush()
    assert sheet(session, own).whole.missing == {"elsewhere": 1, "nobody": 3}
    check_in(session, other, street.wang, other.code)
    made = sheet(session, own)
    balances(made)
    assert made.whole["attended"] == 1
    assert sheet(session, other).whole["attended"] == 1
    (counted, _) = study.figures(session, AFTER)
    assert counted["attended"] == 1


def test_the_sheet_of_a_past_day_is_as_people_belonged_then(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    people.set_category(session, STARTS - timedelta(days=1), [street.wang.id], "retired")
    people.transfer(
        session,
        ENDS + timedelta(days=1),
        who=people.Who(person_id=street.wang.id),
        to_id=street.other_branch.id,
        tell=builders.Heard(),
    )
    made = sheet(session, day, ENDS + timedelta(days=2))
    balances(made)
    assert {one.name: one.figures["invited"] for one in made.units} == {
        "东风支部": 1,
        "紫云苑小组": 3,
    }
    assert made.categories["retired"]["invited"] == 1


def test_a_leader_sees_the_own_people_alone(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    made = sheet(session, day, AFTER, people.in_scope(session, AFTER, street.zhao.id))
    balances(made)
    assert made.whole["invited"] == 3


def test_the_funnel_counts_told_seen_answered_attended(
    session: Session, street: Street, day: study.StudyDay
) -> None:
    answer(session, day, street.wang, "on_site")
    check_in(session, day, street.wang, day.code)
    check_in(session, day, street.li)
    made = sheet(session, day)
    told, seen, answered, attended = (made.whole[one] for one in study.FUNNEL)
    assert (told, seen, answered, attended) == (0, 2, 1, 2)
