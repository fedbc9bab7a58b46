"""Bringing back a text that failed or of which nothing is known: an operator's act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.delivery.life import life_of
from bot.delivery.models import Outbound
from bot.delivery.noted import note_act

WHOLLY_OFF = ("recalled", "cancelled")  # nobody is to get it any more
Why = Literal[
    "unknown-number", "not-over", "too-late", "answered", "called-off", "may-have-arrived"
]


@dataclass(frozen=True, slots=True)
class Requeued:
    """It waits again."""

    outbound_id: int
    person_id: int | None


@dataclass(frozen=True, slots=True)
class NotRequeued:
    """It stays as it is, because of `why`."""

    outbound_id: int
    why: Why


def requeue(
    session: Session, now: datetime, outbound_id: int, *, reason: str, even_twice: bool = False
) -> Requeued | NotRequeued:
    """A failed or unknown text waits again, by every way from the first on.

    What may have arrived is left alone unless `even_twice`: chat has no key to repeat it by. So is
    what came too late, was answered meanwhile, or was called off. `reason` is kept with it.
    """
    life = life_of(session, outbound_id)
    if life is None:
        return NotRequeued(outbound_id, "unknown-number")
    if life.listed.state not in ("failed", "unknown"):
        return NotRequeued(outbound_id, "not-over")
    if life.useless_after <= now:
        return NotRequeued(outbound_id, "too-late")
    if life.answered_at is not None:
        return NotRequeued(outbound_id, "answered")
    if _is_called_off(session, outbound_id):
        return NotRequeued(outbound_id, "called-off")
    if life.may_have_arrived and not even_twice:
        return NotRequeued(outbound_id, "may-have-arrived")
    changed = session.scalars(
        update(Outbound)
        .where(Outbound.id == outbound_id, Outbound.state == life.listed.state)
        .values(
            state="waiting",
            not_before=now,
            claimed_at=None,
            channel=None,
            tried="",
            retries=0,
            may_repeat_until=None,
            repeats_by=None,
            reason=None,
            finished_at=None,
        )
        .returning(Outbound.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not changed:  # its slow sender has just said what became of it
        return NotRequeued(outbound_id, "not-over")
    note_act(session, now, changed, "requeued", reason)
    return Requeued(outbound_id, life.listed.person_id)


def _is_called_off(session: Session, outbound_id: int) -> bool:
    content = select(Outbound.content_id).where(Outbound.id == outbound_id).scalar_subquery()
    off = exists().where(Outbound.content_id == content, Outbound.reason.in_(WHOLLY_OFF))
    return bool(session.scalar(select(off)))
