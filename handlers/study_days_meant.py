"""Which study day is to be changed or cancelled: of one's own units and of all below them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select

from bot import people, study
from handlers import study_days_said as said_days
from handlers.chat import Chat, Reply
from handlers.reading.changes import StudyDayChange

CHANGERS = ("secretary", "officer")
_LONGEST_LIST = 1500  # bytes, of the 2,000 that a reply may have


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said of whose days: the units it may be about, and the words behind their name."""

    units: Select[int]
    words: str


def wanted(chat: Chat, words: str) -> Wanted:
    """常青支部 12月15日 …: the days of a unit named first, else those of all one may change."""
    theirs = _units(chat)
    found = study.units_with_days(chat.session, chat.now, theirs)
    named = [name for path in found.values() for name in _names(path) if words.startswith(name)]
    if not named:
        return Wanted(theirs, words)
    longest = max(named, key=len)
    meant = [one for one, path in found.items() if longest in _names(path)]
    return Wanted(_units(chat, meant), words[len(longest) :].lstrip(" 的,，"))


def may_change(chat: Chat, study_day_id: int) -> bool:
    """Whether this person still changes the days of that one's unit."""
    day = study.get(chat.session, study_day_id)
    return chat.session.scalar(_units(chat, [day.unit_id])) is not None


def nearest(chat: Chat, units: Select[int]) -> list[study.DayAhead]:
    """The study days of these units that are still to come, the nearest first."""
    return study.days_planned(chat.session, chat.now, units, limit=said_days.MOST)


def on_the_day(chat: Chat, units: Select[int], said: StudyDayChange) -> list[study.DayAhead]:
    """Those among them that are meant by a day or a month; none when neither was named."""
    for within in _spans(chat, said):
        found = study.days_planned(
            chat.session, chat.now, units, limit=said_days.MOST, within=within
        )
        if found:
            return found
    return []


def none(chat: Chat) -> Reply:
    """No study day is to come: who publishes them hears how one is set up."""
    publishes = chat.has_role(*said_days.PUBLISHERS)
    return chat.say("study-days-none-planned" if publishes else "study-days-none-below")


def of_unit(chat: Chat, day: study.StudyDay) -> str:
    """东风支部的学习日, in a line of its own; nothing where it can only be one's own unit's."""
    if _only_unit(chat) == day.unit_id:
        return ""
    path = study.path_of(chat.session, day.id)
    return chat.line("study-day-of-unit", unit="".join(path.split("/")[-2:])) + "\n"


def which(
    chat: Chat, days: Sequence[study.DayAhead], kind: str, key: str, data: dict[str, object]
) -> Reply:
    """Ask by digit which one is meant: as many as a reply has room for, and how to name others."""
    choices = _that_fit(_choices(chat, days))
    is_all = len(choices) == len(days) < said_days.MOST
    more = "" if is_all else "\n" + chat.line("study-days-more")
    shown = chat.only(key, days=said_days.numbered(choices), more=more)
    kept = {**data, "days": [one.day.id for one in days[: len(choices)]]}
    return chat.ask(kind, shown, data=kept, choices=choices)


def _units(chat: Chat, only: Sequence[int] | None = None) -> Select[int]:
    return people.units_below((one for one in chat.roles if one.role in CHANGERS), only)


def _only_unit(chat: Chat) -> int | None:
    """The unit of who leads one and nothing else."""
    held = {one.unit_id for one in chat.roles if one.role in CHANGERS}
    return held.pop() if len(held) == 1 else None


def _names(path: str) -> tuple[str, ...]:
    """How a unit is called: 第一小组, 东风支部第一小组, 东风支部/第一小组."""
    parts = path.split("/")
    return parts[-1], "".join(parts[-2:]), "/".join(parts[-2:]), path


def _choices(chat: Chat, days: Sequence[study.DayAhead]) -> list[str]:
    """12月15日周二 第三讲; with the hour where two would look alike."""
    named = _named(chat, days)
    often = Counter(named)
    return [
        name if often[name] == 1 else f"{name} {said_days.clock(chat, one.day.starts_at)}"
        for name, one in zip(named, days, strict=True)
    ]


def _named(chat: Chat, days: Sequence[study.DayAhead]) -> list[str]:
    """With the unit where the days are not all of one's own."""
    shown = said_days.choices(chat, [one.day for one in days])
    if all(one.day.unit_id == _only_unit(chat) for one in days):
        return shown
    names = {one.unit.rpartition("/")[2] for one in days}
    plain = len(names) == len({one.unit for one in days})
    parts = 1 if plain else 2
    called = ["".join(one.unit.split("/")[-parts:]) for one in days]
    return [
        chat.line("study-day-choice", day=day, unit=unit)
        for day, unit in zip(shown, called, strict=True)
    ]


def _that_fit(choices: Sequence[str]) -> list[str]:
    left, fitting = _LONGEST_LIST, []
    for one in choices:
        left -= len(one.encode()) + 4  # its digits, a blank and the end of the line
        if left < 0:
            break
        fitting.append(one)
    return fitting


def _spans(chat: Chat, said: StudyDayChange) -> Iterator[tuple[datetime, datetime]]:
    """The day; or the month, of this year or else of the next."""
    zone = chat.house.zone
    if said.which is not None:
        yield _span(chat, said.which, said.which + timedelta(days=1))
    if said.which_month is not None:
        for year in (0, 1):
            first = date(chat.now.astimezone(zone).year + year, said.which_month, 1)
            yield _span(chat, first, (first + timedelta(days=31)).replace(day=1))


def _span(chat: Chat, first: date, last: date) -> tuple[datetime, datetime]:
    zone = chat.house.zone
    return datetime.combine(first, time(), zone), datetime.combine(last, time(), zone)
