"""What can come of announcing, answering, recalling and asking how a notice stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.refusals import Refusal
from bot.people import PersonCard


@dataclass(frozen=True, slots=True)
class Published:
    """The notice has a number, its audience is counted, and it goes out at `goes_at`; so many are
    `asked` something small first."""

    id: int
    no: int
    title: str
    audience: int
    goes_at: datetime
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Confirmed:
    """It is noted that the member has it; `before` is where they stood (`confirmed`: twice)."""

    id: int
    no: int
    title: str
    before: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Somebody was given an errand about it; `to` None: nobody is there, it stands unassigned."""

    id: int
    no: int
    title: str
    to: PersonCard | None
    before: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The member has not answered after all; `answer` is what they had said."""

    id: int
    no: int
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """`stopped` people were never sent it, `corrected` get one line that it does not hold."""

    id: int
    no: int
    title: str
    stopped: int
    corrected: int


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What other words would do: `knowing` people get a correction, `fresh` only the new ones."""

    id: int
    no: int
    title: str
    before: str
    after: str
    knowing: int
    fresh: int


@dataclass(frozen=True, slots=True)
class NoticeChanged:
    """The words are others: `corrected` people get a correction, `fresh` only the new ones."""

    id: int
    no: int
    title: str
    corrected: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands who was handed over: to whom, why (`answer`), and a note on it."""

    person: PersonCard
    to: PersonCard | None
    answer: str
    note: str | None


@dataclass(frozen=True, slots=True)
class ByWord:
    """Somebody who has it by the word of `by`, who called or visited them."""

    person: PersonCard
    by: PersonCard


@dataclass(frozen=True, slots=True)
class Progress:
    """How a notice stands: audience = confirmed + len(handed_over) + explained + waiting.

    `by_word` are those confirmed by somebody else's word; `reasons` counts the explained by why.
    """

    id: int
    no: int
    title: str
    goes_at: datetime
    recalled_at: datetime | None
    audience: int
    confirmed: int
    waiting: int
    handed_over: tuple[Standing, ...]
    by_word: tuple[ByWord, ...]
    reasons: Mapping[str, int]

    @property
    def explained(self) -> int:
        """How many are explained, whatever the reason."""
        return sum(self.reasons.values())


@dataclass(frozen=True, slots=True)
class NotForThem(Refusal):
    """The member is not in the audience of this notice."""

    key: ClassVar[str] = "notice-not-for-them"


@dataclass(frozen=True, slots=True)
class WasRecalled(Refusal):
    """The notice was recalled: there is nothing to answer or to recall any more."""

    key: ClassVar[str] = "notice-was-recalled"
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class NothingToTakeBack(Refusal):
    """The member has not answered, or it is too late."""

    key: ClassVar[str] = "notice-nothing-to-take-back"


@dataclass(frozen=True, slots=True)
class NothingAnnounced(Refusal):
    """This person has announced nothing (that could still be recalled)."""

    key: ClassVar[str] = "notice-nothing-announced"


@dataclass(frozen=True, slots=True)
class NoSuchNotice(Refusal):
    """This person has announced nothing under this number."""

    key: ClassVar[str] = "notice-no-such-number"
    number: int


@dataclass(frozen=True, slots=True)
class NoticeOver(Refusal):
    """Nobody is asked about this notice any more: it is too old to be changed."""

    key: ClassVar[str] = "notice-over"
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class SameWords(Refusal):
    """These are the words it has already."""

    key: ClassVar[str] = "notice-same-words"
    number: int
    title: str
