"""3月 3月16日 19:00, 12月15日改到12月16日, 地点：二楼: what of a study day is to change."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.folding import CHINESE_NUMBER, aligned, number_in_words
from bot.core.spoken_times import FoundTime, find_time

_N = rf"(?:[0-9]{{1,2}}|{CHINESE_NUMBER}{{1,3}})"
_MONTH = re.compile(rf"^\s*(?P<m>{_N})月(?:份|那次|的)*(?![0-9{CHINESE_NUMBER[1:-1]}])")
_BARE_DAY = re.compile(rf"^\s*{_N}[日号]")
_TO = re.compile(r"(?:时间)?(?:改到|改成|改为|改在|换到|换成|推迟到|提前到|推到|挪到)|\bto\b")
_NAMED = re.compile(
    r"(?:^|(?<=[\s,，、;；。]))(?P<what>时间|地点|地址|题目|主题|主讲人?|主持人?|time|place|title|host)"
    r"\s*(?:改到|改成|改为|换到|换成|换|是|为|to\b)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_KEYS = {
    "时间": "time", "地点": "place", "地址": "place", "题目": "title", "主题": "title",
    "主讲": "host", "主讲人": "host", "主持": "host", "主持人": "host",
}  # fmt: skip
_EDGES = " ,，、。;；:：\n\t"
_REMOVING = re.compile(r"^\s*(?:去掉|删掉|删除|不要|不办|取消|去除|remove|without|drop)\s*")
_CHANGING = re.compile(r"^\s*(?:改一下|更改|修改|改|把|change)\s*")


@dataclass(frozen=True, slots=True)
class StudyDayChange:
    """Which study day is meant (by its day or its month), and what is said of it anew; None: not
    said. `impossible`: a day was said that does not exist. `rest`: words that say none of this."""

    which: date | None = None
    which_month: int | None = None
    day: date | None = None
    at: time | None = None
    place: str | None = None
    title: str | None = None
    host: str | None = None
    removed: bool = False
    impossible: bool = False
    rest: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything is to change."""
        said = (self.day, self.at, self.place, self.title, self.host)
        return any(one is not None for one in said)


def parse_change(text: str, now: datetime, zone: ZoneInfo) -> StudyDayChange:
    """The change said in `text`; what it does not say is None."""
    removing = _REMOVING.search(text)
    if removing is not None:
        return _which(text[removing.end() :], now, zone, removed=True)
    head, named = _parts(_CHANGING.sub("", text))
    said = _moved(head, named.pop("time", ""), now, zone)
    return StudyDayChange(**{**said, **named})


def parse_which(text: str, now: datetime, zone: ZoneInfo) -> StudyDayChange:
    """A study day named by its day or month, and the words behind it."""
    return _which(text, now, zone)


def _which(text: str, now: datetime, zone: ZoneInfo, *, removed: bool = False) -> StudyDayChange:
    month = _MONTH.search(aligned(text))
    if month is not None:
        rest = text[month.end() :].strip(_EDGES)
        number = number_in_words(month["m"])
        return StudyDayChange(which_month=number, removed=removed, rest=rest)
    found = find_time(text, now, zone)
    if found is None or found.day is None:
        return StudyDayChange(removed=removed, rest=text.strip(_EDGES))
    rest = found.rest_of(text).strip(_EDGES)
    return StudyDayChange(which=found.day, removed=removed, rest=rest)


def _parts(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first named part, and the named parts."""
    head, *parts = _NAMED.split(text)
    named: dict[str, str] = {}
    for what, said in zip(parts[::2], parts[1::2], strict=True):
        value = said.strip(_EDGES)
        if value:
            named[_KEYS.get(what, what.lower())] = value
    return head, named


def _moved(head: str, new: str, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Which day, and its new day and hour."""
    marker = _TO.search(head)
    if marker is not None:
        head, new = head[: marker.start()], f"{head[marker.end() :]} {new}"
    month = _MONTH.search(aligned(head))
    if month is not None:
        number = number_in_words(month["m"])
        return {"which_month": number, **_new(f"{head[month.end() :]} {new}", now, zone, number)}
    first = find_time(head, now, zone)
    if first is None or (first.day is None and not first.impossible):
        return _new(f"{head} {new}", now, zone)
    if new.strip():
        its_month = first.day.month if first.day else None
        return {"which": first.day, **_new(new, now, zone, its_month)}
    return _two_days(head, first, now, zone)


def _two_days(head: str, first: FoundTime, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """12月15日 12月16日 19:00: the day that is meant, then the new one."""
    start, end = first.spans[0]
    blanked = head[:start] + " " * (end - start) + head[end:]
    second = find_time(blanked, now, zone)
    if second is None or second.day is None:
        new = {} if second is None else {"at": second.time}
        return {"which": first.day, "impossible": first.impossible, **new}
    days = sorted([(start, first.day), (second.spans[0][0], second.day)])
    return {"which": days[0][1], "day": days[1][1], "at": second.time}


def _new(text: str, now: datetime, zone: ZoneInfo, month: int | None = None) -> dict[str, Any]:
    """The new day and hour; a bare 20日 lies in the `month` of the day that is meant."""
    if month is not None and _BARE_DAY.search(aligned(text)):
        text = f"{month}月{text.lstrip()}"
    found = find_time(text, now, zone)
    if found is None:
        return {"rest": text.strip(_EDGES)}
    return {"day": found.day, "at": found.time, "impossible": found.impossible}
