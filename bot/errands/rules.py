"""Pure decisions about errands: when they come back, how people are numbered, what a list shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.core import calendar
from bot.people import RoleHeld

EVENING = time(18)
_NAMES_SHOWN = 8  # two lines of 44 characters
_GAP = 10


def next_evening(now: datetime, zone: ZoneInfo) -> datetime:
    """Until when something is done that may wait for tomorrow: 18:00 of the next day."""
    return calendar.next_day_at(now, EVENING, zone)


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
