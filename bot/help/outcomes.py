"""What can come of asking for help, claiming, finishing and cancelling."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.refusals import Refusal
from bot.people import PersonCard


@dataclass(frozen=True, slots=True)
class Asked:
    """The request has a number and a promise. `told` were told, the first is the `organiser`;
    nobody: it stands as an unassigned errand. `waits_until`: they read of it only then."""

    id: int
    no: int
    urgent: bool
    answer_by: datetime
    waits_until: datetime | None
    told: tuple[PersonCard, ...]

    @property
    def organiser(self) -> PersonCard | None:
        """Who answers first, None when nobody above holds a role."""
        return next(iter(self.told), None)


@dataclass(frozen=True, slots=True)
class Claimed:
    """The claimer has it, and the asker is told so. Claimed again by the same: the same again."""

    id: int
    no: int
    asker_id: int
    text: str
    finish_by: datetime


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Open again; `to` is who was told, None: it is an errand of whoever is on top."""

    id: int
    no: int
    to: PersonCard | None


@dataclass(frozen=True, slots=True)
class Finished:
    """Done as the helper says; the asker is asked whether it is."""

    id: int
    no: int
    asker_id: int


@dataclass(frozen=True, slots=True)
class Thanked:
    """The asker says it is done."""

    id: int
    no: int


@dataclass(frozen=True, slots=True)
class OpenAgain:
    """The asker says it is not done; `to` was told."""

    id: int
    no: int
    to: PersonCard | None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The asker needs it no more; whoever had been told is told that."""

    id: int
    no: int


@dataclass(frozen=True, slots=True)
class HandedOn:
    """Offered to `to`; it stays with the giver until they say yes."""

    id: int
    no: int
    to: PersonCard


@dataclass(frozen=True, slots=True)
class Declined:
    """Not this time; `to` was told next, None: nobody was."""

    id: int
    no: int
    to: PersonCard | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a request stands, for the asker and those who help."""

    id: int
    no: int
    text: str
    state: str
    answer_by: datetime
    owner: PersonCard | None
    organiser: PersonCard | None
    note: str | None


@dataclass(frozen=True, slots=True)
class NotFound(Refusal):
    """No request has this number."""

    key: ClassVar[str] = "help-request-not-found"
    number: int


@dataclass(frozen=True, slots=True)
class NotTheirs(Refusal):
    """The request is another branch's affair; says nothing about who asked or what."""

    key: ClassVar[str] = "help-request-not-theirs"
    number: int


@dataclass(frozen=True, slots=True)
class Taken(Refusal):
    """Somebody else has claimed it."""

    key: ClassVar[str] = "help-request-taken"
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class OwnRequest(Refusal):
    """Nobody claims what they asked for themselves."""

    key: ClassVar[str] = "help-request-own"
    number: int


@dataclass(frozen=True, slots=True)
class AlreadyDone(Refusal):
    """It is done or cancelled."""

    key: ClassVar[str] = "help-request-already-done"
    number: int


@dataclass(frozen=True, slots=True)
class OwnerAway(Refusal):
    """Whoever would claim it has handed over what is theirs; `by` stands in."""

    key: ClassVar[str] = "help-request-you-are-away"
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class NotClaimedByThem(Refusal):
    """Only who has it can give it back or hand it on."""

    key: ClassVar[str] = "help-request-not-claimed"
    number: int
