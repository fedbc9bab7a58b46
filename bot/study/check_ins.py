"""Checking in, and signs of life: what shows that a member took part, piece by piece."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    literal_column,
    null,
    select,
)
from sqlalchemy.orm import Session

from bot.core import tries
from bot.core.database import Insert, LongInteger, UtcDateTime, insert_for, insert_into
from bot.core.prepared import Prepared
from bot.study import queries, rules
from bot.study.models import CheckIn, Invitee, SignOfLife, StudyDay
from bot.study.outcomes import (
    AlreadyIn,
    CheckedIn,
    CheckInOutcome,
    Day,
    NoneUnderWay,
    TooManyWrongCodes,
    WrongCode,
)

WRONG_CODE = "check_in_code"

days = queries.days
invitees: Table = Invitee.metadata.tables["invitees"]
check_ins: Table = CheckIn.metadata.tables["check_ins"]


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

    A wrong code records nothing but the try of who typed it; the right one also lets in a member
    who was not invited, and turns a remote check-in into one on site.
    """
    typed_by = recorded_by_id or person_id
    if code is not None and is_locked(session, now, typed_by):
        return TooManyWrongCodes()
    mode = "remote" if code is None else "on_site"
    evidence = "on_behalf" if recorded_by_id is not None else _EVIDENCE[mode]
    how = {"mode": mode, "evidence": evidence, "recorded_by_id": recorded_by_id}
    found = _find(session, now, account, person_id, code, how)
    if found is None:
        return _nothing_to_enter(session, now, account, person_id, code, typed_by)
    day = Day(*found[: len(_DAY)])
    is_in = found.already is not None and not (found.already == "remote" and mode == "on_site")
    if is_in and recorded_by_id is not None:
        return AlreadyIn(day, found.already, found.already_at)
    if found.invited is None:
        let_in(session, day.id, person_id)
    if found.entered is None:  # beside what others recorded, who may take theirs back
        record(session, now, day.id, person_id, how, late=found.late)
    if is_in:
        return AlreadyIn(day, found.already, found.already_at)
    return CheckedIn(day, mode, late=bool(found.late))


def record(
    session: Session,
    now: datetime,
    study_day_id: int,
    person_id: int,
    how: Mapping[str, object],
    *,
    late: bool = False,
) -> None:
    """Keep one piece of evidence (`how`: mode, evidence, recorded_by_id) beside what there is."""
    _RECORD.run(session, study_day_id=study_day_id, person_id=person_id, at=now, late=late, **how)


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


def _find(
    session: Session,
    now: datetime,
    account: str,
    person_id: int,
    code: str | None,
    how: Mapping[str, object],
) -> Row[*tuple[Any, ...]] | None:
    """The day under way that this check-in means: the code's, else the one invited to.

    On PostgreSQL the same statement enters the first check-in of who is invited: `entered`.
    """
    values: dict[str, object] = {"account": account, "member": person_id, "now": now, **how}
    if code is None:
        return _FIND_MINE.run(session, **values).first()
    return _FIND_BY_CODE.run(session, **values, code=code).first()


