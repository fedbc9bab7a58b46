"""What can come of an act on errands, and the facts others react to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

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
class PutOff(Fact):
    """The owner moved an errand on to another day, for a reason."""

    errand_id: int
    kind: str
    about: About
    person_id: int
    by_id: int
    note: str | None
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Contacted:
    """The errands about this member that were closed by the owner's word; at least one, with the
    reasons (catalogue key and facts as kept) they were for."""

    person: PersonCard
    errands: tuple[int, ...]
    reasons: tuple[tuple[str, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The errands about this member are for another day; how often more that can be."""

    person: PersonCard
    errands: tuple[int, ...]
    due_at: datetime
    left: int


@dataclass(frozen=True, slots=True)
class WentUp:
    """Moved on too often already: the next above has them now."""

    person: PersonCard
    owner: PersonCard


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody was asked to take what is to be done about this member; they stay with the giver."""

    person: PersonCard
    to: PersonCard


@dataclass(frozen=True, slots=True)
class Accepted:
    """Theirs now: the errands about this member, and whose they were."""

    person: PersonCard
    giver: PersonCard


@dataclass(frozen=True, slots=True)
class Declined:
    """They stay with the giver."""

    person: PersonCard
    giver: PersonCard


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
class PutOffEnough(Refusal):
    """Moved on as often as it goes, and nobody is above who could take it."""

    key: ClassVar[str] = "errand-put-off-enough"
    name: str


@dataclass(frozen=True, slots=True)
class TooFar(Refusal):
    """Nobody is kept waiting for so long."""

    key: ClassVar[str] = "errand-too-far"
    name: str


@dataclass(frozen=True, slots=True)
class CannotWait(Refusal):
    """A help request has its own promise: it is handed on, not put off."""

    key: ClassVar[str] = "errand-cannot-wait"
    name: str


@dataclass(frozen=True, slots=True)
class CannotTake(Refusal):
    """Who was named looks after nobody, or is the member themselves, or the giver."""

    key: ClassVar[str] = "errand-cannot-take"
    name: str


@dataclass(frozen=True, slots=True)
class NoSuchErrand(Refusal):
    """The errand is not open, or not there."""

    key: ClassVar[str] = "errand-not-open"
