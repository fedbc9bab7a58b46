"""Times and lengths as people say them, read and said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spoken_durations import parse_duration, say_duration
from bot.core.spoken_times import find_time, parse_moment, say_clock, say_day, say_time

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday, ten in the morning in Shanghai


def local(text: str) -> str | None:
    moment = parse_moment(text, NOW, SHANGHAI)
    return None if moment is None else moment.astimezone(SHANGHAI).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    "text",
    [
        "12月1日晚上7点", "下周二晚7点", "下个星期二晚上七点", "2026-12-01 19:00",
        "2026-12-01T19:00", "2026年12月1日 19：00", "2026/12/1 19:00", "１２月１日１９：００",
        "十二月一日晚七点", "12.1 19:00", "12/1 19:00", "1号晚上7点整", "12月1日 下午7:00",
        "12月1日19点", "Dec 1 7pm", "1 December 19:00", "next Tuesday 7 pm", "12月1日19時",
        "12月1日（周二）晚上7点",
    ],
)  # fmt: skip
def test_one_evening_is_said_in_many_ways(text: str) -> None:
    assert local(text) == "12-01 19:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天下午三点半", "11-25 15:30"),
        ("明晚8点", "11-25 20:00"),
        ("今晚八点一刻", "11-24 20:15"),
        ("后天早上9点", "11-26 09:00"),
        ("大后天9点05分", "11-27 09:05"),
        ("19:00", "11-24 19:00"),
        ("9:00", "11-25 09:00"),
        ("周五下午2点", "11-27 14:00"),
        ("礼拜天晚上七点", "11-29 19:00"),
        ("下下周一9点", "12-07 09:00"),
        ("中午12点半", "11-24 12:30"),
        ("中午1点", "11-24 13:00"),
        ("3点", "11-24 15:00"),
        ("明天凌晨3点", "11-25 03:00"),
        ("今天晚上12点", "11-25 00:00"),
        ("今天晚上1点", "11-25 01:00"),
        ("凌晨12点", "11-25 00:00"),
        ("明年1月5日晚上7点", "01-05 19:00"),
        ("1月5日晚上7点", "01-05 19:00"),
        ("tomorrow 7:30 pm", "11-25 19:30"),
    ],
)
def test_a_moment_is_the_next_one_that_fits(text: str, expected: str) -> None:
    assert local(text) == expected


@pytest.mark.parametrize(
    "text", ["", "没有", "12月1日", "2月30日19:00", "25:00", "3号楼", "两小时"]
)
def test_what_says_no_moment_is_none(text: str) -> None:
    assert local(text) is None


def test_the_rest_of_a_text_is_kept_as_typed() -> None:
    text = "12月1日（周二）晚上7点 社区活动室 学习《报告》"
    found = find_time(text, NOW, SHANGHAI)
    assert found is not None
    assert found.rest_of(text) == "社区活动室 学习《报告》"


@pytest.mark.parametrize(
    ("hour", "minute", "chinese", "english"),
    [
        (19, 0, "晚上7点", "7 pm"),
        (19, 30, "晚上7点半", "7:30 pm"),
        (9, 5, "上午9点05分", "9:05 am"),
        (12, 0, "中午12点", "12 pm"),
        (0, 0, "凌晨0点", "12 am"),
        (6, 45, "早上6点45分", "6:45 am"),
        (15, 0, "下午3点", "3 pm"),
    ],
)
def test_times_are_said_as_people_say_them(
    hour: int, minute: int, chinese: str, english: str
) -> None:
    at = datetime(2026, 12, 1, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)
    assert say_time(at, SHANGHAI) == f"12月1日（周二）{chinese}"
    assert say_time(at, SHANGHAI, "en") == f"Tuesday 1 December, {english}"
    assert say_day(at, SHANGHAI) + say_clock(at, SHANGHAI) == say_time(at, SHANGHAI)


@given(st.integers(24 * 60, 340 * 24 * 60))
def test_what_is_said_is_read_back(minutes: int) -> None:
    at = NOW + timedelta(minutes=minutes)
    assert parse_moment(say_time(at, SHANGHAI), NOW, SHANGHAI) == at
    assert parse_moment(say_time(at, SHANGHAI, "en"), NOW, SHANGHAI) == at


@given(st.text(max_size=60))
def test_any_text_is_searched_for_a_time(text: str) -> None:
    find_time(text, NOW, SHANGHAI)
    parse_duration(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("一个半小时", 90), ("两小时", 120), ("90分钟", 90), ("1.5小时", 90), ("半小时", 30),
        ("半个小时", 30), ("一小时二十分", 80), ("2小时半", 150), ("三刻钟", 45), ("一个钟头", 60),
        ("1h 30m", 90), ("大约一个小时", 60),
    ],
)  # fmt: skip
def test_lengths_are_read_as_people_say_them(text: str, minutes: int) -> None:
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "很久", "0分钟", "99小时"])
def test_what_says_no_length_is_none(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(1, 24 * 60))
def test_a_length_said_is_read_back(minutes: int) -> None:
    length = timedelta(minutes=minutes)
    assert parse_duration(say_duration(length)) == length
    assert parse_duration(say_duration(length, "en")) == length


def test_lengths_are_said_as_people_say_them() -> None:
    said = [say_duration(timedelta(minutes=minutes)) for minutes in (90, 120, 30, 40, 80)]
    assert said == ["一个半小时", "两小时", "半小时", "40分钟", "一小时20分钟"]
    assert say_duration(timedelta(minutes=90), "en") == "1 h 30 min"
