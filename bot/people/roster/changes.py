"""What a file changes, or would change: for somebody to look at before it is so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.core.sealing import Sealer
from bot.people.roster.comparing import Pair, opened
from bot.people.roster.known import Known
from bot.people.roster.problems import Problem
from bot.people.roster.rows import Row
from bot.people.roster.sheet_words import category_word, day_words, listed_word

_SHOWN_OF_A_PHONE = (3, 4)  # digits at its start and end


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell that says something new; "" for nothing before. Old phones are shown in part and
    old addresses not at all: a made-up file must not bring them out."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedMember:
    """A member whom a row knows otherwise; roles are those of the row's home unit."""

    row: int
    name: str
    changes: tuple[FieldChange, ...]
    given: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Which columns differ."""
        roles = ("roles",) if self.given or self.ended else ()
        return (*(change.field for change in self.changes), *roles)

    @property
    def moves(self) -> bool:
        """True when the row brings the member to another unit, by home or by residence."""
        return any(change.field in ("home", "residence") for change in self.changes)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file changes. `given` and `ended` count roles, new members' too."""

    new: tuple[Row, ...]
    changed: tuple[ChangedMember, ...]
    unchanged: int
    new_units: tuple[str, ...]
    warnings: tuple[Problem, ...]

    def with_odd(self, odd: tuple[Problem, ...]) -> "Changes":
        """The same, with what was odd about the file itself said first."""
        return replace(self, warnings=(*odd, *self.warnings))

    @property
    def moved(self) -> int:
        """How many members come to another unit."""
        return sum(one.moves for one in self.changed)

    @property
    def given(self) -> int:
        """How many roles are given."""
        new = sum(len(row.roles or ()) for row in self.new)
        return new + sum(len(one.given) for one in self.changed)

    @property
    def ended(self) -> int:
        """How many roles end."""
        return sum(len(one.ended) for one in self.changed)


def field_change(
    pair: Pair, known: Known, field: str, sealer: Sealer, paths: Mapping[int, str], language: str
) -> FieldChange:
    """One difference between a row and its member, in the words of the sheet."""
    row = pair.placed.row
    match field:
        case "phone":
            old = opened(known.phone_sealed, sealer) or ""
            return FieldChange(field, _covered(old), _covered(row.phone or ""))
        case "address":
            return FieldChange(field, "***" if known.address_sealed else "", row.address or "")
        case "home":
            return FieldChange(field, paths.get(known.home_unit_id, ""), pair.placed.home)
        case "residence":
            old = paths.get(known.residence_unit_id or 0, "")
            return FieldChange(field, old, pair.placed.residence or "")
        case "born_on":
            old = day_words(known.born_on, known.birthday_calendar)
            return FieldChange(field, old, day_words(row.born_on, row.birthday_calendar))
    return FieldChange(field, _word(known, field, language), _word(row, field, language))


def _word(one: Known | Row, field: str, language: str) -> str:
    match field:
        case "joined_on":
            return day_words(one.joined_on)
        case "category":
            return category_word(one.category, language)
        case "gender" | "birthday_calendar":
            return listed_word(getattr(one, field), language)
    text: str | None = getattr(one, field)
    return text or ""


def _covered(phone: str) -> str:
    start, end = _SHOWN_OF_A_PHONE
    return f"{phone[:start]}****{phone[-end:]}" if len(phone) > start + end else phone
