"""From a code or a scene to the member it was made for, with a lock against guessing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.core import tries
from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.identity import bindings
from bot.people.invitations import invitations
from bot.people.names import plain_name

WRONG_CODES_ALLOWED = 5
WRONG_CODES_WITHIN = timedelta(hours=1)
LOCKED_FOR = timedelta(hours=1)
WRONG_CODES_OF_A_NAME = 15  # from however many WeChat accounts: a guess is one in a million
_TRIES_KIND = "invitation"
_OF_A_NAME = "invitation_name"
_EVENT_PREFIX = "qrscene_"  # what WeChat puts before the scene when scanning also follows


@dataclass(frozen=True, slots=True)
class Found:
    """The invitation is good: now the question is whose phone this is (VOICE §4)."""

    invitation_id: int
    person: PersonCard


@dataclass(frozen=True, slots=True)
class NameNeeded(Refusal):
    """A bare code: the name is asked, whether there is such a code or not."""

    key: ClassVar[str] = "bind-name-needed"


@dataclass(frozen=True, slots=True)
class WrongCode(Refusal):
    """Name and code do not belong together; `left` more tries before the lock."""

    key: ClassVar[str] = "bind-wrong-code"
    left: int


@dataclass(frozen=True, slots=True)
class Locked(Refusal):
    """Too many wrong codes from this WeChat account."""

    key: ClassVar[str] = "bind-locked"
    until: datetime


@dataclass(frozen=True, slots=True)
class UsedCode(Refusal):
    """The invitation has been used; the member needs a new one to change phones."""

    key: ClassVar[str] = "bind-used-code"


@dataclass(frozen=True, slots=True)
class ExpiredCode(Refusal):
    """The invitation is too old."""

    key: ClassVar[str] = "bind-expired-code"


@dataclass(frozen=True, slots=True)
class AlreadyBound(Refusal):
    """This WeChat account already speaks for this member."""

    key: ClassVar[str] = "bind-already"
    name: str


@dataclass(frozen=True, slots=True)
class WrongCodes(Fact):
    """A WeChat account was locked; told once for each lock, so that the organiser can be told.

    `person_id` is the only member with the name that was tried, None without one.
    """

    account: str
    openid: str
    person_id: int | None
    name: str | None


InvitationOutcome = Found | NameNeeded | WrongCode | Locked | UsedCode | ExpiredCode | AlreadyBound


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored invitation and whom it is for."""

    id: int
    expires_at: datetime
    used_at: datetime | None
    person: PersonCard


def find_invitation(
    session: Session,
    now: datetime,
    *,
    account: str,
    openid: str,
    code: str | None = None,
    scene: str | None = None,
    name: str | None = None,
    sealer: Sealer,
    tell: Tell,
) -> InvitationOutcome:
    """The invitation of a code with the member's name, or of a scanned scene.

    A name that is given must fit. A code without a name asks for it and counts as a try, as does
    whatever fits nothing; the fifth within an hour locks for an hour and tells WrongCodes.
    """
    until = _locked_until(session, now, account, openid)
    if until is not None:
        return Locked(until)
    if scene is None and not _plain(name):
        return _count(session, now, account, openid, name, tell) or NameNeeded()
    wanted = _by_scene(account, scene) if scene is not None else _by_code(account, code, sealer)
    fitting = [one for one in _rows(session, wanted) if _fits(one.person.name, name)]
    if scene is None:
        until = _name_locked_until(session, now, account, name, sealer)
        if until is not None:
            return Locked(until)
    if not fitting:
        _count_for_name(session, now, account, name, sealer)
        return _wrong(session, now, account, openid, name, tell)
    return _judged(session, now, account, openid, fitting[0])


def forget_tries(session: Session, account: str, openid: str) -> None:
    """Start counting anew, once an invitation was used. Merely finding one's own does not: it
    would let somebody with one good code try others for ever."""
    tries.forget(session, kind=_TRIES_KIND, subject=f"{account}/{openid}")


def _judged(
    session: Session, now: datetime, account: str, openid: str, found: _Row
) -> InvitationOutcome:
    if _speaks_for(session, account, openid, found.person.id):
        return AlreadyBound(found.person.name)
    if found.used_at is not None:
        return UsedCode()
    if found.expires_at <= now:
        return ExpiredCode()
    return Found(found.id, found.person)


