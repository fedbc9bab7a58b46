"""What is known when a message arrives: its row in the inbox, who wrote, whether they were asked.

Each slice gives its piece. On PostgreSQL they become one statement, since each one is a way to the
server and back; SQLite has no such way, nor an INSERT in a WITH: there they run one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, literal_column, select, true
from sqlalchemy.orm import Session

from bot import delivery, people, webhook
from bot.core.database import is_sqlite
from bot.core.prepared import Prepared
from bot.core.sealing import Sealer
from bot.webhook import Incoming
from handlers.reading import Limits

SAME_DIGIT = Limits().same_digit
TRIGGERS: dict[str, delivery.Trigger] = {
    "click": "menu",
    "subscribe": "follow",
    "scan": "scan",
    "unsubscribe": "unfollow",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message to be answered: its row and its sender. `last_said_at`: when they wrote before;
    `was_asked`: they have open questions, or answered one so lately that it still matters."""

    inbox_id: int
    identity: people.Identity
    last_said_at: datetime | None
    was_asked: bool


def arrive(
    session: Session, now: datetime, incoming: Incoming, sealer: Sealer
) -> Arrival | webhook.Repeated:
    """Enter a message, note that its sender was heard of, and find what its reply depends on.

    One that has come before leaves no trace but its count. Raises webhook.Replayed.
    """
    if is_sqlite(session):
        entered = webhook.enter(session, now, incoming, sealer)
        if isinstance(entered, webhook.Repeated):
            return entered
        return meet(session, now, incoming, entered.id)
    trigger = trigger_of(incoming)
    values = webhook.as_entered(now, incoming) | _values(now, incoming, trigger)
    rows = _arriving(trigger).run(session, **values).all()
    inbox_id = rows[0].inbox_id
    if inbox_id is None:
        return webhook.repeated(session, incoming, sealer)
    return _arrival(incoming, inbox_id, rows)


def meet(session: Session, now: datetime, incoming: Incoming, inbox_id: int) -> Arrival:
    """The same for a message that is in the inbox already."""
    rows = _MEET.run(session, **_values(now, incoming, None)).all()
    trigger = trigger_of(incoming)
    if trigger is not None:
        account, openid = incoming.account, incoming.openid
        delivery.heard(session, now, account=account, openid=openid, trigger=trigger)
    return _arrival(incoming, inbox_id, rows)


def trigger_of(incoming: Incoming) -> delivery.Trigger | None:
    """What a message or event means for what may be sent; None: nothing."""
    return TRIGGERS.get(incoming.event) if incoming.kind == "event" else "message"


def _values(
    now: datetime, incoming: Incoming, trigger: delivery.Trigger | None
) -> dict[str, object]:
    heard = {"now": now} if trigger is None else delivery.as_heard(now, trigger)
    sender = {"account": incoming.account, "openid": incoming.openid}
    return {**sender, **heard, "answered_since": now - SAME_DIGIT}


def _meeting() -> Select[*tuple[Any, ...]]:
    """One row for each member behind a WeChat account, and one of nobody for a stranger."""
    one, who = select(literal_column("1")).subquery("one"), people.bound_select().subquery("who")
    return (
        select(
            *who.c,
            delivery.last_message().label("last_said_at"),
            delivery.concerned().label("was_asked"),
        )
        .select_from(one.outerjoin(who, true()))
        .order_by(who.c.bound_since, who.c.binding_id)
    )


@cache
def _arriving(trigger: delivery.Trigger | None) -> Prepared:
    """The whole arrival as one statement: what is heard is noted only for what is entered."""

    def build(dialect: str) -> Select[*tuple[Any, ...]]:
        entered = webhook.entering(dialect).cte("entered")
        inbox_id = select(entered.c.id).scalar_subquery()
        whole = _meeting().add_columns(inbox_id.label("inbox_id"))
        if trigger is None:
            return whole
        return whole.add_cte(delivery.hearing(dialect, trigger, after=entered).cte("heard"))

    return Prepared(build)


_MEET = Prepared(lambda _dialect: _meeting())


def _arrival(incoming: Incoming, inbox_id: int, rows: Sequence[Row[*tuple[Any, ...]]]) -> Arrival:
    identity = people.identity_of(incoming.account, incoming.openid, rows)
    return Arrival(inbox_id, identity, rows[0].last_said_at, rows[0].was_asked)
