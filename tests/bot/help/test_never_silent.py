"""A request never ends in silence: it goes up, stands on a list, or is asked about again."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, help
from bot.core import due
from bot.help.models import HelpRequest
from tests.bot.help.asking import SETTINGS, ask, card, claim, content, exhausted, finish, told
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person, role

DAY = timedelta(days=1)


def request(session: Session) -> HelpRequest:
    return session.scalars(select(HelpRequest)).one()


def escalate(session: Session, days: int) -> str:
    return help.escalate(session, NOW + days * DAY, request(session).id, settings=SETTINGS)


def test_unanswered_past_its_promise_it_goes_to_the_next_level_up_and_the_asker_knows(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    row = due.take_next(session, NOW + DAY, [help.OVERDUE])
    assert row is not None
    assert (row.subject_id, row.at) == (asked.id, asked.answer_by)
    assert escalate(session, 1) == "gone up"
    assert told(session, "help-request-offer") == [street.zhao.id, street.zhou.id]
    assert told(session, "help-request-gone-up") == [street.wang.id]
    assert content(session, "help-request-gone-up").facts["helper"] == "周国平"


def test_the_way_up_ends_with_an_errand_of_the_last_who_was_told(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    outcomes = [escalate(session, days) for days in (1, 2, 3, 4)]
    assert outcomes == ["gone up", "gone up", "nobody above", "nobody above"]
    (task,) = errands.today(session, NOW + 4 * DAY, street.gan.id, SHANGHAI)
    assert task.person.id == street.wang.id
    assert help.figures(session, NOW + 4 * DAY)["overdue"] == 1


def test_each_level_has_the_same_span_to_answer(session: Session, street: Street) -> None:
    ask(session, street.wang)
    first = due.take_next(session, NOW + DAY, [help.OVERDUE])
    assert first is not None
    escalate(session, 1)
    due.finish(first, NOW + DAY, "gone up")
    session.flush()
    second = due.take_next(session, NOW + 9 * DAY, [help.OVERDUE])
    assert second is not None
    assert second.at == NOW + 2 * DAY


def test_claimed_and_not_finished_its_owner_is_asked_and_has_it_on_the_list(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    assert escalate(session, 1) == "asked its owner"
    assert told(session, "help-request-how-far") == [street.zhao.id]
    (task,) = errands.today(session, NOW + DAY, street.zhao.id, SHANGHAI)
    assert task.errands[0].kind == "help"


def test_what_is_over_is_left_alone(session: Session, street: Street) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    finish(session, street.zhao)
    assert escalate(session, 1) == "ended"
    assert help.escalate(session, NOW, 999, settings=SETTINGS) == "ended"


def test_an_organiser_who_cannot_be_reached_is_passed_over_at_once(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    assert exhausted(session, asked, street.zhao) == "gone up"
    assert told(session, "help-request-offer") == [street.zhao.id, street.zhou.id]


def test_where_nobody_can_be_reached_it_stands_unassigned(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    outcomes = [exhausted(session, asked, one) for one in (street.zhao, street.zhou, street.gan)]
    assert outcomes == ["gone up", "gone up", "errand"]
    assert errands.unassigned(session, ACCOUNT) == {street.group.path: 1}


def test_in_danger_one_who_cannot_be_reached_is_replaced_by_the_next(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang, danger="medical")
    assert exhausted(session, asked, street.zhou) == "gone up"
    assert told(session, "help-request-offer-danger") == [
        street.zhao.id,
        street.zhou.id,
        street.gan.id,
    ]


def test_an_asker_who_cannot_be_told_is_rung_by_who_helps(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)
    assert exhausted(session, asked, street.wang) == "errand"
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.errands[0].reason == "errand-help-ring-asker"
    assert told(session, "errand-told") == [street.zhao.id]


def test_what_its_owner_could_not_be_told_stands_on_their_list(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)
    assert exhausted(session, asked, street.zhao) == "errand"
    assert exhausted(session, asked, street.gan) == "ended"
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.errands[0].kind == "help"


def test_finished_the_asker_is_asked_whether_it_is(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)
    assert finish(session, street.zhao, "换了阀门") == help.Finished(
        asked.id, asked.no, street.wang.id
    )
    question = content(session, "help-request-finished-with-note")
    assert (question.question, question.question_until) == ("help_done", NOW + 3 * DAY)
    assert question.facts["note"] == "换了阀门"
    help.thanked(session, NOW, request_id=asked.id)
    assert request(session).thanked_at == NOW


def test_not_yet_opens_it_again_and_tells_who_had_it(session: Session, street: Street) -> None:
    helper = role(session, person(session, "志愿者甲", street.branch), "volunteer", street.branch)
    asked = ask(session, street.wang)
    claim(session, helper)
    finish(session, helper)
    again = help.not_yet(session, NOW, request_id=asked.id, settings=SETTINGS)
    assert isinstance(again, help.OpenAgain)
    assert again.to == card(session, street.zhao)
    assert help.figures(session, NOW)["open"] == 1
    assert told(session, "help-request-not-done") == [helper.id]
    twice = help.not_yet(session, NOW, request_id=asked.id, settings=SETTINGS)
    assert isinstance(twice, help.OpenAgain)
    assert told(session, "help-request-not-done") == [helper.id]
    assert isinstance(claim(session, helper), help.Claimed)


def test_who_is_in_charge_may_finish_for_a_volunteer_another_volunteer_may_not(
    session: Session, street: Street
) -> None:
    helpers = [
        role(session, person(session, name, street.branch), "volunteer", street.branch)
        for name in ("志愿者甲", "志愿者乙")
    ]
    ask(session, street.wang)
    claim(session, helpers[0])
    assert finish(session, helpers[1]) == help.Taken(1, "志愿者甲")
    assert finish(session, street.qian) == help.NotTheirs(1)
    assert finish(session, street.wang) == help.OwnRequest(1)
    assert finish(session, street.zhao, number=7) == help.NotFound(7)
    assert isinstance(finish(session, street.zhao), help.Finished)
    assert finish(session, street.zhao) == help.AlreadyDone(1)
