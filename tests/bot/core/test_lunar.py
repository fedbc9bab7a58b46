"""The lunar calendar agrees with the library that knows it, day by day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis.strategies import dates
from lunar_python import Solar

from bot.core.lunar import LunarDay, lunar_day, solar_day


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        (LunarDay(1952, 1, 1), date(1952, 1, 27)),
        (LunarDay(1952, 2, 30), date(1952, 3, 25)),
        (LunarDay(1952, 5, 3), date(1952, 5, 26)),
        (LunarDay(1952, 5, 3, leap=True), date(1952, 6, 24)),
        (LunarDay(2025, 12, 29), date(2026, 2, 16)),
    ],
)
def test_known_days(lunar: LunarDay, solar: date) -> None:
    assert solar_day(lunar) == solar
    assert lunar_day(solar) == lunar


@pytest.mark.parametrize(
    "nowhere",
    [
        LunarDay(1952, 2, 31), LunarDay(1953, 5, 1, leap=True), LunarDay(1952, 13, 1),
        LunarDay(1952, 0, 1), LunarDay(1952, 1, 0), LunarDay(1, 1, 1), LunarDay(9999, 1, 1),
    ],
    ids=repr,
)  # fmt: skip
def test_days_that_are_not_in_the_calendar(nowhere: LunarDay) -> None:
    assert solar_day(nowhere) is None


def test_a_day_outside_the_calendar_is_said() -> None:
    with pytest.raises(ValueError, match="outside"):
        lunar_day(date(2200, 1, 1))


@settings(deadline=None)  # the first question about a year takes its time
@given(dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_the_librarys_day_and_comes_back(day: date) -> None:
    found = lunar_day(day)
    told = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    assert (found.year, found.month, found.day) == (
        told.getYear(),
        abs(told.getMonth()),
        told.getDay(),
    )
    assert found.leap == (told.getMonth() < 0)
    assert solar_day(found) == day
