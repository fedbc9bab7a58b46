"""The facts of a text, kept as JSON until it is said: moments stay moments, sealed stays sealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_MOMENT, _DAY, _SEALED = "@moment", "@day", "@sealed"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value of `core.sealing` (a phone), opened only when the text is made."""

    value: str


Kept = str | int | float | datetime | date | Sealed | None
Open = Callable[[str], str]


def keep(facts: Mapping[str, Kept]) -> dict[str, Any]:
    """Facts -> what a JSON column holds."""
    return {name: _kept(fact) for name, fact in facts.items()}


def bring_back(kept: Mapping[str, Any], open_sealed: Open | None = None) -> dict[str, Any]:
    """What a JSON column holds -> facts as `Texts.say` takes them.

    Without `open_sealed` what is sealed comes back as Sealed, which no text takes.
    """
    return {name: _back(fact, open_sealed) for name, fact in kept.items()}


def _kept(fact: Kept) -> Any:
    if isinstance(fact, Sealed):
        return {_SEALED: fact.value}
    if isinstance(fact, datetime):
        return {_MOMENT: fact.isoformat()}
    if isinstance(fact, date):
        return {_DAY: fact.isoformat()}
    return fact


def _back(fact: Any, open_sealed: Open | None) -> Any:
    if not isinstance(fact, dict):
        return fact
    ((mark, value),) = fact.items()
    if mark == _MOMENT:
        return datetime.fromisoformat(value)
    if mark == _DAY:
        return date.fromisoformat(value)
    return Sealed(value) if open_sealed is None else open_sealed(value)
