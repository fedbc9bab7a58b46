"""The facts of a text, kept as JSON until it is said: moments stay moments, sealed stays sealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

_MOMENT, _SEALED, _SAYING, _FACTS = "@moment", "@sealed", "@saying", "@facts"
_OWN_PAGE, _ABOUT, _UNTIL = "@own_page", "@about", "@until"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value of `core.sealing` (a phone), opened only when the text is made."""

    value: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A text of the catalogue inside another text: its key and its own facts."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The address of each recipient's own page (`purpose` of core.links) about something, good
    until then: the same fact for everybody, made into an address only when a text goes."""

    purpose: str
    about_id: int
    until: datetime

    def __str__(self) -> str:
        return ""  # without a recipient there is no address


Kept = str | int | float | datetime | Sealed | Saying | OwnPage | None
Open = Callable[[str], str]


def keep(facts: Mapping[str, Kept]) -> dict[str, Any]:
    """Facts -> what a JSON column holds."""
    return {name: _kept(fact) for name, fact in facts.items()}


def bring_back(kept: Mapping[str, Any], open_sealed: Open | None = None) -> dict[str, Any]:
    """What a JSON column holds -> facts as `Texts.say` takes them.

    Without `open_sealed` what is sealed comes back as Sealed: fit to be kept again, not to be said.
    """
    return {name: _back(fact, open_sealed) for name, fact in kept.items()}


def _kept(fact: Kept) -> object:
    if isinstance(fact, Sealed):
        return {_SEALED: fact.value}
    if isinstance(fact, Saying):
        return {_SAYING: fact.key, _FACTS: keep(fact.facts)}
    if isinstance(fact, OwnPage):
        return {_OWN_PAGE: fact.purpose, _ABOUT: fact.about_id, _UNTIL: fact.until.isoformat()}
    if isinstance(fact, datetime):
        return {_MOMENT: fact.isoformat()}
    return fact


def _back(fact: object, open_sealed: Open | None) -> object:
    if isinstance(fact, list):
        return [_back(one, open_sealed) for one in fact]
    if not isinstance(fact, dict):
        return fact
    if _MOMENT in fact:
        return datetime.fromisoformat(fact[_MOMENT])
    if _OWN_PAGE in fact:
        until = datetime.fromisoformat(fact[_UNTIL])
        return OwnPage(fact[_OWN_PAGE], fact[_ABOUT], until)
    if _SAYING in fact:
        return Saying(fact[_SAYING], bring_back(fact[_FACTS], open_sealed))
    if _SEALED not in fact:  # facts among other things, as a question keeps them
        return bring_back(fact, open_sealed)
    return Sealed(fact[_SEALED]) if open_sealed is None else open_sealed(fact[_SEALED])
