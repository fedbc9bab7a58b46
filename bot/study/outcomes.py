"""What can come of the actions on study days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Self

from bot.core.kept_facts import Kept, OwnPage
from bot.core.refusals import Refusal
from bot.study import rules
from bot.study.models import Lesson, LessonReading, StudyDay


@dataclass(frozen=True, slots=True)
class Published:
    """A study day stands, `invited` members will be told."""

    day: StudyDay
    invited: int


@dataclass(frozen=True, slots=True)
class SeriesPublished:
    """All days of a series stand, the nearest first; `invited` members are told once."""

    days: tuple[StudyDay, ...]
    invited: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The mode is noted; `before` is what the member had said until now."""

    day: StudyDay
    mode: str
    before: str | None


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
    """Attendance is recorded, `on_site` with the day's code, else `remote`; `late`: the study day
    had been under way for a while, and it counts all the same."""

    day: Day
    mode: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """This member was recorded before, at `at`."""

    day: Day
    mode: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a study day people were told, before it changed."""

    starts_at: datetime
    place: str
    title: str
    host_id: int | None

    @classmethod
    def of(cls, day: StudyDay) -> Self:
        """As the day is now."""
        return cls(day.starts_at, day.place, day.title, day.host_id)


@dataclass(frozen=True, slots=True)
class DayChanged:
    """The day is otherwise than `before`; so many who knew of it are told."""

    day: StudyDay
    before: Facts
    told: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The day does not take place; so many who knew of it are told."""

    day: StudyDay
    told: int


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
class DayIsOff(Refusal):
    """The day was cancelled."""

    key: ClassVar[str] = "study-day-is-off"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class DayHasBegun(Refusal):
    """A day can be changed and cancelled until its start."""

    key: ClassVar[str] = "study-day-has-begun"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile(Refusal):
    """Somebody else changed the day since it was shown."""

    key: ClassVar[str] = "study-day-changed-meanwhile"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class NothingToChange(Refusal):
    """It is so already."""

    key: ClassVar[str] = "study-day-is-so"
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
AnswerOutcome = Answered | AlreadyStarted | DayIsOff | NotInvited
CancelOutcome = Cancelled | DayIsOff | DayHasBegun | ChangedMeanwhile
ChangeOutcome = (
    DayChanged | DayIsOff | DayHasBegun | ChangedMeanwhile | NothingToChange | StartsInThePast
)


@dataclass(frozen=True, slots=True)
class LessonShown:
    """A lesson as a member sees it, until when it counts, and how far they are; `reading` None:
    not opened yet, or the same for many."""

    day: Day
    lesson: Lesson
    until: datetime
    reading: LessonReading | None

    @property
    def is_short(self) -> bool:
        """Whether the whole text fits into a message."""
        return len(self.lesson.text) <= rules.SHORT_LESSON

    @property
    def key(self) -> str:
        """The text that brings it: with the words or the way to them, and how it is done."""
        asks = "read" if self.lesson.question is None else "asked"
        return f"lesson-{'short' if self.is_short else 'long'}-{asks}"

    @property
    def words(self) -> dict[str, str | datetime | None]:
        """The facts of that text, but for the address of each reader's own page."""
        return {
            "title": self.day.title,
            "until": self.until,
            "text": self.lesson.text if self.is_short else None,
            "question": self.question,
        }

    @property
    def facts(self) -> dict[str, Kept]:
        """All of its facts, to be sent."""
        return {**self.words, "address": OwnPage("lesson", self.day.id, self.until)}

    @property
    def question(self) -> str | None:
        """The question with its choices, numbered; None where the lesson asks nothing."""
        if self.lesson.question is None:
            return None
        choices = (f"{number} {one}" for number, one in enumerate(self.lesson.choices, 1))
        return "\n".join((self.lesson.question, "　".join(choices)))

    def is_over(self, now: datetime) -> bool:
        """What is done from here on makes up for a day that was missed."""
        return self.day.ends_at <= now


@dataclass(frozen=True, slots=True)
class LessonDone:
    """The member has done the lesson, which is attendance; `is_late`: after the day's end."""

    day: Day
    is_late: bool


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Not the right choice; another may follow."""

    shown: LessonShown


@dataclass(frozen=True, slots=True)
class ReadOn:
    """Read too quickly to have been read: `left` until it counts."""

    shown: LessonShown
    left: timedelta


@dataclass(frozen=True, slots=True)
class NoSuchChoice:
    """The question has no choice of this number, or there is no question."""

    shown: LessonShown


@dataclass(frozen=True, slots=True)
class LessonClosed(Refusal):
    """There is no lesson for this member, or its time is over."""

    key: ClassVar[str] = "lesson-closed"


@dataclass(frozen=True, slots=True)
class LessonNotYet(Refusal):
    """The lesson opens with the study day."""

    key: ClassVar[str] = "lesson-not-yet"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class LessonTooLate(Refusal):
    """The day was cancelled, or its lesson counts no more."""

    key: ClassVar[str] = "lesson-too-late"


@dataclass(frozen=True, slots=True)
class NotALesson(Refusal):
    """No text or too much of it, or a question that is none."""

    key: ClassVar[str] = "lesson-not-one"
    limit: int


@dataclass(frozen=True, slots=True)
class NotALink(Refusal):
    """Sound and film are linked by https and nothing else."""

    key: ClassVar[str] = "lesson-not-a-link"
