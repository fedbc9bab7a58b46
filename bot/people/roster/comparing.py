"""A roster's rows beside the members they mean: where they live, and in what they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.cells import plain_text
from bot.core.sealing import Sealer
from bot.people.roster.columns import BY_FIELD
from bot.people.roster.known import Known
from bot.people.roster.placing import Places
from bot.people.roster.problems import Problem, Problems
from bot.people.roster.rows import Row
from bot.people.units import Choices

PLAIN = (
    "name",
    "gender",
    "born_on",
    "birthday_calendar",
    "joined_on",
    "category",
    "helper",
    "note",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the paths of its units settled; no residence where it is the home unit."""

    row: Row
    home: str
    residence: str | None
    phone_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A placed row and the member it means, None for a new one."""

    placed: Placed
    known: Known | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, whom it means, which fields it changes, which roles it gives and ends."""

    pair: Pair
    fields: tuple[str, ...]
    given: tuple[str, ...]
    ended: tuple[str, ...]


def place(rows: Sequence[Row], places: Places, sealer: Sealer) -> list[Placed] | Problems:
    """Every row's units settled; Problems where a name fits several."""
    homes = [places.home(row.home) for row in rows]
    places.expect(home for home in homes if not isinstance(home, Choices))
    settled = [_placed(row, home, places, sealer) for row, home in zip(rows, homes, strict=True)]
    problems = tuple(one for one in settled if isinstance(one, Problem))
    if problems:
        return Problems(problems)
    return [one for one in settled if isinstance(one, Placed)]


def _placed(row: Row, home: str | Choices, places: Places, sealer: Sealer) -> Placed | Problem:
    if isinstance(home, Choices):
        return _several(row, "home", home)
    residence = places.residence(row.residence, home) if row.residence else None
    if isinstance(residence, Choices):
        return _several(row, "residence", residence)
    keys = tuple(sealer.fingerprints(row.phone)) if row.phone else ()
    return Placed(row, home, None if residence == home else residence, keys)


def _several(row: Row, field: str, paths: Choices) -> Problem:
    column = BY_FIELD[field].chinese
    return Problem(row.number, column, "roster-several-units", {"paths": str(paths)})


def differences(pair: Pair, sealer: Sealer, unit_ids: Mapping[str, int]) -> tuple[str, ...]:
    """The fields in which a row knows a member otherwise; an empty cell says nothing.

    `unit_ids`: the units there are; one that is still to be made differs from any.
    """
    known, placed = pair.known, pair.placed
    if known is None:
        return ()
    differs = {name for name in PLAIN if _differs(placed.row, known, name)}
    if placed.phone_keys and known.phone_key not in placed.phone_keys:
        differs.add("phone")
    if placed.row.address not in (None, opened(known.address_sealed, sealer)):
        differs.add("address")
    if unit_ids.get(placed.home) != known.home_unit_id:
        differs.add("home")
    if placed.row.residence and _lives_elsewhere(placed, known, unit_ids):
        differs.add("residence")
    return tuple(field for field in BY_FIELD if field in differs)


def opened(sealed: str | None, sealer: Sealer) -> str | None:
    """What was sealed, as plain as a cell; None for nothing."""
    return None if sealed is None else plain_text(sealer.open(sealed))


def _differs(row: Row, known: Known, field: str) -> bool:
    wanted: object = getattr(row, field)
    if wanted is None:
        return False
    kept: object = getattr(known, field)
    return wanted != kept and not (isinstance(kept, str) and wanted == plain_text(kept))


def _lives_elsewhere(placed: Placed, known: Known, unit_ids: Mapping[str, int]) -> bool:
    if placed.residence is None:
        return known.residence_unit_id is not None
    return unit_ids.get(placed.residence) != known.residence_unit_id
