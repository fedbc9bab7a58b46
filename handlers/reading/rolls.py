"""What stands behind 补签 and 更正签到: a day that is past, what is so, and why."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.folding import aligned
from bot.core.spoken_times import find_time
from handlers.vocabulary.roll import CAME, DID_NOT_COME

_BACK = {
    "今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2, "大前天": 3,
}  # fmt: skip
_LATELY = timedelta(days=180)  # a day without a year is the last such day, not the next
_MARKS = " \t\n,，、。.;；:：-—()（）"


@dataclass(frozen=True, slots=True)
class AttendanceSaid:
    """Whether somebody came, None where it is not said, and why that has to be put right."""

    came: bool | None
    reason: str


def parse_attendance(note: str) -> AttendanceSaid:
    """没来 记错了 -> they did not, and the reason."""
    plain = aligned(note).lower()
    for words, came in ((DID_NOT_COME, False), (CAME, True)):
        for word in sorted(words, key=len, reverse=True):
            found = re.match(rf"[\s,、:]*{re.escape(word)}", plain)
            if found is not None:
                return AttendanceSaid(came, note[found.end() :].strip(_MARKS))
    return AttendanceSaid(None, note.strip(_MARKS))


def parse_past_day(text: str, now: datetime, zone: ZoneInfo) -> date | None:
    """The last such day that was said; None if it is no day."""
    today = now.astimezone(zone).date()
    plain = aligned(text).strip().lower()
    if plain in _BACK:
        return today - timedelta(days=_BACK[plain])
    found = find_time(text, now - _LATELY, zone)
    return None if found is None or found.impossible else found.day
