"""Study days as secretaries see them: whose they are, many of them in few lines."""

from collections.abc import Sequence
from datetime import date, datetime

from bot import people, study
from bot.core import spoken_times
from bot.core.links import FOR_GOOD, Links
from handlers.chat import Chat, House
from handlers.reading.changes import StudyDayChange

PUBLISHERS = ("secretary",)
MOST = 24
_A_LINE = 4  # short days side by side


def timing(house: House) -> study.Timing:
    """The settings of study days as the slice takes them."""
    return study.Timing.of(house.settings)


def publisher_of(chat: Chat) -> people.RoleHeld:
    """The office by which this person publishes study days."""
    return next(held for held in chat.roles if held.role in PUBLISHERS)


def units(chat: Chat) -> list[int]:
    """The units whose study days this person publishes and teaches on."""
    return [held.unit_id for held in chat.roles if held.role in PUBLISHERS]


def is_theirs(chat: Chat, study_day_id: int) -> bool:
    """Whether this person still publishes the days of that one's unit."""
    return study.get(chat.session, study_day_id).unit_id in units(chat)


def calendar(chat: Chat) -> str:
    """The address of the unit's study days, for everybody, to look at or to subscribe to."""
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    return links.signed("days", publisher_of(chat).unit_id, FOR_GOOD)


def short(chat: Chat, day: date) -> str:
    """12月15日周二."""
    return spoken_times.say_short_day(day, chat.house.texts.language)


def clock(chat: Chat, at: datetime) -> str:
    """下午2点半."""
    return spoken_times.say_clock(at, chat.house.zone, chat.house.texts.language)


def grid(chat: Chat, days: Sequence[str]) -> str:
    """Many short days, four to a line."""
    lines = [days[n : n + _A_LINE] for n in range(0, len(days), _A_LINE)]
    return "\n".join(chat.line("plan-between").join(line) for line in lines)


def choices(chat: Chat, days: Sequence[study.StudyDay]) -> list[str]:
    """Days to choose from: 12月15日周二 第三讲."""
    zone = chat.house.zone
    return [f"{short(chat, day.starts_at.astimezone(zone).date())} {day.title}" for day in days]


def numbered(choices_shown: Sequence[str]) -> str:
    """Choices with their digits, one to a line."""
    return "\n".join(f"{number} {choice}" for number, choice in enumerate(choices_shown, 1))


def is_meant(said: StudyDayChange, local: datetime) -> bool:
    """Whether a day that begins then (local time) is the one named by its day or month."""
    if said.which is not None:
        return local.date() == said.which
    return said.which_month is not None and local.month == said.which_month
