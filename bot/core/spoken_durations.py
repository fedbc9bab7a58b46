"""Lengths of time as people say them: 一个半小时, 90分钟, 半小时, 1 h 30 min."""

import re
from datetime import timedelta

from bot.core.folding import CHINESE_NUMBER, compact, number_in_words

_N = rf"(?:[0-9]+(?:\.[0-9]+)?|{CHINESE_NUMBER}+)"
_HOURS = re.compile(
    rf"(?P<n>{_N})(?:个(?P<half>半)?)?(?:小时|钟头|hours?|hrs?|h)|(?P<only_half>半)个?(?:小时|钟头)"
)
_AND_A_HALF = re.compile(r"半(?![个小])")
_MINUTES = re.compile(rf"(?P<n>{_N})(?:分钟?|minutes?|mins?|m)|(?P<quarters>[一三])刻钟?")


def parse_duration(text: str) -> timedelta | None:
    """The length said in `text`, up to a day; None if none is said."""
    plain = compact(text)
    hours = _HOURS.search(plain)
    minutes = _MINUTES.search(plain, hours.end() if hours else 0)
    if hours is None and minutes is None:
        return None
    total = timedelta(hours=_hours_in(hours, plain), minutes=_minutes_in(minutes))
    return total if timedelta(0) < total <= timedelta(days=1) else None


def _amount(text: str) -> float:
    number = number_in_words(text)
    if number is not None:
        return min(number, 10_000)
    return min(float(text), 10_000) if re.fullmatch(r"[0-9]+\.?[0-9]*", text) else 0


def _hours_in(found: re.Match[str] | None, plain: str) -> float:
    if found is None:
        return 0
    if found["only_half"]:
        return 0.5
    half = found["half"] or _AND_A_HALF.match(plain, found.end())
    return _amount(found["n"]) + (0.5 if half else 0)


def _minutes_in(found: re.Match[str] | None) -> float:
    if found is None:
        return 0
    if found["quarters"]:
        return 15 if found["quarters"] == "一" else 45
    return _amount(found["n"])


_COUNTED = "零一两三四五六七八九十"


def say_duration(length: timedelta, language: str = "zh-CN") -> str:
    """A length as people say it, to the minute: 一个半小时, 两小时, 40分钟; 1 h 30 min."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    if language == "en":
        return " ".join(
            part for part in (f"{hours} h" * bool(hours), f"{minutes} min" * bool(minutes)) if part
        )
    if minutes == 30:
        return f"{_counted(hours)}个半小时" if hours else "半小时"
    whole = f"{_counted(hours)}小时" if hours else ""
    return whole + (f"{minutes}分钟" if minutes or not hours else "")


def _counted(number: int) -> str:
    return _COUNTED[number] if number < len(_COUNTED) else str(number)
