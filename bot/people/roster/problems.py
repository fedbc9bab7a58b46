"""What is wrong with a roster file, by row and column as the sheet shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_LONGEST_FACT = 40  # characters of what somebody wrote that a complaint repeats


class NotUnderstood(Exception):
    """A cell or file that cannot be read; `key` names the text that says what was expected.

    `row` where it is the file's own form that is broken in a row, 0 elsewhere.
    """

    def __init__(self, key: str, *, row: int = 0, **facts: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.row = row
        self.facts = {name: _short(fact) for name, fact in facts.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: `key` names its text. Row 0: the whole file; column "": the whole row."""

    row: int
    column: str
    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problems:
    """Why a file was refused; nothing was changed. By row."""

    found: tuple[Problem, ...]

    @classmethod
    def of_file(cls, error: NotUnderstood) -> "Problems":
        """One complaint about the file, as a whole or in the row that breaks it."""
        return cls((Problem(error.row, "", error.key, error.facts),))


def _short(fact: str | int) -> str | int:
    if isinstance(fact, int) or len(fact) <= _LONGEST_FACT:
        return fact
    return f"{fact[:_LONGEST_FACT]}…"
