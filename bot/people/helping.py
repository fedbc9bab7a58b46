"""帮办 and 不要帮办: whom a member names to answer for them, from when to when.

The row says who may, the binding of kind `helper` is how: named, a member gets one on each of their
own WeChats; somebody who is no member gets theirs by the member's invitation and 2 我是家人. Both
end together. The roster's 帮办人 is the names of the open rows.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, Table, insert, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.people.cards import card, persons
from bot.people.helpers_wechats import (
    answer_by,
    answer_by_all,
    answer_no_more,
    member_behind,
    openids_helping,
    own_openids,
)
from bot.people.models import Helper
from bot.people.names import plain_name

helpers: Table = Helper.metadata.tables["helpers"]
_OPEN = helpers.c.until.is_(None)


@dataclass(frozen=True, slots=True)
class HelperNamed(Fact):
    """A member named a member (`helper_id`) to answer for them."""

    member_id: int
    helper_id: int


@dataclass(frozen=True, slots=True)
class HelperDismissed(Fact):
    """Somebody may not answer for a member any more: a member (`helper_id`) or a WeChat.

    `by_themselves`: they stopped, the member did not say so.
    """

    member_id: int
    helper_id: int | None
    openid: str | None
    by_themselves: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """They may answer for the member; `can_now` False: once they have used an invitation."""

    name: str
    can_now: bool


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Who may no longer: the names as the member knows them."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoHelper(Refusal):
    """Nobody (of this name) answers for the member."""

    key: ClassVar[str] = "helper-none"


@dataclass(frozen=True, slots=True)
class HelpsAlready(Refusal):
    """They answer for the member already."""

    key: ClassVar[str] = "helper-already"
    name: str


@dataclass(frozen=True, slots=True)
class NotOneself(Refusal):
    """Nobody is their own helper."""

    key: ClassVar[str] = "helper-oneself"


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    helper_id: int | None
    openid: str | None
    name: str


def name_helper(
    session: Session,
    now: datetime,
    *,
    member_id: int,
    name: str,
    helper_id: int | None,
    tell: Tell,
) -> Named | HelpsAlready | NotOneself:
    """帮办 李红梅: a member (`helper_id`), who is told, or somebody who will bind as 我是家人."""
    if helper_id == member_id:
        return NotOneself()
    _hold(session, member_id)
    known = [one for one in _open_of(session, member_id) if one.name == plain_name(name)]
    if any(one.helper_id == helper_id and (helper_id or one.openid) for one in known):
        return HelpsAlready(plain_name(name))
    if not known or helper_id is not None:
        _enter(session, now, member_id, plain_name(name), helper_id=helper_id, by_id=member_id)
    _keep_roster(session, member_id)
    if helper_id is None:
        return Named(plain_name(name), can_now=False)
    bound = answer_by_all(session, now, member_id, helper_id)
    tell(session, now, HelperNamed(member_id, helper_id))
    return Named(plain_name(name), can_now=bound)


def dismiss_helper(
    session: Session,
    now: datetime,
    *,
    member_id: int,
    name: str = "",
    by_id: int | None,
    tell: Tell,
) -> Dismissed | NoHelper:
    """不要帮办: nobody (or not this one) answers for the member from now on, on any WeChat.

    `by_id` None: the helper stops by themselves.
    """
    stopped = by_id is None
    _hold(session, member_id)
    found = [
        one for one in _open_of(session, member_id) if not name or one.name == plain_name(name)
    ]
    unnamed = [] if name else openids_helping(session, member_id)
    if not found and not unnamed:
        return NoHelper()
    session.execute(
        update(helpers)
        .where(helpers.c.id.in_([one.id for one in found]))
        .values(until=now, ended_by_id=by_id)
    )
    for one in found:
        answer_no_more(session, now, member_id, _openids(session, one))
        if one.helper_id is not None or one.openid is not None:
            tell(session, now, HelperDismissed(member_id, one.helper_id, one.openid, stopped))
    for openid in openids_helping(session, member_id) if not name else ():
        answer_no_more(session, now, member_id, [openid])
        tell(session, now, HelperDismissed(member_id, None, openid, stopped))
    _keep_roster(session, member_id)
    return Dismissed(tuple(one.name for one in found if one.name))


def helps_from_now(
    session: Session, now: datetime, *, account: str, openid: str, member_id: int
) -> None:
    """A WeChat began to answer for a member (2 我是家人): whom the member named and who had no
    WeChat yet, else somebody whose name the roster or their own membership gives."""
    helper_id = member_behind(session, account, openid)
    rows = _open_of(session, member_id)
    if any(one.openid == openid or (helper_id and one.helper_id == helper_id) for one in rows):
        return
    waiting = next((one for one in rows if one.helper_id is None and one.openid is None), None)
    if waiting is not None:
        session.execute(
            update(helpers)
            .where(helpers.c.id == waiting.id)
            .values(openid=openid, helper_id=helper_id)
        )
        return
    name = _name_for(session, member_id, helper_id)
    _enter(session, now, member_id, name, helper_id=helper_id, openid=openid)
    _keep_roster(session, member_id)


def own_wechat_begins(
    session: Session, now: datetime, *, account: str, openid: str, person_id: int
) -> None:
    """A member's own WeChat (a first or a new one) answers for those whose helper they are; it is
    their helper's no more, if it was."""
    session.execute(
        update(helpers)
        .where(
            _OPEN,
            helpers.c.account == account,
            helpers.c.openid == openid,
            helpers.c.member_id == person_id,
        )
        .values(until=now)
    )
    helped = session.scalars(
        select(helpers.c.member_id).where(_OPEN, helpers.c.helper_id == person_id)
    ).all()
    for member_id in helped:
        answer_by(session, now, account, openid, member_id)


