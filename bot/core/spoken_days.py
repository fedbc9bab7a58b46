"""Stretches of days as people say them: 12月1日到14日, 明天起一周, 到月底, 下周, 8月2日.

Local in, local out; both days count. What was read is read back with the weekdays before anything
follows from it (VOICE, section 1), so a guess may be made where people would make the same one.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.folding import CHINESE_NUMBER, aligned, number_in_words
from bot.core.spoken_times import FoundTime, find_time

LONGEST = timedelta(days=366)
Problem = Literal["none", "no-such-day", "over", "backwards", "too-long", "no-end"]
_TO = re.compile(
    r"到|至|[~\u2014\u2013]+|-+(?=\s*\D)|(?<=[日号])\s*-+|(?<!\d)-+|\bto\b|\buntil\b|\btill\b"
    r"|(?<=[./][0-9])-+|(?<=[./][0-9]{2})-+"  # 12.1-12.14
)
_LENGTH = re.compile(
    rf"(?P<n>[0-9]{{1,3}}|{CHINESE_NUMBER}{{1,3}}|\ba\b|半)\s*"
    r"(?P<unit>天|日(?![0-9])|个?星期|个?礼拜|周|个月|days?\b|weeks?\b|months?\b)"
)
_STARTING = re.compile(r"起|开始|\bfrom\b|\bfor\b")
_WEEK = re.compile(r"(?P<which>下下|下|本|这)个?(?:周|星期|礼拜)(?![一二三四五六日天末1-7])")
_NEXT_WEEK = re.compile(r"\b(?P<which>next|this)\s+week\b")
_THIS_MONTH = re.compile(r"(?:这个月|本月|月)?(?:月底|月末)|\bend of (?:the )?month\b")
_NEXT_MONTH_END = re.compile(r"下个?月(?:底|末)")
_YEAR_END = re.compile(r"年底|年末|\bend of (?:the )?year\b")
_WEEKEND = re.compile(r"周末|\bthe weekend\b")
_OF_TODAY = re.compile(r"下|这|本|今|明|后|next|this|tomorrow|today")
_FAR_AHEAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both included."""

    first: date
    last: date

    def since(self, zone: ZoneInfo) -> datetime:
        """The beginning of the first day."""
        return datetime.combine(self.first, time(), zone)

    def until(self, zone: ZoneInfo) -> datetime:
        """The end of the last day: the moment in which the next begins."""
        return datetime.combine(self.last + timedelta(days=1), time(), zone)


def parse_days(text: str, now: datetime, zone: ZoneInfo) -> Days | Problem:
    """The days said in `text`; what has begun already begins today.

    "none": no day is said. "no-such-day": 2月30日. "no-end": only from when. "over": the last day
    is gone. "backwards": it ends before it begins. "too-long": more than a year.
    """
    plain = aligned(text)
    today = now.astimezone(zone).date()
    found = _said(plain, today, zone)
    return found if isinstance(found, str) else _sound(found, today)


def _sound(days: Days, today: date) -> Days | Problem:
    if days.last < days.first:
        return "backwards"
    if days.last < today:
        return "over"
    first = max(days.first, today)
    return "too-long" if days.last - first > LONGEST else Days(first, days.last)


def _said(plain: str, today: date, zone: ZoneInfo) -> Days | Problem:
    divided = _divided(plain)
    if divided is not None:
        return _from_to(*divided, today, zone)
    week = _WEEK.search(plain) or _NEXT_WEEK.search(plain)
    if week is not None:
        return _week(week["which"], today)
    length = _length(plain)
    if length is not None:
        return _so_long(plain, length, today, zone)
    day = _day(plain, today, zone)
    if isinstance(day, date):
        return "no-end" if _STARTING.search(plain) else Days(day, day)
    return day


def _divided(plain: str) -> tuple[str, str] | None:
    """What stands on the two sides of 到; not of the marks inside 2026-12-01."""
    without_dates = re.sub(r"20[0-9]{2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}", _blank, plain)
    found = _TO.search(without_dates)
    return None if found is None else (plain[: found.start()], plain[found.end() :])


