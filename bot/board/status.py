"""The figures of `lianxin status --json` (the README's reference lists what each counts)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import delivery, errands, help, notices, people, study, webhook
from bot.core import due, leases


def status(session: Session, now: datetime, *, check_on_after: timedelta) -> dict[str, Any]:
    """Every figure at one moment, as plain data; `check_on_after` is when a member is silent."""
    return {
        "members": _members(session, now, check_on_after),
        "notices": notices.figures(session),
        "study_days": study.figures(session, now),
        "help_requests": help.figures(session, now),
        "errands": errands.figures(session, now),
        "outbox": delivery.figures(session),
        "inbox": webhook.figures(session),
        "units": {"without_organiser": people.units_without_organiser(session, now)},
        "clock": _clock(session, now),
    }


def _members(session: Session, now: datetime, check_on_after: timedelta) -> dict[str, int]:
    counted = people.figures(session)
    heard = delivery.heard_since(now - check_on_after)
    signs = study.signs_since(now - check_on_after)
    return {**counted, "silent": people.count_without(session, heard, signs)}


def _clock(session: Session, now: datetime) -> dict[str, Any]:
    beat = session.scalar(select(leases.Lease.beat_at).where(leases.Lease.name == "clock"))
    oldest = session.scalar(
        select(func.min(due.Due.at)).where(due.Due.done_at.is_(None), due.Due.at <= now)
    )
    late = int((now - oldest).total_seconds()) if oldest else 0
    return {"last_tick": beat.isoformat() if beat else None, "late_by_s": late}
