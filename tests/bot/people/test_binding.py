"""What an invitation leads to: whose WeChat it is from then on."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot import people
from bot.people.identity import Kind
from bot.people.models import Invitation
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, person


class Desk:
    """Invites members and lets a WeChat use their invitations."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.heard = Heard()

    def invitation(self, who: people.Person) -> int:
        row = Invitation(
            account=ACCOUNT,
            person_id=who.id,
            code_sealed=SEALER.seal("123456"),
            code_key=SEALER.fingerprint("123456"),
            scene=f"inv-{who.id}",
            expires_at=NOW + timedelta(days=30),
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def bind(
        self, who: people.Person, openid: str, kind: Kind, minutes: int = 0
    ) -> people.BoundNow | people.UsedCode | people.ExpiredCode:
        return people.bind(
            self.session,
            NOW + timedelta(minutes=minutes),
            invitation_id=self.invitation(who),
            openid=openid,
            kind=kind,
            tell=self.heard,
        )

    def speaks_for(self, openid: str) -> list[tuple[str, str]]:
        found = people.identify(self.session, ACCOUNT, openid)
        return [(one.person.name, one.kind) for one in found.bindings]


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@pytest.fixture
def wang(session: Session, street: Street) -> people.Person:
    return person(session, "王秀英", street.group)


@pytest.fixture
def zhang(session: Session, street: Street) -> people.Person:
    return person(session, "张建国", street.group)


def test_binding_makes_the_wechat_the_members_and_is_told(desk: Desk, wang: people.Person) -> None:
    bound = desk.bind(wang, "her phone", "self")
    assert isinstance(bound, people.BoundNow)
    assert bound.person.name == "王秀英"
    assert desk.speaks_for("her phone") == [("王秀英", "self")]
    assert desk.heard.facts == [people.MemberBound(ACCOUNT, "her phone", wang.id, "self")]


def test_an_invitation_works_once(desk: Desk, session: Session, wang: people.Person) -> None:
    number = desk.invitation(wang)

    def use(openid: str) -> object:
        return people.bind(
            session, NOW, invitation_id=number, openid=openid, kind="self", tell=desk.heard
        )

    assert isinstance(use("her phone"), people.BoundNow)
    assert use("another phone") == people.UsedCode()
    assert desk.speaks_for("another phone") == []


def test_an_invitation_that_expired_while_asking_binds_nobody(
    desk: Desk, session: Session, wang: people.Person
) -> None:
    outcome = people.bind(
        session,
        NOW + timedelta(days=30),
        invitation_id=desk.invitation(wang),
        openid="her phone",
        kind="self",
        tell=desk.heard,
    )
    assert outcome == people.ExpiredCode()
    assert desk.speaks_for("her phone") == []
    assert desk.heard.facts == []


def test_a_new_phone_wins_over_the_old_one(desk: Desk, wang: people.Person) -> None:
    desk.bind(wang, "old phone", "self")
    desk.bind(wang, "new phone", "self", minutes=1)
    assert desk.speaks_for("old phone") == []
    assert desk.speaks_for("new phone") == [("王秀英", "self")]


def test_a_helper_ends_nothing_and_is_ended_by_nothing(desk: Desk, wang: people.Person) -> None:
    desk.bind(wang, "her phone", "self")
    desk.bind(wang, "daughter", "helper", minutes=1)
    desk.bind(wang, "new phone", "self", minutes=2)
    assert desk.speaks_for("daughter") == [("王秀英", "helper")]
    assert desk.speaks_for("new phone") == [("王秀英", "self")]


def test_a_second_member_on_one_wechat_makes_it_shared(
    desk: Desk, wang: people.Person, zhang: people.Person
) -> None:
    desk.bind(wang, "one phone", "self")
    bound = desk.bind(zhang, "one phone", "self", minutes=1)
    assert isinstance(bound, people.BoundNow)
    assert bound.kind == "shared"
    assert desk.speaks_for("one phone") == [("王秀英", "shared"), ("张建国", "shared")]


def test_a_helper_with_a_membership_of_their_own_shares_nothing(
    desk: Desk, wang: people.Person, zhang: people.Person
) -> None:
    desk.bind(zhang, "his phone", "self")
    desk.bind(wang, "his phone", "helper", minutes=1)
    assert desk.speaks_for("his phone") == [("张建国", "self"), ("王秀英", "helper")]


def test_leaving_a_shared_phone_for_an_own_one(
    desk: Desk, wang: people.Person, zhang: people.Person
) -> None:
    desk.bind(wang, "one phone", "shared")
    desk.bind(zhang, "one phone", "shared", minutes=1)
    desk.bind(zhang, "his phone", "self", minutes=2)
    assert desk.speaks_for("one phone") == [("王秀英", "shared")]
    assert desk.speaks_for("his phone") == [("张建国", "self")]


def test_answering_again_only_changes_how(desk: Desk, wang: people.Person) -> None:
    desk.bind(wang, "the phone", "self")
    desk.bind(wang, "the phone", "helper", minutes=1)
    assert desk.speaks_for("the phone") == [("王秀英", "helper")]


def test_unbinding_ends_everybody_or_one(
    desk: Desk, session: Session, wang: people.Person, zhang: people.Person
) -> None:
    desk.bind(wang, "one phone", "shared")
    desk.bind(zhang, "one phone", "shared", minutes=1)
    later = NOW + timedelta(hours=1)
    ended = people.unbind(session, later, account=ACCOUNT, openid="one phone", person_id=wang.id)
    assert ended == 1
    assert desk.speaks_for("one phone") == [("张建国", "shared")]
    assert people.unbind(session, later, account=ACCOUNT, openid="one phone") == 1
    assert people.unbind(session, later, account=ACCOUNT, openid="one phone") == 0
