"""每月15日 14:30, 每月第二个周六, 每月最后一个周五, 到12月, 半年: a study day that comes again."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.core.folding import CHINESE_NUMBER, aligned, number_in_words
from bot.core.spoken_times import find_clock
from handlers.reading.announcements import place_and_title

LAST = -1
YEAR, HALF_A_YEAR = 12, 6
_N = rf"(?:[0-9]{{1,2}}|{CHINESE_NUMBER}{{1,3}})"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EVERY = r"每个?月份?的?\s*"
_WEEK = r"个?\s*(?:周|星期|礼拜)(?P<w>[一二三四五六日天])"
_ENGLISH_DAY = rf"(?P<w>{'|'.join(_WEEKDAYS)})[a-z]*(?:\s+of\s+(?:the|each|every)\s+month)?"
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EVERY}(?P<last>最后)一?{_WEEK}",
        rf"{_EVERY}第?\s*(?P<nth>[1-5一二三四五两])\s*{_WEEK}",
        rf"{_EVERY}(?P<end>最后一天|月?底|月?末)",
        rf"{_EVERY}(?P<d>{_N})\s*[日号]",
        rf"(?:every|each)\s+(?P<last>last)\s+{_ENGLISH_DAY}",
        rf"(?:every|each)\s+(?P<nth>{'|'.join(_NTHS)})\s+{_ENGLISH_DAY}",
        r"(?:every month|monthly)(?: on)?(?: the)? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\b(?!\s*:)",
    )
)
_ALONE = r"(?<![^\s,，、;；。]){}(?![^\s,，、;；。])"  # a word of its own, not part of a title
_LENGTHS = tuple(
    re.compile(_ALONE.format(pattern))
    for pattern in (
        rf"(?:到|至)\s*(?:(?P<y>20[0-9]{{2}})年|(?P<next>明年)|今年)?\s*(?P<m>{_N})月[底份末]?",
        rf"(?:until|till)\s+(?P<mon>{'|'.join(_MONTHS)})[a-z]*(?:\s+(?P<y>20[0-9]{{2}}))?",
        r"(?P<year>全年|一整?年|for a year|all year)",
        r"(?P<half>半年|for half a year|half a year)",
        rf"(?:共|一共|办)?(?P<n>{_N})(?:次|期|个月|times|months)",
    )
)


@dataclass(frozen=True, slots=True)
class SeriesDraft:
    """What of a series was said. A day of the month, or the nth (LAST) weekday (0 is Monday).

    `until`: the last month as (year, month); `count`: how often; with neither it is for the caller
    to say. None: not said.
    """

    month_day: int | None
    nth: int | None
    weekday: int | None
    at: time | None
    count: int | None
    until: tuple[int, int] | None
    place: str | None
    title: str | None


def parse_series(tail: str, now: datetime, zone: ZoneInfo) -> SeriesDraft | None:
    """每月15日 14:30 社区活动室 题目 到12月; None where nothing is said to come every month."""
    plain = aligned(tail)
    rule = next((found for one in _RULES if (found := one.search(plain))), None)
    if rule is None:
        return None
    month_day, nth, weekday = _rule(rule.groupdict())
    if month_day is not None and not 1 <= month_day <= 31:
        return None
    rest = _without(tail, rule)
    count, until, rest = _length(rest, now.astimezone(zone).date())
    clock = find_clock(rest)
    at = None if clock is None or clock.days_on else clock.time
    place, title = place_and_title(rest if clock is None else clock.rest_of(rest))
    return SeriesDraft(month_day, nth, weekday, at, count, until, place, title)


def _rule(said: dict[str, str | None]) -> tuple[int | None, int | None, int | None]:
    if said.get("end"):
        return 31, None, None
    if day := said.get("d"):
        return number_in_words(day) or 0, None, None
    nth = LAST if said.get("last") else _nth(said.get("nth") or "")
    return None, nth, _weekday(said.get("w") or "")


def _nth(said: str) -> int:
    return _NTHS.get(said) or number_in_words(said) or 1


def _weekday(said: str) -> int:
    if said in _WEEKDAYS:
        return _WEEKDAYS.index(said)
    return "一二三四五六日".find("日" if said == "天" else said)


def _length(rest: str, today: date) -> tuple[int | None, tuple[int, int] | None, str]:
    plain = aligned(rest)
    for pattern in _LENGTHS:
        found = pattern.search(plain)
        if found is None:
            continue
        said = found.groupdict()
        rest = _without(rest, found)
        if said.get("m") or said.get("mon"):
            return None, _month(said, today), rest
        count = YEAR if said.get("year") else HALF_A_YEAR if said.get("half") else None
        return count or number_in_words(said.get("n") or ""), None, rest
    return None, None, rest


def _month(said: dict[str, str | None], today: date) -> tuple[int, int] | None:
    name = said.get("mon")
    month = _MONTHS.index(name) + 1 if name else number_in_words(said.get("m") or "") or 0
    if not 1 <= month <= 12:
        return None
    if year := said.get("y"):
        return int(year), month
    if said.get("next"):
        return today.year + 1, month
    return today.year + (month < today.month), month


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
