"""How many can be expected to answer, when asking is worth it, and the platform's month."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.asking.rules import ASSUMED_SHARE, Forecast, Past, month_of


def test_of_people_never_asked_three_of_ten_are_assumed_to_answer() -> None:
    assert Past(0, 0).share == pytest.approx(ASSUMED_SHARE)


@given(some.integers(0, 10_000), some.floats(0, 1))
def test_what_is_known_outweighs_the_assumption_the_more_is_known(asked: int, part: float) -> None:
    answered = int(asked * part)
    share = Past(asked, answered).share
    known = answered / asked if asked else ASSUMED_SHARE
    assert min(known, ASSUMED_SHARE) - 1e-9 <= share <= max(known, ASSUMED_SHARE) + 1e-9
    if asked >= 1_000:
        assert abs(share - known) < 0.01


@pytest.mark.parametrize(
    ("shut", "later", "now", "audience", "worth"),
    [
        (10, 13, 12, 50, True),
        (9, 30, 12, 45, False),  # too few to ask
        (10, 30, 12, 51, False),  # less than a fifth
        (40, 12, 12, 50, False),  # no more than now
    ],
)
def test_it_is_offered_to_many_who_are_shut_out_and_where_it_raises_reach(
    shut: int, later: int, now: int, audience: int, worth: bool
) -> None:
    assert Forecast(shut, shut, later).is_worth_it(now=now, audience=audience) is worth


def test_the_platforms_month_begins_at_midnight_in_beijing() -> None:
    last = datetime(2026, 12, 31, 15, 59, tzinfo=UTC)
    first = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    assert month_of(last) == (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), first)
    assert month_of(first) == (first, datetime(2027, 1, 31, 16, 0, tzinfo=UTC))
