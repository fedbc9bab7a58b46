"""Folding: what counts as the same when words are compared; never what is stored or sent.

Full and half width, traditional and simplified, upper and lower case, spaces, pictures and marks at
the ends make no difference (VOICE, section 1). Everything here takes any text and never raises.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

# Marks that people put around a word, or copy along with it from a reply. Not "+" and "*": they
# are half of something else.
EDGE_MARKS = frozenset(" .。!,，、;；:：~…·-—_'\"“”\u2018\u2019「」『』【】[]()<>《》〈〉?|/\\^`")
_SEPARATORS = " :：,，、。.;；!！-—~\n\t"
# What the conversion leaves alone because both forms are in use, though here only one is meant.
_ALSO_SIMPLIFIED = {"著": "着", "妳": "你", "裏": "里", "祂": "他", "牠": "它"}
# Circled digits that Unicode does not call compatible with the plain ones.
_CIRCLED = {
    chr(first + n): str(n + 1) for first in (0x2776, 0x2780, 0x278A, 0x24F5) for n in range(10)
} | {"⓿": "0", "🄋": "0", "🄌": "0"}
_PICTURES = re.compile(
    "[\U0001f000-\U0001f1e5\U0001f1e6-\U0001faff\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\u3030\u303d]"
)
_CHINESE_DIGITS = {
    **{digit: n for n, digit in enumerate("〇一二三四五六七八九")},
    **{digit: n for n, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2, "俩": 2, "幺": 1,
}  # fmt: skip
_CHINESE_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
CHINESE_NUMBER = f"[{''.join(_CHINESE_DIGITS)}{''.join(_CHINESE_UNITS)}]"


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    """The traditional-to-simplified table, read (10 ms) when the first Chinese text comes."""
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter


def _folded_once(character: str) -> str:
    if character in _CIRCLED:
        return _CIRCLED[character]
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Mn", "Me"}:
        return ""
    if _PICTURES.match(character):
        return ""
    plain = unicodedata.normalize("NFKC", character).lower()
    if len(plain) == 1 and plain >= "\u2e80":
        plain = _ALSO_SIMPLIFIED.get(plain, plain)
        return _converter().convert(plain)
    return plain


@lru_cache(maxsize=16_384)
def fold_character(character: str) -> str:
    """What one character folds to: usually one, none for pictures and controls, or several.

    Applied until nothing changes, so that folding twice is folding once.
    """
    before, after = character, _folded_once(character)
    while after != before:
        before, after = after, "".join(_folded_once(part) for part in after)
    return after


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text without spaces that knows where each of its characters came from."""

    original: str
    text: str
    places: tuple[int, ...]

    def after(self, count: int) -> str:
        """The original text behind the first `count` folded characters, a colon there left off."""
        if count >= len(self.text):
            return ""
        return self.original[self.places[count] :].strip().lstrip(_SEPARATORS)

    def between(self, start: int, end: int) -> str:
        """The original text of the folded characters from `start` to before `end`."""
        if start >= end:
            return ""
        return self.original[self.places[start] : self.places[end - 1] + 1].strip()


def folded(text: str) -> Folded:
    """`text` folded, without any space and without marks at its ends, traceable to the original."""
    pairs = [
        (part, place)
        for place, character in enumerate(text)
        for part in fold_character(character)
        if part != " "
    ]
    start, end = _edges([part for part, _ in pairs])
    kept = pairs[start:end]
    return Folded(text, "".join(part for part, _ in kept), tuple(place for _, place in kept))


def compact(text: str) -> str:
    """`text` folded, without any space and without marks at its ends; a lone "?" is kept.

    >>> compact("  签 到。")
    '签到'
    """
    return folded(text).text


def spaced(text: str) -> str:
    """`text` folded, with single spaces, for words of languages that need them."""
    parts = "".join(fold_character(character) for character in text).split()
    return " ".join(parts)


def aligned(text: str) -> str:
    """`text` folded where one character stays one, so that places mean the same in both."""
    return "".join(
        part if len(part := fold_character(character)) == 1 else character for character in text
    )


def _edges(parts: list[str]) -> tuple[int, int]:
    """Where the text begins and ends when marks at the ends are left off; "?" alone stays."""
    start, end = 0, len(parts)
    while start < end and parts[start] in EDGE_MARKS:
        start += 1
    while end > start and parts[end - 1] in EDGE_MARKS:
        end -= 1
    if start == end and "?" in parts:
        start = parts.index("?")
        return start, start + 1
    return start, end


def number_in_words(text: str) -> int | None:
    """A whole number in digits or Chinese words below ten thousand: 12, 十二, 一百零三; else None.

    Digits one after the other, as a code is read out, count as well: 六零八一 is 6081.
    """
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    if not re.fullmatch(f"{CHINESE_NUMBER}{{1,9}}", text):
        return None
    if all(character in _CHINESE_DIGITS for character in text):
        return int("".join(str(_CHINESE_DIGITS[character]) for character in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, digit = 0, None
    smallest = 10_000
    for character in text:
        if character in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[character]
            continue
        unit = _CHINESE_UNITS[character]
        if unit >= smallest:
            return None
        total += unit * (1 if digit is None else digit)
        smallest, digit = unit, None
    return total + (digit or 0)


_CHOSEN = re.compile(
    r"(?:我?(?:就|要)?(?:选择?|回复?|按|答)|\+|no\.?|我?要)?"
    rf"(?:第(?P<nth>[0-9]+|{CHINESE_NUMBER}+)[个项条号]?|(?P<plain>[0-9]+|{CHINESE_NUMBER}+)[号项]?)"
    r"[.,、。)]?(?:吧|啊|呀|哦|了|哈|的)?(?:谢谢您?|谢了)?"
)


def number_said(text: str) -> int | None:
    """The number that is the whole message (1 ① 一 选1 1号 回复1 第一个); None if it is not one."""
    found = _CHOSEN.fullmatch(compact(text))
    if found is None:
        return None
    return number_in_words(found["nth"] or found["plain"])
