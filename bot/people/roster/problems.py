"""What is wrong with a roster file, by row and column as the sheet shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class NotUnderstood(Exception):
    """A cell that cannot be read; `key` names the text that says what was expected."""

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


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
    def of_file(cls, key: str, **facts: str | int) -> "Problems":
        """One complaint about the file as a whole."""
        return cls((Problem(0, "", key, facts),))
