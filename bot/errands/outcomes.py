"""What can come of an act on errands, and the facts others react to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.facts import About, Fact
from bot.core.refusals import Refusal
from bot.people import PersonCard


@dataclass(frozen=True, slots=True)
class Done(Fact):
    """The owner did an errand (已联系): `by_id` says so, with a note if one was written."""

    errand_id: int
    kind: str
    about: About
    person_id: int
    by_id: int
    note: str | None


@dataclass(frozen=True, slots=True)
class NotReached(Fact):
    """The owner tried and did not get through (没联系上): the errand stays, with a new date."""

    errand_id: int
    kind: str
    about: About
    person_id: int
    by_id: int
    note: str | None
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Closed(Fact):
    """An errand ended without its owner's act, because of `outcome`."""

    errand_id: int
    kind: str
    about: About
    person_id: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Contacted:
    """The errands about this member that were closed by the owner's word; at least one."""

    person: PersonCard
    errands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StillToReach:
    """The errands about this member that stay open, due again at `due_at`."""

    person: PersonCard
    errands: tuple[int, ...]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class NoSuchNumber(Refusal):
    """No open errand has this number on the list of the day."""

    key: ClassVar[str] = "errand-no-such-number"
    number: int


@dataclass(frozen=True, slots=True)
class NoSuchErrand(Refusal):
    """The errand is not open, or not there."""

    key: ClassVar[str] = "errand-not-open"
