"""Audiences: the people a notice is for, named by a word, counted, and kept as a small spec.

An audience never reaches beyond the author's own units, never contains the author, and is a set of
people: somebody with home and residence in it is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.people.cards import card, persons
from bot.people.models import Unit
from bot.people.roles import RoleHeld, roles_of, units
from bot.people.scope import below, living_in
from bot.people.units import Choices, SeveralUnits, path_of, units_with_tail
from bot.people.words import IN_CHARGE, category_named

EVERYBODY = ("全体", "全体党员", "所有人", "大家", "all", "everybody", "everyone")
_SHORT_FOR = ("支部", "党支部", "小组", "党小组", "社区", "村")


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
class NobodyThere(Refusal):
    """The audience has no member but the author."""

    key: ClassVar[str] = "audience-empty"
    label: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is meant: the members of some units (and below), of one category or of all."""

    label: str
    kind: Literal["units", "category"]
    author_id: int
    unit_ids: tuple[int, ...]
    lineages: tuple[str, ...]
    category: str | None
    count: int

    def select(self) -> Select[int]:
        """The ids of the people in it as of when it is run, each once, less the author."""
        found = living_in(select(units.c.id).where(below(self.lineages)))
        found = found.where(persons.c.id != self.author_id)
        if self.category is not None:
            found = found.where(persons.c.category == self.category)
        return found

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
        }


AudienceOutcome = (
    Audience | MayNotAnnounce | UnknownAudience | NotYourUnit | NobodyThere | SeveralUnits
)


def audience_from(spec: Mapping[str, Any]) -> Audience:
    """The audience of a spec; its count is the one taken when it was previewed."""
    return Audience(
        **{**spec, "unit_ids": tuple(spec["unit_ids"]), "lineages": tuple(spec["lineages"])}
    )


def audience(session: Session, now: datetime, *, author_id: int, word: str) -> AudienceOutcome:
    """The people an author means by a word: 全体, a unit's name or path, a category."""
    held = [one for one in roles_of(session, now, author_id) if one.role in IN_CHARGE]
    if not held:
        return MayNotAnnounce()
    wanted = path_of(word)
    if wanted.lower() in EVERYBODY:
        return _counted(session, _of_own(held, author_id))
    return _by_name(session, held, author_id, wanted)


def audience_again(
    session: Session, now: datetime, *, author_id: int, spec: Mapping[str, Any]
) -> AudienceOutcome:
    """The audience of a preview once more: counted anew, and refused if it is no longer theirs."""
    held = [one for one in roles_of(session, now, author_id) if one.role in IN_CHARGE]
    if not held:
        return MayNotAnnounce()
    meant = audience_from({**spec, "author_id": author_id})
    if not all(_is_below(lineage, held) for lineage in meant.lineages):
        return NotYourUnit(meant.label)
    return _counted(session, meant)


def _by_name(
    session: Session, held: Sequence[RoleHeld], author_id: int, word: str
) -> AudienceOutcome:
    everywhere = _named(session, author_id, word)
    own = [unit for unit in everywhere if _is_below(unit.lineage, held)]
    if len(own) > 1:
        return SeveralUnits(word, Choices(unit.path for unit in own))
    if own:
        return _counted(session, _of_unit(own[0], author_id))
    category = category_named(word)
    if category is not None:
        return _counted(session, _of_category(held, author_id, word, category))
    return NotYourUnit(everywhere[0].name) if everywhere else UnknownAudience(word)


def _named(session: Session, author_id: int, word: str) -> list[Unit]:
    author = card(session, author_id)
    if author is None or not word:
        return []
    exact = units_with_tail(session, author.account, word)
    if exact:
        return exact
    longer = (units_with_tail(session, author.account, word + more) for more in _SHORT_FOR)
    return [unit for found in longer for unit in found]


def _is_below(lineage: str, held: Sequence[RoleHeld]) -> bool:
    return any(lineage.startswith(one.lineage) for one in held)


def _widest(held: Sequence[RoleHeld]) -> list[RoleHeld]:
    """The units held, without those that lie in another of them; `held` has the widest first."""
    widest: dict[int, RoleHeld] = {}
    for one in held:
        if not _is_below(one.lineage, list(widest.values())):
            widest[one.unit_id] = one
    return list(widest.values())


def _of_own(held: Sequence[RoleHeld], author_id: int) -> Audience:
    widest = _widest(held)
    return Audience(
        label="、".join(one.unit_name for one in widest),
        kind="units",
        author_id=author_id,
        unit_ids=tuple(one.unit_id for one in widest),
        lineages=tuple(one.lineage for one in widest),
        category=None,
        count=0,
    )


def _of_unit(unit: Unit, author_id: int) -> Audience:
    return Audience(unit.name, "units", author_id, (unit.id,), (unit.lineage,), None, 0)


def _of_category(held: Sequence[RoleHeld], author_id: int, label: str, category: str) -> Audience:
    own = _of_own(held, author_id)
    return Audience(label, "category", author_id, own.unit_ids, own.lineages, category, 0)


def _counted(session: Session, found: Audience) -> Audience | NobodyThere:
    inside = found.select().subquery()
    count = session.execute(select(func.count()).select_from(inside)).scalar_one()
    if count == 0:
        return NobodyThere(found.label)
    return audience_from({**found.spec, "count": count})
