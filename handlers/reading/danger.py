"""Words of danger: looked for first, anywhere, in everything (VOICE, section 1)."""

from typing import NamedTuple

from handlers.reading.message import Message
from handlers.vocabulary.danger import DANGER, DangerKind


class Alarm(NamedTuple):
    """The kind of danger, and the word that told."""

    kind: DangerKind
    word: str


def alarm_in(message: Message) -> Alarm | None:
    """The danger that `message` tells of, None if it tells of none."""
    texts = (message.plain.replace("疼", "痛"), message.spaced)
    for kind, pattern in DANGER:
        for text in texts:
            found = pattern.search(text)
            if found is not None:
                return Alarm(kind, found[0])
    return None
