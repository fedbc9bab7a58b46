"""Windows: what WeChat allows towards one person, counted by us.

Source: the platform's 客服消息 page. A message from the person allows 5 texts in 48 hours; a tap
on a menu button, following and scanning allow 3 in a minute. Allowances do not add up: a new act
raises what is left and the end to the larger of old and new. Whether a tap inside the 48 hours
raises what is left for all of them is said of mini programs only, so the two are counted apart
and both are spent by every text: what we count is never more than what the platform counts.
"""

from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, and_, case, or_
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.core.database import Insert, insert_into
from bot.delivery.models import Window

Trigger = Literal["message", "menu", "follow", "scan", "unfollow"]
_Moments = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
AFTER_MESSAGE: Final = 5
AFTER_TAP: Final = 3
# A little is kept back of both: the platform counts by its own clock, and a refusal costs more
# than the next route.
MESSAGE_WINDOW: Final = timedelta(hours=48) - timedelta(minutes=1)
TAP_WINDOW: Final = timedelta(minutes=1) - timedelta(seconds=5)


def heard(session: Session, at: datetime, *, account: str, openid: str, trigger: Trigger) -> None:
    """Note what somebody did at `at`, the platform's time. What comes late or twice does no harm.

    `menu` is a tap on a button that sends something, a choice in a menu message too; a tap that
    only opens a page allows nothing and is not noted here.
    """
    noted = heard_statement(session, at, account=account, openid=openid, trigger=trigger)
    session.execute(noted, execution_options={"synchronize_session": False})


def heard_statement(
    session: Session, at: datetime, *, account: str, openid: str, trigger: Trigger
) -> Insert:
    """The one statement of `heard`, for who composes it with others."""
    first = {"account": account, "openid": openid, **_first(at, trigger)}
    noted = insert_into(session, Window).values(**first)
    return noted.on_conflict_do_update(
        index_elements=["account", "openid"],
        set_={"heard_at": _later(Window.heard_at, at), **_changed(at, trigger)},
    )


def _first(at: datetime, trigger: Trigger) -> dict[str, Any]:
    nothing = {"left": 0, "tap_left": 0, "takes_templates": True, "heard_at": at}
    if trigger == "unfollow":
        return {**nothing, "following": False}
    if trigger == "message":
        opened = {"left": AFTER_MESSAGE, "closes_at": at + MESSAGE_WINDOW, "last_message_at": at}
        return {**nothing, "following": True, **opened}
    opened = {"tap_left": AFTER_TAP, "tap_closes_at": at + TAP_WINDOW}
    return {**nothing, "following": True, **opened}


def _changed(at: datetime, trigger: Trigger) -> dict[str, Any]:
    if trigger == "unfollow":
        return _after_unfollow(at)
    gone = and_(Window.following.is_(False), Window.heard_at > at)  # has unfollowed since
    present = {
        "following": case((gone, False), else_=True),
        "takes_templates": case((gone, Window.takes_templates), else_=True),
    }
    if trigger == "message":
        return {**present, **_after_message(at, gone)}
    return {**present, **_after_tap(at, gone)}


def _after_message(at: datetime, gone: ColumnElement[bool]) -> dict[str, Any]:
    ignored = or_(gone, Window.last_message_at > at)
    return {
        "left": case((ignored, Window.left), else_=AFTER_MESSAGE),
        "closes_at": case((ignored, Window.closes_at), else_=at + MESSAGE_WINDOW),
        "last_message_at": _later(Window.last_message_at, at),
    }


def _after_tap(at: datetime, gone: ColumnElement[bool]) -> dict[str, Any]:
    ignored = or_(gone, Window.tap_closes_at > at + TAP_WINDOW)
    return {
        "tap_left": case((ignored, Window.tap_left), else_=AFTER_TAP),
        "tap_closes_at": case((ignored, Window.tap_closes_at), else_=at + TAP_WINDOW),
    }


def _after_unfollow(at: datetime) -> dict[str, Any]:
    back = Window.heard_at > at  # was heard of after that: follows again
    return {
        "following": case((back, Window.following), else_=False),
        "left": case((back, Window.left), else_=0),
        "closes_at": case((back, Window.closes_at)),
        "tap_left": case((back, Window.tap_left), else_=0),
        "tap_closes_at": case((back, Window.tap_closes_at)),
    }


def _later(column: _Moments, at: datetime) -> ColumnElement[datetime]:
    return case((column > at, column), else_=at)


def texts_left(now: datetime) -> ColumnElement[int]:
    """How many texts the row's chat window still allows at `now`, in SQL."""
    by_message = case((Window.closes_at > now, Window.left), else_=0)
    by_tap = case((Window.tap_closes_at > now, Window.tap_left), else_=0)
    return case((by_message > by_tap, by_message), else_=by_tap)
