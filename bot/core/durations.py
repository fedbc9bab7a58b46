"""Lengths of time as people write them: `90s`, `2m`, `2h`, `3d`."""

import re
from datetime import timedelta
from typing import Self

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_WRITTEN = re.compile(r"([0-9]{1,5})([smhd])")  # five digits: no sum with a date overflows


class Duration(timedelta):
    """A length of time, made from its written form; adds to a datetime like any timedelta.

    `1d` and `24h` are equally long; who has to tell them apart (a day of working hours is the same
    time on the next working day) asks for `unit` and `count`.
    """

    count: int
    unit: str  # s, m, h or d

    def __new__(cls, written: str) -> Self:
        """From the written form. Raises ValueError, its text fit for whoever wrote it."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f'"{written}" is not a duration, write 48h or 2d')
        count, unit = int(match[1]), match[2]
        duration = super().__new__(cls, seconds=count * _SECONDS[unit])
        duration.count, duration.unit = count, unit
        return duration

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def __repr__(self) -> str:
        return f'Duration("{self}")'

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (str(self),)  # timedelta would copy itself by days and seconds
