"""What is wrong with the running of it: who has to know, how often, and when it is over.

A cause is told once an hour at most while it lasts, and once when it is over. The row is the truth:
several processes may watch, one of them tells.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base, insert_into

TOLD_AGAIN_AFTER: Final = timedelta(hours=1)
Cause = tuple[str, str]  # the cause, what it is about: ("lane-closed", "main template 45009")


class Alert(Base):
    """A cause and what it is about: since when, when somebody was told, since when it is over."""

    __tablename__ = "alerts"

    cause: Mapped[str] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]
    over_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class ToTell:
    """Something that somebody has to hear now: that it is so `since` then, or that it is over."""

    cause: str
    about: str
    since: datetime
    over: bool = False


def watch(
    session: Session, now: datetime, found: Collection[Cause], lingering: Collection[Cause] = ()
) -> list[ToTell]:
    """Write down which causes there are now; what this caller, and nobody else, has to tell.

    `lingering`: nothing says that these are over, nor that they last: they are told no more.
    """
    for cause, about in sorted(set(found)):
        _there_is(session, now, cause, about)
    return [*_new(session, now, found), *_over(session, now, {*found, *lingering})]


def open_now(session: Session) -> list[Cause]:
    """The causes that last."""
    rows = session.execute(select(Alert.cause, Alert.about).where(Alert.over_at.is_(None)))
    return [(cause, about) for cause, about in rows]


def _there_is(session: Session, now: datetime, cause: str, about: str) -> None:
    """A cause that comes back within the hour is told of when the hour is over."""
    row = insert_into(session, Alert).values(cause=cause, about=about, since=now)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["cause", "about"],
            set_={"since": now, "over_at": None},
            where=Alert.over_at.is_not(None),
        ),
        execution_options={"synchronize_session": False},
    )


def _new(session: Session, now: datetime, found: Collection[Cause]) -> list[ToTell]:
    if not found:
        return []
    told = session.execute(
        update(Alert)
        .where(
            _is_one_of(found),
            Alert.over_at.is_(None),
            or_(Alert.told_at.is_(None), Alert.told_at <= now - TOLD_AGAIN_AFTER),
        )
        .values(told_at=now)
        .returning(Alert.cause, Alert.about, Alert.since)
        .execution_options(synchronize_session=False)
    ).all()
    return [ToTell(row.cause, row.about, row.since) for row in sorted(told)]


def _over(session: Session, now: datetime, found: Collection[Cause]) -> list[ToTell]:
    ended = update(Alert).where(Alert.over_at.is_(None), Alert.told_at.is_not(None))
    if found:
        ended = ended.where(~_is_one_of(found))
    rows = session.execute(
        ended.values(over_at=now)
        .returning(Alert.cause, Alert.about, Alert.since, Alert.told_at)
        .execution_options(synchronize_session=False)
    ).all()
    # One that came back within the hour and went again was not told: nor is that it is over.
    told = [row for row in sorted(rows) if row.told_at is not None and row.told_at >= row.since]
    return [ToTell(row.cause, row.about, row.since, over=True) for row in told]


def _is_one_of(found: Collection[Cause]) -> ColumnElement[bool]:
    return or_(*(and_(Alert.cause == cause, Alert.about == about) for cause, about in found))
