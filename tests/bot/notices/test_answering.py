"""The latest word wins at any time, whoever says it."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, notices
from bot.core.due import Due
from bot.delivery.models import Outbound
from bot.errands import Errand
from bot.notices.models import Notice, Recipient
from tests.bot.notices.announcing import exhausted, publish, states, texts
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person, role

HOUR = timedelta(hours=1)


@pytest.fixture
def notice_id(session: Session, street: Street) -> int:
    return publish(session, street.zhou).id


def errand_of(session: Session, notice_id: int, person_id: int, kind: str = "call") -> Errand:
    (found,) = [
        one for one in errands.about(session, ("notice", notice_id), person_id) if one.kind == kind
    ]
    return found


def test_received_is_confirmed_and_twice_is_once(
    session: Session, street: Street, notice_id: int
) -> None:
    def confirm() -> object:
        return notices.confirm(session, NOW, notice_id=notice_id, person_id=street.wang.id)

    first, again = confirm(), confirm()
    assert isinstance(first, notices.Confirmed)
    assert isinstance(again, notices.Confirmed)
    assert (first.before, again.before) == ("waiting", "confirmed")


def test_please_call_me_is_an_errand_of_the_group_leader_who_is_told_at_once(
    session: Session, street: Street, notice_id: int
) -> None:
    for _ in range(2):
        handed = notices.call_me(
            session, NOW, notice_id=notice_id, person_id=street.wang.id, zone=SHANGHAI
        )
        assert isinstance(handed, notices.HandedOver)
        assert handed.to is not None
        assert handed.to.id == street.zhao.id
    assert errand_of(session, notice_id, street.wang.id).owner_id == street.zhao.id
    assert texts(session, "errand-told") == [street.zhao.id]


def test_a_leaders_own_answer_goes_one_level_up(
    session: Session, street: Street, notice_id: int
) -> None:
    notices.call_me(session, NOW, notice_id=notice_id, person_id=street.zhao.id, zone=SHANGHAI)
    assert errand_of(session, notice_id, street.zhao.id).owner_id == street.zhou.id


def test_cannot_is_handed_to_the_author_who_reads_why(
    session: Session, street: Street, notice_id: int
) -> None:
    wang = street.wang.id
    notices.cannot(session, NOW, notice_id=notice_id, person_id=wang, zone=SHANGHAI)
    for _ in range(2):
        notices.why_not(
            session, NOW, notice_id=notice_id, person_id=wang, why="腿疼", zone=SHANGHAI
        )
    errand = errand_of(session, notice_id, wang, "ask_why")
    assert (errand.owner_id, errand.facts["why"]) == (street.zhou.id, "腿疼")
    assert texts(session, "errand-told") == [street.zhou.id]  # with the reason, and only once


def test_the_author_of_whom_no_reason_came_is_told_without_it_in_ten_minutes(
    session: Session, street: Street, notice_id: int
) -> None:
    notices.cannot(session, NOW, notice_id=notice_id, person_id=street.wang.id, zone=SHANGHAI)
    wanted = select(Outbound.not_before).where(Outbound.person_id == street.zhou.id)
    assert session.scalars(wanted).all() == [NOW + timedelta(minutes=10)]


def test_received_after_a_hand_over_is_confirmed_and_closes_the_errand(
    session: Session, street: Street, notice_id: int
) -> None:
    exhausted(session, notice_id, street.wang, NOW)
    assert states(session, notice_id, street)["wang"] == "handed_over"
    notices.confirm(session, NOW, notice_id=notice_id, person_id=street.wang.id)
    errand = errand_of(session, notice_id, street.wang.id)
    assert (errand.state, errand.outcome) == ("closed", "confirmed")
    assert states(session, notice_id, street)["wang"] == "confirmed"


def test_two_after_one_is_handed_over(session: Session, street: Street, notice_id: int) -> None:
    notices.confirm(session, NOW, notice_id=notice_id, person_id=street.wang.id)
    notices.call_me(session, NOW, notice_id=notice_id, person_id=street.wang.id, zone=SHANGHAI)
    assert states(session, notice_id, street)["wang"] == "handed_over"
    assert errand_of(session, notice_id, street.wang.id).state == "open"


def test_two_after_three_leaves_only_the_call(
    session: Session, street: Street, notice_id: int
) -> None:
    wang = street.wang.id
    notices.cannot(session, NOW, notice_id=notice_id, person_id=wang, zone=SHANGHAI)
    notices.call_me(session, NOW, notice_id=notice_id, person_id=wang, zone=SHANGHAI)
    assert errand_of(session, notice_id, wang, "ask_why").state == "closed"
    assert errand_of(session, notice_id, wang).owner_id == street.zhao.id


def test_contacted_is_confirmed_by_the_leaders_word(
    session: Session, street: Street, notice_id: int
) -> None:
    exhausted(session, notice_id, street.wang, NOW)
    notices.contacted(
        session,
        NOW,
        notice_id=notice_id,
        person_id=street.wang.id,
        by_id=street.zhao.id,
        note="当面说了",
    )
    row = session.get_one(Recipient, (notice_id, street.wang.id))
    assert (row.state, row.by_id, row.reason) == ("confirmed", street.zhao.id, "当面说了")
    found = notices.progress(session, street.zhou.id)
    assert isinstance(found, notices.Progress)
    assert [one.person.name for one in found.by_word] == ["王秀兰"]


def test_not_contacted_stays_handed_over(session: Session, street: Street, notice_id: int) -> None:
    exhausted(session, notice_id, street.wang, NOW)
    notices.not_contacted(
        session,
        NOW,
        notice_id=notice_id,
        person_id=street.wang.id,
        by_id=street.zhao.id,
        note="没人接",
    )
    row = session.get_one(Recipient, (notice_id, street.wang.id))
    assert (row.state, row.to_id, row.reason) == ("handed_over", street.zhao.id, "没人接")


def test_leaving_is_explained_wherever_a_notice_was_not_answered(
    session: Session, street: Street, notice_id: int
) -> None:
    exhausted(session, notice_id, street.wang, NOW)
    assert notices.explain(session, NOW, person_id=street.wang.id, reason="left") == 1
    assert states(session, notice_id, street)["wang"] == "explained"
    assert errand_of(session, notice_id, street.wang.id).state == "closed"
    assert notices.explain(session, NOW, person_id=street.wang.id, reason="left") == 0


def test_an_answer_taken_back_is_waited_for_again_and_its_errand_gone(
    session: Session, street: Street, notice_id: int
) -> None:
    wang = street.wang.id
    notices.call_me(session, NOW, notice_id=notice_id, person_id=wang, zone=SHANGHAI)
    back = notices.take_back(session, NOW, notice_id=notice_id, person_id=wang)
    assert isinstance(back, notices.TakenBack)
    assert back.answer == "call_me"
    assert states(session, notice_id, street)["wang"] == "waiting"
    assert errand_of(session, notice_id, wang).state == "closed"
    assert texts(session, "errand-told") == []
    again = notices.take_back(session, NOW, notice_id=notice_id, person_id=wang)
    assert again == notices.NothingToTakeBack()


def test_whoever_is_not_in_the_audience_can_answer_nothing(
    session: Session, street: Street, notice_id: int
) -> None:
    refused = notices.confirm(session, NOW, notice_id=notice_id, person_id=street.chen.id)
    assert refused == notices.NotForThem()
    unknown = notices.confirm(session, NOW, notice_id=999, person_id=street.wang.id)
    assert unknown == notices.NotForThem()


def test_a_notice_is_closed_when_nobody_waits_and_open_when_somebody_does(
    session: Session, street: Street, notice_id: int
) -> None:
    for one in (street.zhao, street.wang, street.li):
        notices.confirm(session, NOW, notice_id=notice_id, person_id=one.id)
    notice = session.get_one(Notice, notice_id)
    assert notice.closed_at == NOW
    notices.take_back(session, NOW, notice_id=notice_id, person_id=street.li.id)
    session.refresh(notice)
    assert notice.closed_at is None


def test_the_silent_are_handed_over_when_it_is_due_each_to_their_organiser(
    session: Session, street: Street, notice_id: int
) -> None:
    notices.confirm(session, NOW, notice_id=notice_id, person_id=street.li.id)
    later = NOW + 49 * HOUR
    assert notices.hand_over_due(session, later, notice_id, SHANGHAI) == 2
    assert notices.hand_over_due(session, later, notice_id, SHANGHAI) == 0
    owners = session.execute(select(Errand.person_id, Errand.owner_id)).all()
    assert {tuple(row) for row in owners} == {
        (street.wang.id, street.zhao.id),
        (street.zhao.id, street.zhou.id),
    }
    (task,) = errands.today(session, later, street.zhao.id, SHANGHAI)
    assert task.errands[0].reason == "errand-notice-silent"
    assert texts(session, "errand-told") == []  # they stand on the list of the morning


def test_whom_no_route_reaches_is_handed_over_at_once(
    session: Session, street: Street, notice_id: int
) -> None:
    assert exhausted(session, notice_id, street.wang, NOW)
    assert not exhausted(session, notice_id, street.wang, NOW)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.person.name == "王秀兰"


def test_where_nobody_organises_the_author_gets_the_errand(
    session: Session, street: Street
) -> None:
    lone = role(session, person(session, "独立", street.other_branch), "officer", street.street)
    done = publish(session, lone, "常青支部")
    exhausted(session, done.id, street.qian, NOW)
    errand = errand_of(session, done.id, street.qian.id)
    assert errand.owner_id == street.gan.id  # the officer who was there first


def test_the_list_of_an_urgent_notice_is_sent_shortly(session: Session, street: Street) -> None:
    done = publish(session, street.zhou, urgent=True)
    for one in (street.wang, street.li):
        exhausted(session, done.id, one, NOW)
    wanted = select(Due).where(Due.kind == errands.LIST)
    (soon,) = session.scalars(wanted).all()
    assert soon.subject_id == street.zhao.id
    assert errands.send_list(session, NOW, street.zhao.id, SHANGHAI)
    assert texts(session, "errand-list-of-the-day") == [street.zhao.id]


def test_received_alone_is_for_the_latest_unanswered_notice(
    session: Session, street: Street
) -> None:
    first, second = publish(session, street.zhou), publish(session, street.zhou)
    later, wang = NOW + HOUR, street.wang.id

    def latest() -> int | None:
        found = notices.latest_open_for(session, later, wang)
        return None if found is None else found.id

    assert latest() == second.id
    notices.confirm(session, later, notice_id=second.id, person_id=wang)
    assert latest() == first.id
    notices.confirm(session, later, notice_id=first.id, person_id=wang)
    assert latest() == second.id
    assert notices.latest_open_for(session, NOW, wang) is None  # nothing has gone out yet
    assert notices.latest_open_for(session, NOW + timedelta(days=9), wang) is None


def test_the_figures_are_those_of_status(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    notices.confirm(session, NOW, notice_id=done.id, person_id=street.li.id)
    exhausted(session, done.id, street.wang, NOW)
    assert notices.figures(session, ACCOUNT) == [
        {
            "no": 1,
            "title": done.title,
            "audience": 3,
            "confirmed": 1,
            "handed_over": 1,
            "explained": 0,
            "waiting": 1,
        }
    ]
    assert notices.figures(session, "another") == []
