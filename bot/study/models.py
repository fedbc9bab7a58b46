"""The tables of study days: plans, days, who is invited and what they answered, check-ins."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import CLUSTERED, Base, Id


class StudySeries(Base):
    """A plan of study days that come again: a day of the month (`month_day`), or the `nth`
    `weekday` of it (0 is Monday), at `at` o'clock of the place, from `first_day` on for `months`.

    `on_holiday`: what happens to a day that falls on a holiday: "after", "before" or "keep".
    """

    __tablename__ = "study_series"

    id: Mapped[Id]
    account: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    author_id: Mapped[int | None]
    month_day: Mapped[int | None]
    nth: Mapped[int | None]
    weekday: Mapped[int | None]
    at: Mapped[time]
    first_day: Mapped[date]
    months: Mapped[int]
    on_holiday: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    created_at: Mapped[datetime]


class UnitReminding(Base):
    """When a unit's study days, and those of the units below it, are reminded of, where that is
    not as the settings have it: lead times as written ("3d"), and the hour of a day."""

    __tablename__ = "unit_reminding"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    remind_before: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    remind_at: Mapped[time | None]


class MeetingPlace(Base):
    """Where a unit, and those below it that say nothing else, meets: degrees north and east."""

    __tablename__ = "meeting_places"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    latitude: Mapped[float]
    longitude: Mapped[float]


class Lesson(Base):
    """What is studied: a text, with sound or a film by link, and a question about it.

    Whoever answers the question right, or stays on the page for `least_s` seconds, has done it.
    """

    __tablename__ = "lessons"

    id: Mapped[Id]
    account: Mapped[str]
    author_id: Mapped[int | None]
    title: Mapped[str]
    text: Mapped[str]
    audio_url: Mapped[str | None]
    video_url: Mapped[str | None]
    question: Mapped[str | None]
    choices: Mapped[list[str]] = mapped_column(JSON)
    right_choice: Mapped[int | None]
    least_s: Mapped[int]
    created_at: Mapped[datetime]


class StudyDay(Base):
    """A dated meeting with three modes; `code` is the day's spoken four-digit 口令.

    A check-in from `late_from` on is late. `online_until`: until then the lesson counts when it is
    done online, also for who missed the day. `planned_at`: the start that its series gave it,
    where a holiday moved it. `sequence` counts the changes that calendars were told of.
    """

    __tablename__ = "study_days"
    __table_args__ = (
        UniqueConstraint("account", "no"),
        Index("ix_study_days_unit", "unit_id", "starts_at"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    no: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    author_id: Mapped[int | None]
    host_id: Mapped[int | None]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("study_series.id"))
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lessons.id"))
    title: Mapped[str]
    place: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    check_in_opens_at: Mapped[datetime]
    late_from: Mapped[datetime]
    online_until: Mapped[datetime]
    planned_at: Mapped[datetime | None]
    code: Mapped[str]
    published_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]


class Invitee(Base):
    """A member invited to a study day (or who came all the same: `walk_in`) and what they answered.

    `seen_at`: the first evidence that they saw it (an answer, a page opened). `reason_sealed`: why
    they cannot come, if they said. `elsewhere_day_id`: they belong to two units that both hold a
    study day at that time; they are told of the other one, and what they do there counts here too.
    """

    __tablename__ = "invitees"
    __table_args__ = (Index("ix_invitees_person", "person_id"), CLUSTERED)

    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None]
    reason_sealed: Mapped[str | None]
    seen_at: Mapped[datetime | None]
    walk_in: Mapped[bool] = mapped_column(default=False, server_default=false())
    elsewhere_day_id: Mapped[int | None] = mapped_column(ForeignKey("study_days.id"))


class CheckIn(Base):
    """One piece of evidence that a member took part, in mode on_site, remote or door.

    `evidence`: code, qr, position, online, list, on_behalf, self, paper, errand. Several of one
    member stand beside each other; the member attended if there is any. `entered_late`: written
    down after the day was over. What a leader corrects goes from here to `check_in_changes`.
    """

    __tablename__ = "check_ins"
    __table_args__ = CLUSTERED  # found by person through `invitees`: an index less to write

    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    evidence: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str]
    at: Mapped[datetime]
    late: Mapped[bool] = mapped_column(default=False, server_default=false())
    entered_late: Mapped[bool] = mapped_column(default=False, server_default=false())
    recorded_by_id: Mapped[int | None]
    distance_m: Mapped[int | None]
    note: Mapped[str | None]


class CheckInChange(Base):
    """A leader's correction of an attendance: what stood there, what stands now, and why.

    `before` and `after`: the evidences as lists of objects, none where the member had not come.
    """

    __tablename__ = "check_in_changes"
    __table_args__ = (Index("ix_check_in_changes_about", "study_day_id", "person_id"),)

    id: Mapped[Id]
    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"))
    person_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    by_id: Mapped[int]
    reason: Mapped[str]
    before: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    after: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class WallCode(Base):
    """The platform's QR code that the wall shows for the minute from `shown_from` on: asked for
    ahead, made by a process that may talk to the platform. `url` is what the picture holds."""

    __tablename__ = "wall_codes"
    __table_args__ = (
        UniqueConstraint("scene"),
        UniqueConstraint("study_day_id", "shown_from"),
        Index("ix_wall_codes_shown_from", "shown_from"),
    )

    id: Mapped[Id]
    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"))
    shown_from: Mapped[datetime]
    scene: Mapped[str]
    asked_at: Mapped[datetime]
    url: Mapped[str | None]


class LessonReading(Base):
    """A member and the lesson of a study day: when they opened it, what they answered, when it
    was done. `tries` counts wrong answers."""

    __tablename__ = "lesson_readings"
    __table_args__ = CLUSTERED

    study_day_id: Mapped[int] = mapped_column(ForeignKey("study_days.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    opened_at: Mapped[datetime]
    choice: Mapped[int | None]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    done_at: Mapped[datetime | None]


class SignOfLife(Base):
    """A 报到: I am well, with a line or a position if the member sent one."""

    __tablename__ = "signs_of_life"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    line: Mapped[str | None]
    position_sealed: Mapped[str | None]
    recorded_by_id: Mapped[int | None]
