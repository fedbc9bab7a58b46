"""Builders for reading tests: a moment, questions that are open at it, and messages."""

from datetime import UTC, datetime, timedelta

from handlers.reading import Heard, OpenQuestion, Reading, read
from handlers.vocabulary import COMMANDS

NOW = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
KNOWN = frozenset(COMMANDS)
PUSHED = frozenset({"study_day", "notice", "help_offer", "help_done"})


def asked(
    number: int,
    kind: str,
    *,
    minutes_ago: float = 60,
    minutes_left: float = 600,
    person: int | None = 1,
    in_reply: bool | None = None,
    answered: bool = False,
    choices: tuple[str, ...] = (),
) -> OpenQuestion:
    """An open question; of the kinds that are pushed it was, unless told otherwise."""
    return OpenQuestion(
        id=number,
        kind=kind,
        asked_at=NOW - timedelta(minutes=minutes_ago),
        open_until=NOW + timedelta(minutes=minutes_left),
        person_id=person,
        about_id=number,
        in_reply=kind not in PUSHED if in_reply is None else in_reply,
        answered=answered,
        choices=choices,
    )


def just(number: int, kind: str, choices: tuple[str, ...] = ()) -> OpenQuestion:
    """A question asked in a reply two minutes ago."""
    return asked(number, kind, minutes_ago=2, minutes_left=8, in_reply=True, choices=choices)


def reading(
    text: str,
    *questions: OpenQuestion,
    commands: frozenset[str] = KNOWN,
    check_in_open: bool = False,
    tap: str | None = None,
    said_minutes_ago: float | None = None,
    last_answer: tuple[int, str, float] | None = None,
    bound: bool = True,
) -> Reading:
    """What `text` is now; `last_answer` has its time in seconds before now."""
    said = None if said_minutes_ago is None else NOW - timedelta(minutes=said_minutes_ago)
    last = last_answer and (*last_answer[:2], NOW - timedelta(seconds=last_answer[2]))
    heard = Heard(text, NOW, tap, last_said_at=said, last_answer=last, bound=bound)
    return read(heard, questions, now=NOW, commands=commands, check_in_open=check_in_open)
