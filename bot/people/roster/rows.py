"""One row of a roster, understood."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """A member as a row tells of them; None: the row says nothing about it.

    `number` is the row as the sheet shows it. `home` and `residence` are paths as written, `phone`
    as people dial it, `roles` without 党员, which everybody is.
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
    roles: tuple[str, ...] = ()
    address: str | None = None
    helper: str | None = None
    note: str | None = None
