"""A person as an operator names them: a name, `unit/name` or a phone (INTERFACE §1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.names import plain_name
from bot.people.roles import units
from bot.people.units import Choices, has_tail, path_of

_MOBILE_DIGITS = 11
_COUNTRY = "86"


@dataclass(frozen=True, slots=True)
class NoSuchPerson(Refusal):
    """No member has this name or phone, there."""

    key: ClassVar[str] = "person-none"
    text: str


@dataclass(frozen=True, slots=True)
class SeveralPeople(Refusal):
    """More than one member fits; `paths` are `unit/name`."""

    key: ClassVar[str] = "person-several"
    text: str
    paths: Choices


def person_named(
    session: Session, sealer: Sealer, account: str, text: str
) -> PersonCard | NoSuchPerson | SeveralPeople:
    """The only member this means; in `unit/name` the unit is a path or tail, or one above it."""
    keys = [key for phone in _phones(text) for key in sealer.fingerprints(phone)]
    if keys:
        return _only(text, _having(session, account, persons.c.phone_key.in_(keys)))
    unit, _, name = path_of(text).rpartition("/")
    named = _having(session, account, persons.c.name == plain_name(name))
    return _only(text, [one for one in named if not unit or _lies_in(one[1], unit)])


_Somebody = tuple[PersonCard, str]  # with the path of the home unit


def _having(session: Session, account: str, condition: ColumnElement[bool]) -> list[_Somebody]:
    rows = session.execute(
        select(units.c.path, *CARD_COLUMNS)
        .join_from(persons, units, units.c.id == persons.c.home_unit_id)
        .where(persons.c.account == account, persons.c.left_at.is_(None), condition)
        .order_by(units.c.path, persons.c.id)
    )
    return [(PersonCard(*row[1:]), row[0]) for row in rows]


def _only(text: str, found: Sequence[_Somebody]) -> PersonCard | NoSuchPerson | SeveralPeople:
    if not found:
        return NoSuchPerson(text)
    if len(found) > 1:
        return SeveralPeople(text, Choices(f"{path}/{person.name}" for person, path in found))
    return found[0][0]


def _lies_in(path: str, unit: str) -> bool:
    parts = path.split("/")
    return any(has_tail("/".join(parts[:end]), unit) for end in range(1, len(parts) + 1))


def _phones(text: str) -> list[str]:
    """A phone in the forms in which it may be stored; none for a text that is no phone."""
    bare = "".join(letter for letter in text if letter not in " -+()")
    if not (bare.isascii() and bare.isdigit()):
        return []
    if bare.startswith(_COUNTRY) and len(bare) > _MOBILE_DIGITS:
        bare = bare.removeprefix(_COUNTRY)
    if not bare.startswith("0"):
        return [bare]
    return [f"{bare[:area]}-{bare[area:]}" for area in (3, 4)]
