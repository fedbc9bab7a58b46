"""Long lists in parts: a statement takes only so many values on either database."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 5000  # values in one IN (…): both databases refuse somewhere above 30,000


def in_chunks(values: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """`values` in parts of at most `size`, in order; nothing for an empty list."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
