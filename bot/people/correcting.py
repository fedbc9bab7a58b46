"""更正: a member says how it is; old and new are kept, and what others rely on is looked at.

A correction holds at once. Phone, address, name and birth date are looked at by the organiser,
who says right or wrong (`checking`); until then they stand as not yet looked at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.audit import Outsider, What, note
from bot.people.birth_dates import BirthDate
from bot.people.card_values import Unreadable, read_value
from bot.people.cards import persons
from bot.people.history import OVERTAKEN, WAITING, Hand, changes, entries, opened, seal
from bot.people.models import CardEntry
from bot.people.scope import neighbours

IN_PERSONS = ("name", "born_on", "phone", "address")  # others rely on these: looked at
SAID = ("whereabouts", "housing", "work", "family")  # the member's own word is all there is
CARD_FIELDS = (*IN_PERSONS, *SAID)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A field was changed; `to_check`: the organiser looks at it."""

    field: str
    before: str | None
    after: str
    to_check: bool


@dataclass(frozen=True, slots=True)
class AsBefore:
    """It stands like this already, and is confirmed by being said again."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class OthersPhone:
    """Another member of the same unit has this phone: to be asked back, nothing was changed."""

    phone: str


@dataclass(frozen=True, slots=True)
class CardCorrected(Fact):
    """A member's card changed. `change_id`: what the organiser has to look at, None for nothing;
    `overtaken`: earlier changes that nobody has to look at any more; `said`: both values as people
    read them, of a birth date alone (what else there is stays sealed); `hand`: whose."""

    account: str
    person_id: int
    field: str
    change_id: int | None
    overtaken: tuple[int, ...]
    said: tuple[BirthDate | None, BirthDate] | None = None
    hand: Hand | None = None


CorrectOutcome = Corrected | AsBefore | OthersPhone | Unreadable


def correct(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    field: str,
    value: str,
    hand: Hand,
    sealer: Sealer,
    zone: ZoneInfo,
    tell: Tell,
    shares_phone: bool = False,
) -> CorrectOutcome:
    """Take a member's word for one of CARD_FIELDS and tell CardCorrected.

    What who looks after them says need not be looked at by anybody.
    `shares_phone`: they have said that another member of the unit uses the same phone.
    """
    read = read_value(field, value, now.astimezone(zone).date())
    if isinstance(read, Refusal):
        return read
    before = standing(session, sealer, person_id, field)
    if before == read:
        confirm_on_card(session, now, person_id=person_id, field=field)
        return AsBefore(field, read)
    if field == "phone" and not shares_phone and _is_anothers(session, sealer, person_id, read):
        return OthersPhone(read)
    to_check = field in IN_PERSONS and hand.by != "leader"
    overtaken = _overtake(session, now, person_id, field)
    change_id = write(
        session,
        now,
        sealer,
        person_id=person_id,
        field=field,
        values=(before, read),
        hand=hand,
        to_check=to_check,
    )
    account = session.execute(
        select(persons.c.account).where(persons.c.id == person_id)
    ).scalar_one()
    said = _said(before, read) if field == "born_on" else None
    to_look_at = change_id if to_check else None
    fact = CardCorrected(account, person_id, field, to_look_at, overtaken, said, hand)
    tell(session, now, fact)
    return Corrected(field, before, read, to_check)


def _said(before: str | None, after: str) -> tuple[BirthDate | None, BirthDate]:
    return None if before is None else BirthDate.parse(before), BirthDate.parse(after)


def confirm_on_card(session: Session, now: datetime, *, person_id: int, field: str) -> None:
    """It still holds: the member said so."""
    _enter(session, now, person_id, field, {})


def standing(session: Session, sealer: Sealer, person_id: int, field: str) -> str | None:
    """What stands on a member's card in one of CARD_FIELDS; None for nothing."""
    return all_standing(session, sealer, person_id)[field]