def _blank(found: re.Match[str]) -> str:
    return "0" * len(found[0])


def _from_to(left: str, right: str, today: date, zone: ZoneInfo) -> Days | Problem:
    first: date | Problem = _day(left, today, zone) if left.strip() else today
    if first == "none":
        first = today  # 我到月底都不在
    if isinstance(first, str):
        return first
    of_today = bool(_OF_TODAY.search(right))
    last = _end(right, today if of_today else first, zone)
    if isinstance(last, str):
        return last
    if first - today > _FAR_AHEAD:  # 11月20日到12月5日, said on 24 November: it has begun
        near = _end(right, today, zone)
        if isinstance(near, date) and near < first and near - today < _FAR_AHEAD:
            return Days(today, near)
    return Days(first, last)


def _end(right: str, from_day: date, zone: ZoneInfo) -> date | Problem:
    if _NEXT_MONTH_END.search(right):
        return _end_of_month(_first_of_next(from_day))
    if _THIS_MONTH.search(right):
        return _end_of_month(from_day)
    if _YEAR_END.search(right):
        return date(from_day.year, 12, 31)
    if _WEEKEND.search(right):
        return from_day + timedelta(days=6 - from_day.weekday())
    week = _WEEK.search(right) or _NEXT_WEEK.search(right)
    if week is not None:
        found = _week(week["which"], from_day)
        return found.last
    return _day(_bare_number(right), from_day, zone)


def _bare_number(right: str) -> str:
    """12月1日到14: the day of a month."""
    return re.sub(r"^\s*([0-9]{1,2})\s*$", r"\1日", right)


def _so_long(plain: str, length: "_Length", today: date, zone: ZoneInfo) -> Days | Problem:
    start, end = length.span
    rest = plain[:start] + " " * (end - start) + plain[end:]
    first = _day(rest, today, zone)
    if first == "none":
        first = today
    return first if isinstance(first, str) else Days(first, length.last_from(first))


@dataclass(frozen=True, slots=True)
class _Length:
    days: int
    months: int
    span: tuple[int, int]

    def last_from(self, first: date) -> date:
        after = _months_later(first, self.months) + timedelta(days=self.days)
        return after - timedelta(days=1)


def _length(plain: str) -> _Length | None:
    for found in _LENGTH.finditer(plain):
        if plain[: found.start()].endswith("月") or (found["unit"] == "日" and not _asks(plain)):
            continue  # 12月3日 is a day
        number = {"a": 1, "半": 0}.get(found["n"], number_in_words(found["n"]))
        if number is None:
            continue
        return _of_unit(number, found)
    return None


def _asks(plain: str) -> bool:
    return bool(_STARTING.search(plain))


def _of_unit(number: int, found: re.Match[str]) -> _Length | None:
    unit = found["unit"]
    half = found["n"] == "半"
    if "月" in unit or unit.startswith("month"):
        return _Length(15 if half else 0, number, found.span())
    if unit in {"天", "日"} or unit.startswith("day"):
        return _Length(max(number, 1), 0, found.span())
    return _Length(7 * max(number, 1), 0, found.span())


def _week(which: str, today: date) -> Days:
    weeks = {"下下": 2, "下": 1, "next": 1}.get(which, 0)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return Days(max(monday, today), monday + timedelta(days=6))


def _day(said: str, from_day: date, zone: ZoneInfo) -> date | Problem:
    noon = datetime.combine(from_day, time(12), zone)
    found: FoundTime | None = find_time(said, noon, zone)
    if found is None:
        return "none"
    if found.impossible:
        return "no-such-day"
    return found.day or "none"


def _first_of_next(day: date) -> date:
    return _months_later(day.replace(day=1), 1)


def _end_of_month(day: date) -> date:
    return _first_of_next(day) - timedelta(days=1)


def _months_later(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    return date(year, month, 28)
