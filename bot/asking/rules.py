"""Pure decisions about asking: how often, when, and how many can be expected to answer."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

FORTNIGHT: Final = timedelta(days=14)  # one such question a person in this time, at most
A_MONTH: Final = 3  # of the four mass messages a person can get; one is left to the branch
AT_ONCE: Final = 10_000  # people in one call
TOO_LATE_FROM: Final = timedelta(hours=6)  # before the notice: hardly anybody would answer in time
FEWEST: Final = 2  # the platform takes no fewer
ANSWERS_COUNT_FOR: Final = timedelta(hours=48)  # so long an answer keeps the chat open
KEY_LASTS: Final = timedelta(hours=23)  # the platform knows a key again for a day
LOST_RESTS: Final = timedelta(seconds=61)  # the same key sooner than after a minute is refused
RETRY_RESTS: Final = timedelta(minutes=2)
ASSUMED_SHARE: Final = 0.3  # three of ten answer, until it is known better
ASSUMED_OF: Final = 10  # people that this assumption weighs
WORTH_FROM: Final = 10  # people who cannot be reached now
WORTH_SHARE: Final = 0.2  # and at least so much of the audience

_PLATFORM_ZONE = ZoneInfo("Asia/Shanghai")  # its months begin at midnight there


@dataclass(frozen=True, slots=True)
class Past:
    """How many of some people were asked before, and how many of them answered."""

    asked: int
    answered: int

    @property
    def share(self) -> float:
        """What share answers: what is known, tempered by the assumption while little is known."""
        return (self.answered + ASSUMED_SHARE * ASSUMED_OF) / (self.asked + ASSUMED_OF)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What asking first would do: `asked` people are asked, `shut` of them cannot be reached by
    chat now; `later` are likely to be reachable by chat when the notice goes."""

    asked: int
    shut: int
    later: int

    def is_worth_it(self, *, now: int, audience: int) -> bool:
        """Whether to offer it to who reaches `now` of the audience by chat."""
        many = self.shut >= max(WORTH_FROM, ceil(audience * WORTH_SHARE))
        return many and self.later > now


def month_of(at: datetime) -> tuple[datetime, datetime]:
    """The platform's calendar month around a moment: its first moment and that of the next."""
    first = at.astimezone(_PLATFORM_ZONE).date().replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    begins, ends = (datetime.combine(day, time(), _PLATFORM_ZONE) for day in (first, following))
    return begins.astimezone(UTC), ends.astimezone(UTC)
