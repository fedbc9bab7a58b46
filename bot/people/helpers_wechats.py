"""The WeChats by which helpers answer for a member: bindings of kind `helper`."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.orm import Session

from bot.people.identity import bindings


def answer_by_all(session: Session, now: datetime, member_id: int, helper_id: int) -> bool:
    """The helper's own WeChats answer for the member too; False when they have none yet."""
    own = session.execute(
        select(bindings.c.account, bindings.c.openid).where(_own(helper_id))
    ).all()
    for account, openid in own:
        answer_by(session, now, account, openid, member_id)
    return bool(own)


def answer_by(session: Session, now: datetime, account: str, openid: str, member_id: int) -> None:
    """A WeChat answers for a member from now on, unless it speaks for them already."""
    speaks = select(bindings.c.id).where(
        bindings.c.account == account,
        bindings.c.openid == openid,
        bindings.c.person_id == member_id,
        bindings.c.until.is_(None),
    )
    if session.execute(speaks).first() is None:
        session.execute(
            insert(bindings).values(
                account=account, openid=openid, person_id=member_id, kind="helper", since=now
            )
        )


def _own(person_id: int) -> ColumnElement[bool]:
    return (
        (bindings.c.person_id == person_id)
        & (bindings.c.kind != "helper")
        & bindings.c.until.is_(None)
    )


def member_behind(session: Session, account: str, openid: str) -> int | None:
    """The member whose own WeChat this is (the longest, of several); None: nobody's."""
    wanted = select(bindings.c.person_id).where(
        bindings.c.account == account,
        bindings.c.openid == openid,
        bindings.c.kind != "helper",
        bindings.c.until.is_(None),
    )
    return session.scalars(wanted.order_by(bindings.c.since).limit(1)).first()


def own_openids(session: Session, person_id: int) -> list[str]:
    """The openids of a member's own WeChats."""
    return list(session.scalars(select(bindings.c.openid).where(_own(person_id))))


def _helping(member_id: int) -> ColumnElement[bool]:
    return (
        (bindings.c.person_id == member_id)
        & (bindings.c.kind == "helper")
        & bindings.c.until.is_(None)
    )


def openids_helping(session: Session, member_id: int) -> list[str]:
    """The WeChats that answer for a member as a helper's."""
    return list(session.scalars(select(bindings.c.openid).where(_helping(member_id))))


def answer_no_more(session: Session, now: datetime, member_id: int, openids: Sequence[str]) -> None:
    """These WeChats answer for a member no more."""
    session.execute(
        update(bindings)
        .where(_helping(member_id), bindings.c.openid.in_(openids))
        .values(until=now)
    )
