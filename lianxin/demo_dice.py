"""Chance that is the same every time, on every machine and Python: for made-up people only."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15  # splitmix64: a counter, well stirred


class Dice:
    """A stream of numbers fixed by its seed."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit

    def between(self, low: int, high: int) -> int:
        """A number from `low` to `high`, both possible."""
        return low + self.below(high - low + 1)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of these; named twice it is twice as likely."""
        return choices[self.below(len(choices))]

    def happens(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.below(100) < percent

    def some(self, choices: Sequence[T], wanted: int) -> list[T]:
        """At most `wanted` different ones of these, in random order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(wanted, len(left)))]
