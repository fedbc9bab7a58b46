"""How a notice goes: when, whether quiet hours hold for it, whether an answer is waited for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from bot.notices.enclosing import Enclosed, enclosed_from


@dataclass(frozen=True, slots=True)
class Manner:
    """The ways an author chose; without any it goes at once and waits for 收到.

    `at`: not before then. `own_hours`: from then on to each at the hour at which they are reminded.
    `asks_at`: when those whose chat will be shut are asked something small first, some days before
    `at`. `urgent`: night or not, with the author's reason. `for_information`: nobody need answer.
    `brings`: a picture or link that comes along.
    """

    at: datetime | None = None
    own_hours: bool = False
    urgent: bool = False
    why_urgent: str | None = None
    for_information: bool = False
    brings: Enclosed | None = None
    asks_at: datetime | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """As JSON; `of` reads it."""
        return {
            "at": None if self.at is None else self.at.isoformat(),
            "own_hours": self.own_hours,
            "urgent": self.urgent,
            "why_urgent": self.why_urgent,
            "for_information": self.for_information,
            "brings": None if self.brings is None else self.brings.kept,
            "asks_at": None if self.asks_at is None else self.asks_at.isoformat(),
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> Self:
        """What was kept; nothing was chosen where nothing is."""
        if not kept:
            return cls()
        given = {
            **{name: _moment(kept.get(name)) for name in ("at", "asks_at")},
            "brings": enclosed_from(kept.get("brings")),
        }
        return cls(**{**kept, **given})


def _moment(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept)


PLAIN = Manner()
