"""Invitations: the same codes until used, a lock against guessing, no name given away."""

from dataclasses import fields
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.sealing import Sealer
from bot.people import invitations
from bot.people.models import Invitation
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, bind, person

HOUR = timedelta(hours=1)


@pytest.fixture
def shown(session: Session, street: Street) -> people.InvitationShown:
    """The invitation of 孙小妹, the only one of the street without a WeChat."""
    person(session, "孙小妹", street.group)
    (only,) = people.invite(session, NOW, SEALER, ACCOUNT)
    return only


class Door:
    """A stranger's WeChat at the door."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.heard = Heard()

    def tries(
        self,
        *,
        code: str | None = None,
        scene: str | None = None,
        name: str | None = None,
        at: datetime = NOW,
        openid: str = "stranger",
    ) -> people.InvitationOutcome:
        return people.find_invitation(
            self.session,
            at,
            account=ACCOUNT,
            openid=openid,
            code=code,
            scene=scene,
            name=name,
            sealer=SEALER,
            tell=self.heard,
        )


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_twice_gives_the_same_codes(session: Session, shown: people.InvitationShown) -> None:
    assert people.invite(session, NOW + HOUR, SEALER, ACCOUNT) == [shown]


def test_an_invitation_says_all_that_the_paper_needs(shown: people.InvitationShown) -> None:
    assert len(shown.code) == 6
    assert shown.code.isdigit()
    assert shown.scene.startswith("inv-")
    assert len(shown.scene) <= 64  # what WeChat takes
    assert (shown.name, shown.unit) == ("孙小妹", "青龙街道/东风支部/紫云苑小组")
    assert shown.expires_at == NOW + timedelta(days=30)


def test_only_members_without_a_wechat_are_invited(
    session: Session, street: Street, shown: people.InvitationShown
) -> None:
    bind(session, session.get_one(people.Person, shown.person_id), "daughter", "helper")
    assert people.invite(session, NOW, SEALER, ACCOUNT) == []
    street.wang.left_at = NOW
    people.unbind(session, NOW, account=ACCOUNT, openid=f"openid-{street.wang.id}")
    assert people.invite(session, NOW, SEALER, ACCOUNT) == []


def test_a_unit_invites_its_own(session: Session, street: Street) -> None:
    person(session, "孙小妹", street.group)
    person(session, "周小弟", street.other_branch)
    names = [one.name for one in people.invite(session, NOW, SEALER, ACCOUNT, unit=street.branch)]
    assert names == ["孙小妹"]


def test_after_a_month_there_is_a_new_code(session: Session, shown: people.InvitationShown) -> None:
    (new,) = people.invite(session, NOW + timedelta(days=30), SEALER, ACCOUNT)
    assert new.scene != shown.scene


def test_codes_are_unlike_each_other_and_lie_sealed(session: Session, street: Street) -> None:
    for number in range(300):
        person(session, f"新人{number}", street.group)
    shown = people.invite(session, NOW, SEALER, ACCOUNT)
    codes = {one.code for one in shown}
    assert len(codes) == 300
    for stored in session.scalars(select(Invitation)):
        assert stored.code_sealed not in codes
        assert stored.code_key not in codes


def test_when_nearly_every_code_is_taken_the_free_ones_are_found(
    monkeypatch: pytest.MonkeyPatch, session: Session, street: Street
) -> None:
    monkeypatch.setattr(invitations, "_CODES", 4)
    for number in range(4):
        person(session, f"新人{number}", street.group)
    codes = sorted(one.code for one in people.invite(session, NOW, SEALER, ACCOUNT))
    assert codes == ["000000", "000001", "000002", "000003"]
    person(session, "一个太多", street.group)
    with pytest.raises(people.CodesExhausted):
        people.invite(session, NOW, SEALER, ACCOUNT)


def test_name_and_code_together_find_the_invitation(
    session: Session, shown: people.InvitationShown
) -> None:
    found = Door(session).tries(code=shown.code, name=" 孙　小妹")
    assert isinstance(found, people.Found)
    assert found.person.name == "孙小妹"


def test_a_scanned_scene_needs_no_name(session: Session, shown: people.InvitationShown) -> None:
    door = Door(session)
    assert isinstance(door.tries(scene=shown.scene), people.Found)
    assert isinstance(door.tries(scene=f"qrscene_{shown.scene}"), people.Found)
    assert isinstance(door.tries(scene=shown.scene, name="别人"), people.WrongCode)
    assert isinstance(door.tries(scene="inv-guess"), people.WrongCode)


def test_a_bare_code_asks_the_name_whether_it_exists_or_not(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    assert door.tries(code=shown.code) == door.tries(code=wrong(shown.code))
    assert isinstance(door.tries(code=shown.code, name=" "), people.NameNeeded)


def test_a_code_of_somebody_else_is_wrong_and_names_nobody(
    session: Session, shown: people.InvitationShown
) -> None:
    outcome = Door(session).tries(code=shown.code, name="王秀兰")
    assert outcome == people.WrongCode(4)
    assert [one.name for one in fields(people.WrongCode)] == ["left"]


def test_five_wrong_tries_lock_for_an_hour_and_are_told_once(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    outcomes = [door.tries(code=wrong(shown.code), name="孙小妹") for _ in range(7)]
    assert outcomes[:4] == [people.WrongCode(left) for left in (4, 3, 2, 1)]
    assert outcomes[4:] == [people.Locked(NOW + HOUR)] * 3
    assert door.heard.facts == [people.WrongCodes(ACCOUNT, "stranger", shown.person_id, "孙小妹")]
    late = NOW + HOUR - timedelta(seconds=1)
    assert isinstance(door.tries(code=shown.code, name="孙小妹", at=late), people.Locked)
    assert isinstance(door.tries(code=shown.code, name="孙小妹", at=NOW + HOUR), people.Found)


def test_bare_codes_count_as_tries(session: Session, shown: people.InvitationShown) -> None:
    door = Door(session)
    outcomes = [door.tries(code=shown.code) for _ in range(5)]
    assert outcomes == [people.NameNeeded()] * 4 + [people.Locked(NOW + HOUR)]
    assert door.heard.of(people.WrongCodes)[0].person_id is None


def test_wrong_tries_of_an_hour_ago_are_forgotten(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    for minutes in (0, 1, 2, 3):
        door.tries(code=wrong(shown.code), name="孙小妹", at=NOW + timedelta(minutes=minutes))
    again = door.tries(code=wrong(shown.code), name="孙小妹", at=NOW + HOUR)
    assert again == people.WrongCode(4)


def test_the_lock_is_of_one_wechat_account_only(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    for _ in range(5):
        door.tries(code=wrong(shown.code), name="孙小妹")
    found = door.tries(code=shown.code, name="孙小妹", openid="somebody else")
    assert isinstance(found, people.Found)


def test_finding_ones_own_invitation_does_not_buy_more_tries(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    for _ in range(4):
        door.tries(code=wrong(shown.code), name="王秀兰")
    assert isinstance(door.tries(code=shown.code, name="孙小妹"), people.Found)
    assert isinstance(door.tries(code=wrong(shown.code), name="王秀兰"), people.Locked)


def test_a_name_that_several_have_tells_nobody_in_particular(
    session: Session, street: Street, shown: people.InvitationShown
) -> None:
    person(session, "孙小妹", street.other_branch)
    door = Door(session)
    for _ in range(5):
        door.tries(code=wrong(shown.code), name="孙小妹")
    assert door.heard.of(people.WrongCodes)[0].person_id is None


def test_a_used_and_an_expired_code_say_so_only_with_the_name(
    session: Session, shown: people.InvitationShown
) -> None:
    door = Door(session)
    month = NOW + timedelta(days=30)
    assert door.tries(code=shown.code, name="孙小妹", at=month) == people.ExpiredCode()
    assert isinstance(door.tries(code=shown.code, name="王秀兰", at=month), people.WrongCode)
    session.get_one(Invitation, 1).used_at = NOW
    session.flush()
    assert door.tries(code=shown.code, name="孙小妹") == people.UsedCode()


def test_who_is_bound_already_is_told_so(session: Session, shown: people.InvitationShown) -> None:
    bind(session, session.get_one(people.Person, shown.person_id), "stranger")
    outcome = Door(session).tries(code=shown.code, name="孙小妹")
    assert outcome == people.AlreadyBound("孙小妹")


def test_codes_made_under_a_previous_key_still_work(
    session: Session, shown: people.InvitationShown
) -> None:
    turned = Sealer("n" * 32, ["k" * 32])
    found = people.find_invitation(
        session,
        NOW,
        account=ACCOUNT,
        openid="stranger",
        code=shown.code,
        name="孙小妹",
        sealer=turned,
        tell=Heard(),
    )
    assert isinstance(found, people.Found)
    assert people.invite(session, NOW, turned, ACCOUNT) == [shown]
