"""Which month is meant: 10月, 上个月, 2026年10月, last month; nothing is the last one."""

import calendar
import re
from datetime import date

from bot.core.folding import CHINESE_NUMBER, aligned, number_in_words

_MONTH = re.compile(
    rf"(?:(?P<year>[0-9]{{4}})年)?(?P<month>[0-9]{{1,2}}|{CHINESE_NUMBER}{{1,2}})月(?:份|的)?"
)
_THIS, _LAST = ("这个月", "本月", "当月", "this month"), ("上个月", "上月", "last month")
_IN_ENGLISH = tuple(name.lower() for name in calendar.month_name)
_ENGLISH = re.compile(r"(?P<name>[a-z]{3,9})\.?(?: (?P<year>[0-9]{4}))?")
DECEMBER = 12
EARLIEST = 2000


def parse_month(text: str, today: date) -> date | None:
    """The first day of the month named, which is no later than this one; None where the words name
    none. A month without a year is the latest of that name."""
    said = aligned(text).strip(" .。,，:：")
    if not said or said in _LAST:
        return month_before(today)
    if said in _THIS:
        return today.replace(day=1)
    found, number = _named(said.lower())
    if found is None or number is None or not 1 <= number <= DECEMBER:
        return None
    if found["year"] is None:
        return date(today.year - (number > today.month), number, 1)
    in_use = EARLIEST <= int(found["year"]) <= today.year
    named = date(int(found["year"]), number, 1) if in_use else None
    return named if named is not None and named <= today else None


def _named(said: str) -> tuple[re.Match[str] | None, int | None]:
    found = _MONTH.fullmatch(said)
    if found is not None:
        return found, number_in_words(found["month"])
    found = _ENGLISH.fullmatch(said)
    if found is None:
        return None, None
    fits = [n for n, name in enumerate(_IN_ENGLISH) if n and name.startswith(found["name"])]
    return found, fits[0] if len(fits) == 1 else None


def month_before(day: date) -> date:
    """The first day of the month before that of `day`."""
    return date(day.year - (day.month == 1), (day.month - 2) % DECEMBER + 1, 1)


def month_after(day: date) -> date:
    """The first day of the month after that of `day`."""
    return date(day.year + (day.month == DECEMBER), day.month % DECEMBER + 1, 1)
