"""Lessons: given to a study day, and done online by whoever cannot come or has missed it.

Done is who answered the question right, or stayed with the text for as long as it takes to read:
measured from opening it to saying so, by our clock and not by the page's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import due
from bot.core.database import insert_into
from bot.study import queries, rules
from bot.study.check_ins import record
from bot.study.models import Invitee, Lesson, LessonReading, StudyDay
from bot.study.outcomes import (
    LessonClosed,
    LessonDone,
    LessonNotYet,
    LessonShown,
    LessonTooLate,
    NoSuchChoice,
    NotALesson,
    NotALink,
    ReadOn,
    TryAgain,
)

invitees: Table = Invitee.metadata.tables["invitees"]
HAND_OUT = "study_day.lesson"  # the kind of its due rows
LESSON = "lesson"  # what the texts that bring one are about, with the day's id; and their question
MAKE_UP = "make_up"  # what the offers to make one up are about, with the day's id
CHOICES = (2, 4)  # no fewer, no more
_ONLINE = {"mode": "remote", "evidence": "online", "recorded_by_id": None}


@dataclass(frozen=True, slots=True)
class LessonQuestion:
    """The question at the end of a lesson: two to four choices, `right` counts from 1."""

    text: str
    choices: tuple[str, ...]
    right: int


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """What a study day is to be given; `least` None: as long as reading the text takes."""

    text: str
    audio_url: str | None = None
    video_url: str | None = None
    asked: LessonQuestion | None = None
    least: timedelta | None = None


def refused(draft: LessonDraft) -> NotALesson | NotALink | None:
    """Why a lesson cannot be given as it is; None for one that can."""
    asked = draft.asked
    if not draft.text.strip() or len(draft.text) > rules.LONGEST_LESSON:
        return NotALesson(rules.LONGEST_LESSON)
    links = (draft.audio_url, draft.video_url)
    if not all(rules.is_link(one) for one in links if one is not None):
        return NotALink()
    if asked is None:
        return None
    few, many = CHOICES
    well_asked = asked.text.strip() and all(one.strip() for one in asked.choices)
    if not well_asked or not few <= len(asked.choices) <= many:
        return NotALesson(rules.LONGEST_LESSON)
    return None if 1 <= asked.right <= len(asked.choices) else NotALesson(rules.LONGEST_LESSON)


def give_lesson(
    session: Session, now: datetime, *, study_day_id: int, author_id: int | None, draft: LessonDraft
) -> Lesson | LessonTooLate | NotALesson | NotALink:
    """The lesson of a study day, in the place of the one it had; who answered that they take part
    online gets it at the start, or at once if that has passed."""
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None or day.online_until <= now:
        return LessonTooLate()
    refusal = refused(draft)
    if refusal is not None:
        return refusal
    asked = draft.asked
    lesson = Lesson(
        account=day.account,
        author_id=author_id,
        title=day.title,
        text=draft.text,
        audio_url=draft.audio_url,
        video_url=draft.video_url,
        question=asked.text if asked else None,
        choices=list(asked.choices) if asked else [],
        right_choice=asked.right if asked else None,
        least_s=int((draft.least or rules.reading_time(draft.text)).total_seconds()),
        created_at=now,
    )
    session.add(lesson)
    session.flush()
    day.lesson_id = lesson.id
    session.flush()
    plan_hand_out(session, day)
    return lesson


def plan_hand_out(session: Session, day: StudyDay) -> None:
    """Ask for the lesson to go out when the day begins; asked again, nothing changes. A day that
    was moved, or given another lesson, is asked for anew: the row from before is passed over."""
    if day.lesson_id is not None:
        occurrence = _occurrence(day)
        due.plan(session, kind=HAND_OUT, subject_id=day.id, occurrence=occurrence, at=day.starts_at)


def _occurrence(day: StudyDay) -> str:
    return f"{day.lesson_id} {day.starts_at.isoformat()}"


def hand_out(session: Session, now: datetime, study_day_id: int, occurrence: str) -> int:
    """Bring the lesson to who said they take part online and has not done it; how many.

    One text for all of them, the address in it is each one's own. 0 where the day has none, was
    cancelled, or is over for good, and where the row is of before the day was moved.
    """
    day = queries.get(session, study_day_id)
    lesson = None if day.lesson_id is None else session.get_one(Lesson, day.lesson_id)
    if lesson is None or day.cancelled_at is not None or day.online_until <= now:
        return 0
    if occurrence != _occurrence(day):
        plan_hand_out(session, day)
        return 0
    online = select(Invitee.person_id).where(
        Invitee.study_day_id == day.id,
        Invitee.answer == "online",
        ~queries.came(day.id, invitees.c.person_id),
    )
    shown = LessonShown(queries.day(session, day.id), lesson, day.online_until, None)
    draft = delivery.Draft(
        account=day.account,
        purpose="study_day_reminder",
        key=shown.key,
        facts=shown.facts,
        about=(LESSON, day.id),
        useless_after=day.online_until,
        template={"title": day.title, "starts_at": day.starts_at, "place": day.place},
        question=LESSON,
        question_until=day.online_until,
    )
    return delivery.plan(session, now, draft, online).count


def look_at_lesson(
    session: Session, now: datetime, *, study_day_id: int, person_id: int
) -> LessonShown | LessonClosed | LessonNotYet:
    """The lesson of a study day as this member may see it; changes nothing."""
    day = session.get(StudyDay, study_day_id)
    invitee = session.get(Invitee, (study_day_id, person_id))
    if day is None or invitee is None or day.lesson_id is None or day.cancelled_at is not None:
        return LessonClosed()
    if day.online_until <= now:
        return LessonClosed()
    if now < day.check_in_opens_at:
        return LessonNotYet(day.starts_at)
    reading = session.get(LessonReading, (study_day_id, person_id), populate_existing=True)
    lesson = session.get_one(Lesson, day.lesson_id)
    return LessonShown(queries.day(session, day.id), lesson, day.online_until, reading)


def open_lesson(
    session: Session, now: datetime, *, study_day_id: int, person_id: int
) -> LessonShown | LessonClosed | LessonNotYet:
    """The same, and it is noted that the member has seen it: the first time counts."""
    shown = look_at_lesson(session, now, study_day_id=study_day_id, person_id=person_id)
    if not isinstance(shown, LessonShown):
        return shown
    opened = insert_into(session, LessonReading).values(
        study_day_id=study_day_id, person_id=person_id, opened_at=now, tries=0
    )
    session.execute(opened.on_conflict_do_nothing())
    session.execute(
        update(Invitee)
        .where(
            Invitee.study_day_id == study_day_id,
            Invitee.person_id == person_id,
            Invitee.seen_at.is_(None),
        )
        .values(seen_at=now)
    )
    return look_at_lesson(session, now, study_day_id=study_day_id, person_id=person_id)


def answer_lesson(
    session: Session, now: datetime, *, study_day_id: int, person_id: int, choice: int
) -> LessonDone | TryAgain | NoSuchChoice | LessonClosed | LessonNotYet:
    """An answer to its question: the right one does it, a wrong one may be followed by another."""
    shown = open_lesson(session, now, study_day_id=study_day_id, person_id=person_id)
    if not isinstance(shown, LessonShown):
        return shown
    lesson = shown.lesson
    if lesson.right_choice is None or not 1 <= choice <= len(lesson.choices):
        return NoSuchChoice(shown)
    reading = _held(session, study_day_id, person_id)
    if reading.done_at is not None:
        return LessonDone(shown.day, is_late=shown.is_over(now))
    reading.choice = choice
    if choice != lesson.right_choice:
        reading.tries += 1
        session.flush()
        return TryAgain(shown)
    return _done(session, now, shown, reading)


def finish_reading(
    session: Session, now: datetime, *, study_day_id: int, person_id: int
) -> LessonDone | ReadOn | LessonClosed | LessonNotYet:
    """我看完了: it counts once as much time has passed since opening as reading takes."""
    shown = open_lesson(session, now, study_day_id=study_day_id, person_id=person_id)
    if not isinstance(shown, LessonShown):
        return shown
    reading = _held(session, study_day_id, person_id)
    if reading.done_at is not None:
        return LessonDone(shown.day, is_late=shown.is_over(now))
    left = reading.opened_at + timedelta(seconds=shown.lesson.least_s) - now
    if left > timedelta(0):
        return ReadOn(shown, left)
    return _done(session, now, shown, reading)


def _held(session: Session, study_day_id: int, person_id: int) -> LessonReading:
    return session.get_one(
        LessonReading, (study_day_id, person_id), with_for_update=True, populate_existing=True
    )


def _done(
    session: Session, now: datetime, shown: LessonShown, reading: LessonReading
) -> LessonDone:
    day, person_id = shown.day, reading.person_id
    reading.done_at = now
    session.flush()
    is_late = shown.is_over(now)
    record(session, now, day.id, person_id, _ONLINE, late=is_late)
    for about in (LESSON, MAKE_UP):
        delivery.withdraw(session, now, (about, day.id), "done", [person_id])
    delivery.close_about(session, now, LESSON, day.id, [person_id])
    return LessonDone(day, is_late=is_late)
