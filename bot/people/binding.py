"""Binding a WeChat account to a member, once the invitation is found and the question answered.

What holds afterwards:
- `self` and `shared` are the member's own WeChat: the newest wins, an older one elsewhere ends
  (a new phone, a lost account), unless they say that they use both. A helper's binding never ends
  another.
- Two members on one WeChat share it, whatever each answered: a second `self` or `shared` makes
  both `shared`, or their digits could not be told apart.
- Answering again for a member this WeChat already speaks for only changes how.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Fact, Tell
from bot.people import helping
from bot.people.cards import PersonCard, cards
from bot.people.identity import Kind, bindings
from bot.people.invitations import invitations
from bot.people.joining import ExpiredCode, UsedCode, forget_tries


@dataclass(frozen=True, slots=True)
class BoundNow:
    """The WeChat account speaks for this member from now on."""

    person: PersonCard
    kind: Kind


@dataclass(frozen=True, slots=True)
class MemberBound(Fact):
    """A WeChat account began to speak for a member; `helper`: the organiser is told (VOICE §4)."""

    account: str
    openid: str
    person_id: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class OtherWechat(Fact):
    """A member's own WeChat is another one now (`ended`), or one more; the old one is told."""

    account: str
    openid: str
    person_id: int
    to_openid: str
    ended: bool


def bind(
    session: Session,
    now: datetime,
    *,
    invitation_id: int,
    openid: str,
    kind: Kind,
    keep_old: bool = False,
    tell: Tell,
) -> BoundNow | UsedCode | ExpiredCode:
    """Use an invitation for this WeChat account and tell MemberBound; OtherWechat for each other
    one of the member's own, which ends unless `keep_old`."""
    used = session.execute(
        update(invitations)
        .where(
            invitations.c.id == invitation_id,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(invitations.c.account, invitations.c.person_id)
    ).first()
    if used is None:
        return _why_not(session, invitation_id)
    account, person_id = used
    forget_tries(session, account, openid)
    before = own_wechats(session, person_id, account) if kind != "helper" else []
    kept = _speak_for(session, now, account, openid, person_id, kind, keep_old=keep_old)
    for old in before:
        if old != openid:
            ended = not keep_old
            if ended:
                helping.wechat_left(session, now, account=account, openid=old, person_id=person_id)
            tell(session, now, OtherWechat(account, old, person_id, openid, ended))
    tell(session, now, MemberBound(account, openid, person_id, kept))
    return BoundNow(cards(session, [person_id])[person_id], kept)


def own_wechats(session: Session, person_id: int, account: str) -> list[str]:
    """The WeChat accounts that are a member's own, or shared by them; none of helpers'."""
    wanted = select(bindings.c.openid).where(
        bindings.c.person_id == person_id,
        bindings.c.account == account,
        bindings.c.kind != "helper",
        bindings.c.until.is_(None),
    )
    return list(session.scalars(wanted.order_by(bindings.c.since, bindings.c.id)))


def invited_by(session: Session, invitation_id: int) -> tuple[int, str] | None:
    """For whom an invitation is, and of which account; None for an unknown id."""
    row = session.execute(
        select(invitations.c.person_id, invitations.c.account).where(
            invitations.c.id == invitation_id
        )
    ).first()
    return None if row is None else (row[0], row[1])


def unbind(
    session: Session, now: datetime, *, account: str, openid: str, person_id: int | None = None
) -> int:
    """This WeChat account no longer speaks for the member, or for anybody; how many ended."""
    ending = update(bindings).where(
        bindings.c.account == account, bindings.c.openid == openid, bindings.c.until.is_(None)
    )
    if person_id is not None:
        ending = ending.where(bindings.c.person_id == person_id)
    ended = session.execute(ending.values(until=now).returning(bindings.c.id)).all()
    if person_id is None:
        helping.wechat_gone(session, now, account=account, openid=openid)
    return len(ended)


def _why_not(session: Session, invitation_id: int) -> UsedCode | ExpiredCode:
    used_at = session.execute(
        select(invitations.c.used_at).where(invitations.c.id == invitation_id)
    ).scalar_one_or_none()
    return ExpiredCode() if used_at is None else UsedCode()


def _speak_for(
    session: Session,
    now: datetime,
    account: str,
    openid: str,
    person_id: int,
    kind: Kind,
    *,
    keep_old: bool,
) -> Kind:
    kept = kind
    who = {"account": account, "openid": openid}
    if kind == "helper":
        helping.helps_from_now(session, now, **who, member_id=person_id)
    else:
        helping.own_wechat_begins(session, now, **who, person_id=person_id)
        if not keep_old:
            _end_elsewhere(session, now, account, openid, person_id)
        if _share(session, account, openid, person_id):
            kept = "shared"
    if not _change(session, account, openid, person_id, kept):
        session.execute(
            insert(bindings).values(
                account=account, openid=openid, person_id=person_id, kind=kept, since=now
            )
        )
    return kept


def _end_elsewhere(
    session: Session, now: datetime, account: str, openid: str, person_id: int
) -> None:
    session.execute(
        update(bindings)
        .where(
            bindings.c.person_id == person_id,
            bindings.c.account == account,
            bindings.c.openid != openid,
            bindings.c.kind != "helper",
            bindings.c.until.is_(None),
        )
        .values(until=now)
    )


def _share(session: Session, account: str, openid: str, person_id: int) -> bool:
    """Make the others on this WeChat `shared`; False when nobody else is on it."""
    others = session.execute(
        update(bindings)
        .where(
            bindings.c.account == account,
            bindings.c.openid == openid,
            bindings.c.person_id != person_id,
            bindings.c.kind != "helper",
            bindings.c.until.is_(None),
        )
        .values(kind="shared")
        .returning(bindings.c.id)
    ).all()
    return bool(others)


def _change(session: Session, account: str, openid: str, person_id: int, kind: Kind) -> bool:
    changed = session.execute(
        update(bindings)
        .where(
            bindings.c.account == account,
            bindings.c.openid == openid,
            bindings.c.person_id == person_id,
            bindings.c.until.is_(None),
        )
        .values(kind=kind)
        .returning(bindings.c.id)
    ).all()
    return bool(changed)
