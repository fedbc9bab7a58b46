"""Audiences: the people a notice is for, named by a word, counted, and kept as a small spec.

An audience never reaches beyond the author's own units, never contains the author, and is a set of
people: somebody with home and residence in it is counted once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import Select, select

from bot.core.refusals import Refusal
from bot.people.cards import persons
from bot.people.circumstances import in_circumstance
from bot.people.roles import held_at, roles, units
from bot.people.scope import Way, below, living_in
from bot.people.units import SeveralUnits


@dataclass(frozen=True, slots=True)
class MayNotAnnounce(Refusal):
    """The author holds no role that has people to tell."""

    key: ClassVar[str] = "audience-no-role"


@dataclass(frozen=True, slots=True)
class UnknownAudience(Refusal):
    """The word is no unit and no category."""

    key: ClassVar[str] = "audience-unknown"
    word: str


@dataclass(frozen=True, slots=True)
class NotYourUnit(Refusal):
    """The unit exists, but the author does not lead it."""

    key: ClassVar[str] = "audience-not-yours"
    unit: str


@dataclass(frozen=True, slots=True)
class UnitOver(Refusal):
    """The only unit of that name is closed, or its time is over."""

    key: ClassVar[str] = "audience-unit-over"
    unit: str


@dataclass(frozen=True, slots=True)
class NobodyThere(Refusal):
    """The audience has no member but the author."""

    key: ClassVar[str] = "audience-empty"
    label: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is meant: the members of some units (and below): all, those of one category or
    circumstance, those who hold a role there, or some picked by hand.

    `by`: by which of their two homes. `at`: as of when a circumstance or a role has to hold.
    """

    label: str
    kind: Literal["units", "category"]
    author_id: int
    unit_ids: tuple[int, ...]
    lineages: tuple[str, ...]
    category: str | None
    count: int
    circumstance: str | None = None
    by: Way = "either"
    at: datetime | None = None
    role: str | None = None
    person_ids: tuple[int, ...] | None = None

    def select(self) -> Select[int]:
        """The ids of the people in it as of when it is run, each once, less the author."""
        found = living_in(select(units.c.id).where(below(self.lineages)), self.by)
        found = found.where(persons.c.id != self.author_id)
        if self.category is not None:
            found = found.where(persons.c.category == self.category)
        if self.circumstance is not None and self.at is not None:
            found = found.where(persons.c.id.in_(in_circumstance(self.at, self.circumstance)))
        if self.role is not None and self.at is not None:
            found = found.where(persons.c.id.in_(self._holding(self.role, self.at)))
        if self.person_ids is not None:
            found = found.where(persons.c.id.in_(self.person_ids))
        return found

    def _holding(self, role: str, at: datetime) -> Select[int]:
        return (
            select(roles.c.person_id)
            .join_from(roles, units, units.c.id == roles.c.unit_id)
            .where(roles.c.role == role, held_at(at), below(self.lineages))
        )

    @property
    def spec(self) -> dict[str, Any]:
        """What `audience_from` rebuilds it from; fit for JSON."""
        return {
            "label": self.label,
            "kind": self.kind,
            "author_id": self.author_id,
            "unit_ids": list(self.unit_ids),
            "lineages": list(self.lineages),
            "category": self.category,
            "count": self.count,
            "circumstance": self.circumstance,
            "by": self.by,
            "at": None if self.at is None else self.at.isoformat(),
            "role": self.role,
            "person_ids": None if self.person_ids is None else list(self.person_ids),
        }


_NoUnit = SeveralUnits | NotYourUnit | UnitOver | UnknownAudience
AudienceOutcome = Audience | MayNotAnnounce | NobodyThere | _NoUnit


def audience_from(spec: Mapping[str, Any]) -> Audience:
    """The audience of a spec; its count is the one taken when it was previewed."""
    at, picked = spec.get("at"), spec.get("person_ids")
    return Audience(
        **{
            **spec,
            "unit_ids": tuple(spec["unit_ids"]),
            "lineages": tuple(spec["lineages"]),
            "at": None if at is None else datetime.fromisoformat(at),
            "person_ids": None if picked is None else tuple(picked),
        }
    )
