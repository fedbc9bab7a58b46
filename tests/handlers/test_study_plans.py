"""Series and changes of study days as secretaries say them."""

from datetime import date, time

import pytest

from handlers.reading.changes import StudyDayChange, parse_change, parse_which
from handlers.reading.series import LAST, SeriesDraft, parse_series
from tests.builders import NOW, SHANGHAI


@pytest.mark.parametrize(
    ("said", "month_day", "nth", "weekday", "at", "place", "title"),
    [
        ("每月15日 14:30 社区活动室 题目", 15, None, None, "14:30", "社区活动室", "题目"),
        ("每月十五号下午两点半，活动室", 15, None, None, "14:30", "活动室", None),
        ("每月第二个周六 19:00 二楼 学讲话", None, 2, 5, "19:00", "二楼", "学讲话"),
        ("每个月最后一个周五晚上7点", None, LAST, 4, "19:00", None, None),
        ("每月底 19:00 地点：二楼 题目：全年工作", 31, None, None, "19:00", "二楼", "全年工作"),
        ("every second Saturday 19:00 hall title", None, 2, 5, "19:00", "hall", "title"),
        ("monthly on the 15th 14:30 hall", 15, None, None, "14:30", "hall", None),
        ("每月15日", 15, None, None, None, None, None),
    ],
)
def test_a_rule_is_read_as_people_say_it(
    said: str,
    month_day: int | None,
    nth: int | None,
    weekday: int | None,
    at: str | None,
    place: str | None,
    title: str | None,
) -> None:
    hour = None if at is None else time.fromisoformat(at)
    found = parse_series(said, NOW, SHANGHAI)
    assert found == SeriesDraft(month_day, nth, weekday, hour, None, None, place, title)


@pytest.mark.parametrize(
    ("said", "count", "until"),
    [
        ("半年", 6, None),
        ("全年", 12, None),
        ("共8次", 8, None),
        ("到12月", None, (2026, 12)),
        ("到6月底", None, (2027, 6)),
        ("到2028年2月", None, (2028, 2)),
        ("until June", None, (2027, 6)),
    ],
)
def test_how_long_a_series_goes_on(
    said: str, count: int | None, until: tuple[int, int] | None
) -> None:
    found = parse_series(f"每月15日 14:30 活动室 第三讲 {said}", NOW, SHANGHAI)
    assert found is not None
    assert (found.count, found.until, found.title) == (count, until, "第三讲")


@pytest.mark.parametrize(
    "said", ["2026-12-01 19:00 活动室 每月例会", "每月40日 19:00", "下周二晚7点"]
)
def test_what_names_no_day_of_the_month_is_no_series(said: str) -> None:
    assert parse_series(said, NOW, SHANGHAI) is None


CHANGES = {
    "改 3月 3月16日": StudyDayChange(which_month=3, day=date(2027, 3, 16)),
    "3月改到20日": StudyDayChange(which_month=3, day=date(2027, 3, 20)),
    "去掉 2月": StudyDayChange(which_month=2, removed=True),
    "12月15日改到12月16日 19:00": StudyDayChange(
        which=date(2026, 12, 15), day=date(2026, 12, 16), at=time(19)
    ),
    "12月15日 20:00": StudyDayChange(which=date(2026, 12, 15), at=time(20)),
    "12月16日": StudyDayChange(which=date(2026, 12, 16)),
    "时间 20:00": StudyDayChange(at=time(20)),
    "地点：二楼会议室": StudyDayChange(place="二楼会议室"),
    "3月 题目 新年第一讲 主讲 张三": StudyDayChange(which_month=3, title="新年第一讲", host="张三"),
    "改到2月30日": StudyDayChange(impossible=True),
}


@pytest.mark.parametrize("said", CHANGES)
def test_a_change_names_the_day_and_what_is_new(said: str) -> None:
    assert parse_change(said, NOW, SHANGHAI) == CHANGES[said]


def test_behind_the_day_to_be_cancelled_stands_the_reason() -> None:
    found = parse_which("12月15日 下大雨", NOW, SHANGHAI)
    assert (found.which, found.rest) == (date(2026, 12, 15), "下大雨")
    assert parse_which("下大雨", NOW, SHANGHAI).rest == "下大雨"
