"""A long text in parts that each fit a message: whole characters, whole sentences where they fit.

Source of the limit: the platform counts bytes of UTF-8 and cuts off the rest without a word.
"""

import unicodedata
from collections.abc import Iterator

_ENDS = ("\n", "。！？!?；;…", "，,、：: \u3000")  # where to divide, the best places first
_JOINER = "\u200d"  # joins characters into one picture
_LEAST = 4  # bytes of one character: no part can be asked to be shorter


def parts(text: str, limit: int) -> list[str]:
    """`text` in as few parts of at most `limit` bytes as its sentences allow; joined they are it.

    Divided behind the last line, sentence or clause that fits, else between two characters; only
    where not even one picture of several fits, inside it. No part is empty. Raises ValueError for
    a limit under four bytes.
    """
    if limit < _LEAST:
        raise ValueError(f"{limit} bytes hold no character")
    return list(_parts(text, limit))


def _parts(text: str, limit: int) -> Iterator[str]:
    while text:
        most = _longest(text, limit)
        end = most if most == len(text) else _divide(text, most)
        yield text[:end]
        text = text[end:]


def _longest(text: str, limit: int) -> int:
    """How many characters from the start fit into the limit; at least one."""
    fits = text[:limit].encode(errors="surrogatepass")[:limit]
    return max(1, len(fits.decode(errors="ignore")))


def _divide(text: str, most: int) -> int:
    """Where to divide: behind the last end that stands in the second half, the better ones first;
    a short first part would only make more messages."""
    for marks in _ENDS:
        end = max(text.rfind(mark, most // 2, most) for mark in marks) + 1
        if end > most // 2 and not _belongs_to_the_last(text, end):
            return end
    end = most
    while end > 1 and _belongs_to_the_last(text, end):
        end -= 1
    return end if end > 1 or most == 1 else most


def _belongs_to_the_last(text: str, at: int) -> bool:
    """Whether what stands at `at` is drawn onto the character before it."""
    if at >= len(text):
        return False
    here = text[at]
    return (
        here == _JOINER
        or text[at - 1] == _JOINER
        or unicodedata.combining(here) > 0
        or unicodedata.category(here) in {"Mn", "Me"}
        or "\U0001f3fb" <= here <= "\U0001f3ff"  # colours of skin
    )
