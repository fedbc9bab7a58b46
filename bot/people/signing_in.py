"""Signing in to the console: a link that is good once, six digits for another computer, a session.

Whoever holds a role may sign in. A session ends with its time, with the last role, with leaving.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import ColumnElement, Table, and_, insert, select, update
from sqlalchemy.orm import Session

from bot.core import tries
from bot.core.links import Links
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import PersonCard, card
from bot.people.models import ConsoleSession, LoginLink
from bot.people.roles import RoleHeld, roles_of

login_links: Table = LoginLink.metadata.tables["login_links"]
console_sessions: Table = ConsoleSession.metadata.tables["console_sessions"]

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(hours=12)  # a working day
_DIGITS = 6
# Six digits and a few live codes: fifty guesses in ten minutes from anywhere find one in 20,000.
WRONG_CODES_ALLOWED = 50
WRONG_CODES_WITHIN = timedelta(minutes=10)
_TRIES_KIND, _ANYBODY = "console_code", "anybody"


@dataclass(frozen=True, slots=True)
class WayIn:
    """A fresh link to the console: its address, the six digits, and until when both are good."""

    address: str
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class NoRole(Refusal):
    """Only who holds a role has something to do in the console."""

    key: ClassVar[str] = "console-no-role"
    name: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose session it is, and the roles they hold now."""

    person: PersonCard
    roles: tuple[RoleHeld, ...]


def way_in(
    session: Session, now: datetime, sealer: Sealer, links: Links, person_id: int
) -> WayIn | NoRole:
    """A new way into the console for somebody with a role, good once and for LINK_LASTS."""
    person = card(session, person_id)
    if person is None or not roles_of(session, now, person_id):
        return NoRole(person.name if person else "")
    until = now + LINK_LASTS
    nonce, code = _fresh_code(session, now, sealer)
    made = insert(login_links).values(
        person_id=person_id, nonce=nonce, code_key=sealer.fingerprint(code), expires_at=until
    )
    link_id = session.execute(made.returning(login_links.c.id)).scalar_one()
    return WayIn(links.signed("login", link_id, until), code, until)


def code_of(session: Session, now: datetime, sealer: Sealer, link_id: int) -> str | None:
    """The six digits of a link that can still be spent; None once it cannot."""
    found = select(login_links.c.nonce).where(login_links.c.id == link_id, _is_good(now))
    nonce = session.scalar(found)
    return None if nonce is None else _digits(sealer, nonce)


def spend(session: Session, now: datetime, sealer: Sealer, link_id: int) -> str | None:
    """Sign in by a link: what the browser is to hold, None when it was used or has run out."""
    spent = session.scalar(
        update(login_links)
        .where(login_links.c.id == link_id, _is_good(now))
        .values(spent_at=now)
        .returning(login_links.c.person_id)
    )
    if spent is None or not roles_of(session, now, spent):
        return None
    token = secrets.token_urlsafe(32)
    session.execute(
        insert(console_sessions).values(
            person_id=spent,
            token_key=sealer.fingerprint(token),
            since=now,
            expires_at=now + SESSION_LASTS,
        )
    )
    return token


def spend_code(session: Session, now: datetime, sealer: Sealer, code: str) -> str | None:
    """Sign in by the six digits; None for wrong ones, and for all while too many were wrong."""
    if _are_locked(session, now):
        return None
    wanted = login_links.c.code_key.in_(sealer.fingerprints(code.strip()))
    link_id = session.scalar(select(login_links.c.id).where(wanted, _is_good(now)))
    token = None if link_id is None else spend(session, now, sealer, link_id)
    if token is None:
        tries.failed(session, now, kind=_TRIES_KIND, subject=_ANYBODY, within=WRONG_CODES_WITHIN)
    return token


def signed_in(session: Session, now: datetime, sealer: Sealer, token: str) -> SignedIn | None:
    """Whose session a browser holds; None once it has ended, or no role is left."""
    person_id = session.scalar(
        select(console_sessions.c.person_id).where(_is_session(sealer, token), _lasts(now))
    )
    person = None if person_id is None else card(session, person_id)
    if person is None or person.left_at is not None:
        return None
    held = roles_of(session, now, person.id)
    return SignedIn(person, held) if held else None


def sign_out(session: Session, now: datetime, sealer: Sealer, token: str) -> None:
    """End one session."""
    _end(session, now, _is_session(sealer, token))


def end_sessions(session: Session, now: datetime, person_id: int) -> None:
    """End every session of a person who holds no role any more, and their unspent links."""
    if roles_of(session, now, person_id):
        return
    _end(session, now, console_sessions.c.person_id == person_id)
    session.execute(
        update(login_links)
        .where(login_links.c.person_id == person_id, login_links.c.spent_at.is_(None))
        .values(spent_at=now)
    )


def _are_locked(session: Session, now: datetime) -> bool:
    until = tries.locked_until(
        session,
        now,
        kind=_TRIES_KIND,
        subject=_ANYBODY,
        limit=WRONG_CODES_ALLOWED,
        hold=WRONG_CODES_WITHIN,
    )
    return until is not None


def _end(session: Session, now: datetime, which: ColumnElement[bool]) -> None:
    ended = update(console_sessions).where(which, console_sessions.c.ended_at.is_(None))
    session.execute(ended.values(ended_at=now))


def _is_session(sealer: Sealer, token: str) -> ColumnElement[bool]:
    return console_sessions.c.token_key.in_(sealer.fingerprints(token))


def _lasts(now: datetime) -> ColumnElement[bool]:
    return and_(console_sessions.c.ended_at.is_(None), console_sessions.c.expires_at > now)


def _is_good(now: datetime) -> ColumnElement[bool]:
    return and_(login_links.c.spent_at.is_(None), login_links.c.expires_at > now)


def _fresh_code(session: Session, now: datetime, sealer: Sealer) -> tuple[str, str]:
    """A nonce and its digits, which no other good link has."""
    while True:
        nonce = secrets.token_hex(8)
        code = _digits(sealer, nonce)
        same = login_links.c.code_key.in_(sealer.fingerprints(code))
        if session.scalar(select(login_links.c.id).where(same, _is_good(now))) is None:
            return nonce, code


def _digits(sealer: Sealer, nonce: str) -> str:
    number = int(sealer.signature(f"console code {nonce}")[:16], 16)
    return f"{number % 10**_DIGITS:0{_DIGITS}d}"
