"""What is said for a field of the contact card, as it is kept; or why it cannot be."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.core.kept_facts import Saying
from bot.core.refusals import Refusal
from bot.people.birth_dates import BirthDate, birth_date_in
from bot.people.names import plain_name
from bot.people.phones import dialled

LONGEST = 60  # characters: a line and a half on an old phone
_NAME = re.compile(r"[㐀-鿿·•]{2,12}|[A-Za-z][A-Za-z.' -]{1,40}")


@dataclass(frozen=True, slots=True)
class NotAPhone(Refusal):
    """Nobody can dial this."""

    key: ClassVar[str] = "correct-not-a-phone"


@dataclass(frozen=True, slots=True)
class NotABirthDate(Refusal):
    """No day of the past."""

    key: ClassVar[str] = "correct-not-a-birth-date"


@dataclass(frozen=True, slots=True)
class NotAName(Refusal):
    """Nobody is called so."""

    key: ClassVar[str] = "correct-not-a-name"


@dataclass(frozen=True, slots=True)
class TooLong(Refusal):
    """More than fits on a card."""

    key: ClassVar[str] = "correct-too-long"
    longest: int


Unreadable = NotAPhone | NotABirthDate | NotAName | TooLong


def said_value(field: str, kept: str) -> str | Saying:
    """What is kept as people read it: a birth date by its own calendar, the rest as it is."""
    return BirthDate.parse(kept).said if field == "born_on" else kept


def read_value(field: str, value: str, today: date) -> str | Unreadable:
    """What was said as it is kept, or why it cannot be."""
    text = " ".join(value.split())
    if field == "phone":
        return dialled(text) or NotAPhone()
    if field == "born_on":
        born = birth_date_in(text, today)
        return NotABirthDate() if born is None else str(born)
    if field == "name":
        name = plain_name(text)
        return name if _NAME.fullmatch(name) else NotAName()
    return text if len(text) <= LONGEST else TooLong(LONGEST)
