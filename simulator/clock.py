"""The stand-in's clock: the machine's, moved by as many seconds as a test asks for."""

import time
from datetime import UTC, datetime, timedelta

from simulator.facts import BEIJING_OFFSET, DAY


class MovableClock:
    """Seconds since 1970. `offset` moves expiry, windows and dedupe, not the pushes' timestamps:
    the bot compares those with its own clock, unless `moves_pushes` is set."""

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset
        self.moves_pushes = False

    def now(self) -> float:
        """The moved time."""
        return time.time() + self.offset

    def stamp(self) -> int:
        """The time written into pushes, whole seconds."""
        return int(self.now() if self.moves_pushes else time.time())


def beijing_day(now: float) -> int:
    """The number of the Beijing day, by which daily quotas are counted."""
    return int((now + BEIJING_OFFSET) // DAY)


def beijing(now: float) -> datetime:
    """The Beijing wall clock at `now`, whatever the machine's zone."""
    return datetime.fromtimestamp(now, UTC) + timedelta(seconds=BEIJING_OFFSET)
