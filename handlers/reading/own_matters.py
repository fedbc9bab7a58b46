"""What stands behind 更正, 提醒时间, 免打扰, 暂停通知 and 心里话, taken apart."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.core.folding import CHINESE_NUMBER, aligned, compact, folded, number_in_words
from bot.core.hours import Span
from bot.core.spoken_times import find_time
from handlers.vocabulary.own_matters import OWN_KINDS
from handlers.vocabulary.shapes import listed

_BETWEEN = re.compile(r"\s*(?:到|至|—|~|-|\bto\b|\buntil\b)\s*")
_FILLING = re.compile(r"^(?:是|为|改成|改为|成|换成|换到|变成|现在是|:|：|,|，|\s)+")
_MY = re.compile(r"^(?:我家的|我的|我(?=家里|家人|家庭)|我(?!家))(?=.)")
_PART_OF_DAY = re.compile(
    r"凌晨|清晨|早|上午|中午|下午|午后|傍晚|晚|夜|[ap]\.?m|:|：", re.IGNORECASE
)
_OFF = frozenset(listed("取消, 不用了, 不用, 不要了, 没有, 关了, 关掉, 照旧, 默认, off, none"))
_LENGTH = re.compile(
    rf"(?P<n>半|[0-9]{{1,3}}|{CHINESE_NUMBER}{{1,3}}|a|one)\s*个?"
    r"(?P<unit>天|日|星期|礼拜|周|月|年|days?|weeks?|months?)"
)
_DAYS = {"天": 1, "日": 1, "星期": 7, "礼拜": 7, "周": 7, "月": 30, "年": 365}
_UNTIL_TOLD = re.compile(r"到我说|一直|我说了|再说|until i say|until told")
_UNTIL = re.compile(r"^(?:留到?|保留到?|到|至|until)\s*(?P<day>.+)$", re.IGNORECASE)
_A_DAY = re.compile(r"月[0-9一二三四五六七八九十]+[日号]")
_LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be corrected and to what; "" for what was not said."""

    field: str = ""
    value: str = ""


@cache
def _field_words() -> tuple[tuple[str, str], ...]:
    """The words of fields with their names, the longest first."""
    words = {
        compact(word): option.name
        for option in OWN_KINDS["correct_what"].options
        if option.name != "no"
        for word in option.words
    }
    return tuple(sorted(words.items(), key=lambda item: -len(item[0])))


def parse_correction(tail: str) -> Correction:
    """电话 13900001111, 电话改成139…, 我家的住址 紫云苑3幢: the field, and the value as typed.

    A number that can only be a phone needs no word before it.
    """
    typed = _MY.sub("", tail.strip())
    text = folded(typed)
    for word, field in _field_words():
        if text.text.startswith(word):
            value = typed[text.places[len(word) - 1] + 1 :]
            return Correction(field, _FILLING.sub("", value).strip(" 。.,，"))
    digits = re.sub(r"[^0-9]", "", compact(typed))
    is_phone = len(digits) >= 7 and len(digits) >= len(compact(typed)) - 3
    return Correction("phone", typed) if is_phone else Correction()


def field_in(sentence: str) -> str:
    """What a sentence says has changed (我换电话了: phone); "" for nothing known."""
    plain = compact(sentence)
    if "搬" in plain:
        return "address"
    return next((field for word, field in _field_words() if word in plain), "")


def phone_in(sentence: str) -> str:
    """The phone number in a sentence, "" if there is not exactly one."""
    found = re.findall(r"(?<![0-9])(?:1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8})(?![0-9])", sentence)
    return found[0] if len(found) == 1 else ""


def is_off(text: str) -> bool:
    """Whether a wish is taken back: 免打扰 取消."""
    return compact(text) in _OFF


def parse_hour(text: str, now: datetime, zone: ZoneInfo) -> time | None:
    """19:30, 晚上7点半, 19: a time of day; None if none is said."""
    found = find_time(text, now, zone)
    if found is not None and found.time is not None:
        return found.time
    number = number_in_words(compact(text).removesuffix("点"))
    return time(number) if number is not None and number < 24 else None


def parse_span(text: str, now: datetime, zone: ZoneInfo) -> Span | None:
    """上午8点到下午4点, 22:00-7:00, 晚上10点到6点: the shortest such span; None if none is said."""
    parts = [part for part in _BETWEEN.split(aligned(text).strip()) if part]
    if len(parts) != 2:
        return None
    start, end = (parse_hour(part, now, zone) for part in parts)
    if start is None or end is None:
        return None
    if not _PART_OF_DAY.search(parts[1]):
        end = _nearest_after(start, end)
    return None if start == end else Span(start, end)


def _nearest_after(start: time, end: time) -> time:
    """Of the two hours that a clock's face shows, the one that comes first after `start`."""
    other = end.replace(hour=(end.hour + 12) % 24)
    return min(end, other, key=lambda one: (_minutes(one) - _minutes(start)) % (24 * 60) or 24 * 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def parse_pause(text: str) -> timedelta | str | None:
    """一个星期, 10天, 到我说为止 ("until_told"); None if nothing of the kind is said."""
    plain = compact(text)
    if _UNTIL_TOLD.search(plain):
        return "until_told"
    found = _LENGTH.search(plain)
    if found is None:
        return None
    unit = found["unit"]
    days = _DAYS.get(unit) or {"d": 1, "w": 7, "m": 30}[unit[0]]
    if found["n"] == "半":
        return timedelta(days=days / 2)
    number = 1 if found["n"] in {"a", "one"} else number_in_words(found["n"])
    length = timedelta(days=days * (number or 0))
    return length if timedelta(0) < length <= _LONGEST_PAUSE else None


def parse_pause_until(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """到12月20日, 12月20日: the end of the day until which somebody pauses, within a year; None:
    no day is said, or a length (parse_pause)."""
    said = text.strip()
    until = parse_until(f"到{said}" if _A_DAY.search(compact(said)) else said, now, zone)
    return until if until is not None and now < until <= now + _LONGEST_PAUSE else None


def parse_until(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """到3月1日, 留一个月: the end of the day until which something is kept; None: no such word."""
    said = _UNTIL.match(text.strip())
    if said is None:
        return None
    found = find_time(said["day"], now, zone)
    if found is not None and found.day is not None:
        return datetime.combine(found.day, time(23, 59), zone)
    length = parse_pause(said["day"])
    return now + length if isinstance(length, timedelta) else None
