"""绑定码: a code for one member, good for a short time, on the word of somebody who answers for
it: a leader who stands beside them, or the member themselves for a helper."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.core import tries
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import PersonCard
from bot.people.invitations import SCENE_PREFIX, free_code, invitations

BESIDE_THEM = timedelta(minutes=30)
FOR_A_HELPER = timedelta(days=3)
CODES_AN_HOUR = 20
_SCENE_BYTES = 12
_KIND = "fresh_code"


@dataclass(frozen=True, slots=True)
class FreshCode:
    """The code of a member, once usable until `expires_at`."""

    person: PersonCard
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TooManyCodes(Refusal):
    """More codes within an hour than anybody stands beside people."""

    key: ClassVar[str] = "fresh-code-too-many"


def fresh_code(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    person: PersonCard,
    vouched_by_id: int,
    lasts: timedelta = BESIDE_THEM,
) -> FreshCode | TooManyCodes:
    """A new code for a member; one made so before and not used is good no more."""
    made = tries.failed(
        session, now, kind=_KIND, subject=str(vouched_by_id), within=timedelta(hours=1)
    )
    if made > CODES_AN_HOUR:
        return TooManyCodes()
    session.execute(
        update(invitations)
        .where(
            invitations.c.person_id == person.id,
            invitations.c.vouched_by_id.is_not(None),
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        .values(expires_at=now)
    )
    code = free_code(session, now, sealer, person.account)
    session.execute(
        insert(invitations).values(
            account=person.account,
            person_id=person.id,
            code_sealed=sealer.seal(code),
            code_key=sealer.fingerprint(code),
            scene=SCENE_PREFIX + secrets.token_urlsafe(_SCENE_BYTES),
            expires_at=now + lasts,
            vouched_by_id=vouched_by_id,
        )
    )
    return FreshCode(person, code, now + lasts)


def vouched_by(session: Session, person_id: int) -> list[int]:
    """Who made codes for a member that were used, the latest first."""
    wanted = select(invitations.c.vouched_by_id).where(
        invitations.c.person_id == person_id,
        invitations.c.used_at.is_not(None),
        invitations.c.vouched_by_id.is_not(None),
    )
    found = session.scalars(wanted.order_by(invitations.c.used_at.desc()))
    return [one for one in found if one is not None]