def wechat_left(
    session: Session, now: datetime, *, account: str, openid: str, person_id: int
) -> None:
    """A member uses this WeChat no more (a new phone): it answers for none of those they help."""
    helped = session.scalars(
        select(helpers.c.member_id).where(
            _OPEN, helpers.c.account == account, helpers.c.helper_id == person_id
        )
    ).all()
    for member_id in helped:
        answer_no_more(session, now, member_id, [openid])


def wechat_gone(session: Session, now: datetime, *, account: str, openid: str) -> None:
    """A WeChat speaks for nobody any more: whoever helped by it alone helps no more."""
    mine = (helpers.c.account == account) & (helpers.c.openid == openid)
    session.execute(
        update(helpers).where(_OPEN, mine, helpers.c.helper_id.is_(None)).values(until=now)
    )


def helpers_of(session: Session, member_id: int) -> tuple[str, ...]:
    """Who may answer for a member, by name, the longest first."""
    return tuple(one.name for one in _open_of(session, member_id))


def helper_row(session: Session, account: str, openid: str, member_id: int) -> int | None:
    """The id of the row by which a WeChat answers for a member; None if there is none."""
    row_id: int | None = session.scalar(_by_wechat(helpers.c.id, account, openid, member_id))
    return row_id


def helper_name(session: Session, account: str, openid: str, member_id: int) -> str | None:
    """As whom a WeChat answers for a member; None if it does not."""
    name: str | None = session.scalar(_by_wechat(helpers.c.name, account, openid, member_id))
    return name


def _by_wechat(what: ColumnElement[Any], account: str, openid: str, member_id: int) -> Select[Any]:
    return (
        select(what)
        .where(
            _OPEN,
            helpers.c.account == account,
            helpers.c.openid == openid,
            helpers.c.member_id == member_id,
        )
        .limit(1)
    )


def _hold(session: Session, member_id: int) -> None:
    session.execute(select(persons.c.id).where(persons.c.id == member_id).with_for_update()).all()


def _open_of(session: Session, member_id: int) -> list[_Row]:
    rows = session.execute(
        select(helpers.c.id, helpers.c.helper_id, helpers.c.openid, helpers.c.name)
        .where(_OPEN, helpers.c.member_id == member_id)
        .order_by(helpers.c.since, helpers.c.id)
    )
    return [_Row(*row) for row in rows]


def _enter(
    session: Session,
    now: datetime,
    member_id: int,
    name: str,
    *,
    helper_id: int | None = None,
    openid: str | None = None,
    by_id: int | None = None,
) -> None:
    account = session.scalar(select(persons.c.account).where(persons.c.id == member_id))
    session.execute(
        insert(helpers).values(
            account=account,
            member_id=member_id,
            helper_id=helper_id,
            openid=openid,
            name=name,
            by_id=by_id,
            since=now,
        )
    )


def _keep_roster(session: Session, member_id: int) -> None:
    names = "、".join(dict.fromkeys(filter(None, helpers_of(session, member_id))))
    session.execute(update(persons).where(persons.c.id == member_id).values(helper=names or None))


def _openids(session: Session, row: _Row) -> list[str]:
    if row.helper_id is not None:
        return own_openids(session, row.helper_id)
    return [] if row.openid is None else [row.openid]


def _name_for(session: Session, member_id: int, helper_id: int | None) -> str:
    if helper_id is not None and (known := card(session, helper_id)) is not None:
        return known.name
    roster = session.scalar(select(persons.c.helper).where(persons.c.id == member_id))
    return roster or ""
