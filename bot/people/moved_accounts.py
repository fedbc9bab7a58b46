"""Openids that are others since the street moved to another official account (changeopenid)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.people.chunks import in_chunks
from bot.people.helping import helpers
from bot.people.identity import bindings


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """Of the openids given: known here and changed, already changed before, not known here."""

    changed: int
    already: int
    unknown: int


def rekey_bindings(
    session: Session, now: datetime, account: str, openids: Mapping[str, str]
) -> Rekeyed:
    """Let what is bound to an old openid be bound to the new one; what has ended is history and
    stays. A new one that speaks for the
    member already (they joined again by themselves) stays, and the old binding ends."""
    old = _known(session, account, list(openids))
    new = _known(session, account, list(openids.values()))
    changed = [one for one in openids if one in old]
    for one in changed:
        _rekey(session, now, account, one, openids[one], twice=openids[one] in new)
    already = sum(one not in old and openids[one] in new for one in openids)
    return Rekeyed(len(changed), already, len(openids) - len(changed) - already)


def _known(session: Session, account: str, openids: list[str]) -> set[str]:
    found: set[str] = set()
    for part in in_chunks(openids):
        found.update(
            session.scalars(
                select(bindings.c.openid).where(
                    bindings.c.account == account,
                    bindings.c.openid.in_(part),
                    bindings.c.until.is_(None),
                )
            )
        )
    return found


def _rekey(
    session: Session, now: datetime, account: str, old: str, new: str, *, twice: bool
) -> None:
    if twice:
        spoken_for = select(bindings.c.person_id).where(
            bindings.c.account == account, bindings.c.openid == new, bindings.c.until.is_(None)
        )
        session.execute(
            update(bindings)
            .where(
                bindings.c.account == account,
                bindings.c.openid == old,
                bindings.c.until.is_(None),
                bindings.c.person_id.in_(spoken_for),
            )
            .values(until=now)
        )
    for table in (bindings, helpers):
        session.execute(
            update(table)
            .where(table.c.account == account, table.c.openid == old, table.c.until.is_(None))
            .values(openid=new)
        )
