"""Windows: what WeChat allows towards one person, counted by us.

Source: the platform's 客服消息 page. A message from the person allows 5 texts in 48 hours; a tap
on a menu button, following and scanning allow 3 in a minute. Allowances do not add up: a new act
raises what is left and the end to the larger of old and new. Whether a tap inside the 48 hours
raises what is left for all of them is said of mini programs only, so the two are counted apart
and both are spent by every text: what we count is never more than what the platform counts.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, Literal, get_args

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    case,
    false,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from bot.core.database import Insert, UtcDateTime, insert_for
from bot.core.prepared import Prepared
from bot.delivery.models import Window
from bot.delivery.rules import KEPT_BACK

Trigger = Literal["message", "menu", "follow", "scan", "unfollow"]
_Values = dict[str, ColumnElement[Any]]
windows: Table = Window.metadata.tables["windows"]
AFTER_MESSAGE: Final = 5
AFTER_TAP: Final = 3
# A little is kept back of both: the platform counts by its own clock, and a refusal costs more
# than the next route.
MESSAGE_WINDOW: Final = timedelta(hours=48) - timedelta(minutes=1)
TAP_WINDOW: Final = timedelta(minutes=1) - timedelta(seconds=5)

_ACCOUNT = bindparam("account", type_=windows.c.account.type)
_OPENID = bindparam("openid", type_=windows.c.openid.type)
_AT = bindparam("now", type_=UtcDateTime())
_CLOSING = bindparam("closing", type_=UtcDateTime())


def heard(session: Session, at: datetime, *, account: str, openid: str, trigger: Trigger) -> None:
    """Note what somebody did at `at`, the platform's time. What comes late or twice does no harm.

    `menu` is a tap on a button that sends something, a choice in a menu message too; a tap that
    only opens a page allows nothing and is not noted here.
    """
    _NOTE[trigger].run(session, account=account, openid=openid, **as_heard(at, trigger))


def hearing(dialect: str, trigger: Trigger, *, after: FromClause | None = None) -> Insert:
    """The one statement of `heard`, to be made part of a larger one: once for each row of `after`.

    Parameters: `account`, `openid`, and those of `as_heard`.
    """
    first = {"account": _ACCOUNT, "openid": _OPENID, **_first(trigger)}
    row = insert_for(dialect, windows)
    if after is None:
        row = row.values(first)
    else:
        row = row.from_select(list(first), select(*first.values()).select_from(after))
    return row.on_conflict_do_update(
        index_elements=["account", "openid"],
        set_={"heard_at": _later(windows.c.heard_at), **_changed(trigger)},
    )


def as_heard(at: datetime, trigger: Trigger) -> dict[str, object]:
    """The parameters of `hearing` that hang on the moment."""
    if trigger == "unfollow":
        return {"now": at}
    return {"now": at, "closing": at + (MESSAGE_WINDOW if trigger == "message" else TAP_WINDOW)}


_NOTE: Final = {one: Prepared(partial(hearing, trigger=one)) for one in get_args(Trigger)}


def _first(trigger: Trigger) -> _Values:
    zero = literal(0)
    nothing: _Values = {"left": zero, "tap_left": zero, "takes_templates": true(), "heard_at": _AT}
    if trigger == "unfollow":
        return {**nothing, "following": false()}
    if trigger == "message":
        opened: _Values = {
            "left": literal(AFTER_MESSAGE),
            "closes_at": _CLOSING,
            "last_message_at": _AT,
        }
        return {**nothing, "following": true(), **opened}
    opened = {"tap_left": literal(AFTER_TAP), "tap_closes_at": _CLOSING}
    return {**nothing, "following": true(), **opened}


def _changed(trigger: Trigger) -> _Values:
    if trigger == "unfollow":
        return _after_unfollow()
    gone = and_(windows.c.following.is_(False), windows.c.heard_at > _AT)  # has unfollowed since
    present: _Values = {
        "following": case((gone, false()), else_=true()),
        "takes_templates": case((gone, windows.c.takes_templates), else_=true()),
    }
    if trigger == "message":
        return {**present, **_after_message(gone)}
    return {**present, **_after_tap(gone)}


def _after_message(gone: ColumnElement[bool]) -> _Values:
    ignored = or_(gone, windows.c.last_message_at > _AT)
    return {
        "left": case((ignored, windows.c.left), else_=AFTER_MESSAGE),
        "closes_at": case((ignored, windows.c.closes_at), else_=_CLOSING),
        "last_message_at": _later(windows.c.last_message_at),
    }


def _after_tap(gone: ColumnElement[bool]) -> _Values:
    ignored = or_(gone, windows.c.tap_closes_at > _CLOSING)
    return {
        "tap_left": case((ignored, windows.c.tap_left), else_=AFTER_TAP),
        "tap_closes_at": case((ignored, windows.c.tap_closes_at), else_=_CLOSING),
    }


def _after_unfollow() -> _Values:
    back = windows.c.heard_at > _AT  # was heard of after that: follows again
    return {
        "following": case((back, windows.c.following), else_=false()),
        "left": case((back, windows.c.left), else_=0),
        "closes_at": case((back, windows.c.closes_at)),
        "tap_left": case((back, windows.c.tap_left), else_=0),
        "tap_closes_at": case((back, windows.c.tap_closes_at)),
    }


def _later(column: Column[Any]) -> ColumnElement[datetime]:
    return case((column > _AT, column), else_=_AT)


def last_message() -> ScalarSelect[datetime | None]:
    """When a WeChat account last wrote, in SQL; parameters: `account`, `openid`."""
    return (
        select(windows.c.last_message_at)
        .where(windows.c.account == _ACCOUNT, windows.c.openid == _OPENID)
        .scalar_subquery()
    )


def texts_left(now: datetime | ColumnElement[datetime]) -> ColumnElement[int]:
    """How many texts the row's chat window still allows at `now`, in SQL."""
    by_message = case((windows.c.closes_at > now, windows.c.left), else_=0)
    by_tap = case((windows.c.tap_closes_at > now, windows.c.tap_left), else_=0)
    return case((by_message > by_tap, by_message), else_=by_tap)


def followers(account: str) -> Select[str]:
    """The WeChat accounts that follow, by what is known now."""
    return select(Window.openid).where(Window.account == account, Window.following)


def with_room(now: datetime, account: str) -> Select[str]:
    """The WeChat accounts in whose chat there is room for a text that may not spend the last."""
    return select(Window.openid).where(
        Window.account == account, Window.following, texts_left(now) > KEPT_BACK
    )
