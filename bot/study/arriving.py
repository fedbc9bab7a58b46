"""Coming to a study day with something else than its code: the QR on the wall, a position."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.study import queries
from bot.study.check_ins import is_locked, let_in
from bot.study.models import CheckIn, Invitee, StudyDay
from bot.study.outcomes import AlreadyIn, CheckedIn, NoneUnderWay, TooManyWrongCodes

ArrivalOutcome = CheckedIn | AlreadyIn | TooManyWrongCodes | NoneUnderWay


def arrive(
    session: Session,
    now: datetime,
    *,
    study_day_id: int,
    person_id: int,
    evidence: str,
    mode: str,
    distance_m: int | None = None,
) -> ArrivalOutcome:
    """Record that a member is at this study day, by `evidence` qr or position; a guest is let in.

    `distance_m`: how far from the place, where both are known.
    """
    if is_locked(session, now, person_id):
        return TooManyWrongCodes()
    day = queries.get(session, study_day_id)
    if day.cancelled_at is not None or not day.check_in_opens_at <= now < day.ends_at:
        return NoneUnderWay(None, None)
    already = _strongest(session, day.id, person_id)
    late = now >= day.late_from
    let_in(session, day.id, person_id)
    row = insert_into(session, CheckIn).values(
        study_day_id=day.id,
        person_id=person_id,
        evidence=evidence,
        mode=mode,
        at=now,
        late=late,
        distance_m=distance_m,
    )
    session.execute(row.on_conflict_do_nothing())
    seen = queries.day(session, day.id)
    if already is not None and (already.mode != "remote" or mode == "remote"):
        return AlreadyIn(seen, already.mode, already.at)
    return CheckedIn(seen, mode, late=late)


def day_open_to(session: Session, now: datetime, person_id: int) -> StudyDay | None:
    """The study day under way that a member is invited to, the latest."""
    return session.scalars(
        select(StudyDay)
        .join(Invitee, Invitee.study_day_id == StudyDay.id)
        .where(Invitee.person_id == person_id, *queries.under_way(now))
        .order_by(StudyDay.starts_at.desc())
        .limit(1)
    ).first()


def _strongest(session: Session, study_day_id: int, person_id: int) -> CheckIn | None:
    theirs = select(CheckIn).where(
        CheckIn.study_day_id == study_day_id, CheckIn.person_id == person_id
    )
    return session.scalars(theirs.order_by(CheckIn.mode == "remote", CheckIn.at).limit(1)).first()
