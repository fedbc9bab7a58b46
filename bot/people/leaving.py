"""Leaving for good: unbound and hidden at once, erased after seven days, taken back until then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update
from sqlalchemy.orm import Session

from bot.core.facts import Tell
from bot.core.holdings import Whose
from bot.people.cards import PersonCard, card, cards, persons
from bot.people.identity import bindings
from bot.people.models import Leaving
from bot.people.roles import RoleEnded, held_at, roles
from bot.people.signing_in import end_sessions

leavings: Table = Leaving.metadata.tables["leavings"]
ERASED_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Left:
    """A member has left; `erase_at`: when what is held is erased."""

    person: PersonCard
    erase_at: datetime


def leave(session: Session, now: datetime, *, person_id: int, tell: Tell) -> Left:
    """Unbind and hide a member and end their roles, telling RoleEnded for each."""
    person = cards(session, [person_id])[person_id]
    session.execute(update(persons).where(persons.c.id == person_id).values(left_at=now))
    session.execute(
        update(bindings)
        .where(bindings.c.person_id == person_id, bindings.c.until.is_(None))
        .values(until=now)
    )
    ended = session.execute(
        update(roles)
        .where(roles.c.person_id == person_id, held_at(now))
        .values(until=now)
        .returning(roles.c.role, roles.c.unit_id)
    ).all()
    session.expire_all()
    _note(session, now, person_id)
    for role, unit_id in ended:
        tell(session, now, RoleEnded(person_id, role, unit_id))
    end_sessions(session, now, person_id)
    return Left(person, now + ERASED_AFTER)


def _note(session: Session, now: datetime, person_id: int) -> None:
    session.execute(delete(leavings).where(leavings.c.person_id == person_id))
    session.execute(
        insert(leavings).values(person_id=person_id, asked_at=now, erase_at=now + ERASED_AFTER)
    )


def _is_open() -> ColumnElement[bool]:
    return and_(leavings.c.taken_back_at.is_(None), leavings.c.erased_at.is_(None))


def gone_from(session: Session, account: str, openid: str) -> list[PersonCard]:
    """The members whose WeChat this was when they left, and who are not erased yet."""
    rows = session.scalars(
        select(bindings.c.person_id)
        .join(leavings, leavings.c.person_id == bindings.c.person_id)
        .where(
            bindings.c.account == account,
            bindings.c.openid == openid,
            bindings.c.kind != "helper",
            bindings.c.until == leavings.c.asked_at,
            _is_open(),
        )
    )
    known = cards(session, list(rows))
    return [known[one] for one in sorted(known)]


def take_back_leaving(session: Session, now: datetime, *, person_id: int) -> bool:
    """不退了: hidden no longer, WeChat and roles as before; False when it was too late or nothing.

    A WeChat that speaks for the member by now stays; what ended by leaving is opened again.
    """
    asked_at = session.scalar(
        update(leavings)
        .where(leavings.c.person_id == person_id, _is_open(), leavings.c.erase_at > now)
        .values(taken_back_at=now)
        .returning(leavings.c.asked_at)
    )
    if asked_at is None:
        return False
    session.execute(update(persons).where(persons.c.id == person_id).values(left_at=None))
    for table in (bindings, roles):
        session.execute(
            update(table)
            .where(table.c.person_id == person_id, table.c.until == asked_at)
            .values(until=None)
        )
    session.expire_all()
    return True


def is_to_be_erased(session: Session, now: datetime, person_id: int) -> bool:
    """Whether the seven days of a member who left are over, and nothing was taken back."""
    due = select(leavings.c.person_id).where(
        leavings.c.person_id == person_id, leavings.c.erase_at <= now, _is_open()
    )
    return session.scalar(due) is not None


def note_erased(session: Session, now: datetime, person_id: int) -> None:
    """Nothing with a name is held of them any more."""
    session.execute(update(leavings).where(leavings.c.person_id == person_id).values(erased_at=now))


def whose(session: Session, person_id: int, *openids: str) -> Whose:
    """A member with the WeChat accounts that are theirs alone, and these."""
    person = card(session, person_id)
    account = "" if person is None else person.account
    others = bindings.alias("others")
    shared = (
        select(others.c.id)
        .where(
            others.c.account == bindings.c.account,
            others.c.openid == bindings.c.openid,
            others.c.person_id != person_id,
            others.c.until.is_(None),
        )
        .exists()
    )
    mine = session.scalars(
        select(bindings.c.openid)
        .distinct()
        .where(bindings.c.person_id == person_id, bindings.c.kind != "helper", ~shared)
    )
    return Whose(person_id, account, tuple(sorted({*mine, *openids})))
