"""How Lianxin reads what members type: pure functions, no database, no clock."""

from handlers.reading.announcements import StudyDayDraft, parse_announcement, parse_study_day
from handlers.reading.codes import NumberList, Picked, is_urgent, parse_code, parse_numbers
from handlers.reading.order import read
from handlers.reading.readings import (
    Again,
    AskWhich,
    AskWhichOption,
    BareCode,
    Choice,
    Closed,
    Command,
    Courtesy,
    Danger,
    Heard,
    Limits,
    Meant,
    NothingOffers,
    NotUnderstood,
    OpenQuestion,
    Reading,
    Silent,
    Tapped,
    TextAskedFor,
)
from handlers.reading.tails import is_name
from handlers.reading.taps import tap_id

__all__ = [
    "Again",
    "AskWhich",
    "AskWhichOption",
    "BareCode",
    "Choice",
    "Closed",
    "Command",
    "Courtesy",
    "Danger",
    "Heard",
    "Limits",
    "Meant",
    "NotUnderstood",
    "NothingOffers",
    "NumberList",
    "OpenQuestion",
    "Picked",
    "Reading",
    "Silent",
    "StudyDayDraft",
    "Tapped",
    "TextAskedFor",
    "is_name",
    "is_urgent",
    "parse_announcement",
    "parse_code",
    "parse_numbers",
    "parse_study_day",
    "read",
    "tap_id",
]
