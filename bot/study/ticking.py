"""What a leader does by the numbers of a list: one message, many effects, each of them once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Table, and_, delete, select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.refusals import Refusal
from bot.study import accounting, answers, queries, roll
from bot.study.models import CheckIn, Invitee, StudyDay
from bot.study.visiting import Modes, settle_visits

invitees: Table = Invitee.metadata.tables["invitees"]
_AT_ONCE = 500  # rows of one INSERT: SQLite takes 32,766 values


@dataclass(frozen=True, slots=True)
class NotOpenYet(Refusal):
    """Nobody can be checked in before check-in opens."""

    key: ClassVar[str] = "roll-not-open-yet"
    starts_at: datetime
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class IsOver(Refusal):
    """The study day is over: what was done on paper is entered as such (补签)."""

    key: ClassVar[str] = "roll-is-over"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class NotOverYet(Refusal):
    """What was done on paper is entered when the study day is over."""

    key: ClassVar[str] = "roll-not-over-yet"
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class RollClosed(Refusal):
    """Seven days after a study day its attendance stands: nobody changes it any more."""

    key: ClassVar[str] = "roll-closed"
    starts_at: datetime
    closed_at: datetime


def tick(
    session: Session, now: datetime, *, day: StudyDay, person_ids: Sequence[int], by_id: int
) -> list[int] | NotOpenYet | IsOver:
    """They are here (代签): evidence `list` of whoever holds it; those entered by this, each once.

    Whoever was not invited is let in.
    """
    if now < day.check_in_opens_at:
        return NotOpenYet(day.starts_at, day.check_in_opens_at)
    if now >= day.ends_at:
        return IsOver(day.starts_at)
    how = {"evidence": "list", "late": now >= day.late_from, "entered_late": False}
    return enter(session, now, day.id, person_ids, by_id, how)


def tick_later(
    session: Session, now: datetime, *, day: StudyDay, person_ids: Sequence[int], by_id: int
) -> list[int] | NotOverYet | RollClosed:
    """They signed on paper (补签), and it is entered when the day is over; those entered."""
    if now < day.ends_at:
        return NotOverYet(day.starts_at)
    if now >= roll.closes_at(day):
        return RollClosed(day.starts_at, roll.closes_at(day))
    how = {"evidence": "paper", "late": False, "entered_late": True}
    entered = enter(session, now, day.id, person_ids, by_id, how)
    accounting.close_missed(session, now, day, entered)
    return entered


def enter(
    session: Session,
    now: datetime,
    study_day_id: int,
    person_ids: Sequence[int],
    by_id: int,
    how: Mapping[str, Any],
) -> list[int]:
    """Keep one piece of evidence each that they were there; whoever has it already is left out."""
    entered: list[int] = []
    for start in range(0, len(person_ids), _AT_ONCE):
        part = person_ids[start : start + _AT_ONCE]
        guests = [{"study_day_id": study_day_id, "person_id": one, "walk_in": True} for one in part]
        session.execute(insert_into(session, Invitee).values(guests).on_conflict_do_nothing())
        rows = [
            {
                "study_day_id": study_day_id,
                "person_id": one,
                "mode": "on_site",
                "at": now,
                "recorded_by_id": by_id,
                **how,
            }
            for one in part
        ]
        new = insert_into(session, CheckIn).values(rows).on_conflict_do_nothing()
        entered += session.scalars(new.returning(CheckIn.person_id))
    return entered


def untick(
    session: Session,
    *,
    study_day_id: int,
    person_ids: Sequence[int],
    by_id: int,
    at: datetime,
) -> list[int]:
    """What this person entered at that moment is taken back; whom it was there for until now.

    Other evidence stays, theirs or anybody's; a guest with none is a guest no more.
    """
    gone = take_out(
        session,
        study_day_id,
        person_ids,
        and_(
            CheckIn.recorded_by_id == by_id,
            CheckIn.at == at,
            CheckIn.evidence.in_(("list", "paper")),
        ),
    )
    return list(dict.fromkeys(gone))


def take_out(
    session: Session,
    study_day_id: int,
    person_ids: Collection[int],
    which: ColumnElement[bool],
) -> list[int]:
    """These pieces of evidence go, and with the last of them whoever was nothing but a guest."""
    gone = list(
        session.scalars(
            delete(CheckIn)
            .where(CheckIn.study_day_id == study_day_id, CheckIn.person_id.in_(person_ids), which)
            .returning(CheckIn.person_id)
            .execution_options(synchronize_session=False)
        )
    )
    session.execute(
        delete(Invitee)
        .where(
            Invitee.study_day_id == study_day_id,
            Invitee.person_id.in_(gone),
            Invitee.walk_in,
            Invitee.answer.is_(None),
            ~queries.came(invitees.c.study_day_id, invitees.c.person_id),
        )
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    return gone


def answer_for(
    session: Session,
    now: datetime,
    *,
    day: StudyDay,
    person_ids: Sequence[int],
    mode: str,
    by_id: int,
) -> dict[int, str | None] | IsOver:
    """How they take part, as their leader says (送学 2): until the end, since a leader in the hall
    sees who is missing. Those whose answer changes by it, with what they had said.

    送学 becomes an errand of each one's organiser, who is told unless it is they who say it.
    """
    if now >= day.ends_at:
        return IsOver(day.starts_at)
    queries.held(session, day.id)
    invited = [{"study_day_id": day.id, "person_id": one} for one in person_ids]
    for start in range(0, len(invited), _AT_ONCE):
        part = invited[start : start + _AT_ONCE]
        session.execute(insert_into(session, Invitee).values(part).on_conflict_do_nothing())
    before = _answers(session, day.id, person_ids)
    changed = {one: said for one, said in before.items() if said != mode}
    _write(session, now, day.id, dict.fromkeys(changed, mode), by_id)
    after = dict.fromkeys(changed, mode)
    answers.follow(session, now, day, before=changed, after=after, by_id=by_id)
    return changed


def answer_as_before(
    session: Session, now: datetime, *, day: StudyDay, before: Modes, by_id: int
) -> list[int]:
    """What `answer_for` changed is as it was, also the visits; those whose answer was still that.

    Who has answered anew in between stays with that.
    """
    rows = session.execute(
        select(Invitee.person_id, Invitee.answer)
        .where(
            Invitee.study_day_id == day.id,
            Invitee.person_id.in_(before),
            Invitee.answered_by_id == by_id,
        )
        .with_for_update()
    )
    said = {row.person_id: row.answer for row in rows}
    restored = {one: before[one] for one in said}
    _write(session, now, day.id, restored, None)
    settle_visits(session, now, day, before=said, after=restored, by_id=by_id)
    return list(restored)


def _answers(
    session: Session, study_day_id: int, person_ids: Sequence[int]
) -> dict[int, str | None]:
    rows = session.execute(
        select(Invitee.person_id, Invitee.answer)
        .where(Invitee.study_day_id == study_day_id, Invitee.person_id.in_(person_ids))
        .with_for_update()
    )
    return {row.person_id: row.answer for row in rows}


def _write(
    session: Session,
    now: datetime,
    study_day_id: int,
    said: Modes,
    by_id: int | None,
) -> None:
    """One statement for each mode; None: silent again. Why somebody could not come is nobody's
    business any more when they do."""
    for some, mode in _by_mode(said):
        why = {} if mode == "leave" else {"reason_sealed": None}
        session.execute(
            update(Invitee)
            .where(Invitee.study_day_id == study_day_id, Invitee.person_id.in_(some))
            .values(answer=mode, answered_at=now if mode else None, answered_by_id=by_id, **why)
            .execution_options(synchronize_session=False)
        )
    session.expire_all()


def _by_mode(said: Modes) -> list[tuple[list[int], str | None]]:
    found: dict[str | None, list[int]] = {}
    for one, mode in said.items():
        found.setdefault(mode, []).append(one)
    return [(some, mode) for mode, some in found.items()]
