"""Lengths of time as people write them."""

import copy
import pickle
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.durations import Duration


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("90s", timedelta(seconds=90)),
        ("2m", timedelta(minutes=2)),
        ("2h", timedelta(hours=2)),
        ("3d", timedelta(days=3)),
        ("0s", timedelta()),
    ],
)
def test_a_duration_is_as_long_as_it_is_written(written: str, length: timedelta) -> None:
    assert Duration(written) == length
    assert str(Duration(written)) == written


@pytest.mark.parametrize(
    "written", ["", "two days", "2", "h", "-1h", "1.5h", "2 h", "1h30m", "2H", "９０s", "100000d"]
)
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a duration, write 48h or 2d$"):
        Duration(written)


def test_a_duration_moves_a_moment() -> None:
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert noon + Duration("2h") == datetime(2026, 12, 1, 14, tzinfo=UTC)


def test_a_day_and_its_hours_are_equally_long_yet_can_be_told_apart() -> None:
    day, hours = Duration("1d"), Duration("24h")
    assert day == hours
    assert (day.count, day.unit) == (1, "d")
    assert (hours.count, hours.unit) == (24, "h")


def test_a_copied_duration_keeps_its_unit() -> None:
    day = Duration("1d")
    for twin in (copy.deepcopy(day), pickle.loads(pickle.dumps(day))):  # noqa: S301 (our own bytes)
        assert repr(twin) == 'Duration("1d")'
