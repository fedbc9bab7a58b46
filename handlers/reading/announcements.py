"""通知 and 新建学习日: their tails taken apart."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.spoken_times import FoundTime, find_time

_NUMBER_OF_NOTICE = re.compile(r"\s*[第#]?(?P<number>\d{1,6})(?:号通知|号)?(?:[\s:：,，、]+|$)")
_FIRST_BREAK = re.compile(r"[\s:：,，]+")


_WORD = r"[^\s:：,，、+\uff0b&]+"
_JOIN = r"(?:\s*[、+\uff0b&]\s*|\s+(?:和|跟|与|及|以及|and)\s*|\s*(?:和|跟|与|及)\s+)"
_BUT = r"(?:\s+(?:除了|除去|不含|except|but)\s*|\s*(?:除了|除去|不含)\s+)"
_LONGER = re.compile(rf"{_WORD}(?:{_JOIN}{_WORD})*(?:{_BUT}{_WORD}(?:{_JOIN}{_WORD})*)?")
_MARKED = re.compile(rf"{_WORD}(?:\s*[、+\uff0b&]\s*{_WORD})*")
_WITH_NUMBER = re.compile(r"unanswered\s+[0-9]+", re.IGNORECASE)


def parse_announcement(tail: str) -> tuple[tuple[str, str], ...]:
    """The words for the audience and the text exactly as typed behind them, the likeliest first.

    通知 第一小组 和 流动党员 周三停水 has two readings: the audience with all that seems to belong
    to it, and the first word alone. Either part may be empty: nothing typed, or no text behind.
    """
    tail = tail.strip()
    found = (one.match(tail) for one in (_WITH_NUMBER, _LONGER, _MARKED))
    words = [one[0].strip() for one in found if one is not None]
    words.append(_FIRST_BREAK.split(tail, maxsplit=1)[0])
    return tuple((word, _behind(tail, word)) for word in dict.fromkeys(words))


def parse_list(tail: str) -> tuple[str, str]:
    """存名单 舞蹈队 王秀兰、李根宝: the name of the list, and the words for the people."""
    name, *rest = _FIRST_BREAK.split(tail.strip(), maxsplit=1)
    return name, " ".join(rest).strip()


def _behind(tail: str, word: str) -> str:
    """What follows, less the spaces and the comma or colon between."""
    between = _FIRST_BREAK.match(tail, len(word))
    return tail[len(word) if between is None else between.end() :]


def parse_new_words(tail: str) -> tuple[int | None, str]:
    """改通知 7 新的话: the number, set off from the text (3号楼 has none), and the text as typed.

    None: no number was said. The text is empty for a number alone.
    """
    found = _NUMBER_OF_NOTICE.match(tail)
    if found is None:
        return None, tail.strip()
    return int(found["number"]), tail[found.end() :].strip()


@dataclass(frozen=True, slots=True)
class StudyDayDraft:
    """What of a new study day was said. `problems` names what is wrong or missing.

    "no-such-day", "no-time" (a day, but no time of day), "in-the-past"; `starts_at` is aware UTC
    and None with any of them.
    """

    starts_at: datetime | None
    place: str | None
    title: str | None
    problems: tuple[str, ...] = ()


def parse_study_day(tail: str, now: datetime, zone: ZoneInfo) -> StudyDayDraft:
    """新建学习日 2026-12-01 19:00 社区活动室 题目, the time also as people say it.

    The first word behind the time is the place, the rest the title, as typed. A place or a title
    may be named: 地点：… 题目：….
    """
    found = find_time(tail, now, zone)
    rest = tail if found is None else found.rest_of(tail)
    place, title = place_and_title(rest)
    starts_at, problems = _moment(found, now, zone)
    return StudyDayDraft(starts_at, place, title, problems)


def _moment(
    found: FoundTime | None, now: datetime, zone: ZoneInfo
) -> tuple[datetime | None, tuple[str, ...]]:
    if found is None:
        return None, ()
    if found.impossible:
        return None, ("no-such-day",)
    starts_at = found.moment(now, zone)
    if starts_at is None:
        return None, ("no-time",)
    return (starts_at, ()) if starts_at > now else (None, ("in-the-past",))


_NAMED = re.compile(
    r"(?P<what>时间|地点|地址|在|题目|主题|内容|place|title)\s*[:：]\s*", re.IGNORECASE
)
_PLACES = frozenset({"地点", "地址", "在", "place"})
_EDGES = " ,，、。;；:：\n\t"


def place_and_title(rest: str) -> tuple[str | None, str | None]:
    """The first word is the place and the rest the title, unless they are named: 题目：…."""
    if _NAMED.search(rest):
        return _named(rest)
    rest = rest.strip(_EDGES).removeprefix("在")
    place, *title = re.split(r"[\s,，、;；]+", rest, maxsplit=1)
    return place or None, (title[0].strip(_EDGES) or None) if title else None


def _named(rest: str) -> tuple[str | None, str | None]:
    parts = _NAMED.split(rest)
    found = {"place": "", "title": ""}
    for what, text in zip(parts[1::2], parts[2::2], strict=True):
        if what != "时间":
            key = "place" if what.lower() in _PLACES else "title"
            found[key] = text.strip(_EDGES)
    return found["place"] or None, found["title"] or None
