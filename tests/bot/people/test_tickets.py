"""QR codes of invitations: asked for by pages, made elsewhere, renewed when they are too old."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot import people
from bot.people.models import Invitation, Ticket
from tests.builders import ACCOUNT, NOW, SEALER, Street, person

DAY = timedelta(days=1)


@pytest.fixture
def shown(session: Session, street: Street) -> list[people.InvitationShown]:
    """Two invitations, whose QR codes were asked for."""
    for name in ("孙小妹", "周小弟"):
        person(session, name, street.group)
    made = people.invite(session, NOW, SEALER, ACCOUNT)
    people.ask_for_tickets(session, NOW, [one.scene for one in made])
    return made


def wanted(session: Session, at: timedelta = timedelta()) -> list[str]:
    return [one.scene for one in people.tickets_wanted(session, NOW + at, ACCOUNT, limit=10)]


def make(session: Session, lasts: timedelta = 30 * DAY) -> None:
    for one in people.tickets_wanted(session, NOW, ACCOUNT, limit=10):
        people.keep_ticket(
            session,
            invitation_id=one.invitation_id,
            url=f"http://weixin.qq.com/q/{one.scene}",
            expires_at=NOW + lasts,
        )


def test_what_was_asked_for_is_wanted_once(
    session: Session, shown: list[people.InvitationShown]
) -> None:
    people.ask_for_tickets(session, NOW, [one.scene for one in shown])
    assert sorted(wanted(session)) == sorted(one.scene for one in shown)
    assert people.ticket_urls(session, NOW, shown) == {}
    assert [one.until for one in people.tickets_wanted(session, NOW, ACCOUNT, limit=1)] == [
        NOW + 30 * DAY
    ]
    assert people.tickets_wanted(session, NOW, "another", limit=10) == []


def test_what_is_made_is_shown_and_wanted_no_more(
    session: Session, shown: list[people.InvitationShown]
) -> None:
    make(session)
    assert wanted(session) == []
    urls = people.ticket_urls(session, NOW, shown)
    assert urls == {one.scene: f"http://weixin.qq.com/q/{one.scene}" for one in shown}


def test_one_that_is_too_old_is_wanted_again_and_not_shown(
    session: Session, shown: list[people.InvitationShown]
) -> None:
    make(session, lasts=DAY)
    assert len(people.ticket_urls(session, NOW, shown)) == 2
    assert people.ticket_urls(session, NOW + DAY, shown) == {}
    assert len(wanted(session, DAY)) == 2


def test_a_used_or_dying_invitation_wants_none(
    session: Session, shown: list[people.InvitationShown]
) -> None:
    used = session.scalars(select(Invitation).where(Invitation.scene == shown[0].scene)).one()
    used.used_at = NOW
    session.flush()
    assert wanted(session) == [shown[1].scene]
    assert wanted(session, 30 * DAY - timedelta(minutes=30)) == []


def test_an_invitation_that_is_erased_takes_its_code_along(
    session: Session, shown: list[people.InvitationShown]
) -> None:
    assert shown
    session.execute(delete(Invitation))
    session.expire_all()
    assert session.scalars(select(Ticket)).all() == []


def test_expired_paper_gets_new_codes_and_good_paper_keeps_them(
    session: Session, street: Street, shown: list[people.InvitationShown]
) -> None:
    again = people.invite(session, NOW + DAY, SEALER, ACCOUNT)
    assert again == shown
    assert people.invitations_there(session, NOW + DAY, SEALER, ACCOUNT, unit=street.group) == shown
    late = NOW + 30 * DAY
    assert people.invitations_there(session, late, SEALER, ACCOUNT, unit=street.group) == []
    new = people.invite(session, late, SEALER, ACCOUNT)
    assert {one.scene for one in new}.isdisjoint(one.scene for one in shown)
    assert people.count_unbound(session, street.group) == 2
