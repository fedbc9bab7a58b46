"""Who a WeChat account speaks for."""

from datetime import timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from bot import people
from tests.builders import ACCOUNT, NOW, Street, bind


def names(identity: people.Identity) -> list[str]:
    return [one.person.name for one in identity.bindings]


def test_a_stranger_has_no_bindings(session: Session) -> None:
    assert people.identify(session, ACCOUNT, "nobody") == people.Identity(ACCOUNT, "nobody", ())


def test_a_member_is_known_by_their_wechat(session: Session, street: Street) -> None:
    openid = bind(session, street.wang, "wang's new phone")
    found = people.identify(session, ACCOUNT, openid)
    assert names(found) == ["王秀兰"]
    assert found.members == (found.bindings[0].person,)
    assert found.bindings[0].person.called == "王阿姨"


def test_the_same_openid_in_another_account_is_a_stranger(session: Session, street: Street) -> None:
    openid = bind(session, street.wang, "wang")
    assert names(people.identify(session, "another", openid)) == []


def test_a_binding_that_ended_no_longer_speaks(session: Session, street: Street) -> None:
    openid = bind(session, street.wang, "wang")
    people.unbind(session, NOW, account=ACCOUNT, openid=openid)
    assert names(people.identify(session, ACCOUNT, openid)) == []


def test_two_members_on_one_wechat_share_it(session: Session, street: Street) -> None:
    for who in (street.wang, street.li):
        bind(session, who, "one phone", "shared")
    found = people.identify(session, ACCOUNT, "one phone")
    assert names(found) == ["王秀兰", "李根宝"]
    assert found.is_shared


def test_a_helper_is_not_the_member(session: Session, street: Street) -> None:
    bind(session, street.wang, "daughter", "helper")
    found = people.identify(session, ACCOUNT, "daughter")
    assert found.members == ()
    assert [one.name for one in found.helped] == ["王秀兰"]
    assert not found.is_shared


def test_who_writes_is_asked_in_one_statement(session: Session, street: Street) -> None:
    openid = bind(session, street.wang, "wang")
    statements: list[str] = []
    event.listen(
        session.get_bind(),
        "before_cursor_execute",
        lambda *args: statements.append(str(args[2])),
    )
    people.identify(session, ACCOUNT, openid)
    assert len(statements) == 1


def test_a_members_own_wechat_comes_before_a_helpers(session: Session, street: Street) -> None:
    bind(session, street.wang, "daughter", "helper")
    own = f"openid-{street.wang.id}"
    found = people.openids_of(session, [street.wang.id, street.li.id])
    assert found[street.wang.id] == [(own, "self"), ("daughter", "helper")]
    assert len(found[street.li.id]) == 1


def test_people_are_addressed_as_they_wish_else_as_comrades(street: Street) -> None:
    assert people.addressed(street.wang) == "王阿姨"
    assert people.addressed(street.li) == "李根宝同志"


def test_figures_count_members_who_are_here_and_those_with_a_wechat(
    session: Session, street: Street
) -> None:
    people.unbind(session, NOW, account=ACCOUNT, openid=f"openid-{street.wang.id}")
    bind(session, street.li, "son", "helper")
    street.chen.left_at = NOW - timedelta(days=1)
    session.flush()
    assert people.figures(session, ACCOUNT) == {"total": 6, "bound": 5}
    assert people.figures(session, "another") == {"total": 0, "bound": 0}
