"""An errand is given once, has one number for good, and is never lost."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands
from bot.core.facts import About
from bot.errands import Errand
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street

NOTICE: About = ("notice", 7)


def give(
    session: Session,
    person_id: int,
    owner_id: int | None,
    *,
    kind: str = "call",
    about: About = NOTICE,
    due_in: timedelta = timedelta(hours=2),
) -> Errand:
    return errands.give(
        session,
        NOW,
        account=ACCOUNT,
        kind=kind,
        about=about,
        person_id=person_id,
        owner_id=owner_id,
        due_at=NOW + due_in,
        reason="errand-notice-silent",
        facts={"title": "停水", "at": NOW},
    )


def test_the_same_errand_given_twice_is_one(session: Session, street: Street) -> None:
    first = give(session, street.wang.id, street.zhao.id)
    again = give(session, street.wang.id, street.zhao.id)
    assert (again.id, again.no) == (first.id, first.no)
    assert errands.figures(session, NOW, ACCOUNT)["open"] == 1


def test_errands_are_numbered_per_account(session: Session, street: Street) -> None:
    numbers = [give(session, one.id, None).no for one in (street.wang, street.li)]
    assert numbers == [1, 2]


def test_an_ended_errand_is_opened_again_under_its_number(session: Session, street: Street) -> None:
    first = give(session, street.wang.id, street.zhao.id)
    errands.close_about(session, NOW, NOTICE, "confirmed")
    assert first.state == "closed"
    again = give(session, street.wang.id, street.zhou.id)
    assert (again.no, again.state, again.owner_id) == (first.no, "open", street.zhou.id)
    assert (again.ended_at, again.outcome) == (None, None)


def test_an_open_errand_given_again_keeps_its_owner_and_the_earlier_date(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, street.zhao.id, due_in=timedelta(hours=1))
    again = give(session, street.wang.id, street.zhou.id, due_in=timedelta(hours=9))
    assert again.owner_id == street.zhao.id
    assert again.due_at == NOW + timedelta(hours=1)


def test_an_errand_nobody_owned_takes_the_owner_it_is_given(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, None)
    assert give(session, street.wang.id, street.zhou.id).owner_id == street.zhou.id


def test_many_are_given_at_once_each_for_their_owner(session: Session, street: Street) -> None:
    give(session, street.li.id, street.zhou.id)
    what = errands.Assignment(
        account=ACCOUNT,
        kind="call",
        about=NOTICE,
        due_at=NOW,
        reason="errand-notice-silent",
        facts={},
    )
    persons = [street.wang.id, street.li.id, street.chen.id, street.wang.id]
    owners = {street.wang.id: street.zhao.id, street.chen.id: None}
    errands.give_many(session, NOW, what, persons=persons, owners=owners)
    found = session.execute(select(Errand.person_id, Errand.owner_id).order_by(Errand.no)).all()
    assert [tuple(row) for row in found] == [
        (street.li.id, street.zhou.id),
        (street.wang.id, street.zhao.id),
        (street.chen.id, None),
    ]


def test_more_than_fit_one_statement_are_given_all(session: Session, street: Street) -> None:
    what = errands.Assignment(
        account=ACCOUNT, kind="call", about=NOTICE, due_at=NOW, reason="errand-told", facts={}
    )
    persons = list(range(1000, 2200))
    given = errands.give_many(
        session, NOW, what, persons=persons, owners=dict.fromkeys(persons, street.zhao.id)
    )
    assert len(set(given)) == len(persons)
    assert errands.figures(session, NOW)["open"] == len(persons)


def test_open_errands_past_their_date_are_overdue_and_open(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, street.zhao.id)
    later = NOW + timedelta(hours=3)
    expected = {"open": 1, "overdue": 1, "done": 0, "closed": 0}
    assert errands.figures(session, later, ACCOUNT) == expected
    assert errands.figures(session, later, "another")["open"] == 0


def test_errands_nobody_owns_are_counted_by_the_place_of_the_member(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, None)
    give(session, street.li.id, street.zhao.id)
    assert errands.unassigned(session, ACCOUNT) == {street.group.path: 1}


def test_facts_come_back_as_they_were_given(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.errands[0].facts == {"title": "停水", "at": NOW}
