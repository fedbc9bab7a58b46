"""Whom a notice is for: audiences put together (和) and left out (除了), each person once.

It is kept as a small spec and found again from it: strictly, for what was previewed, or anew, for a
list that an author saved long ago.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select, union
from sqlalchemy.orm import Session

from bot import people
from bot.core.refusals import Refusal
from bot.notices.models import Recipient

_NOT_THEIR_WORD = ("silent", "no_route", "not_reached")  # handed over without having answered


@dataclass(frozen=True, slots=True)
class Among:
    """One audience of a word; `unanswered`: only those of it who owe this notice an answer."""

    of: people.Audience
    label: str
    unanswered: int | None = None

    def select(self) -> Select[int]:
        """The ids of the people in it."""
        if self.unanswered is None:
            return self.of.select()
        return self.of.select().where(people.Person.id.in_(_owing(self.unanswered)))

    @property
    def spec(self) -> dict[str, Any]:
        """What it is found again from."""
        return {"of": self.of.spec, "label": self.label, "unanswered": self.unanswered}


@dataclass(frozen=True, slots=True)
class Whom:
    """Everybody in one of `parts` and in none of `but`: a set, so that each is told once."""

    label: str
    parts: tuple["Whom | Among", ...]
    but: tuple["Whom | Among", ...] = ()
    count: int = 0

    def select(self) -> Select[int]:
        """The ids of the people in it as of when it is run, each once."""
        found = self.parts[0].select()
        if len(self.parts) > 1:
            ids = union(*(part.select() for part in self.parts)).subquery()
            found = select(people.Person.id).where(people.Person.id.in_(select(ids.c[0])))
        for part in self.but:
            found = found.where(people.Person.id.not_in(part.select()))
        return found

    @property
    def spec(self) -> dict[str, Any]:
        """What `whom_again` finds it from; fit for JSON."""
        return {
            "label": self.label,
            "parts": [part.spec for part in self.parts],
            "but": [part.spec for part in self.but],
            "count": self.count,
        }


def counted(session: Session, found: Whom) -> Whom | people.NobodyThere:
    """With the number of people it has now; refused where that is nobody."""
    inside = found.select().subquery()
    count = session.scalar(select(func.count()).select_from(inside)) or 0
    return replace(found, count=count) if count else people.NobodyThere(found.label)


def whom_again(
    session: Session,
    now: datetime,
    *,
    author_id: int,
    spec: Mapping[str, Any],
    anew: bool = False,
) -> Whom | Refusal:
    """The same people once more, counted as they are now; refused where a part is no longer the
    author's. `anew`: people picked by hand are looked for among whom the author has now."""
    found = _part(session, now, author_id, spec if "parts" in spec else {"of": spec}, anew)
    if isinstance(found, Refusal):
        return found
    whole = found if isinstance(found, Whom) else Whom(found.label, (found,))
    return counted(session, whole)


def whom_from(spec: Mapping[str, Any]) -> Whom:
    """The people of a published notice, as they are now, whatever became of its author since."""
    found = _kept(spec if "parts" in spec or "of" in spec else {"of": spec})
    return found if isinstance(found, Whom) else Whom(found.label, (found,))


def unit_ids_in(spec: Mapping[str, Any]) -> set[int]:
    """The units whose people a kept audience is of."""
    if "parts" not in spec:
        return set(spec.get("of", spec)["unit_ids"])
    return {unit for one in (*spec["parts"], *spec["but"]) for unit in unit_ids_in(one)}


def _kept(spec: Mapping[str, Any]) -> Whom | Among:
    label = spec.get("label", "")
    if "parts" not in spec:
        of = people.audience_from({"label": "", **spec["of"]})
        return Among(of, label, spec.get("unanswered"))
    parts, but = (tuple(_kept(one) for one in spec[name]) for name in ("parts", "but"))
    return Whom(label, parts, but)


def without_names(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The spec as it is kept for good: ids, but no words that may name somebody."""
    if "parts" in spec:
        parts = {name: [without_names(one) for one in spec[name]] for name in ("parts", "but")}
        return {**spec, **parts, "label": ""}
    if "of" in spec:
        picked = spec["of"].get("person_ids") is not None
        label = "" if picked else spec["label"]
        return {**spec, "of": without_names(spec["of"]), "label": label}
    return {**spec, "label": "" if spec.get("person_ids") is not None else spec["label"]}


def _part(
    session: Session, now: datetime, author_id: int, spec: Mapping[str, Any], anew: bool
) -> Whom | Among | Refusal:
    if "parts" in spec:
        return _whole(session, now, author_id, spec, anew)
    of = spec["of"]
    if anew and of.get("person_ids") is not None:
        again = people.picked(session, now, author_id=author_id, person_ids=of["person_ids"])
    else:
        again = people.audience_again(session, now, author_id=author_id, spec=of)
    if isinstance(again, Refusal) and not isinstance(again, people.NobodyThere):
        return again
    if isinstance(again, people.NobodyThere):
        again = replace(people.audience_from(of), person_ids=())
    return Among(again, spec.get("label") or again.label, spec.get("unanswered"))


def _whole(
    session: Session, now: datetime, author_id: int, spec: Mapping[str, Any], anew: bool
) -> Whom | Refusal:
    found: dict[str, list[Whom | Among]] = {"parts": [], "but": []}
    for name, parts in found.items():
        for one in spec[name]:
            part = _part(session, now, author_id, one, anew)
            if isinstance(part, Refusal):
                return part
            parts.append(part)
    label = spec.get("label") or "、".join(part.label for part in found["parts"])
    return Whom(label, tuple(found["parts"]), tuple(found["but"]))


def _owing(notice_id: int) -> Select[int]:
    handed_over = and_(Recipient.state == "handed_over", Recipient.answer.in_(_NOT_THEIR_WORD))
    return select(Recipient.person_id).where(
        Recipient.notice_id == notice_id, or_(Recipient.state == "waiting", handed_over)
    )
