"""Codes, lists of numbers, announcements and study days, taken from what stands behind a word."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import (
    NumberList,
    Picked,
    StudyDayDraft,
    is_urgent,
    parse_announcement,
    parse_code,
    parse_numbers,
    parse_study_day,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday, ten in the morning in Shanghai


@pytest.mark.parametrize(
    ("text", "digits", "code"),
    [
        ("123456", 6, "123456"),
        (" 123 456 ", 6, "123456"),
        ("１２３４５６", 6, "123456"),
        ("123-456。", 6, "123456"),
        ("一二三四五六", 6, "123456"),
        ("邀请码 012345", 6, "012345"),
        ("王秀兰 123456", 6, "123456"),
        ("0081", 4, "0081"),
        ("六零八一", 4, "6081"),
        ("12345", 6, None),
        ("1234567", 6, None),
        ("123456 和 654321", 6, None),
        ("", 6, None),
        ("王秀兰", 6, None),
    ],
)
def test_a_code_is_found_however_it_is_written(text: str, digits: int, code: str | None) -> None:
    assert parse_code(text, digits) == code


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 3 5", (1, 3, 5)),
        ("1、3、5", (1, 3, 5)),
        ("1，3，5。", (1, 3, 5)),
        ("1和3", (1, 3)),
        ("1-5", (1, 2, 3, 4, 5)),
        ("1到3 8", (1, 2, 3, 8)),
        ("５\uff0d３", (3, 4, 5)),
        ("一、三、五", (1, 3, 5)),
        ("3号 5号", (3, 5)),
        ("8 8 1", (8, 1)),
        ("135", (135,)),
    ],
)
def test_numbers_are_taken_in_the_order_typed(text: str, numbers: tuple[int, ...]) -> None:
    assert parse_numbers(text) == NumberList(numbers)


@pytest.mark.parametrize("text", ["全部", "全体", "都到了", "all"])
def test_everybody_is_everybody(text: str) -> None:
    assert parse_numbers(text) == NumberList(everybody=True)


@pytest.mark.parametrize("text", ["除了3", "除了3都到了", "全部除了3", "除3号以外", "all except 3"])
def test_everybody_but_some(text: str) -> None:
    assert parse_numbers(text) == NumberList(everybody=True, but=(3,))


@pytest.mark.parametrize("text", ["", "王秀兰", "1 王秀兰", "1-999999", "除了王秀兰", "12月1日"])
def test_what_is_no_list_of_numbers_is_none(text: str) -> None:
    assert parse_numbers(text) is None


def test_a_list_says_whom_it_has_and_which_numbers_it_lacks() -> None:
    known = range(1, 15)
    assert NumberList((1, 3, 99)).within(known) == Picked((1, 3), (99,), ())
    assert NumberList((135,)).within(known) == Picked((), (135,), (135,))
    assert NumberList(everybody=True, but=(3, 77)).within(range(1, 5)).chosen == (1, 2, 4)


@given(st.text(max_size=40))
def test_any_text_is_a_list_or_none(text: str) -> None:
    found = parse_numbers(text)
    assert found is None or found.everybody or found.numbers
    parse_code(text)
    is_urgent(text)


@pytest.mark.parametrize(
    "text", ["急", "紧急！家里漏水", "很着急", "急，不是小事", "緊急", "urgent"]
)
def test_urgent_is_urgent(text: str) -> None:
    assert is_urgent(text)


@pytest.mark.parametrize(
    "text", ["不急", "不着急", "不是很急", "不太急，有空来", "没那么急", "家里漏水"]
)
def test_what_can_wait_is_not_urgent(text: str) -> None:
    assert not is_urgent(text)


@pytest.mark.parametrize(
    ("tail", "word", "text"),
    [
        ("全体 明天停水", "全体", "明天停水"),
        ("全体：明天停水。\n存水！", "全体", "明天停水。\n存水！"),
        ("东风支部\n明天 停水", "东风支部", "明天 停水"),
        ("流动党员，明天停水", "流动党员", "明天停水"),
        ("全体", "全体", ""),
        ("", "", ""),
    ],
)
def test_an_announcement_is_its_audience_and_its_text(tail: str, word: str, text: str) -> None:
    assert parse_announcement(tail)[-1] == (word, text)


SEVEN_PM = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "tail",
    [
        "2026-12-01 19:00 社区活动室 学习报告",
        "12月1日晚上7点 社区活动室 学习报告",
        "下周二晚7点，社区活动室，学习报告",
        "社区活动室 学习报告 12月1日 19：00",
        "时间：12月1日晚7点 地点：社区活动室 题目：学习报告",
    ],
)
def test_a_study_day_is_read_however_it_is_told(tail: str) -> None:
    found = parse_study_day(tail, NOW, SHANGHAI)
    assert found == StudyDayDraft(SEVEN_PM, "社区活动室", "学习报告")


def test_what_is_missing_in_a_study_day_is_none() -> None:
    assert parse_study_day("", NOW, SHANGHAI) == StudyDayDraft(None, None, None)
    assert parse_study_day("12月1日19:00", NOW, SHANGHAI) == StudyDayDraft(SEVEN_PM, None, None)
    assert parse_study_day("12月1日19:00 活动室", NOW, SHANGHAI).place == "活动室"


@pytest.mark.parametrize(
    ("tail", "problem"),
    [
        ("2月30日 19:00 活动室 题目", "no-such-day"),
        ("12月1日 活动室 题目", "no-time"),
        ("2026-11-01 19:00 活动室 题目", "in-the-past"),
    ],
)
def test_a_time_that_cannot_be_is_a_problem(tail: str, problem: str) -> None:
    found = parse_study_day(tail, NOW, SHANGHAI)
    assert found == StudyDayDraft(None, "活动室", "题目", (problem,))


@given(st.text(max_size=60))
def test_any_text_is_a_draft(text: str) -> None:
    found = parse_study_day(text, NOW, SHANGHAI)
    assert found.starts_at is None or found.starts_at > NOW
