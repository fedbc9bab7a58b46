"""How a member wishes to be reached: how they are called, their own hours, a pause."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar, Literal

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    Time,
    and_,
    case,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.facts import Fact, Tell
from bot.core.hours import Quiet, Span
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.circumstances import in_circumstance
from bot.people.history import FieldChange, Hand, Pen, record_changes, seal, write_down
from bot.people.models import Preference

preferences: Table = Preference.metadata.tables["preferences"]
LONGEST_QUIET = timedelta(hours=18)
ASKED_AGAIN_AFTER = timedelta(days=90)
NO_QUIET = Quiet()
StudyAt = Literal["home", "residence"]
# Forms of address by their letters, each with how many are kept.
_CALLED = ((re.compile(r"[㐀-鿿·•]+"), 8), (re.compile(r"[A-Za-z][A-Za-z.' -]+"), 31))


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a member wishes; None and no quiet hours: as the settings have it.

    `paused_at` None: not paused; with it `paused_until` None: until told. `study_at`: at which of
    two homes they go to study days; None: where they live.
    """

    remind_at: time | None = None
    quiet: Quiet = NO_QUIET
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    study_at: StudyAt | None = None


@dataclass(frozen=True, slots=True)
class OneHome(Refusal):
    """There is nothing to choose: home and residence are one unit."""

    key: ClassVar[str] = "study-at-one-home"


@dataclass(frozen=True, slots=True)
class StudyAtChosen(Fact):
    """A member with two homes goes to the study days of the other one from now on."""

    account: str
    person_id: int


@dataclass(frozen=True, slots=True)
class NotACall(Refusal):
    """Nobody can be called so."""

    key: ClassVar[str] = "called-how"


@dataclass(frozen=True, slots=True)
class CalledTooLong(Refusal):
    """A form of address, but longer than is kept."""

    key: ClassVar[str] = "called-too-long"
    longest: int


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
    """A member wants no notices for a while; `until` None: until told; `hand`: who said so."""

    account: str
    person_id: int
    until: datetime | None
    hand: Hand | None = None


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
        study_at=row.study_at,
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
) -> str | NotACall | CalledTooLong | None:
    """叫我 王大姐: how they are called from now on, None for name and 同志; what it was before."""
    refused = None if name is None else _why_not_called(name)
    if refused is not None:
        return refused
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


def _why_not_called(name: str) -> NotACall | CalledTooLong | None:
    longest = next((most for letters, most in _CALLED if letters.fullmatch(name)), None)
    if longest is None:
        return NotACall()
    return CalledTooLong(longest) if len(name) > longest else None


def remind_at(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    hour: time | None,
    quiet: Quiet,
    pen: Pen | None = None,
) -> Preferences | HourIsQuiet:
    """提醒时间: the hour of their reminders, None for that of the settings; what it was before.

    `quiet`: the quiet hours of the settings, in which nothing goes. `pen`: who says so.
    """
    before = preferences_of(session, now, person_id)
    silent = next((one for one in (quiet, before.quiet) if hour and one.covers(hour)), None)
    if hour is not None and silent is not None and silent.span is not None:
        return HourIsQuiet(f"{hour:%H:%M}", f"{silent.span.end:%H:%M}")
    _set(session, person_id, remind_at=hour)
    values = _hour(before.remind_at), _hour(hour)
    write_down(session, now, pen, person_id=person_id, field="remind_at", values=values)
    return before


def keep_quiet(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    span: Span | None,
    pen: Pen | None = None,
) -> Preferences | TooQuiet:
    """免打扰: their own quiet hours, None for none but those of the settings; what was before."""
    if span is not None and _length(span) > LONGEST_QUIET:
        return TooQuiet()
    before = preferences_of(session, now, person_id)
    begins, ends = (None, None) if span is None else (span.start, span.end)
    _set(session, person_id, quiet_from=begins, quiet_to=ends)
    values = _hours(before.quiet.span), _hours(span)
    write_down(session, now, pen, person_id=person_id, field="quiet", values=values)
    return before


