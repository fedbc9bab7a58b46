"""通知 and 新建学习日: their tails taken apart."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.spoken_times import FoundTime, find_time

_FIRST_BREAK = re.compile(r"[\s:：,，]+")


def parse_announcement(tail: str) -> tuple[str, str]:
    """The word for the audience and the text exactly as typed behind the first space or colon.

    Either may be empty: nothing typed, or no text behind the word.
    """
    word, *rest = _FIRST_BREAK.split(tail.strip(), maxsplit=1)
    return word, rest[0] if rest else ""


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
    place, title = _place_and_title(rest)
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


def _place_and_title(rest: str) -> tuple[str | None, str | None]:
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
