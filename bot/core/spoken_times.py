"""Times as people say them, read and said: 12月1日晚上7点, 下周二晚7点, 明天下午三点半, 19:00.

Local in, aware UTC out; the zone is passed. What was read is always read back with the weekday
(VOICE, section 1), so a guess may be made where people would make the same one.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.folding import CHINESE_NUMBER, aligned, number_in_words

_N = rf"(?:[0-9]{{1,2}}|{CHINESE_NUMBER}{{1,3}})"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?P<{{}}>{'|'.join(_MONTHS)})[a-z]*\.?"
_ITS_WEEKDAY = r"(?:\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"  # said along, not looked at
_FULL_DATE = (
    r"(?<![0-9])(?P<y>20[0-9]{2})\s*[-/.年]\s*(?P<m>[0-9]{1,2})\s*[-/.月]\s*(?P<d>[0-9]{1,2})"
    rf"(?![0-9])\s*[日号]?(?:t(?=[0-9]))?{_ITS_WEEKDAY}"
)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        _FULL_DATE,
        rf"(?:(?P<near>明年|今年)\s*)?(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*[日号]?{_ITS_WEEKDAY}",
        r"(?P<m>(?<![0-9])[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])\s*[日号]?",
        rf"(?<!月)(?<!月\s)(?P<d>(?<![0-9]){_N})\s*[日号](?![楼线门院室厅馆桌车会求事])",
        r"(?P<word>大后天|后天|明天|明日|明(?=早|晚|上午|下午)|今天|今日|今(?=早|晚))",
        r"(?P<next>下下|下|本|这)?个?(?:周|星期|礼拜)(?P<w>[一二三四五六日天1-7])",
        rf"\b(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('mon')}",
        rf"\b{_MONTH.format('mon')}\s+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\b",
        r"\b(?P<word>today|tonight|the day after tomorrow|tomorrow)\b",
        rf"\b(?:(?P<next>next|this)\s+)?(?P<w>{'|'.join(_WEEKDAYS)})[a-z]*\b",
    )
)
_PART = (
    r"(?:(?P<part>凌晨|清晨|清早|早上|早晨|早|上午|中午|正午|下午|午后|傍晚|晚上|夜里|夜晚|半夜|晚"
    r"|夜)\s*)?"
)
_DIGITAL = (
    rf"{_PART}(?P<h>(?<![0-9])[0-9]{{1,2}})\s*:\s*(?P<m>[0-5][0-9])(?::[0-5][0-9])?(?![0-9])"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
_SPOKEN = (
    rf"{_PART}(?P<h>{_N})\s*[点时](?![间候建意要])钟?\s*"
    rf"(?:(?P<frac>半|一刻|三刻|整)|(?P<m>{_N})\s*分?)?"
)
_TIMES = tuple(
    re.compile(pattern)
    for pattern in (
        _DIGITAL,
        _SPOKEN,
        r"\b(?P<h>[0-9]{1,2})\s*(?P<half>[ap])\.?m\b\.?",
        r"\b(?P<h>[0-9]{1,2})\s*o'clock\b",
    )
)
_DAYS_AHEAD = {
    "今天": 0, "今日": 0, "今": 0, "明天": 1, "明日": 1, "明": 1, "后天": 2, "大后天": 3,
    "today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
_FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_AFTERNOON = frozenset({"下午", "午后", "傍晚"})
_NIGHT = frozenset({"晚上", "夜晚", "晚", "夜里", "半夜", "夜"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """What was said of a moment: the day, the time of day, or both, and where in the text.

    `days_on` is 1 for an hour past midnight of the evening named (晚上12点). `impossible`: a day
    was said that does not exist (2月30日).
    """

    day: date | None
    time: time | None
    days_on: int
    spans: tuple[Span, ...]
    impossible: bool = False

    def rest_of(self, text: str) -> str:
        """`text` without the words that said the time."""
        for start, end in sorted(self.spans, reverse=True):
            text = f"{text[:start]} {text[end:]}"
        return " ".join(text.split())

    def moment(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """The moment in aware UTC; None without a time of day, or if there is no such day.

        Without a day: the next time the clock shows it.
        """
        if self.time is None or self.impossible:
            return None
        today = now.astimezone(zone).date()
        said = datetime.combine(self.day or today, self.time, zone) + timedelta(days=self.days_on)
        if self.day is None and said <= now:
            said += timedelta(days=1)
        return said.astimezone(UTC)


def find_time(text: str, now: datetime, zone: ZoneInfo) -> FoundTime | None:
    """The first day and the first time of day said in `text`, in `zone`; None if neither is there.

    A day without a year is the next such day; a weekday the next one, 下周二 the one in next week.
    """
    plain = aligned(text)
    today = now.astimezone(zone).date()
    day, day_span = _find_day(plain, today)
    without_day = plain if day_span is None else _blanked(plain, day_span)
    clock, days_on, clock_span = _find_clock(without_day)
    spans = tuple(span for span in (day_span, clock_span) if span is not None)
    if not spans:
        return None
    return FoundTime(day, clock, days_on, spans, impossible=day is None and day_span is not None)


def find_clock(text: str) -> FoundTime | None:
    """The first time of day said in `text`, whatever day; None if none is said."""
    clock, days_on, span = _find_clock(aligned(text))
    return None if span is None else FoundTime(None, clock, days_on, (span,))


def parse_moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment said in `text`, aware UTC; None if no time of day is said."""
    found = find_time(text, now, zone)
    return None if found is None else found.moment(now, zone)


def _blanked(text: str, span: Span) -> str:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]


