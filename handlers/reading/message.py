"""One message, made ready once for reading: folded, and with the kind words around it taken off."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.core.folding import EDGE_MARKS, Folded, folded, spaced
from handlers.vocabulary.courtesy import AFTER, BEFORE, OK_PICTURES, PICTURE_NAMES

SHORT = 40  # folded characters: a longer text is no word with a few kind ones around it
_SYMBOLS = frozenset({"So", "Sk", "Co"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Message:
    """A text ready to be read.

    `forms` are the spans of `folded` that may be the word itself: first the whole, then with more
    and more of what politeness adds taken off. `spaced` is for words of languages with spaces.
    """

    original: str
    folded: Folded
    spaced: str
    forms: tuple[Span, ...]
    has_picture: bool

    @property
    def plain(self) -> str:
        """The folded text, without spaces."""
        return self.folded.text

    def texts(self) -> Iterator[str]:
        """The folded texts of `forms`, the whole first; last the whole without its commas."""
        for start, end in self.forms:
            yield self.plain[start:end]
        if "," in self.plain and len(self.plain) <= SHORT:
            yield self.plain.replace(",", "")


def prepare(text: str) -> Message:
    """`text` made ready; pictures that WeChat writes as names count as pictures."""
    worded = _pictures().sub(lambda name: " " * len(name[0]), text)
    found = folded(worded)
    has_picture = worded != text or any(unicodedata.category(c) in _SYMBOLS for c in text)
    if not found.text and any(picture in text for picture in OK_PICTURES):
        found = folded("ok")
    return Message(text.strip(), found, spaced(worded), _forms(found.text), has_picture)


@cache
def _pictures() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, PICTURE_NAMES), key=len, reverse=True))
    return re.compile(rf"\[(?:{names})\]")


def _forms(text: str) -> tuple[Span, ...]:
    whole = (0, len(text))
    if not 0 < len(text) <= SHORT:
        return (whole,) if text else ()
    forms = [whole]
    for span in forms:  # grows while it is walked through
        forms += [shorter for shorter in _shorter(text, span) if shorter not in forms]
    return tuple(forms)


def _shorter(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    part = text[start:end]
    found = [(start + len(word), end) for word in BEFORE if part.startswith(word)]
    found += [(start, end - len(word)) for word in AFTER if part.endswith(word)]
    found += [(start, start + size) for size in (1, 2, 3, 4) if _repeats(part, size)]
    for one in found:
        trimmed = _trimmed(text, one)
        if trimmed[0] < trimmed[1]:
            yield trimmed


def _repeats(part: str, size: int) -> bool:
    """Whether `part` is its first `size` characters over and over: 收到收到, 好好好."""
    times, left = divmod(len(part), size)
    return left == 0 and times > 1 and part == part[:size] * times and not part[0].isdigit()


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in EDGE_MARKS:
        start += 1
    while end > start and text[end - 1] in EDGE_MARKS:
        end -= 1
    return start, end
