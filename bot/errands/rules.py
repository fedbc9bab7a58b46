"""Pure decisions about errands: when they come back, how people are numbered, what a list shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.core import calendar
from bot.people import RoleHeld

EVENING = time(18)
PUT_OFF_AT_MOST = 3  # then somebody above has a look
WITH_THEIR_OWN_PROMISE = frozenset({"help", "help_too"})  # help requests go up by it
BY_A_TALK = frozenset({"call", "tell", "ask_why", "find_out", "missed"})  # one call answers all
ROUTINE = BY_A_TALK | {"check_card"}  # can wait their turn
ASKED_FOR = frozenset({"errand-notice-call-me"})  # reasons: the member asked for it
# reasons: of no use once the study day has begun
BEFORE_A_DAY = frozenset({"errand-silent-study-day", "errand-tell-study-day"})
_NAMES_SHOWN = 8  # two lines of 44 characters
_GAP = 10


def next_evening(now: datetime, zone: ZoneInfo) -> datetime:
    """Until when something is done that may wait for tomorrow: 18:00 of the next day."""
    return calendar.next_day_at(now, EVENING, zone)


def evening_of(day: date, zone: ZoneInfo) -> datetime:
    """18:00 of a day of the place."""
    return datetime.combine(day, EVENING, zone).astimezone(UTC)


def morning_of(day: date, zone: ZoneInfo) -> datetime:
    """The beginning of a day of the place."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def urgency(kind: str, reason: str) -> int:
    """Who comes first on a list that is too long: somebody waits, or it is of no use later (0),
    they asked for it (1), the rest (2)."""
    if kind not in ROUTINE or reason in BEFORE_A_DAY:
        return 0
    return 1 if reason in ASKED_FOR else 2


def spread(taken: Mapping[int, int], count: int, per_day: int) -> list[int]:
    """Days for `count` more, as numbers from 0: the earliest on which fewer than `per_day` stand,
    with those already `taken` by day. `per_day` 0: all on the first."""
    if not per_day:
        return [0] * count
    found: list[int] = []
    day = 0
    while len(found) < count:
        free = max(0, per_day - taken.get(day, 0))
        found += [day] * min(free, count - len(found))
        day += 1
    return found


def list_unit(roles: Sequence[RoleHeld]) -> int | None:
    """The unit whose list numbers somebody's people; None: the day numbers them.

    A group leader's numbers are those of the list on the wall; a secretary's or officer's people
    are too many for one, and their 今天 is numbered for the day (VOICE §2).
    """
    if any(one.role in ("secretary", "officer") for one in roles):
        return None
    return next((one.unit_id for one in roles if one.role == "leader"), None)


def first_day_number(list_numbers: Mapping[int, int]) -> int:
    """From where the day's numbers go, so that one who joins the list meets none of them."""
    if not list_numbers:
        return 1
    return (max(list_numbers.values()) // _GAP + 1) * _GAP + 1


def free_numbers(first: int, taken: Iterable[int], count: int) -> list[int]:
    """The first `count` numbers from `first` on that nobody has."""
    used = set(taken)
    found: list[int] = []
    number = first
    while len(found) < count:
        if number not in used:
            found.append(number)
        number += 1
    return found


def names_line(named: Sequence[tuple[int, str]]) -> str:
    """`3 陈阿毛　7 李根宝 …`: the first numbers and names of a list."""
    line = "　".join(f"{number} {name}" for number, name in named[:_NAMES_SHOWN])
    return f"{line} …" if len(named) > _NAMES_SHOWN else line
