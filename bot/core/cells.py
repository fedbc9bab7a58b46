"""Text as a spreadsheet takes it: nothing that nobody sees, nothing that runs."""

import re

_UNSEEN = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff]")  # not the joiners inside a picture
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]+")
_LINE_ENDS = re.compile(r"\r\n?")
_COULD_RUN = re.compile(r"'*[=+\-@]")
_STARTERS = ("=", "+", "-", "@")


def plain_text(text: str) -> str:
    """Text without what nobody sees, lines divided by \\n; what is kept and what is compared."""
    if text.isprintable():  # nearly always, and five times as quick
        return text.strip()
    lines = _LINE_ENDS.sub("\n", _UNSEEN.sub("", text))
    return _CONTROLS.sub(" ", lines).strip()


def escaped(text: str) -> str:
    """Text that no spreadsheet takes for a formula; reading takes the apostrophe off again."""
    return f"'{text}" if _COULD_RUN.match(text) else text


def harmless(text: str) -> str:
    """The same for text as it stands in a file: what is escaped already stays as it is."""
    return f"'{text}" if text[:1] in _STARTERS else text