def _find_day(plain: str, today: date) -> tuple[date | None, Span | None]:
    for pattern in _DATES:
        found = pattern.search(plain)
        if found is not None:
            return _day_of(found.groupdict(), today), found.span()
    return None, None


def _day_of(said: dict[str, str | None], today: date) -> date | None:
    if word := said.get("word"):
        return today + timedelta(days=_DAYS_AHEAD[word])
    if weekday := said.get("w"):
        return _weekday(weekday, said.get("next"), today)
    day = number_in_words(said.get("d") or "")
    if day is None:
        return None
    if year := said.get("y"):
        return _date(int(year), number_in_words(said.get("m") or ""), day)
    if month := said.get("mon"):
        return _next_date(_MONTHS.index(month) + 1, day, today)
    if said.get("m") is None:
        return _next_day_of_month(day, today)
    month_said = number_in_words(said["m"] or "")
    if near := said.get("near"):
        return _date(today.year + (near == "明年"), month_said, day)
    return _next_date(month_said, day, today)


def _date(year: int, month: int | None, day: int) -> date | None:
    try:
        return date(year, month or 0, day)
    except ValueError:
        return None


def _next_date(month: int | None, day: int, today: date) -> date | None:
    """The next such day; 29 February may be some years off."""
    for year in range(today.year, today.year + 5):
        found = _date(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def _next_day_of_month(day: int, today: date) -> date | None:
    month = today.year * 12 + today.month - 1
    for ahead in range(3):
        found = _date((month + ahead) // 12, (month + ahead) % 12 + 1, day)
        if found is not None and found >= today:
            return found
    return None


def _weekday(said: str, which: str | None, today: date) -> date:
    if said in _WEEKDAYS:
        wanted = _WEEKDAYS.index(said)
    else:
        wanted = "一二三四五六日".find("日" if said == "天" else said)
        wanted = wanted if wanted >= 0 else int(said) - 1
    monday = today - timedelta(days=today.weekday())
    weeks = {"下下": 2, "下": 1, "next": 1, "本": 0, "这": 0, "this": 0}
    if which is not None:
        return monday + timedelta(days=wanted, weeks=weeks[which])
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _find_clock(plain: str) -> tuple[time | None, int, Span | None]:
    for pattern in _TIMES:
        for found in pattern.finditer(plain):
            said = found.groupdict()
            hour, minute = number_in_words(said["h"]), _minute_of(said)
            if hour is None or hour > 24 or minute is None or minute > 59:
                continue
            hour = _hour_of_day(hour, said)
            return time(hour % 24, minute), hour // 24, found.span()
    return None, 0, None


def _minute_of(said: dict[str, str | None]) -> int | None:
    if fraction := said.get("frac"):
        return _FRACTIONS[fraction]
    minutes = said.get("m")
    return 0 if minutes is None else number_in_words(minutes)


def _hour_of_day(hour: int, said: dict[str, str | None]) -> int:
    """Which of the two halves of the day was meant."""
    part, half = said.get("part"), said.get("half")
    if half is not None:
        return hour % 12 + (12 if half == "p" else 0)
    if part in _AFTERNOON:
        return hour + 12 if hour < 12 else hour
    if part in _NIGHT:
        return _hour_at_night(hour)
    if part in {"中午", "正午"}:
        return hour + 12 if hour < 4 else hour
    if part in {"凌晨", "清晨"} and hour == 12:
        return 0
    spoken_alone = part is None and "frac" in said
    # Nobody meets at three in the morning: 3点 alone is in the afternoon.
    return hour + 12 if spoken_alone and 1 <= hour <= 6 else hour


def _hour_at_night(hour: int) -> int:
    """晚上7点 is 19, 晚上12点 is 24 and 晚上1点 is 25: the day named is the evening's."""
    if 5 <= hour <= 12:
        return hour + 12
    return hour + 24 if hour < 5 else hour


_DAY_PARTS = ((5, "凌晨"), (8, "早上"), (11, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def say_time(at: datetime, zone: ZoneInfo, language: str = "zh-CN") -> str:
    """A moment as people say it: 12月1日（周二）晚上7点, Tuesday 1 December, 7 pm."""
    local = at.astimezone(zone)
    if language == "en":
        return f"{say_day(at, zone, language)}, {_english_clock(local)}"
    return f"{say_day(at, zone, language)}{_chinese_clock(local)}"


def say_day(at: datetime, zone: ZoneInfo, language: str = "zh-CN") -> str:
    """The day of a moment with the weekday: 12月1日（周二）, Tuesday 1 December."""
    local = at.astimezone(zone)
    if language == "en":
        return f"{local:%A} {local.day} {local:%B}"
    return f"{local.month}月{local.day}日（周{'一二三四五六日'[local.weekday()]}）"


def say_short_day(day: date, language: str = "zh-CN") -> str:
    """A day in a list of many: 12月15日周二, Tue 15 Dec."""
    if language == "en":
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.month}月{day.day}日周{'一二三四五六日'[day.weekday()]}"


def say_clock(at: datetime, zone: ZoneInfo, language: str = "zh-CN") -> str:
    """The time of day of a moment: 晚上7点半, 7:30 pm."""
    local = at.astimezone(zone)
    return _english_clock(local) if language == "en" else _chinese_clock(local)


def _chinese_clock(local: datetime) -> str:
    part = next(name for until, name in _DAY_PARTS if local.hour < until)
    hour = local.hour - 12 if local.hour > 12 else local.hour
    minutes = {0: "", 30: "半"}.get(local.minute, f"{local.minute:02}分")
    return f"{part}{hour}点{minutes}"


def _english_clock(local: datetime) -> str:
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'pm' if local.hour >= 12 else 'am'}"
