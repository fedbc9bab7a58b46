"""Who has not been heard of: members without a sign of life for longer than their rhythm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.core.settings import ContactSettings
from bot.people.cards import persons
from bot.people.identity import bindings
from bot.people.preferences import paused
from bot.people.standing_in import absences


@dataclass(frozen=True, slots=True)
class Rhythm:
    """After which silence somebody is silent: `after`, where the category says nothing else."""

    after: timedelta
    by_category: Mapping[str, timedelta] = field(default_factory=dict)

    @classmethod
    def of(cls, contact: ContactSettings) -> Self:
        """What the configuration says."""
        return cls(contact.check_on_after, contact.check_on_after_by_category)

    def groups(self) -> Iterator[tuple[timedelta, ColumnElement[bool]]]:
        """Each length of silence with the condition of the members it holds for."""
        named = persons.c.category.in_(sorted(self.by_category))
        yield self.after, or_(persons.c.category.is_(None), ~named)
        for category, after in sorted(self.by_category.items()):
            yield after, and_(persons.c.category == category)


def silent_select(
    openids: Select[Any], person_ids: Select[Any], among: ColumnElement[bool]
) -> Select[int]:
    """Ids of the members (`among` them) who have not left and are neither behind one of these
    WeChat accounts (their own or a shared one) nor among these people."""
    return select(persons.c.id).where(
        persons.c.left_at.is_(None),
        among,
        ~_bound(bindings.c.openid.in_(openids)),
        persons.c.id.not_in(person_ids),
    )


def count_of(session: Session, found: Select[int]) -> int:
    """How many people that are."""
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def could_write(since: datetime) -> ColumnElement[bool]:
    """The condition that a member has had a WeChat of their own, or a shared one, since then."""
    return _bound(bindings.c.since <= since)


def at_hand(now: datetime) -> ColumnElement[bool]:
    """The condition that a member is neither away nor has asked to be left in peace."""
    away = select(absences.c.person_id).where(absences.c.state == "under_way")
    return and_(persons.c.id.not_in(away), persons.c.id.not_in(paused(now)))


def bound_by(openids: Select[Any], person_id: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that one of these WeChat accounts is this member's own, or a shared one."""
    return (
        select(bindings.c.id)
        .where(
            bindings.c.person_id == person_id,
            bindings.c.kind != "helper",
            bindings.c.until.is_(None),
            bindings.c.openid.in_(openids),
        )
        .exists()
    )


def _bound(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(bindings.c.id)
        .where(
            bindings.c.person_id == persons.c.id,
            bindings.c.kind != "helper",
            bindings.c.until.is_(None),
            condition,
        )
        .exists()
    )
