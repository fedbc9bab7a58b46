"""Codes and numbers as people type them: 123 456, 六零八一, 1、3、5, 1-5, 全部, 除了3."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.core.folding import CHINESE_NUMBER, compact, number_in_words, spaced

_READ_OUT = {digit: str(n) for n, digit in enumerate("零一二三四五六七八九")} | {
    "\u3007": "0",
    "幺": "1",
}
_BETWEEN = r"(?:[\s,、/&+.;]|和|跟|与|及|或者|或|还是|还有|and|or)+"
_ONE = rf"(?:[0-9]{{1,9}}|{CHINESE_NUMBER}{{1,4}})号?"
_SPAN = rf"{_ONE}\s*(?:-|~|—|到|至)\s*{_ONE}"
_ITEMS = re.compile(rf"(?:{_SPAN}|{_ONE})(?:{_BETWEEN}(?:{_SPAN}|{_ONE}))*")
_ITEM = re.compile(rf"(?P<first>{_ONE})\s*(?:-|~|—|到|至)\s*(?P<last>{_ONE})|(?P<one>{_ONE})")
_ALL = re.compile(r"(?:全部|全体|全|所有|都|大家|all|everyone)(?:人|都)?(?:到了?|来了?)?")
_ALL_BUT = re.compile(
    r"(?:(?:全部|全体|所有|all)[\s,]*)?(?:除了|除去|除|except|but)\s*(?P<items>.+?)"
    r"(?:以外|之外|外)?[\s,]*(?:都到了?|都来了?|全部|都)?"
)
_LONGEST_SPAN = 500
_URGENT = re.compile(r"急|赶紧|马上来|urgent|emergency|asap", re.IGNORECASE)
_NOT_URGENT = re.compile(
    r"(?:不|没|别|勿|无须|不用|不太|不是|不算|不怎么|不必|没有?那么|没有?什么)"
    r"(?:很|太|特别|那么|着|紧)*急|not (?:very )?urgent|no emergency"
)


@dataclass(frozen=True, slots=True)
class NumberList:
    """Numbers said of a list: `numbers` in the order typed, or everybody but `but`.

    `unknown` of `within` are the numbers that do not exist; a number of several digits beyond the
    list may be digits run together, and is asked back.
    """

    numbers: tuple[int, ...] = ()
    everybody: bool = False
    but: tuple[int, ...] = ()

    def within(self, known: Collection[int]) -> "Picked":
        """Which of the numbers of a list were said, and which said ones it does not have."""
        said = self.but if self.everybody else self.numbers
        unknown = tuple(number for number in said if number not in known)
        if self.everybody:
            chosen = tuple(number for number in known if number not in self.but)
        else:
            chosen = tuple(number for number in said if number in known)
        together = tuple(number for number in unknown if _runs_together(number, known))
        return Picked(chosen, unknown, together)


def _runs_together(number: int, known: Collection[int]) -> bool:
    digits = str(number)
    distinct = len(set(digits)) == len(digits) > 1
    return distinct and all(int(digit) in known for digit in digits)


@dataclass(frozen=True, slots=True)
class Picked:
    """Numbers chosen from a list, those it does not have, and of these the run-together ones."""

    chosen: tuple[int, ...]
    unknown: tuple[int, ...]
    run_together: tuple[int, ...]


def parse_code(text: str, digits: int = 6) -> str | None:
    """The only code of so many digits in `text`, leading zeros kept; None if there is not one.

    Six digits for invitations, four for the word of a study day. Full width, spaces or dashes
    inside, and digits read out one by one (六零八一) are taken.
    """
    plain = compact(text)
    plain = "".join(_READ_OUT.get(character, character) for character in plain)
    plain = re.sub(r"(?<=[0-9])[-_.,、](?=[0-9])", "", plain)
    found = re.findall(r"[0-9]+", plain)
    return found[0] if len(found) == 1 and len(found[0]) == digits else None


def parse_numbers(text: str) -> NumberList | None:
    """The list of numbers that is all of `text`: 1 3 5, 1、3、5, 1-5, 全部, 除了3; else None."""
    plain = spaced(text).strip(" .,。、;!")
    if _ALL.fullmatch(plain):
        return NumberList(everybody=True)
    but = _ALL_BUT.fullmatch(plain)
    if but is not None:
        left_out = _numbers(but["items"])
        return None if left_out is None else NumberList(everybody=True, but=left_out)
    numbers = _numbers(plain)
    return None if numbers is None else NumberList(numbers)


def _numbers(plain: str) -> tuple[int, ...] | None:
    plain = plain.strip()
    if not _ITEMS.fullmatch(plain):
        return None
    found: list[int] = []
    for item in _ITEM.finditer(plain):
        span = _span(item)
        if span is None:
            return None
        found += span
    return tuple(dict.fromkeys(found))


def _span(item: re.Match[str]) -> list[int] | None:
    first = number_in_words((item["first"] or item["one"]).removesuffix("号"))
    last = first if item["last"] is None else number_in_words(item["last"].removesuffix("号"))
    if first is None or last is None or abs(last - first) > _LONGEST_SPAN:
        return None
    return list(range(min(first, last), max(first, last) + 1))


def is_urgent(text: str) -> bool:
    """Whether 急 or 紧急 is said and not turned round (不急, 不着急)."""
    return _URGENT.search(_NOT_URGENT.sub(" ", spaced(text))) is not None