def _by_scene(account: str, scene: str) -> Select[Any]:
    wanted = scene.removeprefix(_EVENT_PREFIX)
    return _invitations(account).where(invitations.c.scene == wanted)


def _by_code(account: str, code: str | None, sealer: Sealer) -> Select[Any]:
    keys = sealer.fingerprints("".join((code or "").split()))
    return _invitations(account).where(invitations.c.code_key.in_(keys))


def _invitations(account: str) -> Select[Any]:
    """Those that can still be used first, then the newest: codes return after they expired."""
    return (
        select(invitations.c.id, invitations.c.expires_at, invitations.c.used_at, *CARD_COLUMNS)
        .join_from(invitations, persons, persons.c.id == invitations.c.person_id)
        .where(invitations.c.account == account, persons.c.left_at.is_(None))
        .order_by(invitations.c.used_at.is_not(None), invitations.c.expires_at.desc())
    )


def _rows(session: Session, wanted: Select[Any]) -> list[_Row]:
    return [_Row(row[0], row[1], row[2], PersonCard(*row[3:])) for row in session.execute(wanted)]


def _plain(name: str | None) -> str:
    return plain_name(name or "")


def _fits(name: str, given: str | None) -> bool:
    return given is None or _plain(name) == _plain(given)


def _speaks_for(session: Session, account: str, openid: str, person_id: int) -> bool:
    wanted = select(bindings.c.id).where(
        bindings.c.account == account,
        bindings.c.openid == openid,
        bindings.c.person_id == person_id,
        bindings.c.until.is_(None),
    )
    return session.execute(wanted).first() is not None


def _locked_until(session: Session, now: datetime, account: str, openid: str) -> datetime | None:
    return tries.locked_until(
        session,
        now,
        kind=_TRIES_KIND,
        subject=f"{account}/{openid}",
        limit=WRONG_CODES_ALLOWED,
        hold=LOCKED_FOR,
    )


def _name_locked_until(
    session: Session, now: datetime, account: str, name: str | None, sealer: Sealer
) -> datetime | None:
    """A name that is tried from many WeChat accounts cannot be bound by a code for an hour; the
    QR code, which nobody guesses, still works."""
    return tries.locked_until(
        session,
        now,
        kind=_OF_A_NAME,
        subject=_name_tried(account, name, sealer),
        limit=WRONG_CODES_OF_A_NAME,
        hold=LOCKED_FOR,
    )


def _count_for_name(
    session: Session, now: datetime, account: str, name: str | None, sealer: Sealer
) -> None:
    subject = _name_tried(account, name, sealer)
    tries.failed(session, now, kind=_OF_A_NAME, subject=subject, within=WRONG_CODES_WITHIN)


def _name_tried(account: str, name: str | None, sealer: Sealer) -> str:
    return f"{account}/{sealer.fingerprint(_plain(name))}"


def _wrong(
    session: Session, now: datetime, account: str, openid: str, name: str | None, tell: Tell
) -> Locked | WrongCode:
    locked = _count(session, now, account, openid, name, tell)
    if locked is not None:
        return locked
    return WrongCode(WRONG_CODES_ALLOWED - _failures(session, account, openid))


def _failures(session: Session, account: str, openid: str) -> int:
    row = session.get_one(tries.Tries, (_TRIES_KIND, f"{account}/{openid}"))
    return row.count


def _count(
    session: Session, now: datetime, account: str, openid: str, name: str | None, tell: Tell
) -> Locked | None:
    """One more wrong try; the lock when it was the last one allowed."""
    count = tries.failed(
        session,
        now,
        kind=_TRIES_KIND,
        subject=f"{account}/{openid}",
        within=WRONG_CODES_WITHIN,
    )
    if count < WRONG_CODES_ALLOWED:
        return None
    tell(session, now, WrongCodes(account, openid, _meant(session, account, name), name))
    return Locked(now + LOCKED_FOR)


def _meant(session: Session, account: str, name: str | None) -> int | None:
    """The only member of the account with this name, None for none or several."""
    wanted = select(persons.c.id).where(
        persons.c.account == account,
        persons.c.name == _plain(name),
        persons.c.left_at.is_(None),
    )
    found = session.scalars(wanted.limit(2)).all()
    return found[0] if len(found) == 1 else None
