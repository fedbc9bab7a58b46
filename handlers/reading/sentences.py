"""Looking for words inside a longer sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache

from handlers.reading.message import Message
from handlers.reading.turned import is_turned

LONGEST = 120  # folded characters; what is longer is a letter, and its words are no commands


def is_sentence(message: Message) -> bool:
    """Whether words are looked for inside `message`."""
    return 0 < len(message.plain) <= LONGEST


def places_of(message: Message, word: str) -> Iterator[tuple[int, bool]]:
    """Where `word` stands in the sentence, and whether it is turned round there."""
    text = message.spaced if word.isascii() else message.plain
    for found in _pattern(word).finditer(text):
        yield found.start(), is_turned(text, found.start(), found.end())


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word))
