"""Who asks for help is promised an answer, and somebody is told."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, help
from bot.core.due import Due
from bot.delivery.models import Outbound
from tests.bot.help.asking import SETTINGS, ask, card, claim, content, sent, told
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person, role, unit

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NIGHT = NOW + 12 * HOUR  # 22:00 in Shanghai


def test_the_organiser_is_told_at_once_with_the_question(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    assert (asked.no, asked.waits_until) == (1, None)
    assert asked.organiser == card(session, street.zhao)
    assert told(session, "help-request-offer") == [street.zhao.id]
    offer = content(session, "help-request-offer")
    assert (offer.question, offer.question_until) == ("help_offer", NOW + DAY)
    assert "13900000005" not in str(offer.facts)  # the phone lies sealed


def test_a_normal_request_is_promised_an_answer_at_the_same_time_next_working_day(
    session: Session, street: Street
) -> None:
    assert ask(session, street.wang).answer_by == NOW + DAY
    friday = NOW + 3 * DAY
    assert ask(session, street.wang, now=friday).answer_by == friday + 3 * DAY


def test_an_urgent_request_is_promised_an_answer_by_the_clock(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang, urgent=True, now=NIGHT)
    assert asked.answer_by == NIGHT + 30 * MINUTE
    assert asked.waits_until is None


def test_at_night_a_normal_request_reaches_the_organiser_at_eight(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang, now=NIGHT)
    morning = NIGHT + 10 * HOUR
    assert asked.waits_until == morning
    offer = content(session, "help-request-offer")
    assert (offer.held_at_night, offer.question_until) == (True, morning + DAY)
    assert session.scalars(select(Outbound.not_before)).all() == [morning]


def test_at_night_an_urgent_request_is_not_held_back(session: Session, street: Street) -> None:
    ask(session, street.wang, urgent=True, now=NIGHT)
    offer = content(session, "help-request-offer-urgent")
    assert (offer.urgent, offer.held_at_night) == (True, False)


def test_danger_reaches_leader_and_secretary_and_stands_on_their_lists(
    session: Session, street: Street
) -> None:
    second = role(session, person(session, "副组长", street.group), "leader", street.group)
    asked = ask(session, street.wang, danger="medical", now=NIGHT)
    assert asked.urgent
    assert told(session, "help-request-offer-danger") == [street.zhao.id, street.zhou.id]
    assert second.id not in told(session, "help-request-offer-danger")
    for owner in (street.zhao, street.zhou):
        (task,) = errands.today(session, NIGHT, owner.id, SHANGHAI)
        assert task.errands[0].reason == "errand-help-request"


def test_where_nobody_holds_a_role_the_request_stands_as_an_unassigned_errand(
    session: Session, street: Street
) -> None:
    lonely = person(session, "独居", unit(session, "孤村"))
    asked = ask(session, lonely)
    assert asked.organiser is None
    assert street.zhao.id not in told(session, "help-request-offer")
    assert errands.unassigned(session, ACCOUNT) == {"孤村": 1}


def test_a_leader_who_asks_is_looked_after_one_level_up(session: Session, street: Street) -> None:
    assert ask(session, street.zhao).organiser == card(session, street.zhou)


def test_made_urgent_it_goes_at_once_to_who_was_to_read_it_in_the_morning(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang, now=NIGHT)
    hurried = help.hurry(session, NIGHT, request_id=asked.id, settings=SETTINGS)
    assert isinstance(hurried, help.Asked)
    assert (hurried.urgent, hurried.answer_by) == (True, NIGHT + 30 * MINUTE)
    assert told(session, "help-request-offer") == []
    assert told(session, "help-request-offer-urgent") == [street.zhao.id]
    again = help.hurry(session, NIGHT, request_id=asked.id, settings=SETTINGS)
    assert isinstance(again, help.Asked)
    assert told(session, "help-request-offer-urgent") == [street.zhao.id]


def test_cancelled_before_anybody_read_it_nobody_is_bothered(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang, now=NIGHT)
    asker = card(session, street.wang)
    cancelled = help.cancel(session, NIGHT, account=ACCOUNT, number=asked.no, by=asker)
    assert cancelled == help.Cancelled(asked.id, asked.no)
    assert told(session, "help-request-offer") == []
    assert told(session, "help-request-cancelled") == []
    assert session.scalars(select(Due).where(Due.done_at.is_(None))).all() == []


def test_cancelled_later_whoever_comes_is_told(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)
    sent(session)
    asker = card(session, street.wang)
    help.cancel(session, NOW, account=ACCOUNT, number=asked.no, by=asker)
    assert told(session, "help-request-cancelled") == [street.zhao.id]
    twice = help.cancel(session, NOW, account=ACCOUNT, number=asked.no, by=asker)
    assert twice == help.AlreadyDone(asked.no)


def test_only_the_asker_can_cancel(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    other = card(session, street.li)
    refused = help.cancel(session, NOW, account=ACCOUNT, number=asked.no, by=other)
    assert refused == help.NotFound(asked.no)


def test_a_picture_belongs_to_the_request_of_the_last_ten_minutes(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    within = 10 * MINUTE
    found = help.lately_asked(session, NOW + 9 * MINUTE, street.wang.id, within=within)
    assert found is not None
    assert found.id == asked.id
    help.add(session, NOW, request_id=asked.id, kind="image", sealed="v1.x")
    assert help.lately_asked(session, NOW + 11 * MINUTE, street.wang.id, within=within) is None


def test_progress_is_for_the_asker_and_those_who_may_help(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)

    def progress(by_id: int) -> object:
        return help.progress(session, NOW, account=ACCOUNT, number=asked.no, by_id=by_id)

    found = progress(street.wang.id)
    assert isinstance(found, help.Progress)
    assert (found.state, found.owner) == ("claimed", card(session, street.zhao))
    assert isinstance(progress(street.zhou.id), help.Progress)
    assert progress(street.qian.id) == help.NotFound(asked.no)


def test_the_figures_are_those_of_status(session: Session, street: Street) -> None:
    for one in (street.wang, street.li, street.zhao):
        ask(session, one)
    claim(session, street.zhao, 1)
    claim(session, street.zhao, 2)
    help.finish(session, NOW, account=ACCOUNT, number=2, by=card(session, street.zhao), note="")
    now = {"open": 1, "claimed": 1, "overdue": 0, "done": 1, "cancelled": 0}
    assert help.figures(session, NOW, ACCOUNT) == now
    later = help.figures(session, NOW + 2 * DAY, ACCOUNT)
    assert later == {**now, "overdue": 2}
    assert sum(help.figures(session, NOW, "another").values()) == 0
