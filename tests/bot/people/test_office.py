"""换届 and the last secretary."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Role
from tests.bot.people.tree.test_growing import got
from tests.builders import NOW, Heard, Street, person, role, unit


def changed(
    session: Session, street: Street, to: people.Person, heard: Heard, role: str | None = None
) -> object:
    return people.change_office(
        session,
        NOW,
        unit_id=street.branch.id,
        from_id=street.zhou.id,
        to_id=to.id,
        role=role,
        tell=heard,
    )


def roles(session: Session, who: people.Person) -> list[str]:
    return [one.role for one in people.roles_of(session, NOW, who.id)]


def test_every_office_in_the_unit_goes_to_the_successor(session: Session, street: Street) -> None:
    role(session, street.zhou, "officer", street.branch)
    role(session, street.zhou, "volunteer", street.branch)
    heard = Heard()
    done = got(changed(session, street, street.wang, heard), people.OfficeChanged)
    assert set(done.roles) == {"secretary", "officer"}
    assert roles(session, street.zhou) == ["volunteer"]
    assert set(roles(session, street.wang)) == {"secretary", "officer"}
    assert {one.successor_id for one in heard.of(people.RoleEnded)} == {street.wang.id}


def test_one_office_of_several_may_go_alone(session: Session, street: Street) -> None:
    role(session, street.zhou, "officer", street.branch)
    got(changed(session, street, street.wang, Heard(), role="officer"), people.OfficeChanged)
    assert roles(session, street.zhou) == ["secretary"]


def test_who_succeeded_whom_is_kept(session: Session, street: Street) -> None:
    changed(session, street, street.wang, Heard())
    ended = session.execute(
        select(Role.until, Role.successor_id).where(Role.person_id == street.zhou.id)
    ).one()
    assert tuple(ended) == (NOW, street.wang.id)


def test_nobody_succeeds_themselves_or_from_elsewhere(session: Session, street: Street) -> None:
    foreign = person(session, "外人", unit(session, "外街", account="another"))
    heard = Heard()
    for one in (street.zhou, foreign):
        got(changed(session, street, one, heard), people.NoSuccessor)
    street.wang.left_at = NOW
    session.flush()
    got(changed(session, street, street.wang, heard), people.NoSuccessor)
    assert (heard.facts, roles(session, street.zhou)) == ([], ["secretary"])


def test_what_is_not_held_cannot_be_handed_over(session: Session, street: Street) -> None:
    got(changed(session, street, street.wang, Heard(), role="leader"), people.NotInOffice)


def revoked(session: Session, street: Street, reason: str | None = None) -> object:
    return people.revoke(
        session,
        NOW,
        person_id=street.zhou.id,
        role="secretary",
        unit_id=street.branch.id,
        tell=Heard(),
        reason=reason,
    )


def test_the_last_secretary_of_a_branch_is_not_revoked(session: Session, street: Street) -> None:
    refused = got(revoked(session, street), people.LastSecretary)
    assert (refused.name, refused.unit) == ("周国平", "青龙街道/东风支部")
    assert roles(session, street.zhou) == ["secretary"]


def test_one_of_two_secretaries_is_revoked(session: Session, street: Street) -> None:
    role(session, street.wang, "secretary", street.branch)
    assert revoked(session, street) is True


def test_the_last_secretary_goes_for_a_reason_that_is_kept(
    session: Session, street: Street
) -> None:
    assert revoked(session, street, reason="病故") is True
    reason = session.scalars(select(Role.end_reason).where(Role.person_id == street.zhou.id)).one()
    assert reason == "病故"


def test_a_unit_without_members_needs_no_secretary(session: Session, street: Street) -> None:
    empty = unit(session, "新支部", street.street)
    role(session, street.gan, "secretary", empty)
    done = people.revoke(
        session,
        NOW,
        person_id=street.gan.id,
        role="secretary",
        unit_id=empty.id,
        tell=Heard(),
    )
    assert done is True
