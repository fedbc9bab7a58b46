"""Stretches of days as people say them, on Tuesday 24 November 2026 unless another day is named."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spoken_days import LONGEST, Days, parse_days
from tests.builders import SHANGHAI

TUESDAY = datetime(2026, 11, 24, 2, tzinfo=UTC)


def days(first: tuple[int, int], last: tuple[int, int], year: int = 2026) -> Days:
    """From and to, as month and day; the last may lie in the next year."""
    to_year = year + ((last[0], last[1]) < (first[0], first[1]))
    return Days(date(year, *first), date(to_year, *last))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("12月1日到14日", days((12, 1), (12, 14))),
        ("12月1日到14", days((12, 1), (12, 14))),
        ("12月1号至12月14号", days((12, 1), (12, 14))),
        ("从12月1日到14日", days((12, 1), (12, 14))),
        ("12月1日-14日", days((12, 1), (12, 14))),
        ("12月1日—12月14日", days((12, 1), (12, 14))),
        ("2026-12-01到2026-12-14", days((12, 1), (12, 14))),
        ("12.1-12.14", days((12, 1), (12, 14))),
        ("十二月一日到十四日", days((12, 1), (12, 14))),
        ("１２月１日到１４日", days((12, 1), (12, 14))),
        ("12月28日到1月3日", days((12, 28), (1, 3))),
        ("明天起一周", days((11, 25), (12, 1))),
        ("明天开始两周", days((11, 25), (12, 8))),
        ("明天起十天", days((11, 25), (12, 4))),
        ("今天起三天", days((11, 24), (11, 26))),
        ("三天", days((11, 24), (11, 26))),
        ("一个月", days((11, 24), (12, 23))),
        ("12月1日起一个月", days((12, 1), (12, 31))),
        ("12月1日起三天", days((12, 1), (12, 3))),
        ("12月1日起半个月", days((12, 1), (12, 15))),
        ("到月底", days((11, 24), (11, 30))),
        ("明天到月底", days((11, 25), (11, 30))),
        ("12月5日到月底", days((12, 5), (12, 31))),
        ("到下个月底", days((11, 24), (12, 31))),
        ("到年底", days((11, 24), (12, 31))),
        ("到12月5日", days((11, 24), (12, 5))),
        ("到周五", days((11, 24), (11, 27))),
        ("明天到下周五", days((11, 25), (12, 4))),
        ("后天到周末", days((11, 26), (11, 29))),
        ("下周", days((11, 30), (12, 6))),
        ("这周", days((11, 24), (11, 29))),
        ("下周一到周五", days((11, 30), (12, 4))),
        ("12月1日", days((12, 1), (12, 1))),
        ("明天", days((11, 25), (11, 25))),
        ("11月20日到12月5日", days((11, 24), (12, 5))),
        ("1 December to 14 December", days((12, 1), (12, 14))),
        ("tomorrow for 2 weeks", days((11, 25), (12, 8))),
        ("next week", days((11, 30), (12, 6))),
    ],
)
def test_days_are_taken_as_people_say_them(said: str, meant: Days) -> None:
    assert parse_days(said, TUESDAY, SHANGHAI) == meant


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("", "none"),
        ("过几天", "none"),
        ("李根宝", "none"),
        ("2月30日到3月5日", "no-such-day"),
        ("2月20日到2月30日", "no-such-day"),
        ("12月1日起", "no-end"),
        ("2026年11月1日到2026年11月5日", "over"),
        ("12月14日到2026年12月1日", "backwards"),
        ("明天起700天", "too-long"),
    ],
)
def test_what_is_no_stretch_of_days_is_named(said: str, problem: str) -> None:
    assert parse_days(said, TUESDAY, SHANGHAI) == problem


def test_a_month_that_is_shorter_ends_with_its_last_day() -> None:
    at_the_end = datetime(2027, 1, 31, 2, tzinfo=UTC)
    assert parse_days("一个月", at_the_end, SHANGHAI) == Days(date(2027, 1, 31), date(2027, 2, 27))


def test_the_days_begin_and_end_at_midnight_of_the_place() -> None:
    meant = days((12, 1), (12, 14))
    assert meant.since(SHANGHAI) == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert meant.until(SHANGHAI) == datetime(2026, 12, 14, 16, tzinfo=UTC)


PIECES = st.sampled_from(
    [*"0123456789一二三十月日号到至起周天年-.~ ", "下周", "月底", "明天", "半个月", "to", "week"]
)


@given(said=st.lists(PIECES, max_size=8).map("".join))
def test_whatever_is_typed_is_a_sound_stretch_or_a_problem(said: str) -> None:
    found = parse_days(said, TUESDAY, SHANGHAI)
    if isinstance(found, Days):
        assert TUESDAY.date() <= found.first <= found.last <= found.first + LONGEST
