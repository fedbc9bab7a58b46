"""The numbered list of a study day: who is in, who said what, and which day a list is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.study import queries, rules
from bot.study.models import CheckIn, Invitee, StudyDay

invitees: Table = Invitee.metadata.tables["invitees"]
_LISTING = ("secretary", "leader", "officer")
_LOOKED_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class RollLine:
    """One of a unit's people on the list of a study day, under the number of the year.

    `answer`: the mode they chose, None while silent. `mode`: how they are in (on_site, door or
    remote), None while they are not. `invited`: False for who joined the unit after the day was
    published.
    """

    number: int
    person_id: int
    name: str
    invited: bool
    answer: str | None
    mode: str | None

    @property
    def is_there(self) -> bool:
        """In, and not only from afar."""
        return self.mode is not None and self.mode != "remote"


@dataclass(frozen=True, slots=True)
class Roll:
    """A unit's list for a study day; `guests`: how many of others' people came to it."""

    day: StudyDay
    unit_id: int
    lines: tuple[RollLine, ...]
    guests: int

    def of_numbers(self, numbers: Iterable[int]) -> list[RollLine]:
        """The lines of these numbers, in the order of the list."""
        wanted = set(numbers)
        return [one for one in self.lines if one.number in wanted]


def unit_of_list(roles: Sequence[people.RoleHeld]) -> people.RoleHeld | None:
    """By which of somebody's roles their people are listed: a secretary's branch, a leader's
    group, an officer's street, what is their own before what they hold for who is away; None for
    who looks after nobody."""
    ranked = [one for role in _LISTING for one in roles if one.role == role]
    return min(ranked, key=lambda one: one.stands_for is not None, default=None)


def roll(session: Session, now: datetime, day: StudyDay, unit_id: int, zone: ZoneInfo) -> Roll:
    """The list of a unit's people for a study day, in the order of their numbers.

    Numbered by the year of the day, so that the paper of December is still right in January.
    """
    year = day.starts_at.astimezone(zone).year
    numbers = people.list_numbers(session, now, unit_id, year)
    members = people.members_select(unit_id)
    cards = people.cards(session, members)
    rows = session.execute(
        select(Invitee.person_id, Invitee.answer).where(
            Invitee.study_day_id == day.id, Invitee.person_id.in_(members)
        )
    )
    answers = {row.person_id: row.answer for row in rows}
    modes = _modes(session, day.id, CheckIn.person_id.in_(members))
    lines = tuple(
        RollLine(number, one, cards[one].name, one in answers, answers.get(one), modes.get(one))
        for one, number in numbers.items()
        if one in cards
    )
    return Roll(day, unit_id, lines, _guests(session, day.id, unit_id))


def day_of_list(session: Session, now: datetime, unit_id: int, zone: ZoneInfo) -> StudyDay | None:
    """Which study day a list of today is about: the one under way, else today's, else the next.

    Of several at once the one that most of the unit's people are invited to.
    """
    begin = datetime.combine(now.astimezone(zone).date(), time(), zone)
    found = _days_of(session, unit_id, StudyDay.ends_at > begin)
    today = [day for day, _ in found if day.starts_at < begin + rules.A_DAY]
    ahead = [day for day in today if day.starts_at > now]
    chosen = [*_under_way(found, now), *ahead, *reversed(today), *(day for day, _ in found)]
    return next(iter(chosen), None)


def day_at_hand(session: Session, now: datetime, unit_id: int) -> StudyDay | None:
    """The study day of a unit's people that is under way, else the next one."""
    found = _days_of(session, unit_id, StudyDay.ends_at > now)
    return next(iter([*_under_way(found, now), *(day for day, _ in found)]), None)


def last_day(
    session: Session,
    now: datetime,
    unit_id: int,
    zone: ZoneInfo,
    *,
    on: date | None = None,
    over: bool = False,
) -> StudyDay | None:
    """The last study day of a unit's people whose check-in has begun; `over`: that has ended.

    `on`: the one of that local day.
    """
    begun = StudyDay.ends_at <= now if over else StudyDay.check_in_opens_at <= now
    lately = StudyDay.starts_at > now - _LOOKED_BACK
    found = [day for day, _ in reversed(_days_of(session, unit_id, begun & lately))]
    if on is None:
        return next(iter(found), None)
    return next((one for one in found if one.starts_at.astimezone(zone).date() == on), None)


def closes_at(day: StudyDay) -> datetime:
    """Until when the attendance of a study day may be written down or corrected."""
    return day.ends_at + rules.CORRECTED_WITHIN


def _days_of(
    session: Session, unit_id: int, when: ColumnElement[bool]
) -> list[tuple[StudyDay, int]]:
    """Study days by their start, and how many of the unit's people are invited to each."""
    weighed = (
        select(Invitee.study_day_id, func.count().label("invited"))
        .join(StudyDay, StudyDay.id == Invitee.study_day_id)
        .where(
            when,
            StudyDay.cancelled_at.is_(None),
            Invitee.person_id.in_(people.members_select(unit_id)),
        )
        .group_by(Invitee.study_day_id)
        .subquery()
    )
    rows = session.execute(
        select(StudyDay, weighed.c.invited)
        .join(weighed, weighed.c.study_day_id == StudyDay.id)
        .order_by(StudyDay.starts_at, weighed.c.invited.desc(), StudyDay.id)
    )
    return [(day, invited) for day, invited in rows]


def _under_way(found: Sequence[tuple[StudyDay, int]], now: datetime) -> list[StudyDay]:
    """Those that can be checked in to, the one of most people first."""
    open_now = [one for one in found if one[0].check_in_opens_at <= now < one[0].ends_at]
    return [day for day, _ in sorted(open_now, key=lambda one: -one[1])]


def _modes(session: Session, study_day_id: int, whose: ColumnElement[bool]) -> dict[int, str]:
    """How those who are in are: to have been there counts more than remote. What somebody did in
    the other of their two units' days counts here too."""
    elsewhere = (
        select(Invitee.person_id, CheckIn.mode)
        .join(
            CheckIn,
            (CheckIn.study_day_id == Invitee.elsewhere_day_id)
            & (CheckIn.person_id == Invitee.person_id),
        )
        .where(Invitee.study_day_id == study_day_id, whose)
    )
    here = select(CheckIn.person_id, CheckIn.mode).where(
        CheckIn.study_day_id == study_day_id, whose
    )
    found: dict[int, str] = {}
    for person_id, mode in session.execute(here.union_all(elsewhere)):
        if found.get(person_id, "remote") == "remote":
            found[person_id] = mode
    return found


def _guests(session: Session, study_day_id: int, unit_id: int) -> int:
    """Who came to the day without being invited, and is none of the unit's."""
    came = queries.came(study_day_id, invitees.c.person_id)
    return (
        session.scalar(
            select(func.count()).where(
                Invitee.study_day_id == study_day_id,
                Invitee.walk_in,
                came,
                Invitee.person_id.not_in(people.members_select(unit_id)),
            )
        )
        or 0
    )