def _finding(dialect: str, wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    day = _under_way(wanted)
    if dialect == "sqlite":  # no INSERT in a WITH, and no way to a server to be saved
        return day.add_columns(null().label("entered"))
    found = day.cte("found")
    how = (bindparam(name, type_=check_ins.c[name].type) for name in _HOW)
    first = select(found.c.id, _MEMBER, _NOW, found.c.late, *how).where(
        found.c.already.is_(None), found.c.invited.is_not(None)
    )
    row = insert_for(dialect, check_ins).from_select(_ROW, first)
    entered = _if_new(row).returning(check_ins.c.person_id).cte("entered")
    return select(*found.c, select(entered.c.person_id).scalar_subquery().label("entered"))


def _under_way(wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    invited = and_(invitees.c.study_day_id == days.c.id, invitees.c.person_id == _MEMBER)
    return (
        select(
            *_DAY,
            invitees.c.person_id.label("invited"),
            _strongest(check_ins.c.mode).label("already"),
            _strongest(check_ins.c.at).label("already_at"),
            (days.c.late_from <= _NOW).label("late"),
        )
        .select_from(days.outerjoin(invitees, invited))
        .where(days.c.account == bindparam("account"), wanted, *queries.under_way(_NOW))
        .order_by(days.c.starts_at.desc())
        .limit(literal_column("1"))
    )


def _strongest(column: Column[Any]) -> ScalarSelect[Any]:
    """Of the evidences of the member on the day: to have been there counts more than remote."""
    theirs = select(column).where(
        check_ins.c.study_day_id == days.c.id, check_ins.c.person_id == _MEMBER
    )
    order = (check_ins.c.mode == "remote", check_ins.c.at, check_ins.c.evidence)
    return theirs.order_by(*order).limit(literal_column("1")).scalar_subquery()


def _recording(dialect: str) -> Insert:
    """A second entry of the same evidence adds nothing, but that they are on site by now."""
    row = insert_for(dialect, check_ins).values({name: bindparam(name) for name in _ROW})
    return row.on_conflict_do_update(
        index_elements=["study_day_id", "person_id", "evidence"],
        set_={"mode": row.excluded.mode},
        where=(check_ins.c.mode == "remote") & (row.excluded.mode != "remote"),
    )


def _if_new(row: Insert) -> Insert:
    """Enter one piece of evidence; the same once more adds nothing."""
    return row.on_conflict_do_nothing()


_EVIDENCE = {"remote": "self", "on_site": "code"}
_DAY = [days.c[name] for name in Day.__dataclass_fields__]
_HOW = ("mode", "evidence", "recorded_by_id")
_ROW = ("study_day_id", "person_id", "at", "late", *_HOW)
_MEMBER = bindparam("member", type_=LongInteger)
_NOW = bindparam("now", type_=UtcDateTime())
_FIND_MINE = Prepared(lambda dialect: _finding(dialect, invitees.c.person_id.is_not(None)))
_FIND_BY_CODE = Prepared(lambda dialect: _finding(dialect, days.c.code == bindparam("code")))
_RECORD = Prepared(_recording)


def _nothing_to_enter(
    session: Session,
    now: datetime,
    account: str,
    person_id: int,
    code: str | None,
    typed_by: int,
) -> CheckInOutcome:
    if code is not None and _any_under_way(session, now, account):
        return _wrong(session, now, typed_by)
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


def is_locked(session: Session, now: datetime, person_id: int) -> bool:
    """Whether somebody has typed too many wrong codes."""
    until = tries.locked_until(
        session,
        now,
        kind=WRONG_CODE,
        subject=str(person_id),
        limit=rules.WRONG_CODES_ALLOWED,
        hold=rules.WRONG_CODES_WITHIN,
    )
    return until is not None


def let_in(session: Session, study_day_id: int, person_id: int) -> None:
    """Whoever comes is a guest of the day if they were not invited."""
    walk_in = insert_into(session, Invitee).values(
        study_day_id=study_day_id, person_id=person_id, walk_in=True
    )
    session.execute(walk_in.on_conflict_do_nothing())


def take_back_check_in(
    session: Session, *, study_day_id: int, person_id: int, by_id: int | None = None
) -> None:
    """What others (or `by_id` alone) recorded for a member is not so, and goes; what the member
    did themselves stays."""
    theirs = CheckIn.recorded_by_id.is_not(None)
    session.execute(
        delete(CheckIn).where(
            CheckIn.study_day_id == study_day_id,
            CheckIn.person_id == person_id,
            theirs if by_id is None else CheckIn.recorded_by_id == by_id,
        )
    )


def was_late(session: Session, study_day_id: int, person_id: int) -> bool:
    """Whether a member's check-in, whatever its evidence, was a late one."""
    found = select(CheckIn.late).where(
        CheckIn.study_day_id == study_day_id, CheckIn.person_id == person_id
    )
    return bool(session.scalar(found.order_by(CheckIn.at).limit(1)))
