"""Checking in, and signs of life: one record a member and day, with its evidence."""

from datetime import datetime

from sqlalchemy import Row, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.core import tries
from bot.core.database import insert_into
from bot.study import queries, rules
from bot.study.models import CheckIn, Invitee, SignOfLife, StudyDay
from bot.study.outcomes import (
    AlreadyIn,
    CheckedIn,
    CheckInOutcome,
    NoneUnderWay,
    TooManyWrongCodes,
    WrongCode,
)

WRONG_CODE = "check_in_code"


def check_in(
    session: Session,
    now: datetime,
    *,
    account: str,
    person_id: int,
    code: str | None = None,
    recorded_by_id: int | None = None,
) -> CheckInOutcome:
    """Record attendance at the study day under way: on site with its code, else remote.

    A wrong code records nothing but the try; the right one also lets in a member who was not
    invited, and turns a remote check-in into one on site.
    """
    if code is not None and _is_locked(session, now, person_id):
        return TooManyWrongCodes()
    found = _under_way(session, now, account, person_id, code)
    if found is None:
        return _nothing_to_enter(session, now, account, person_id, code)
    day, already = found.StudyDay, found.CheckIn
    mode = rules.check_in_mode(code, day.code)
    if already is not None and not (already.mode == "remote" and mode == "on_site"):
        return AlreadyIn(day, already.mode, already.at)
    if found.invited is None:
        _let_in(session, day.id, person_id)
    evidence = "code" if mode == "on_site" else "self"
    if recorded_by_id is not None:
        evidence = "on_behalf"
    return _record(session, now, day, person_id, mode, evidence, recorded_by_id)


def attend_at_the_door(
    session: Session, now: datetime, *, study_day_id: int, person_id: int, recorded_by_id: int
) -> None:
    """The lesson was brought to the member: that counts as having attended."""
    day = queries.get(session, study_day_id)
    _record(session, now, day, person_id, "door", "errand", recorded_by_id)


def sign_of_life(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    line: str | None = None,
    position_sealed: str | None = None,
    recorded_by_id: int | None = None,
) -> SignOfLife:
    """Record that a member is well, with the line or the position they sent."""
    sign = SignOfLife(
        person_id=person_id,
        at=now,
        line=line,
        position_sealed=position_sealed,
        recorded_by_id=recorded_by_id,
    )
    session.add(sign)
    session.flush()
    return sign


def add_to_sign_of_life(
    session: Session, sign_id: int, *, line: str | None = None, position_sealed: str | None = None
) -> None:
    """What the member sent within ten minutes after a bare 报到 belongs to it."""
    sign = session.get_one(SignOfLife, sign_id)
    sign.line = line or sign.line
    sign.position_sealed = position_sealed or sign.position_sealed
    session.flush()


def _under_way(
    session: Session, now: datetime, account: str, person_id: int, code: str | None
) -> Row[StudyDay, int | None, CheckIn | None] | None:
    """The day under way that this check-in means: the code's, else the one invited to."""
    wanted = Invitee.person_id.is_not(None) if code is None else StudyDay.code == code
    return session.execute(
        select(StudyDay, Invitee.person_id.label("invited"), CheckIn)
        .outerjoin(
            Invitee, and_(Invitee.study_day_id == StudyDay.id, Invitee.person_id == person_id)
        )
        .outerjoin(
            CheckIn, and_(CheckIn.study_day_id == StudyDay.id, CheckIn.person_id == person_id)
        )
        .where(StudyDay.account == account, wanted, *queries.under_way(now))
        .order_by(StudyDay.starts_at.desc())
        .limit(1)
    ).first()


def _nothing_to_enter(
    session: Session, now: datetime, account: str, person_id: int, code: str | None
) -> CheckInOutcome:
    if code is not None and _any_under_way(session, now, account):
        return _wrong(session, now, person_id)
    following = queries.upcoming(session, now, person_id, limit=1)
    missed = queries.last_missed(session, now, person_id)
    return NoneUnderWay(following[0][0] if following else None, missed)


def _any_under_way(session: Session, now: datetime, account: str) -> bool:
    there = select(StudyDay.id).where(StudyDay.account == account, *queries.under_way(now))
    return session.scalar(there.limit(1)) is not None


def _wrong(session: Session, now: datetime, person_id: int) -> WrongCode | TooManyWrongCodes:
    count = tries.failed(
        session, now, kind=WRONG_CODE, subject=str(person_id), within=rules.WRONG_CODES_WITHIN
    )
    return TooManyWrongCodes() if count >= rules.WRONG_CODES_ALLOWED else WrongCode()


def _is_locked(session: Session, now: datetime, person_id: int) -> bool:
    until = tries.locked_until(
        session,
        now,
        kind=WRONG_CODE,
        subject=str(person_id),
        limit=rules.WRONG_CODES_ALLOWED,
        hold=rules.WRONG_CODES_WITHIN,
    )
    return until is not None


def _let_in(session: Session, study_day_id: int, person_id: int) -> None:
    walk_in = insert_into(session, Invitee).values(study_day_id=study_day_id, person_id=person_id)
    session.execute(walk_in.on_conflict_do_nothing())


def _record(
    session: Session,
    now: datetime,
    day: StudyDay,
    person_id: int,
    mode: str,
    evidence: str,
    recorded_by_id: int | None,
) -> CheckedIn | AlreadyIn:
    values = {"at": now, "mode": mode, "evidence": evidence, "recorded_by_id": recorded_by_id}
    row = insert_into(session, CheckIn).values(study_day_id=day.id, person_id=person_id, **values)
    entered = session.execute(
        row.on_conflict_do_nothing(index_elements=["study_day_id", "person_id"]).returning(
            CheckIn.id
        )
    ).first()
    if entered is None:
        session.execute(
            update(CheckIn)
            .where(
                CheckIn.study_day_id == day.id,
                CheckIn.person_id == person_id,
                or_(CheckIn.mode == "remote", CheckIn.mode == mode),
            )
            .values(mode=mode, evidence=evidence)
        )
    return CheckedIn(day, mode)


def take_back_check_in(session: Session, *, study_day_id: int, person_id: int) -> None:
    """What others recorded for a member is not so: the record goes."""
    session.execute(
        delete(CheckIn).where(CheckIn.study_day_id == study_day_id, CheckIn.person_id == person_id)
    )
