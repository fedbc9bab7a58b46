"""The order in which a message is read: first fit wins (VOICE, section 1)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.reading.readings import Heard, Limits, NotUnderstood, OpenQuestion, Reading


def read(
    heard: Heard,
    questions: Sequence[OpenQuestion],
    *,
    now: datetime,
    commands: frozenset[str],
    check_in_open: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Reading:
    """What this message is, by VOICE sections 1 and 2. Never raises, whatever was typed.

    `questions` may be in any order and hold expired ones. `commands`: the names of `COMMANDS` that
    have a handler; the words of others mean nothing. `check_in_open`: a study day of this person
    can be checked in to now, so that four digits alone are its code.
    """
    del questions, now, commands, check_in_open, limits, heard
    return NotUnderstood()
