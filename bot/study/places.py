"""Where a unit meets, and how far from there a position that a member sent was.

A position says no more than it does: how far is shown beside the check-in, and never required.
"""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.study import queries
from bot.study.models import MeetingPlace

_EARTH_M = 6_371_000
NORTH, EAST = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees north and east. Raises ValueError for one that is not on the earth."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (abs(self.latitude) <= NORTH and abs(self.longitude) <= EAST):
            raise ValueError(f"{self.latitude}, {self.longitude}: not a place on the earth")


def position_in(text: str) -> Position:
    """The position that `31.7719,119.9741` stands for, words behind it left aside. Raises
    ValueError for any other text."""
    words = text.replace("，", ",").split()
    parts = words[0].split(",") if words else []
    if len(parts) != 2:
        raise ValueError(f'"{text}": should be like 31.7719,119.9741 (north, east)')
    return Position(float(parts[0]), float(parts[1]))


def set_place(session: Session, unit_id: int, place: Position | None) -> None:
    """This unit, and those below it that say nothing else, meets there; None: as above it."""
    kept = session.get(MeetingPlace, unit_id)
    if place is None:
        if kept is not None:
            session.delete(kept)
    else:
        kept = kept or MeetingPlace(unit_id=unit_id)
        kept.latitude, kept.longitude = place.latitude, place.longitude
        session.add(kept)
    session.flush()


def place_of(session: Session, unit_id: int) -> Position | None:
    """Where a unit meets, by its own word or the nearest above it; None where nobody has said."""
    line = people.lines_above(session, [unit_id]).get(unit_id, (unit_id,))
    known = {
        one.unit_id: one
        for one in session.scalars(select(MeetingPlace).where(MeetingPlace.unit_id.in_(line)))
    }
    nearest = next((known[one] for one in reversed(line) if one in known), None)
    return None if nearest is None else Position(nearest.latitude, nearest.longitude)


def distance_to(session: Session, study_day_id: int, position: Position) -> int | None:
    """How many metres a position is from where a study day takes place, None where that is not
    known."""
    place = place_of(session, queries.get(session, study_day_id).unit_id)
    return None if place is None else metres_between(place, position)


def metres_between(one: Position, other: Position) -> int:
    """The great-circle distance (haversine), to the metre; both in the same datum: WeChat sends
    GCJ-02, so a place read off a Chinese map fits."""
    north, south = radians(one.latitude), radians(other.latitude)
    half_up = sin((south - north) / 2)
    half_across = sin(radians(other.longitude - one.longitude) / 2)
    chord = half_up**2 + cos(north) * cos(south) * half_across**2
    return round(2 * _EARTH_M * asin(sqrt(min(1.0, chord))))
