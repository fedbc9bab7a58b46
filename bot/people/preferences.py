"""How a member wishes to be reached: how they are called, their own hours, a pause."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar

from sqlalchemy import ColumnElement, Select, Table, and_, select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.facts import Fact, Tell
from bot.core.hours import Quiet, Span
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.history import FieldChange, Hand, record_changes, seal
from bot.people.models import Preference

preferences: Table = Preference.metadata.tables["preferences"]
LONGEST_QUIET = timedelta(hours=18)
ASKED_AGAIN_AFTER = timedelta(days=90)
NO_QUIET = Quiet()
_CALLED = re.compile(r"[㐀-鿿·•]{1,8}|[A-Za-z][A-Za-z.' -]{1,30}")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a member wishes; None and no quiet hours: as the settings have it.

    `paused_at` None: not paused; with it `paused_until` None: until told.
    """

    remind_at: time | None = None
    quiet: Quiet = NO_QUIET
    paused_at: datetime | None = None
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotACall(Refusal):
    """Nobody can be called so."""

    key: ClassVar[str] = "called-how"


@dataclass(frozen=True, slots=True)
class HourIsQuiet(Refusal):
    """Nothing is sent at this hour; `until`: when the quiet hours end, HH:MM."""

    key: ClassVar[str] = "remind-at-is-quiet"
    hour: str
    until: str


@dataclass(frozen=True, slots=True)
class TooQuiet(Refusal):
    """Nearly the whole day: then there is no hour left to reach them."""

    key: ClassVar[str] = "quiet-too-long"


@dataclass(frozen=True, slots=True)
class Paused(Fact):
    """A member wants no notices for a while; `until` None: until told."""

    account: str
    person_id: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Resumed(Fact):
    """A member wants notices again, or the time of the pause is over."""

    account: str
    person_id: int


def preferences_of(session: Session, now: datetime, person_id: int) -> Preferences:
    """What a member wishes; a pause that is over is none."""
    row = session.execute(select(preferences).where(preferences.c.person_id == person_id)).first()
    if row is None:
        return Preferences()
    over = row.paused_until is not None and row.paused_until <= now
    return Preferences(
        remind_at=row.remind_at,
        quiet=quiet_of(row.quiet_from, row.quiet_to),
        paused_at=None if over else row.paused_at,
        paused_until=None if over else row.paused_until,
    )


def quiet_of(begins: time | None, ends: time | None) -> Quiet:
    """The quiet hours of two columns."""
    return Quiet() if begins is None or ends is None else Quiet(Span(begins, ends))


def is_paused(now: datetime) -> ColumnElement[bool]:
    """The condition that a row of `preferences` is of a member who has paused."""
    over = and_(preferences.c.paused_until.is_not(None), preferences.c.paused_until <= now)
    return and_(preferences.c.paused_at.is_not(None), ~over)


def paused(now: datetime) -> Select[int]:
    """The ids of the members who have paused."""
    return select(preferences.c.person_id).where(is_paused(now))


def be_called(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    person_id: int,
    name: str | None,
    hand: Hand,
) -> str | NotACall | None:
    """叫我 王大姐: how they are called from now on, None for name and 同志; what it was before."""
    if name is not None and not _CALLED.fullmatch(name):
        return NotACall()
    before: str | None = session.execute(
        select(persons.c.called).where(persons.c.id == person_id)
    ).scalar_one()
    if before == name:
        return before
    session.execute(update(persons).where(persons.c.id == person_id).values(called=name))
    session.expire_all()
    change = FieldChange(person_id, "called", seal(sealer, before), seal(sealer, name))
    record_changes(session, now, [change], hand)
    return before


def remind_at(
    session: Session, now: datetime, *, person_id: int, hour: time | None, quiet: Quiet
) -> Preferences | HourIsQuiet:
    """提醒时间: the hour of their reminders, None for that of the settings; what it was before.

    `quiet`: the quiet hours of the settings, in which nothing goes.
    """
    before = preferences_of(session, now, person_id)
    silent = next((one for one in (quiet, before.quiet) if hour and one.covers(hour)), None)
    if hour is not None and silent is not None and silent.span is not None:
        return HourIsQuiet(f"{hour:%H:%M}", f"{silent.span.end:%H:%M}")
    _set(session, person_id, remind_at=hour)
    return before


def keep_quiet(
    session: Session, now: datetime, *, person_id: int, span: Span | None
) -> Preferences | TooQuiet:
    """免打扰: their own quiet hours, None for none but those of the settings; what was before."""
    if span is not None and _length(span) > LONGEST_QUIET:
        return TooQuiet()
    before = preferences_of(session, now, person_id)
    begins, ends = (None, None) if span is None else (span.start, span.end)
    _set(session, person_id, quiet_from=begins, quiet_to=ends)
    return before


def pause(
    session: Session, now: datetime, *, person_id: int, until: datetime | None, tell: Tell
) -> None:
    """暂停通知: no notices and reminders until then, None: until told; tells Paused."""
    _set(session, person_id, paused_at=now, paused_until=until)
    tell(session, now, Paused(_account(session, person_id), person_id, until))


def resume(session: Session, now: datetime, *, person_id: int, tell: Tell) -> bool:
    """恢复通知, or the time is over: tells Resumed; False when nothing was paused."""
    ended = session.execute(
        update(preferences)
        .where(preferences.c.person_id == person_id, preferences.c.paused_at.is_not(None))
        .values(paused_at=None, paused_until=None)
        .returning(preferences.c.person_id)
    ).first()
    if ended is None:
        return False
    session.expire_all()
    tell(session, now, Resumed(_account(session, person_id), person_id))
    return True


def own_hours(session: Session, among: Select[int]) -> list[time]:
    """The different hours at which these members wish to be reminded, the settings' left out."""
    hours = select(preferences.c.remind_at).where(
        preferences.c.remind_at.is_not(None), preferences.c.person_id.in_(among)
    )
    return sorted(session.scalars(hours.distinct()))


def reminded_at(among: Select[int], hour: time | None) -> Select[int]:
    """Those of `among` who wish to be reminded at this hour; None: who did not choose one."""
    chosen = among.subquery()
    mine = select(chosen.c[0]).outerjoin(
        preferences,
        and_(preferences.c.person_id == chosen.c[0], preferences.c.remind_at.is_not(None)),
    )
    if hour is None:
        return mine.where(preferences.c.person_id.is_(None))
    return mine.where(preferences.c.remind_at == hour)


def _length(span: Span) -> timedelta:
    minutes = (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute
    return timedelta(minutes=minutes % (24 * 60) or 24 * 60)


def _account(session: Session, person_id: int) -> str:
    account: str = session.execute(
        select(persons.c.account).where(persons.c.id == person_id)
    ).scalar_one()
    return account


def _set(session: Session, person_id: int, **wished: datetime | time | None) -> None:
    entered = insert_into(session, Preference).values(person_id=person_id, **wished)
    session.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=wished))
    session.expire_all()
