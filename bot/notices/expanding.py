"""A notice to very many: who publishes it is answered at once, and the clock does the rest.

First it enters the whole audience in one statement, then it plans the texts ten thousand at a time,
each step in a transaction of its own, so that others' alarms and answers go in between. A step done
twice finds everything done. Until the audience is entered it counts as waiting.
"""

from datetime import datetime
from itertools import pairwise

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot import delivery
from bot.core import due
from bot.core.settings import Settings
from bot.notices import ledger
from bot.notices.entering import enter
from bot.notices.models import Notice, Recipient
from bot.notices.telling import key_of, tell, tell_at_own_hours
from bot.notices.whom import whom_from

EXPAND = "notice.expand"  # the kind of its due rows
AUDIENCE = "audience"  # the first of them; the others are "after:last", two ids
AT_ONCE = 2_000  # so many are entered by who publishes
CHUNK = 10_000


def begin(session: Session, now: datetime, notice: Notice, count: int) -> None:
    """So many are to be entered, by the clock."""
    notice.to_come = count
    session.flush()
    _plan(session, now, notice, AUDIENCE)


def expand(
    session: Session,
    now: datetime,
    notice_id: int,
    step: str,
    settings: Settings,
    *,
    chunk: int = CHUNK,
) -> str:
    """Enter a notice's audience, or plan the next of its texts; what came of it, in words.

    Of a notice recalled meanwhile everybody is entered as explained, and no text is planned. One
    that goes out at the members' own hours is planned in one statement. After its words were
    changed each step plans the new ones.
    """
    notice = session.get_one(Notice, notice_id, with_for_update=True, populate_existing=True)
    if step == AUDIENCE:
        return _enter(session, now, notice, settings, chunk)
    if notice.recalled_at is not None:
        return "recalled"
    after, last = (int(word) for word in step.split(":"))
    content_id = delivery.latest_content(
        session, ("notice", notice.id), key_of("notice", for_information=notice.for_information)
    )
    return f"planned {_tell(session, now, notice, (after, last), content_id).count}"


def _enter(session: Session, now: datetime, notice: Notice, settings: Settings, chunk: int) -> str:
    if notice.to_come is None:
        return "entered before"
    entered = enter(session, now, notice, whom_from(notice.audience).select())
    notice.to_come = None
    session.flush()
    ledger.settle(session, now, notice.id)  # perhaps everybody has paused
    if notice.recalled_at is not None:
        return f"entered {entered}, recalled"
    if notice.own_hours:
        tell_at_own_hours(session, now, notice, settings, many=True)
    else:
        _tell_by_chunks(session, now, notice, chunk)
    return f"entered {entered}"


def _tell_by_chunks(session: Session, now: datetime, notice: Notice, chunk: int) -> None:
    """The first of them at once, since the content is made with it; the others have their steps,
    and take the words as they are then."""
    ends = _ends(session, notice, chunk)
    for number, (after, last) in enumerate(pairwise([0, *ends])):
        if number == 0:
            _tell(session, now, notice, (after, last))
        else:
            _plan(session, now, notice, f"{after}:{last}")


def _tell(
    session: Session,
    now: datetime,
    notice: Notice,
    between: tuple[int, int],
    content_id: int | None = None,
) -> delivery.Planned:
    goes_at = notice.goes_at
    return tell(
        session, now, notice, "notice", not_before=goes_at, between=between, content_id=content_id
    )


def _plan(session: Session, now: datetime, notice: Notice, step: str) -> None:
    due.plan(session, kind=EXPAND, subject_id=notice.id, occurrence=step, at=now)


def _ends(session: Session, notice: Notice, chunk: int) -> list[int]:
    """The last member of each chunk."""
    numbered = (
        select(
            Recipient.person_id,
            func.row_number().over(order_by=Recipient.person_id).label("number"),
            func.count().over().label("all"),
        )
        .where(Recipient.notice_id == notice.id)
        .subquery()
    )
    number = numbered.c.number
    ends = select(numbered.c.person_id).where(or_(number % chunk == 0, number == numbered.c["all"]))
    return list(session.scalars(ends.order_by(numbered.c.person_id)))
