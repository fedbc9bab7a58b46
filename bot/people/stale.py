"""Cards that were not said or confirmed for long: whom to ask about which one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, or_, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.chunks import in_chunks
from bot.people.history import entries, opened
from bot.people.identity import bindings
from bot.people.models import CardAsked
from bot.people.preferences import paused

asked: Table = CardAsked.metadata.tables["card_asked"]
ASKED_ABOUT = ("phone", "address", "whereabouts", "housing", "work", "family")  # in this order
APART = timedelta(days=14)  # never more than one such question in this time


@dataclass(frozen=True, slots=True)
class Stale:
    """One thing of one member's card that is to be asked about, and what stands there."""

    person_id: int
    field: str
    value_sealed: str

    def value(self, sealer: Sealer) -> str:
        """What stands there, in the clear."""
        return opened(sealer, self.value_sealed) or ""


def stale_cards(
    session: Session,
    now: datetime,
    account: str,
    *,
    after: timedelta,
    openids: Select[Any],
    limit: int,
) -> list[Stale]:
    """Whom to ask about what, at most `limit` members, one thing each, in the order of their ids.

    A thing is stale `after` it was last said or confirmed, one that never was as long after the
    member's WeChat was bound. Asked are only those on their own WeChat among `openids`, who have
    not paused and were not asked within APART.
    """
    old = now - after
    values = [_value(field) for field in ASKED_ABOUT]
    is_stale = [
        _is_stale(field, old, value) for field, value in zip(ASKED_ABOUT, values, strict=True)
    ]
    places = range(len(ASKED_ABOUT))
    rows = session.execute(
        select(
            persons.c.id,
            case(*((is_stale[n], n) for n in places)).label("place"),
            case(*((is_stale[n], values[n]) for n in places)).label("value"),
        )
        .where(
            persons.c.account == account,
            persons.c.left_at.is_(None),
            persons.c.id.in_(_reached(account, openids, old)),
            persons.c.id.not_in(paused(now)),
            persons.c.id.not_in(select(asked.c.person_id).where(asked.c.asked_at > now - APART)),
            or_(*is_stale),
        )
        .order_by(persons.c.id)
        .limit(limit)
    )
    return [Stale(row.id, ASKED_ABOUT[row.place], row.value) for row in rows]


def note_asked(session: Session, now: datetime, found: Sequence[Stale]) -> None:
    """Remember that these members were asked just now."""
    for part in in_chunks(found, 1000):
        rows = [{"person_id": one.person_id, "field": one.field, "asked_at": now} for one in part]
        new = insert_into(session, CardAsked).values(rows)
        session.execute(
            new.on_conflict_do_update(
                index_elements=["person_id"],
                set_={"field": new.excluded.field, "asked_at": new.excluded.asked_at},
            )
        )
    session.expire_all()


def asked_about(session: Session, person_id: int) -> str | None:
    """The field that a member was last asked about; None if they never were."""
    row = session.get(CardAsked, person_id)
    return None if row is None else row.field


def _reached(account: str, openids: Select[Any], bound_before: datetime) -> Select[int]:
    """Members whose own WeChat is among these and was bound so long ago."""
    return (
        select(bindings.c.person_id)
        .where(
            bindings.c.account == account,
            bindings.c.until.is_(None),
            bindings.c.kind != "helper",
            bindings.c.openid.in_(openids),
        )
        .group_by(bindings.c.person_id)
        .having(func.min(bindings.c.since) <= bound_before)
    )


def _value(field: str) -> ColumnElement[str | None]:
    if field in {"phone", "address"}:
        return persons.c[f"{field}_sealed"]
    text = select(entries.c.text_sealed).where(
        entries.c.person_id == persons.c.id, entries.c.field == field
    )
    return text.scalar_subquery()


def _is_stale(field: str, old: datetime, value: ColumnElement[str | None]) -> ColumnElement[bool]:
    fresh = select(entries.c.field).where(
        entries.c.person_id == persons.c.id,
        entries.c.field == field,
        entries.c.confirmed_at > old,
    )
    return and_(value.is_not(None), ~fresh.exists())
