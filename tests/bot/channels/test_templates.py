"""Values of templates: within the platform's limits whatever the facts."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.official.templates import Value, fill, fit

BEIJING = ZoneInfo("Asia/Shanghai")
STARTS = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)

LIMITS = {
    "thing1": r".{1,20}",
    "phrase2": r"[\u4e00-\u9fff]{1,5}|—",
    "character_string3": r"[^\u4e00-\u9fff]{1,32}",
    "number4": r"[0-9.]{1,32}|—",
    "letter5": r"[A-Za-z]{1,32}|—",
    "symbol6": r".{1,5}",
    "name7": r".{1,10}|[A-Za-z .]{1,20}",
    "phone_number8": r"[0-9+\-() ]{1,17}|—",
    "car_number9": r".{1,8}",
    "amount10": r".{1,11}",
}


def test_a_study_day_fills_its_template() -> None:
    fields = {"thing1": "title", "time2": "starts_at", "thing3": "place"}
    facts: dict[str, Value] = {
        "title": "十二月学习日",
        "starts_at": STARTS,
        "place": "青竹苑活动室",
        "other": 1,
    }
    assert fill(fields, facts, BEIJING) == {
        "thing1": "十二月学习日",
        "time2": "2026-12-01 19:00",
        "thing3": "青竹苑活动室",
    }


def test_a_time_that_was_stored_as_text_is_shown_alike() -> None:
    assert fit("time2", STARTS.isoformat(), BEIJING) == "2026-12-01 19:00"
    assert fit("date2", "2026-12-01T19:00:00+08:00", BEIJING) == "2026-12-01 19:00"


def test_a_fact_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill({"thing1": "title"}, {}, BEIJING)


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("thing1", "一" * 20, "一" * 20),
        ("thing1", "一" * 21, "一" * 19 + "…"),
        ("thing1", "两行\n的 题目", "两行 的 题目"),
        ("phrase2", "改到晚上七点", "改到晚上七"),
        ("phrase2", "取消!", "取消"),
        ("phrase2", "12", "—"),
        ("character_string1", "求助12号", "12"),
        ("character_string1", 12, "12"),
        ("character_string1", "LX-2026/0012", "LX-2026/0012"),
        ("name1", "王秀兰", "王秀兰"),
        ("name1", "阿卜杜热合曼·买买提江同志", "阿卜杜热合曼·买买提"),
        ("phone_number1", "电话138 0013 8000", "138 0013 8000"),
        ("thing1", "", "—"),
        ("thing1", "  ", "—"),
        ("const1", "进行中", "进行中"),
        ("unheard_of9", "一" * 30, "一" * 19 + "…"),
    ],
)
def test_a_value_is_made_to_fit(key: str, value: str | int, shown: str) -> None:
    assert fit(key, value, BEIJING) == shown


@given(key=some.sampled_from(sorted(LIMITS)), value=some.text(max_size=60))
def test_no_value_breaks_the_type_of_its_field(key: str, value: str) -> None:
    assert re.fullmatch(LIMITS[key], fit(key, value, BEIJING), re.DOTALL)
