"""Whom an author means by a word: a unit, a way of living, a role, some people picked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.people.audience import (
    Audience,
    AudienceOutcome,
    MayNotAnnounce,
    NobodyThere,
    NotYourUnit,
    UnitOver,
    UnknownAudience,
    audience_from,
)
from bot.people.cards import PersonCard, card, cards
from bot.people.models import Unit
from bot.people.roles import RoleHeld, roles_of, units
from bot.people.scope import Way, find_member
from bot.people.units import Choices, SeveralUnits, is_open, open_at, path_of, units_with_tail
from bot.people.words import IN_CHARGE, category_named, circumstance_named, roles_named

EVERYBODY = ("全体", "全体党员", "所有人", "大家", "all", "everybody", "everyone")
_SHORT_FOR = ("支部", "党支部", "小组", "党小组", "社区", "村")


def audience(
    session: Session, now: datetime, *, author_id: int, word: str, by: Way = "either"
) -> AudienceOutcome:
    """The people an author means by a word: 全体, a unit's name or path, a category, a
    circumstance, a role (组长们), or a unit and one of these (东风支部流动党员).

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


def picked(
    session: Session, now: datetime, *, author_id: int, person_ids: Sequence[int]
) -> AudienceOutcome:
    """Some of an author's own people, by hand; who is none of theirs (any more) is not in it."""
    everybody = _of_all(session, now, author_id)
    if not isinstance(everybody, Audience):
        return everybody
    names = Choices(_names(session, person_ids))
    return _counted(session, replace(everybody, label=str(names), person_ids=tuple(person_ids)))


def named_among(session: Session, now: datetime, *, author_id: int, name: str) -> list[PersonCard]:
    """Those of an author's own people who have this name or are called so."""
    everybody = _of_all(session, now, author_id)
    if not isinstance(everybody, Audience):
        return []
    return find_member(session, now, name, scope=everybody.select())


def _of_all(session: Session, now: datetime, author_id: int) -> Audience | MayNotAnnounce:
    held = [one for one in roles_of(session, now, author_id) if one.role in IN_CHARGE]
    if not held:
        return MayNotAnnounce()
    return _Meaning(session, now, author_id, held, "either").everybody()


def _names(session: Session, person_ids: Sequence[int]) -> list[str]:
    known = cards(session, person_ids)
    return [known[one].name for one in person_ids if one in known]


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
        everybody = self.everybody()
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
            if _living(self.everybody(), rest) is None:
                continue
            where = self.everybody() if place.lower() in EVERYBODY else self._unit(place)
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

    def everybody(self) -> Audience:
        """All of the author's units."""
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
    """Those of an audience who live as the word says, or hold what it names; else None."""
    category, circumstance = category_named(word), circumstance_named(word)
    role = roles_named(word)
    if category is None and circumstance is None and role is None:
        return None
    found = replace(among, kind="category", category=category, circumstance=circumstance)
    return replace(found, role=role)


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
