"""The figures of `lianxin status --json` (the README's reference lists what each counts)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import delivery, errands, help, notices, people, study, webhook
from bot.core import due, leases

_NO_OTHER: Final[Mapping[str, timedelta]] = MappingProxyType({})


def status(
    session: Session,
    now: datetime,
    *,
    check_on_after: timedelta,
    by_category: Mapping[str, timedelta] = _NO_OTHER,
) -> dict[str, Any]:
    """Every figure at one moment, as plain data; `check_on_after` is when a member is silent, where
    `by_category` says nothing else."""
    return {
        "members": _members(session, now, people.Rhythm(check_on_after, by_category)),
        "notices": notices.figures(session),
        "study_days": study.figures(session, now),
        "help_requests": help.figures(session, now),
        "errands": errands.figures(session, now),
        "outbox": delivery.figures(session),
        "inbox": webhook.figures(session),
        "units": {"without_organiser": people.units_without_organiser(session, now)},
        "clock": _clock(session, now),
        "worker": {"last_seen": _said(leases.last_beat(session, "worker"))},
    }


def counts(
    session: Session,
    now: datetime,
    *,
    check_on_after: timedelta,
    by_category: Mapping[str, timedelta] = _NO_OTHER,
) -> dict[str, Any]:
    """The figures of `status` that are counted by state, without those by notice and study day."""
    return {
        "members": _members(session, now, people.Rhythm(check_on_after, by_category)),
        "help_requests": help.figures(session, now),
        "errands": errands.figures(session, now),
        "inbox": webhook.figures(session),
        "clock": _clock(session, now),
    }


def _members(session: Session, now: datetime, rhythm: people.Rhythm) -> dict[str, int]:
    counted = people.figures(session)
    silent = 0
    for after, among in rhythm.groups():
        heard, signs = delivery.heard_since(now - after), study.signs_since(now - after)
        silent += people.count_of(session, people.silent_select(heard, signs, among))
    return {**counted, "silent": silent}


def _clock(session: Session, now: datetime) -> dict[str, Any]:
    beat = leases.last_beat(session, "clock")
    oldest = session.scalar(
        select(func.min(due.Due.at)).where(due.Due.done_at.is_(None), due.Due.at <= now)
    )
    late = int((now - oldest).total_seconds()) if oldest else 0
    return {"last_tick": _said(beat), "late_by_s": late}


def _said(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
