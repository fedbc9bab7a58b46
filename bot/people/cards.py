"""What others see of a member: a frozen card, read by columns and never as an entity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, Table, select
from sqlalchemy.orm import Session

from bot.people.models import Person

persons: Table = Person.metadata.tables["persons"]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A member as other slices know them; nothing sealed is in it."""

    id: int
    account: str
    name: str
    called: str | None
    home_unit_id: int
    residence_unit_id: int | None
    born_on: date | None
    left_at: datetime | None


CARD_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(
    persons.c[name] for name in PersonCard.__dataclass_fields__
)


class Named(Protocol):
    """Anybody with a name and a wish how to be called: a card or a row."""

    @property
    def name(self) -> str:
        """The name in the roster."""

    @property
    def called(self) -> str | None:
        """How they asked to be called, None until they did."""


def addressed(person: Named) -> str:
    """How a person is addressed: as they wish (叫我 …), until then name and 同志 (VOICE §6)."""
    return person.called or f"{person.name}同志"


def cards(session: Session, person_ids: Iterable[int] | Select[int]) -> dict[int, PersonCard]:
    """The cards of these people by id, members who left included; unknown ids are left out."""
    wanted = person_ids if isinstance(person_ids, Select) else list(person_ids)
    rows = session.execute(select(*CARD_COLUMNS).where(persons.c.id.in_(wanted)))
    return {row[0]: PersonCard(*row) for row in rows}


def card(session: Session, person_id: int) -> PersonCard | None:
    """One card, None for an unknown id."""
    return cards(session, [person_id]).get(person_id)
