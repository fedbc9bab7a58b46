"""What can come of an act on the tree."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.facts import Fact
from bot.core.refusals import Refusal
from bot.people.units import Choices


@dataclass(frozen=True, slots=True)
class Opened:
    """There is such a unit now; `again`: it was closed, and is the same one as before."""

    id: int
    path: str
    kind: str
    again: bool


@dataclass(frozen=True, slots=True)
class Replanted:
    """A unit has another path, and so have the `below` units under it."""

    id: int
    before: str
    path: str
    below: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A unit went up in another: so many members, roles and units under it went along.

    `renamed` are the new paths of those whose name was taken there.
    """

    id: int
    before: str
    into: str
    members: int
    roles: int
    units: int
    renamed: Choices


@dataclass(frozen=True, slots=True)
class UnitClosed:
    """A unit has ended; so many roles in it ended with it."""

    id: int
    path: str
    roles: int


@dataclass(frozen=True, slots=True)
class UnitEnded(Fact):
    """The last day of a temporary unit is over: these members belong to the unit `to_id` now, or
    (None) only to their home unit. Their organisers read of it."""

    unit_id: int
    account: str
    name: str
    person_ids: tuple[int, ...]
    to_id: int | None


@dataclass(frozen=True, slots=True)
class UnitMerged(Fact):
    """What was planned for a unit is another's."""

    unit_id: int
    into_id: int


@dataclass(frozen=True, slots=True)
class UnitThere(Refusal):
    """A unit has this path already, open or (`closed`) closed."""

    key: ClassVar[str] = "unit-there-already"
    unit: str
    closed: str


@dataclass(frozen=True, slots=True)
class InsideItself(Refusal):
    """A unit cannot lie in itself or in one that lies in it."""

    key: ClassVar[str] = "unit-inside-itself"
    unit: str
    under: str


@dataclass(frozen=True, slots=True)
class AnotherAccount(Refusal):
    """The units are of two streets (accounts), between which nothing is moved."""

    key: ClassVar[str] = "unit-another-account"
    unit: str


@dataclass(frozen=True, slots=True)
class OddName(Refusal):
    """No name for a unit: empty, too long, or with the `/` that parts a path."""

    key: ClassVar[str] = "unit-odd-name"
    text: str


@dataclass(frozen=True, slots=True)
class OddTerm(Refusal):
    """The last day lies before the first, or is over."""

    key: ClassVar[str] = "unit-odd-term"
    unit: str


@dataclass(frozen=True, slots=True)
class NotEmpty(Refusal):
    """A unit with members or open units in it is not closed."""

    key: ClassVar[str] = "unit-not-empty"
    unit: str
    members: int
    units: int


@dataclass(frozen=True, slots=True)
class UnfinishedWork(Refusal):
    """Those who run the unit have open work: it has to have another owner first."""

    key: ClassVar[str] = "unit-unfinished"
    unit: str
    errands: int
    help_requests: int
    study_days: int


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How much is not finished in a unit: errands and help requests of those who run it, and its
    study days still to come."""

    errands: int = 0
    help_requests: int = 0
    study_days: int = 0

    def __bool__(self) -> bool:
        return bool(self.errands or self.help_requests or self.study_days)
