"""Whether somebody may act for a member is what the scope says, whoever asks about whom."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Person
from tests.builders import NOW, Street, bind, person, role


def test_it_is_the_scope_asked_of_one_member(session: Session, street: Street) -> None:
    person(session, "两地", street.other_branch, residence=street.group)
    role(session, street.li, "volunteer", street.branch)
    bind(session, street.wang, "openid-daughter", "helper")
    bind(session, street.chen, "openid-daughter")
    gone = person(session, "走了", street.group)
    gone.left_at = NOW - timedelta(days=1)
    session.flush()
    everybody = session.scalars(select(Person.id)).all()
    for viewer in everybody:
        seen = set(session.scalars(people.in_scope(session, NOW, viewer)))
        for member in everybody:
            may = people.may_act_for(session, NOW, viewer_id=viewer, person_id=member)
            assert may == (member in seen), (viewer, member)


def test_a_role_of_yesterday_or_tomorrow_opens_nothing(session: Session, street: Street) -> None:
    before = NOW - timedelta(days=366)
    for now, opens in ((before, False), (NOW, True)):
        may = people.may_act_for(session, now, viewer_id=street.zhao.id, person_id=street.wang.id)
        assert may is opens


def test_nobody_acts_for_somebody_unknown(session: Session, street: Street) -> None:
    assert not people.may_act_for(session, NOW, viewer_id=street.gan.id, person_id=0)
