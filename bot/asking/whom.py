"""Who may be asked: followers whose chat will be shut, who were not asked lately and have not asked
to be left in peace."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Time, and_, func, literal, or_, select

from bot import delivery, people
from bot.asking import rules
from bot.asking.models import Asked
from bot.people import Binding, Preference


def may_be_asked(
    account: str,
    to: Select[int],
    *,
    at: datetime,
    until: datetime,
    zone: ZoneInfo,
    but: int | None = None,
) -> Select[int, str]:
    """Of the people `to`, who may be asked at `at` so that they can be reached at `until`, each
    with one WeChat of their own or shared, never a helper's. `but`: an asking that does not count.
    """
    person, openid = Binding.person_id, Binding.openid
    # Joined: of two IN on one index SQLite makes a loop in a loop.
    these, following = to.subquery(), delivery.followers(account).subquery()
    return (
        select(person, func.min(openid).label("openid"))
        .join(these, these.c[0] == person)
        .join(following, following.c.openid == openid)
        .where(
            *_bound(account),
            Binding.kind != "helper",
            person.not_in(reachable(account, until)),
            person.not_in(people.paused(at)),
            person.not_in(_quiet(at.astimezone(zone).time())),
            person.not_in(_counted(select(Asked.person_id).where(_lately(at)), but)),
            openid.not_in(_counted(select(Asked.openid).where(_lately(at), _known()), but)),
            openid.not_in(_counted(_enough(at), but)),
        )
        .group_by(person)
    )


def reachable(account: str, at: datetime) -> Select[int]:
    """The people who can be reached by chat at `at` by what is known now, by any WeChat."""
    return select(Binding.person_id).where(
        *_bound(account), Binding.openid.in_(delivery.with_room(at, account))
    )


def _bound(account: str) -> tuple[ColumnElement[bool], ...]:
    return Binding.account == account, Binding.until.is_(None)


def _quiet(at: time) -> Select[int]:
    """Who has hours of their own (免打扰) that cover this local time."""
    begins, ends = Preference.quiet_from, Preference.quiet_to
    moment = literal(at.replace(tzinfo=None), Time())
    in_a_day = and_(begins < ends, begins <= moment, moment < ends)
    over_midnight = and_(begins > ends, or_(begins <= moment, moment < ends))
    return select(Preference.person_id).where(or_(in_a_day, over_midnight))


def _lately(at: datetime) -> ColumnElement[bool]:
    return Asked.at > at - rules.FORTNIGHT


def _known() -> ColumnElement[bool]:
    return Asked.openid.is_not(None)


def _enough(at: datetime) -> Select[str | None]:
    begins, ends = rules.month_of(at)
    asked = select(Asked.openid).where(_known(), Asked.at >= begins, Asked.at < ends)
    times = func.count(Asked.asking_id.distinct())
    return asked.group_by(Asked.openid).having(times >= rules.A_MONTH)


def _counted(asked: Select[Any], but: int | None) -> Select[Any]:
    return asked if but is None else asked.where(Asked.asking_id != but)
