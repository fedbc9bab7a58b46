"""The contact card as it is read: by the member, and by those who may look at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people import minds
from bot.people.acting_for import may_act_for
from bot.people.audit import Door, What, note
from bot.people.birth_dates import BirthDate
from bot.people.cards import PersonCard, card
from bot.people.correcting import all_standing
from bot.people.history import entries
from bot.people.minds import OnMind
from bot.people.offers import Offered, offered_by
from bot.people.preferences import Preferences, preferences_of
from bot.people.roles import units


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A member's contact card: who they are, the six things, their wishes.

    None: nothing is known of it. `unchecked`: the fields that the organiser has still to look at.
    `home` and `residence` are paths of units. `mind` is None where there is nothing on it, or the
    reader may not see it.
    """

    person: PersonCard
    home: str
    residence: str | None
    born: BirthDate | None
    phone: str | None
    address: str | None
    whereabouts: str | None
    housing: str | None
    work: str | None
    family: str | None
    mind: OnMind | None
    unchecked: frozenset[str]
    preferences: Preferences
    offered: Offered | None


@dataclass(frozen=True, slots=True)
class MindOnly:
    """Somebody may read what is on a member's mind, and nothing else of the card."""

    person: PersonCard
    mind: OnMind


@dataclass(frozen=True, slots=True)
class NotYourCard(Refusal):
    """The card is another's to look at."""

    key: ClassVar[str] = "card-not-yours"
    name: str


def own_card(
    session: Session, now: datetime, sealer: Sealer, person_id: int, *, with_mind: bool
) -> ContactCard:
    """The card as the member reads it; `with_mind` False where others read along."""
    mind = minds.own(session, now, sealer, person_id) if with_mind else None
    return _card(session, now, sealer, person_id, mind)


def card_for(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    viewer_id: int,
    person_id: int,
    door: Door,
    with_mind: bool = True,
) -> ContactCard | MindOnly | NotYourCard:
    """The card as somebody else may read it (DESIGN §7): within their scope, with what is on the
    member's mind only where the member chose them; chosen without scope, that alone.

    The look is noted, and the member reads of it. `with_mind` False where others read along.
    """
    person = card(session, person_id)
    if person is None or person.left_at is not None:
        return NotYourCard("" if person is None else person.name)
    mind = None
    if with_mind:
        mind = minds.read_by(session, now, sealer, viewer_id=viewer_id, person_id=person_id)
    is_in_scope = may_act_for(session, now, viewer_id=viewer_id, person_id=person_id)
    if mind is None and not is_in_scope:
        return NotYourCard(person.name)
    what: What = "card" if mind is None else "mind"
    note(session, now, by=viewer_id, whom=person_id, what=what, door=door)
    if mind is not None and not is_in_scope:
        return MindOnly(person, mind)
    return _card(session, now, sealer, person_id, mind)


def _card(
    session: Session, now: datetime, sealer: Sealer, person_id: int, mind: OnMind | None
) -> ContactCard:
    person = card(session, person_id)
    if person is None:
        raise LookupError("no member has this id")
    texts = all_standing(session, sealer, person_id)
    unchecked = session.scalars(
        select(entries.c.field).where(
            entries.c.person_id == person_id, entries.c.unchecked_id.is_not(None)
        )
    )
    paths = _paths(session, person)
    born = texts["born_on"]
    return ContactCard(
        person=person,
        home=paths[person.home_unit_id],
        residence=paths.get(person.residence_unit_id or 0),
        born=None if born is None else BirthDate.parse(born),
        mind=mind,
        unchecked=frozenset(unchecked),
        preferences=preferences_of(session, now, person_id),
        offered=offered_by(session, person_id),
        phone=texts["phone"],
        address=texts["address"],
        whereabouts=texts["whereabouts"],
        housing=texts["housing"],
        work=texts["work"],
        family=texts["family"],
    )


def _paths(session: Session, person: PersonCard) -> dict[int, str]:
    wanted = [person.home_unit_id, person.residence_unit_id]
    rows = session.execute(select(units.c.id, units.c.path).where(units.c.id.in_(wanted)))
    return {row.id: row.path for row in rows}
