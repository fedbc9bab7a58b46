"""Audiences: the people a notice is for, named by a word, counted, and kept as a small spec.

An audience never reaches beyond the author's own units, never contains the author, and is a set of
people: somebody with home and residence in it is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.core.refusals import Refusal
from bot.people.cards import card, persons
from bot.people.circumstances import in_circumstance
from bot.people.models import Unit
from bot.people.roles import RoleHeld, roles_of, units
from bot.people.scope import Way, below, living_in
from bot.people.units import Choices, SeveralUnits, is_open, open_at, path_of, units_with_tail
from bot.people.words import IN_CHARGE, category_named, circumstance_named

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
    """Who is meant: the members of some units (and below), all or of one category or circumstance.

    `by`: by which of their two homes. `at`: as of when a circumstance has to hold.
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

    def select(self) -> Select[int]:
        """The ids of the people in it as of when it is run, each once, less the author."""
        found = living_in(select(units.c.id).where(below(self.lineages)), self.by)
        found = found.where(persons.c.id != self.author_id)
        if self.category is not None:
            found = found.where(persons.c.category == self.category)
        if self.circumstance is not None and self.at is not None:
            found = found.where(persons.c.id.in_(in_circumstance(self.at, self.circumstance)))
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
            "circumstance": self.circumstance,
            "by": self.by,
            "at": None if self.at is None else self.at.isoformat(),
        }


_NoUnit = SeveralUnits | NotYourUnit | UnitOver | UnknownAudience
AudienceOutcome = Audience | MayNotAnnounce | NobodyThere | _NoUnit


def audience_from(spec: Mapping[str, Any]) -> Audience:
    """The audience of a spec; its count is the one taken when it was previewed."""
    at = spec.get("at")
    return Audience(
        **{
            **spec,
            "unit_ids": tuple(spec["unit_ids"]),
            "lineages": tuple(spec["lineages"]),
            "at": None if at is None else datetime.fromisoformat(at),
        }
    )


def audience(
    session: Session, now: datetime, *, author_id: int, word: str, by: Way = "either"
) -> AudienceOutcome:
    """The people an author means by a word: 全体, a unit's name or path, a category, a
    circumstance, or a unit and one of these (东风支部流动党员).

    `by`: daily life goes to where people live and belong (either), decisions by home.
    """
    held = [one for one in roles_of(session, now, author_id) if one.role in IN_CHARGE]
    if not held:
        return MayNotAnnounce()
    meaning = _Meaning(session, now, author_id, held, by)
    return meaning.of(path_of(word))


def audience_again(
    session: Session, now: datetime, *, author_id: int, spec: Mapping[str, Any]
) -> AudienceOutcome:
    """The audience of a preview once more: counted anew, and refused if it is no longer theirs.

    The units are looked up again: one of them may have been moved meanwhile.
    """
    held = [one for one in roles_of(session, now, author_id) if one.role in IN_CHARGE]
    if not held:
        return MayNotAnnounce()
    meant = audience_from({**spec, "author_id": author_id, "at": now.isoformat()})
    rows = session.execute(
        select(units.c.lineage).where(units.c.id.in_(meant.unit_ids), open_at(now))
    )
    lineages = [row[0] for row in rows]
    if not lineages:
        return UnitOver(meant.label)
    if not all(_is_below(lineage, held) for lineage in lineages):
        return NotYourUnit(meant.label)
    return _counted(session, replace(meant, lineages=tuple(lineages)))


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What words mean to one author, who holds these roles, at this moment."""

    session: Session
    now: datetime
    author_id: int
    held: Sequence[RoleHeld]
    by: Way

    def of(self, word: str) -> AudienceOutcome:
        """A unit of theirs, a way of living, a unit and a way of living; in that order."""
        everybody = self._everybody()
        if word.lower() in EVERYBODY:
            return _counted(self.session, everybody)
        found = self._unit(word)
        if isinstance(found, Audience | SeveralUnits):
            return found if isinstance(found, SeveralUnits) else _counted(self.session, found)
        living = _living(everybody, word)
        if living is not None:
            return _counted(self.session, replace(living, label=word))
        return self._combined(word) or found

    def _combined(self, word: str) -> AudienceOutcome | None:
        """东风支部流动党员: the longest way of living at the end, behind the name of a unit."""
        for cut in range(1, len(word)):
            place, rest = word[:cut].removesuffix("的").strip("/"), word[cut:].lstrip("/")
            if _living(self._everybody(), rest) is None:
                continue
            where = self._everybody() if place.lower() in EVERYBODY else self._unit(place)
            if not isinstance(where, Audience):
                return None if isinstance(where, UnknownAudience) else where
            found = _living(replace(where, label=f"{where.label} {rest}"), rest)
            return None if found is None else _counted(self.session, found)
        return None

    def _unit(
        self, word: str
    ) -> Audience | SeveralUnits | NotYourUnit | UnitOver | UnknownAudience:
        everywhere = _named(self.session, self.author_id, word)
        there = [unit for unit in everywhere if is_open(unit, self.now)]
        own = [unit for unit in there if _is_below(unit.lineage, self.held)]
        if len(own) > 1:
            return SeveralUnits(word, Choices(unit.path for unit in own))
        if own:
            return self._units(own[0].name, [(own[0].id, own[0].lineage)])
        if there:
            return NotYourUnit(there[0].name)
        return UnitOver(everywhere[0].name) if everywhere else UnknownAudience(word)

    def _everybody(self) -> Audience:
        widest = _widest(self.held)
        label = "、".join(one.unit_name for one in widest)
        return self._units(label, [(one.unit_id, one.lineage) for one in widest])

    def _units(self, label: str, chosen: Sequence[tuple[int, str]]) -> Audience:
        return Audience(
            label=label,
            kind="units",
            author_id=self.author_id,
            unit_ids=tuple(one for one, _ in chosen),
            lineages=tuple(lineage for _, lineage in chosen),
            category=None,
            count=0,
            by=self.by,
            at=self.now,
        )


def _living(among: Audience, word: str) -> Audience | None:
    """Those of an audience who live as the word says; None for a word that says nothing."""
    category, circumstance = category_named(word), circumstance_named(word)
    if category is None and circumstance is None:
        return None
    return replace(among, kind="category", category=category, circumstance=circumstance)


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


def _counted(session: Session, found: Audience) -> Audience | NobodyThere:
    inside = found.select().subquery()
    count = session.execute(select(func.count()).select_from(inside)).scalar_one()
    if count == 0:
        return NobodyThere(found.label)
    return replace(found, count=count)
