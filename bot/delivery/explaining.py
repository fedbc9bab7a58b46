"""Why a text took the way it took: what was open for this recipient, what was not, who said what.

Everything is read from what the sender wrote at the moment; nothing is worked out afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.models import Content, Delivery, Outbound

WAIT: Final = "wait"
WHY: Final = frozenset(
    (
        *("never-wrote", "not-following", "window-used", "window-shut", "kept-back", "refused"),
        *("no-credit", "no-template", "blocked", "no-phone", "not-wanted", "lane-closed"),
        *(
            "goes-again",
            "quiet-hours",
            "dialogue",
            "behind-text",
            "left",
            "too-late",
            "paused",
            "no-way",
        ),
        *("enough-today", "not-bound", "no-route", "answered", "recalled"),
    )
)
CODES: Final = frozenset(
    (-1, 40003, 40037, 40164, 43004, 43019, 43101, 45009, 45011, 45015, 45047, 47003, 48001, 48002)
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story. `what` and `reason` are keys of the catalogue ("" for no reason),
    `channel` is "" where none is meant, `code` the platform's, where it gave one."""

    at: datetime
    what: str
    channel: str = ""
    code: int | None = None
    reason: str = ""


def explain(session: Session, outbound_id: int) -> tuple[Line, ...]:
    """The story of one text to one recipient, in order; () where there is no such text."""
    row = session.get(Outbound, outbound_id, populate_existing=True)
    if row is None:
        return ()
    content = session.get_one(Content, row.content_id)
    tried = session.scalars(
        select(Delivery).where(Delivery.outbound_id == outbound_id).order_by(Delivery.id)
    ).all()
    lines = [Line(content.created_at, "route-planned")]
    for delivery in tried:
        lines += _passed(delivery.at, delivery.passed or "")
        lines.append(_said(delivery))
    return (*lines, *_now(row, tried))


def _passed(at: datetime, words: str) -> Iterator[Line]:
    for word in words.split():
        channel, _, why = word.partition(":")
        if channel != WAIT:
            yield Line(at, "route-passed", channel, None, why_key(why))


def _said(delivery: Delivery) -> Line:
    return Line(
        at=delivery.at,
        what=f"route-{delivery.outcome}",
        channel=delivery.channel,
        code=delivery.code,
        reason=f"route-code-{abs(delivery.code)}" if delivery.code in CODES else "",
    )


def _now(row: Outbound, tried: Sequence[Delivery]) -> Iterator[Line]:
    """What stands at the end, where it is not the last attempt that says it."""
    if row.state == "sending":
        yield Line(row.claimed_at or row.not_before, "route-sending", row.channel or "")
    elif row.state == "waiting":
        last = tried[-1].at if tried else None
        yield from _passed(last or row.not_before, row.why or "")
        yield Line(row.not_before, "route-waits", reason=_waits_for(row.why or ""))
    elif row.state in ("failed", "skipped"):
        at = row.finished_at or row.not_before
        yield from _passed(at, row.why or "")
        yield Line(at, f"route-{row.state}-in-the-end", reason=why_key(row.reason or ""))


def _waits_for(why: str) -> str:
    for word in why.split():
        channel, _, reason = word.partition(":")
        if channel == WAIT:
            return why_key(reason)
    return ""


def why_key(word: str) -> str:
    """The catalogue's key for a reason as the outbox keeps it; "" for none."""
    if not word:
        return ""
    return f"route-why-{word}" if word in WHY else "route-why-not-wanted-any-more"
