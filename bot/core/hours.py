"""Hours of the day as people write them: a time, quiet hours, working hours. All are local."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Self
from zoneinfo import ZoneInfo

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def time_of_day(written: str) -> time:
    """`09:00` -> a local time. Raises ValueError, its text fit for whoever wrote it."""
    match = _TIME.fullmatch(written)
    if match is None:
        raise ValueError(f'"{written}" is not a time of day, write 09:00')
    return time(int(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` until just before `end`, local times."""

    start: time
    end: time

    @classmethod
    def parse(cls, written: str) -> Self:
        """`08:30-11:30` -> a span. Raises ValueError."""
        start, dash, end = written.partition("-")
        if not dash:
            raise ValueError(f'"{written}" is not a span of hours, write 08:30-17:30')
        return cls(time_of_day(start.strip()), time_of_day(end.strip()))

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing starts by itself, over midnight if the end is the earlier time."""

    span: Span | None = None  # None: no quiet hours

    @classmethod
    def parse(cls, written: str) -> Self:
        """`21:00-08:00`, or an empty text for none. Raises ValueError."""
        if not written.strip():
            return cls()
        span = Span.parse(written)
        if span.start == span.end:
            raise ValueError(f'"{written}" begins and ends at the same time, write 21:00-08:00')
        return cls(span)

    def covers(self, at: time) -> bool:
        """True when this local time is quiet; the end itself no longer is."""
        if self.span is None:
            return False
        if self.span.start < self.span.end:
            return self.span.start <= at < self.span.end
        return at >= self.span.start or at < self.span.end

    def end_after(self, now: datetime, place: ZoneInfo) -> datetime | None:
        """When the quiet hours that hold at `now` end, aware UTC; None if none hold."""
        local = now.astimezone(place)
        if self.span is None or not self.covers(local.time()):
            return None
        ends_tomorrow = self.span.end <= local.time()
        day = local.date() + timedelta(days=1 if ends_tomorrow else 0)
        return datetime.combine(day, self.span.end, place).astimezone(UTC)

    def __str__(self) -> str:
        return "" if self.span is None else str(self.span)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spans of a working day in order; none at all means the clock round, every day."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        """`08:30-11:30, 13:30-17:30`, or an empty text. Raises ValueError."""
        if not written.strip():
            return cls()
        spans = tuple(sorted(map(Span.parse, written.split(",")), key=lambda span: span.start))
        for span in spans:
            if span.end <= span.start:
                raise ValueError(f'"{span}" ends before it begins')
        for earlier, later in pairwise(spans):
            if later.start < earlier.end:
                raise ValueError(f'"{earlier}" and "{later}" overlap')
        return cls(spans)

    def __str__(self) -> str:
        return ", ".join(map(str, self.spans))
