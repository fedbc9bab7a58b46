"""送学: a lesson brought to the door, and whether it was, in the member's own word."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core.kept_facts import Saying, bring_back
from bot.study import queries
from bot.study.check_ins import record
from bot.study.correcting import evidence
from bot.study.models import CheckIn, CheckInChange
from bot.study.visiting import VISIT, where_to

DOOR = "door"  # what the question whether somebody came is about, with the day's id
CAME = "door_came"  # that question
_ASKED_FOR = timedelta(days=3)
_DELIVERED = {"mode": "door", "evidence": "errand"}


def brought(
    session: Session, now: datetime, *, study_day_id: int, person_id: int, by_id: int
) -> None:
    """The visitor says the lesson was brought: that is attendance, and the member is asked."""
    day = queries.get(session, study_day_id)
    late = day.ends_at <= now
    record(session, now, day.id, person_id, {**_DELIVERED, "recorded_by_id": by_id}, late=late)
    visitor = people.card(session, by_id)
    draft = delivery.Draft(
        account=day.account,
        purpose="answer",
        key="door-came-asked",
        facts={
            "visitor": people.addressed(visitor) if visitor else "",
            "title": day.title,
        },
        about=(DOOR, day.id),
        useless_after=now + _ASKED_FOR,
        question=CAME,
    )
    delivery.plan(session, now, draft, [person_id])


def ask_in_next_reply(session: Session, now: datetime, study_day_id: int, person_id: int) -> None:
    """The question found no way: it stands at the end of the next reply the member reads."""
    account = queries.get(session, study_day_id).account
    for openid, _kind in people.openids_of(session, [person_id]).get(person_id, []):
        delivery.ask(
            session,
            now,
            account=account,
            openid=openid,
            person_id=person_id,
            kind=CAME,
            about_id=study_day_id,
            until=now + _ASKED_FOR,
            in_reply=False,
        )


def confirm_visit(session: Session, now: datetime, *, study_day_id: int, person_id: int) -> None:
    """1 来过了: the member's own word stands beside the visitor's."""
    how = {"mode": "door", "evidence": "self", "recorded_by_id": None}
    late = queries.get(session, study_day_id).ends_at <= now
    record(session, now, study_day_id, person_id, how, late=late)


def not_brought(
    session: Session,
    now: datetime,
    *,
    study_day_id: int,
    person_id: int,
    reason: str,
    zone: ZoneInfo,
) -> errands.Errand | None:
    """2 还没来: the visitor's word no longer counts, the visit is to be made again, and visitor and
    secretary read of it. None when nobody had said it was brought."""
    day = queries.get(session, study_day_id)
    word = session.get(CheckIn, (study_day_id, person_id, "errand"), with_for_update=True)
    if word is None:
        return None
    before = evidence(session, study_day_id, person_id)
    session.delete(word)
    session.flush()
    change = CheckInChange(
        study_day_id=study_day_id,
        person_id=person_id,
        at=now,
        by_id=person_id,
        reason=reason,
        before=before,
        after=evidence(session, study_day_id, person_id),
    )
    session.add(change)
    errand = _again(session, now, day.id, person_id, zone)
    if errand is not None:
        errands.tell_owner(session, now, errand, at_once=True)
        _tell_secretary(session, now, errand)
    return errand


def _again(
    session: Session, now: datetime, study_day_id: int, person_id: int, zone: ZoneInfo
) -> errands.Errand | None:
    """The errand that was closed, open once more; its owner keeps it."""
    about = ("study_day", study_day_id)
    visits = errands.about(session, about, person_id)
    ended = next((one for one in visits if one.kind == VISIT), None)
    if ended is None:
        return None
    facts = {**bring_back(ended.facts), **where_to(session, [person_id])[person_id]}
    return errands.give(
        session,
        now,
        account=ended.account,
        kind=ended.kind,
        about=about,
        person_id=person_id,
        owner_id=ended.owner_id,
        due_at=errands.next_evening(now, zone),
        listed_from=now,
        reason="errand-deliver-lesson-again",
        facts=facts,
    )


def _tell_secretary(session: Session, now: datetime, errand: errands.Errand) -> None:
    line = people.organisers(session, now, errand.person_id)
    secretary = next(
        (one for one in line if one.id != errand.owner_id and _is_secretary(session, now, one.id)),
        None,
    )
    person = people.card(session, errand.person_id)
    visitor = None if errand.owner_id is None else people.card(session, errand.owner_id)
    if secretary is None or person is None:
        return
    draft = delivery.Draft(
        account=errand.account,
        purpose="errand",
        key="door-not-yet-told",
        facts={"person": person.name, "visitor": visitor.name if visitor else ""},
        about=("errand", errand.id),
        useless_after=errand.due_at,
        template={
            "title": person.name,
            "reason": Saying("errand-deliver-lesson-again", bring_back(errand.facts)),
            "due_at": errand.due_at,
        },
    )
    delivery.plan(session, now, draft, [secretary.id])


def _is_secretary(session: Session, now: datetime, person_id: int) -> bool:
    return any(held.role == "secretary" for held in people.roles_of(session, now, person_id))
