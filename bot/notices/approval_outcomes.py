"""What comes of asking a second person for a notice."""

from dataclasses import dataclass
from typing import ClassVar

from bot import people
from bot.core.refusals import Refusal
from bot.notices.outcomes import Published


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """It waits for one of these; nothing has gone."""

    draft_id: int
    title: str
    deciders: tuple[people.PersonCard, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """The notice goes, by the word of a second person."""

    published: Published
    author: people.PersonCard


@dataclass(frozen=True, slots=True)
class NotApproved:
    """The author is told that it does not go, with the reason once it is said."""

    title: str
    author: people.PersonCard


@dataclass(frozen=True, slots=True)
class NobodyApproves(Refusal):
    """The unit asks for a second person, and there is nobody else."""

    key: ClassVar[str] = "approval-nobody"
    unit: str


@dataclass(frozen=True, slots=True)
class NotSeenWhole(Refusal):
    """Who approves must see all of it in one message: no longer text, no picture."""

    key: ClassVar[str] = "approval-not-seen-whole"
    characters: int


@dataclass(frozen=True, slots=True)
class NeedsSecondPerson(Refusal):
    """New words would go out without the second person whom the unit asks for."""

    key: ClassVar[str] = "approval-no-change"


@dataclass(frozen=True, slots=True)
class DecidedBefore(Refusal):
    """Another one has decided, or the author has withdrawn it."""

    key: ClassVar[str] = "approval-decided-before"
    title: str


@dataclass(frozen=True, slots=True)
class CannotGo(Refusal):
    """Whom it was for is nobody any more, or no longer the author's; the author is told."""

    key: ClassVar[str] = "approval-cannot-go"
    title: str


@dataclass(frozen=True, slots=True)
class NotTheirsToApprove(Refusal):
    """They are not (or no longer) among those who decide, or it is their own."""

    key: ClassVar[str] = "approval-not-theirs"
    title: str
