"""Invitations: six digits on paper and a QR scene, by which a member's WeChat becomes theirs.

A code is short, so it only works together with the member's name and five wrong tries lock the
WeChat account for an hour. A scene cannot be guessed and needs no name. Neither ever tells anybody
a name they did not give themselves.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.cards import persons
from bot.people.identity import bindings
from bot.people.models import Invitation, Unit
from bot.people.roles import units
from bot.people.scope import members_select
from bot.people.units import hold_tree

INVITATION_LASTS = timedelta(days=30)
SCENE_PREFIX = "inv-"
_CODES = 1_000_000  # six digits
_SCENE_BYTES = 12  # 96 bits: a scene alone is enough to be asked 您是…吗

invitations = Invitation.metadata.tables["invitations"]


class CodesExhausted(Exception):
    """More members of one account wait for an invitation than there are six-digit codes."""


@dataclass(frozen=True, slots=True)
class InvitationShown:
    """An invitation as it is handed out: on paper, or as JSON (INTERFACE §1)."""

    person_id: int
    name: str
    unit: str
    code: str
    scene: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A member whom no WeChat speaks for yet."""

    id: int
    name: str
    unit: str


def invite(
    session: Session, now: datetime, sealer: Sealer, account: str, *, unit: Unit | None = None
) -> list[InvitationShown]:
    """The valid invitations of all members not yet bound, the missing ones made on the spot.

    Asked again it gives the same codes until they are used or expire (INVITATION_LASTS). `unit`
    keeps to its members, by home or residence. By unit path, then by name. Raises CodesExhausted.
    """
    hold_tree(session, account)
    waiting = _waiting(session, account, unit)
    valid = _valid(session, now, account)
    missing = [one for one in waiting if one.id not in valid]
    _make(session, now, sealer, account, missing)
    if missing:
        valid = _valid(session, now, account)
    return [_shown(sealer, one, valid[one.id]) for one in waiting]


def invitations_there(
    session: Session, now: datetime, sealer: Sealer, account: str, *, unit: Unit
) -> list[InvitationShown]:
    """The same for those members who have a valid invitation already; makes none."""
    valid = _valid(session, now, account)
    waiting = _waiting(session, account, unit)
    return [_shown(sealer, one, valid[one.id]) for one in waiting if one.id in valid]


def count_unbound(session: Session, unit: Unit) -> int:
    """How many members of a unit and below have no WeChat here yet."""
    return len(_waiting(session, unit.account, unit))


def _waiting(session: Session, account: str, unit: Unit | None) -> list[_Waiting]:
    bound = select(bindings.c.person_id).where(
        bindings.c.account == account, bindings.c.until.is_(None)
    )
    wanted: Select[int, str, str] = (
        select(persons.c.id, persons.c.name, units.c.path)
        .join_from(persons, units, units.c.id == persons.c.home_unit_id)
        .where(
            persons.c.account == account,
            persons.c.left_at.is_(None),
            persons.c.id.not_in(bound),
        )
        .order_by(units.c.path, persons.c.name, persons.c.id)
    )
    if unit is not None:
        wanted = wanted.where(persons.c.id.in_(members_select(unit.id)))
    return [_Waiting(*row) for row in session.execute(wanted)]


@dataclass(frozen=True, slots=True)
class _Valid:
    """What is kept of an invitation that can still be used."""

    code_sealed: str
    code_key: str
    scene: str
    expires_at: datetime


def _valid(session: Session, now: datetime, account: str) -> dict[int, _Valid]:
    rows = session.execute(
        select(
            invitations.c.person_id,
            invitations.c.code_sealed,
            invitations.c.code_key,
            invitations.c.scene,
            invitations.c.expires_at,
        )
        .where(
            invitations.c.account == account,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
            invitations.c.vouched_by_id.is_(None),  # good for minutes, printed on no paper
        )
        .order_by(invitations.c.id.desc())  # so that the oldest of several is kept below
    )
    return {row[0]: _Valid(*row[1:]) for row in rows}


def _make(
    session: Session, now: datetime, sealer: Sealer, account: str, people: Sequence[_Waiting]
) -> None:
    if not people:
        return
    taken = {one.code_key for one in _valid(session, now, account).values()}
    codes = _fresh_codes(sealer, taken, len(people))
    rows = [
        {
            "account": account,
            "person_id": person.id,
            "code_sealed": sealer.seal(code),
            "code_key": sealer.fingerprint(code),
            "scene": SCENE_PREFIX + secrets.token_urlsafe(_SCENE_BYTES),
            "expires_at": now + INVITATION_LASTS,
        }
        for person, code in zip(people, codes, strict=True)
    ]
    session.execute(insert(invitations), rows)


def free_code(session: Session, now: datetime, sealer: Sealer, account: str) -> str:
    """A code that no invitation of the account has which can still be used."""
    while True:
        code = f"{secrets.randbelow(_CODES):06d}"
        taken = select(invitations.c.id).where(
            invitations.c.account == account,
            invitations.c.code_key.in_(sealer.fingerprints(code)),
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        if session.execute(taken).first() is None:
            return code


def _fresh_codes(sealer: Sealer, taken: Iterable[str], wanted: int) -> list[str]:
    """`wanted` codes in random order whose keyed hashes are not taken. Raises CodesExhausted."""
    keys = set(taken)
    found: list[str] = []
    for number in _shuffled(wanted + len(keys)):
        if len(found) == wanted:
            break
        code = f"{number:06d}"
        if keys.isdisjoint(sealer.fingerprints(code)):
            found.append(code)
    if len(found) < wanted:
        raise CodesExhausted
    return found


def _shuffled(at_most: int) -> list[int]:
    """Different numbers of six digits, enough that `at_most` of them may already be taken."""
    return secrets.SystemRandom().sample(range(_CODES), min(at_most, _CODES))


def _shown(sealer: Sealer, person: _Waiting, found: _Valid) -> InvitationShown:
    code = sealer.open(found.code_sealed)
    return InvitationShown(person.id, person.name, person.unit, code, found.scene, found.expires_at)
