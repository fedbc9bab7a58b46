"""Planning and taking back: one statement, each person once, reasons kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from bot import delivery
from bot.core.kept_facts import bring_back
from bot.delivery.models import Content, Outbound
from bot.people import Person
from tests.bot.delivery.post import at, draft
from tests.builders import ACCOUNT, NOW, Street


def everybody(session: Session, **changes: object) -> delivery.Planned:
    return delivery.plan(session, NOW, draft(NOW, **changes), select(Person.id))


@pytest.mark.usefixtures("street")
def test_an_audience_is_a_select_and_each_person_is_in_it_once(session: Session) -> None:
    twice = union_all(select(Person.id), select(Person.id)).subquery()
    planned = delivery.plan(session, NOW, draft(NOW), select(twice.c.id))
    assert planned.count == 7
    assert delivery.figures(session)["waiting"] == 7


def test_ids_given_twice_or_unknown_count_once_or_not(session: Session, street: Street) -> None:
    ids = [street.wang.id, street.wang.id, 999]
    assert delivery.plan(session, NOW, draft(NOW), ids).count == 1


@pytest.mark.usefixtures("street")
def test_nobody_is_an_audience_too(session: Session) -> None:
    assert delivery.plan(session, NOW, draft(NOW), []).count == 0


def test_facts_come_back_as_they_were(session: Session, street: Street) -> None:
    facts = {"word": "停水", "when": at(19), "count": 14, "none": None}
    planned = delivery.plan(session, NOW, draft(NOW, facts=facts), [street.wang.id])
    session.expire_all()
    assert bring_back(session.get_one(Content, planned.content_id).facts) == facts


@pytest.mark.parametrize(
    ("changes", "rank"),
    [({"urgent": True}, 0), ({"purpose": "help_request"}, 1), ({"purpose": "answer"}, 1), ({}, 2)],
)
@pytest.mark.usefixtures("street")
def test_urgent_goes_first_then_help(
    session: Session, changes: dict[str, object], rank: int
) -> None:
    everybody(session, **changes)
    assert set(session.scalars(select(Outbound.rank))) == {rank}


@pytest.mark.usefixtures("street")
def test_withdrawing_stops_what_waits_about_it_and_keeps_why(session: Session) -> None:
    everybody(session)
    everybody(session, about=("notice", 8))
    assert delivery.withdraw(session, NOW, ("notice", 7), "recalled") == 7
    assert delivery.withdraw(session, NOW, ("notice", 7), "recalled") == 0
    assert delivery.figures(session) == {
        "waiting": 7, "sending": 0, "accepted": 0, "unknown": 0, "failed": 0, "skipped": 7,
    }  # fmt: skip


def test_withdrawing_can_be_for_some_people_and_some_purposes(
    session: Session, street: Street
) -> None:
    everybody(session, purpose="study_day_reminder")
    everybody(session, purpose="study_day_change")
    some = select(Person.id).where(Person.name == "王秀兰")
    reminders = ["study_day_reminder"]
    assert delivery.withdraw(session, NOW, ("notice", 7), "answered", some, reminders) == 1
    assert delivery.withdraw(session, NOW, ("notice", 7), "answered", [street.li.id]) == 2


def test_withdrawing_closes_what_was_asked_when_told_to(session: Session, street: Street) -> None:
    everybody(session, question="notice")
    for who in (street.wang, street.li):
        delivery.ask(
            session, NOW, account=ACCOUNT, openid=f"openid-{who.id}", person_id=who.id,
            kind="notice", about_id=7, until=NOW + timedelta(hours=1), in_reply=False,
        )  # fmt: skip
    delivery.withdraw(
        session, NOW, ("notice", 7), "answered", [street.wang.id], close_questions=True
    )
    still = [
        len(delivery.open_questions(session, NOW, ACCOUNT, f"openid-{who.id}"))
        for who in (street.wang, street.li)
    ]
    assert still == [0, 1]


@pytest.mark.usefixtures("street")
def test_told_are_those_it_has_or_may_have_reached(session: Session) -> None:
    everybody(session)
    states = ["waiting", "sending", "accepted", "unknown", "failed", "skipped", "accepted"]
    rows = session.scalars(select(Outbound).order_by(Outbound.person_id)).all()
    for row, state in zip(rows, states, strict=True):
        row.state = state
    session.flush()
    told = set(session.scalars(delivery.told(("notice", 7))))
    assert told == {rows[place].person_id for place in (1, 2, 3, 6)}


@pytest.mark.usefixtures("street")
def test_figures_are_of_one_account_or_of_all(session: Session) -> None:
    everybody(session)
    assert delivery.figures(session, ACCOUNT)["waiting"] == 7
    assert delivery.figures(session, "other")["waiting"] == 0


def test_the_preview_counts_by_which_way_each_can_be_reached(
    session: Session, street: Street
) -> None:
    delivery.heard(session, NOW, account=ACCOUNT, openid=f"openid-{street.wang.id}",
                   trigger="message")  # fmt: skip
    delivery.heard(session, NOW, account=ACCOUNT, openid=f"openid-{street.li.id}",
                   trigger="unfollow")  # fmt: skip
    session.add(Person(account=ACCOUNT, name="没绑定", home_unit_id=street.group.id))
    session.flush()
    to = select(Person.id)
    with_template = delivery.reach(session, NOW, to, ACCOUNT, "notice")
    assert with_template == delivery.Reach(chat=1, template=5, nobody=2)
    without = delivery.reach(session, NOW, to, ACCOUNT, "notice", has_template=False)
    assert without == delivery.Reach(chat=1, template=0, nobody=7)


def test_the_preview_counts_each_by_the_best_way_only(session: Session, street: Street) -> None:
    openids = {one.id: f"openid-{one.id}" for one in (street.wang, street.li)}
    delivery.heard(session, NOW, account=ACCOUNT, openid=openids[street.wang.id], trigger="message")
    for openid in openids.values():
        yes = [delivery.Agreed("tpl", "accept")]
        delivery.agreed(session, NOW, account=ACCOUNT, openid=openid, words=yes)
    to = select(Person.id).where(Person.id.in_([*openids, street.zhao.id, street.chen.id]))
    session.get_one(Person, street.chen.id).phone_sealed = None
    session.flush()
    found = delivery.reach(
        session, NOW, to, ACCOUNT, "notice", has_template=False, subscription="tpl", has_sms=True
    )
    assert found == delivery.Reach(chat=1, template=0, nobody=1, credit=1, sms=1)


@pytest.mark.usefixtures("street")
def test_the_preview_of_nobody_is_nothing(session: Session) -> None:
    to = select(Person.id).where(Person.id < 0)
    assert delivery.reach(session, NOW, to, ACCOUNT, "notice") == delivery.Reach(0, 0, 0)
