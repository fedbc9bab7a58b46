"""The ids that choices carry when they can be tapped: made and read in one place."""

import re

from handlers.reading.readings import Command, Tapped

_ID = re.compile(r"q([0-9]{1,18})\.([a-z0-9_]{1,40})")


def tap_id(question_id: int, option: str) -> str:
    """The id of one choice of a question, for a menu message: q12.on_site.

    `option` is a canonical name or, for a varying list, its digit.
    """
    return f"q{question_id}.{option}"


def tapped(tap: str, known: frozenset[str]) -> Tapped | Command:
    """What a tap's id stands for: a choice of its own question, a command, or a key of others."""
    found = _ID.fullmatch(tap)
    if found is not None:
        return Tapped(int(found[1]), found[2], tap)
    return Command(tap) if tap in known else Tapped(None, "", tap)
