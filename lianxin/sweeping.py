"""The sweep: every hour, and as a clock starts, what should have been planned or sent and was not.

What has one right mending is mended, in a transaction of its own for each kind; the rest is said by
`doctor`, the log and a figure.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import delivery, help, notices, study
from bot.core import due
from bot.core.settings import Settings
from lianxin.assembly import Runtime

FAILED_OFTEN: Final = 5  # times in a row: for a quarter of an hour nothing came of it

Mend = Callable[[Session, datetime, Settings], int]

log = structlog.get_logger()


def _study(session: Session, now: datetime, settings: Settings) -> int:
    return study.mend_unplanned(session, now, study.Timing.of(settings))


def _untold(session: Session, now: datetime, _settings: Settings) -> int:
    return notices.mend_untold(session, now)


def _unexpanded(session: Session, now: datetime, _settings: Settings) -> int:
    return notices.mend_unexpanded(session, now)


def _requests(session: Session, now: datetime, _settings: Settings) -> int:
    return help.mend_unwatched(session, now)


def _stuck(session: Session, now: datetime, settings: Settings) -> int:
    return delivery.mend_stuck(session, now, settings.delivery.lease)


def _speechless(session: Session, now: datetime, _settings: Settings) -> int:
    return delivery.mend_speechless(session, now)


MENDS: Final[Mapping[str, Mend]] = {
    "study_days_unplanned": _study,
    "notices_not_entered": _unexpanded,
    "recipients_untold": _untold,
    "notices_unwatched": notices.mend_unwatched,
    "help_requests_unwatched": _requests,
    "claims_stuck": _stuck,
    "texts_without_words": _speechless,
}


def sweep(runtime: Runtime) -> int:
    """Mend what can be mended and say what cannot; how many things were mended."""
    mended = 0
    for name, mend in MENDS.items():
        try:
            with runtime.database.begin() as session:
                count = mend(session, runtime.clock(), runtime.settings)
        except Exception:
            log.exception("sweep_failed", what=name)
            continue
        if count:
            log.warning("sweep_mended", what=name, count=count)
            mended += count
    with runtime.database.read() as session:
        for what, why in complaints(session, runtime.clock()).items():
            log.error("sweep_found", what=what, why=why)
    return mended


def complaints(session: Session, now: datetime) -> dict[str, str]:
    """What no machine can mend, in a line each by its name; empty when all is well."""
    found: dict[str, str] = {}
    late = delivery.late(session, now)
    if late:
        count, since = sum(one.count for one in late), min(one.since for one in late)
        minutes = int((now - since).total_seconds() // 60)
        found["texts_late"] = (
            f"{count} texts are due, the oldest for {minutes} minutes: is a worker up?"
        )
    failing = session.execute(
        select(due.Due.kind, func.count())
        .where(due.Due.done_at.is_(None), due.Due.failures >= FAILED_OFTEN)
        .group_by(due.Due.kind)
        .order_by(due.Due.kind)
    ).all()
    if failing:
        named = ", ".join(f"{kind} ({count})" for kind, count in failing)
        found["due_rows_failing"] = (
            f"again and again: {named}; see due_rows_failed in the clock's log"
        )
    waiting = notices.left_waiting(session, now)
    if waiting:
        named = ", ".join(map(str, waiting[:10]))
        found["notices_waiting"] = f"of no use any more and never answered nor handed over: {named}"
    return found
