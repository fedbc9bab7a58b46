"""One row of a roster, understood."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """A member as a row tells of them; None: the row says nothing about it.

    `number` is the row as the sheet shows it. `home` and `residence` are paths as written, `phone`
    as people dial it. `born_on` is a solar date, also where the sheet gives a lunar one. `roles`
    are those held in the home unit, without 党员, which everybody is: () for 党员 alone.
    """

    number: int
    name: str
    home: str
    phone: str | None = None
    gender: str | None = None
    born_on: date | None = None
    birthday_calendar: str | None = None
    joined_on: date | None = None
    residence: str | None = None
    category: str | None = None
    roles: tuple[str, ...] | None = None
    address: str | None = None
    helper: str | None = None
    note: str | None = None