def pause(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    until: datetime | None,
    tell: Tell,
    pen: Pen | None = None,
) -> None:
    """暂停通知: no notices and reminders until then, None: until told; tells Paused."""
    before = preferences_of(session, now, person_id)
    _set(session, person_id, paused_at=now, paused_until=until)
    values = _pause(before), _pause(Preferences(paused_at=now, paused_until=until))
    write_down(session, now, pen, person_id=person_id, field="paused", values=values)
    hand = None if pen is None else pen.hand
    tell(session, now, Paused(_account(session, person_id), person_id, until, hand))


def resume(
    session: Session, now: datetime, *, person_id: int, tell: Tell, pen: Pen | None = None
) -> bool:
    """恢复通知, or the time is over (`pen` None): tells Resumed; False when nothing was paused."""
    before = preferences_of(session, now, person_id)
    ended = session.execute(
        update(preferences)
        .where(preferences.c.person_id == person_id, preferences.c.paused_at.is_not(None))
        .values(paused_at=None, paused_until=None)
        .returning(preferences.c.person_id)
    ).first()
    if ended is None:
        return False
    session.expire_all()
    values = _pause(before), None
    write_down(session, now, pen, person_id=person_id, field="paused", values=values)
    tell(session, now, Resumed(_account(session, person_id), person_id))
    return True


def study_at(
    session: Session, now: datetime, *, person_id: int, where: StudyAt, tell: Tell
) -> StudyAt | OneHome:
    """学习日 去老家, 学习日 在这边: of the study days of two homes those of one; where it was
    before. Tells StudyAtChosen where that changes."""
    homes = session.execute(
        select(persons.c.home_unit_id, persons.c.residence_unit_id).where(persons.c.id == person_id)
    ).one()
    if homes.residence_unit_id in (None, homes.home_unit_id):
        return OneHome()
    before = preferences_of(session, now, person_id).study_at or "residence"
    _set(session, person_id, study_at=where)
    if before != where:
        tell(session, now, StudyAtChosen(_account(session, person_id), person_id))
    return before


def hours_wished(session: Session) -> list[time]:
    """The different hours at which members wish to be reminded."""
    hours = select(preferences.c.remind_at).where(preferences.c.remind_at.is_not(None))
    return sorted(hour for hour in session.scalars(hours.distinct()) if hour is not None)


def own_hour(
    now: datetime, rows: FromClause, person_id: ColumnElement[int], *, by_night: time
) -> tuple[FromClause, ColumnElement[time | None]]:
    """For rows with a person: the same rows joined with what is needed, and the hour at which that
    person is reminded: the one they chose, else who works at night at `by_night`, else NULL."""
    joined = rows.outerjoin(preferences, preferences.c.person_id == person_id)
    works_at_night = person_id.in_(in_circumstance(now, "night_shifts"))
    night = case((works_at_night, literal(by_night, Time())))
    return joined, func.coalesce(preferences.c.remind_at, night)


def _hour(at: time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"


def _hours(span: Span | None) -> str | None:
    return None if span is None else f"{span.start:%H:%M}-{span.end:%H:%M}"


def _pause(wished: Preferences) -> str | None:
    """A pause as history keeps it: its end in ISO 8601 or `until_told`; None for none."""
    if wished.paused_at is None:
        return None
    until = wished.paused_until
    return "until_told" if until is None else until.isoformat(timespec="minutes")


def _length(span: Span) -> timedelta:
    minutes = (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute
    return timedelta(minutes=minutes % (24 * 60) or 24 * 60)


def _account(session: Session, person_id: int) -> str:
    account: str = session.execute(
        select(persons.c.account).where(persons.c.id == person_id)
    ).scalar_one()
    return account


def _set(session: Session, person_id: int, **wished: datetime | time | str | bool | None) -> None:
    entered = insert_into(session, Preference).values(person_id=person_id, **wished)
    session.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=wished))
    session.expire_all()


def choose_sms(session: Session, person_id: int, *, wanted: bool) -> None:
    """不要短信, 可以发短信: whether messages by telephone may go to a member."""
    _set(session, person_id, no_sms=not wanted)
