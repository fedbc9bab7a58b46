"""Greetings, thanks, "all right" and pictures, where they are the whole message."""

import re
from functools import cache

from handlers.reading.message import Message
from handlers.vocabulary.courtesy import BESIDE_COURTESY, KINDS_OF_COURTESY, CourtesyKind

_LONGEST = 40


def courtesy_in(message: Message) -> CourtesyKind | None:
    """The kind of courtesy that is all of `message`; None if it says anything else.

    Of several, thanks come before a greeting.
    """
    text = message.plain
    if not text:
        return "emoji" if message.has_picture else None
    if len(text) > _LONGEST or not _only_kind().fullmatch(text):
        return None
    for kind, words in KINDS_OF_COURTESY:
        if any(word in text for word in words):
            return kind
    return None


@cache
def _only_kind() -> re.Pattern[str]:
    words = {word for _, kind in KINDS_OF_COURTESY for word in kind} | set(BESIDE_COURTESY)
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})++")