def all_standing(session: Session, sealer: Sealer, person_id: int) -> dict[str, str | None]:
    """What stands on a member's card: every one of CARD_FIELDS, the birth date as its text."""
    person = session.execute(select(persons).where(persons.c.id == person_id)).one()
    born = BirthDate.of(person.born_on, person.birthday_calendar)
    said = session.execute(
        select(entries.c.field, entries.c.text_sealed).where(entries.c.person_id == person_id)
    )
    texts = {row.field: opened(sealer, row.text_sealed) for row in said}
    return {
        "name": person.name,
        "born_on": None if born is None else str(born),
        "phone": opened(sealer, person.phone_sealed),
        "address": opened(sealer, person.address_sealed),
        **{field: texts.get(field) for field in SAID},
    }


def write(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    person_id: int,
    field: str,
    values: tuple[str | None, str | None],
    hand: Hand,
    to_check: bool = False,
) -> int:
    """Set a field from one value to another and write it down; the id of the change."""
    before, after = values
    row = insert(changes).values(
        person_id=person_id,
        field=field,
        at=now,
        by=hand.by,
        by_id=hand.id,
        old_sealed=seal(sealer, before),
        new_sealed=seal(sealer, after),
        checked=WAITING if to_check else None,
    )
    change_id: int = session.execute(row.returning(changes.c.id)).scalar_one()
    kept: dict[str, Any] = {"unchecked_id": change_id if to_check else None}
    if field in SAID:
        kept["text_sealed"] = seal(sealer, after)
    else:
        columns = _COLUMNS[field](after, sealer)
        session.execute(update(persons).where(persons.c.id == person_id).values(**columns))
        session.expire_all()
    _enter(session, now, person_id, field, kept)
    _note(session, now, person_id, field, hand)
    return change_id


def _note(session: Session, now: datetime, person_id: int, field: str, hand: Hand) -> None:
    by: int | Outsider = "system" if hand.id is None else hand.id
    what: What = "phone" if field == "phone" else "card"
    role = hand.by if hand.by in ("self", "helper") else None  # else the nearest office
    note(session, now, by=by, whom=person_id, what=what, door="chat", changed=True, role=role)


def _enter(
    session: Session, now: datetime, person_id: int, field: str, kept: Mapping[str, Any]
) -> None:
    row = {"person_id": person_id, "field": field, "confirmed_at": now, **kept}
    entered = insert_into(session, CardEntry).values(**row)
    session.execute(
        entered.on_conflict_do_update(
            index_elements=["person_id", "field"], set_={"confirmed_at": now, **kept}
        )
    )
    session.expire_all()


def _overtake(session: Session, now: datetime, person_id: int, field: str) -> tuple[int, ...]:
    overtaken = session.scalars(
        update(changes)
        .where(
            changes.c.person_id == person_id,
            changes.c.field == field,
            changes.c.checked == WAITING,
        )
        .values(checked=OVERTAKEN, checked_at=now)
        .returning(changes.c.id)
    )
    return tuple(overtaken)


def _is_anothers(session: Session, sealer: Sealer, person_id: int, phone: str) -> bool:
    """Whether another member of the units this one belongs to has the same phone."""
    same = select(persons.c.id).where(
        persons.c.phone_key.in_(sealer.fingerprints(phone)),
        persons.c.id != person_id,
        persons.c.id.in_(neighbours(person_id)),
    )
    return session.execute(same.limit(1)).first() is not None


def _born(kept: str | None, _sealer: Sealer) -> dict[str, Any]:
    born = None if kept is None else BirthDate.parse(kept)
    return {
        "born_on": born.day if born else None,
        "birthday_calendar": born.calendar if born else None,
    }


def _phone(phone: str | None, sealer: Sealer) -> dict[str, Any]:
    return {
        "phone_sealed": seal(sealer, phone),
        "phone_key": None if phone is None else sealer.fingerprint(phone),
    }


_COLUMNS: Mapping[str, Callable[[str | None, Sealer], dict[str, Any]]] = {
    "name": lambda name, _: {"name": name},
    "born_on": _born,
    "phone": _phone,
    "address": lambda address, sealer: {"address_sealed": seal(sealer, address)},
}
