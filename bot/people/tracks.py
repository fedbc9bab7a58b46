"""What is known of one member's belonging: every home, role and circumstance with its dates."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.circumstances import Life, lives_of
from bot.people.names import plain_name
from bot.people.roles import RoleHeld, roles_of, units
from bot.people.scope import members_select
from bot.people.spells import homes

_MOST = 200  # found by a piece of a name; more is no answer


@dataclass(frozen=True, slots=True)
class HomeSpell:
    """A home (or residence) unit of a member, and from when until when (None: now)."""

    kind: str
    unit: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Track:
    """One member: where they belong and belonged, how they live, which roles they hold."""

    person: PersonCard
    path: str
    life: Life
    homes: tuple[HomeSpell, ...]
    roles: tuple[RoleHeld, ...]


def track_of(session: Session, now: datetime, person: PersonCard) -> Track:
    """The track of a member; nothing sealed is in it."""
    rows = session.execute(
        select(homes.c.kind, units.c.path, homes.c.since, homes.c.until)
        .join_from(homes, units, units.c.id == homes.c.unit_id)
        .where(homes.c.person_id == person.id)
        .order_by(homes.c.since, homes.c.id)
    )
    path = session.scalars(select(units.c.path).where(units.c.id == person.home_unit_id)).one()
    return Track(
        person=person,
        path=path,
        life=lives_of(session, now, [person.id])[person.id],
        homes=tuple(HomeSpell(*row) for row in rows),
        roles=roles_of(session, now, person.id),
    )


def members_like(
    session: Session, account: str, text: str, *, unit_id: int | None = None
) -> list[tuple[PersonCard, str]]:
    """The members in whose name (or form of address) the text stands, with the path of their home
    unit; `unit_id`: only of that unit and below. At most 200, by path."""
    wanted = plain_name(text)
    named = persons.c.name.contains(wanted, autoescape=True)
    called = persons.c.called.contains(wanted, autoescape=True)
    chosen = (
        select(units.c.path, *CARD_COLUMNS)
        .join_from(persons, units, units.c.id == persons.c.home_unit_id)
        .where(persons.c.account == account, persons.c.left_at.is_(None), named | called)
    )
    if unit_id is not None:
        chosen = chosen.where(persons.c.id.in_(members_select(unit_id)))
    rows = session.execute(chosen.order_by(units.c.path, persons.c.id).limit(_MOST))
    return [(PersonCard(*row[1:]), row[0]) for row in rows]
