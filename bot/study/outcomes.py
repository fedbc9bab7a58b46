"""What can come of the actions on study days."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.refusals import Refusal
from bot.study.models import StudyDay


@dataclass(frozen=True, slots=True)
class Published:
    """A study day stands, `invited` members will be told."""

    day: StudyDay
    invited: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The mode is noted; `before` is what the member had said until now. Visitor: who brings the
    lesson to the door, None when nobody is organiser there."""

    day: StudyDay
    mode: str
    before: str | None
    visitor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A study day as those see it who check in to it."""

    id: int
    no: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    check_in_opens_at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Attendance is recorded, `on_site` with the day's code, else `remote`."""

    day: Day
    mode: str


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """This member was recorded before, at `at`."""

    day: Day
    mode: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StartsInThePast(Refusal):
    """A study day cannot begin before it is published."""

    key: ClassVar[str] = "study-day-in-the-past"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class AlreadyStarted(Refusal):
    """Modes can be chosen until the start."""

    key: ClassVar[str] = "study-day-already-started"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class NotInvited(Refusal):
    """The member is not among those invited."""

    key: ClassVar[str] = "study-day-not-invited"


@dataclass(frozen=True, slots=True)
class WrongCode(Refusal):
    """The 口令 is not the day's; nothing was recorded."""

    key: ClassVar[str] = "check-in-wrong-code"


@dataclass(frozen=True, slots=True)
class TooManyWrongCodes(Refusal):
    """Five wrong 口令 in ten minutes: only the leader can check this member in."""

    key: ClassVar[str] = "check-in-too-many-wrong-codes"


@dataclass(frozen=True, slots=True)
class NoneUnderWay:
    """No study day can be checked in to now; the next one and the last one missed, if any."""

    upcoming: StudyDay | None
    missed: StudyDay | None


CheckInOutcome = CheckedIn | AlreadyIn | WrongCode | TooManyWrongCodes | NoneUnderWay
AnswerOutcome = Answered | AlreadyStarted | NotInvited
