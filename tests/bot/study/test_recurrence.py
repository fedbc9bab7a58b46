"""Study days that come again: a table of rules and the days they come to."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import calendar
from bot.study.recurrence import LAST, Rule, fitting, occurrences, planned_in, until_month

AFTERNOON, EVENING = time(14, 30), time(19)
SATURDAY, FRIDAY = 5, 4
NTHS = [1, 2, 3, 4, LAST]


@pytest.mark.parametrize(
    ("rule", "month", "day", "why"),
    [
        (Rule(AFTERNOON, month_day=15), "2026-12-01", "2026-12-15", None),
        (Rule(AFTERNOON, month_day=1), "2026-10-01", "2026-10-08", "holiday"),  # National Day
        (Rule(EVENING, month_day=7), "2026-10-01", "2026-10-08", "holiday"),
        (Rule(AFTERNOON, month_day=8), "2026-10-01", "2026-10-08", None),
        # Saturday 10 October is moved to be worked: by day nobody comes, in the evening they do.
        (Rule(AFTERNOON, nth=2, weekday=SATURDAY), "2026-10-01", "2026-10-11", "moved_workday"),
        (Rule(EVENING, nth=2, weekday=SATURDAY), "2026-10-01", "2026-10-10", None),
        (Rule(AFTERNOON, month_day=20), "2026-09-01", "2026-09-21", "moved_workday"),
        (Rule(AFTERNOON, month_day=25), "2026-09-01", "2026-09-28", "holiday"),  # Mid-autumn
        (Rule(AFTERNOON, month_day=14), "2026-02-01", "2026-02-24", "moved_workday"),
        (Rule(EVENING, month_day=15), "2026-02-01", "2026-02-24", "holiday"),  # Spring Festival
        (Rule(AFTERNOON, month_day=31), "2026-11-01", "2026-11-30", None),
        (Rule(AFTERNOON, month_day=31), "2028-02-01", "2028-02-29", None),
        (Rule(EVENING, nth=LAST, weekday=FRIDAY), "2026-12-01", "2026-12-25", None),
        (Rule(EVENING, nth=5, weekday=FRIDAY), "2026-12-01", "2026-12-25", None),
        # January 2027 is not published: the days of the law are known, moved ones are not.
        (Rule(AFTERNOON, month_day=1), "2027-01-01", "2027-01-02", "holiday"),
        (Rule(AFTERNOON, month_day=15), "2027-01-01", "2027-01-15", None),
        (Rule(AFTERNOON, month_day=6), "2027-02-01", "2027-02-11", "holiday"),
        (Rule(AFTERNOON, month_day=1, on_holiday="keep"), "2026-10-01", "2026-10-01", None),
    ],
)
def test_a_day_that_does_not_fit_moves_on_to_the_next_that_does(
    rule: Rule, month: str, day: str, why: str | None
) -> None:
    found = fitting(rule, planned_in(rule, date.fromisoformat(month)))
    assert (found.day.isoformat(), found.why) == (day, why)


def test_a_year_that_is_not_published_says_so() -> None:
    december, january = occurrences(Rule(AFTERNOON, month_day=15), date(2026, 12, 1), 2)
    assert (december.is_published, january.is_published) == (True, False)


def test_the_festival_is_named() -> None:
    assert fitting(Rule(AFTERNOON, month_day=1), date(2026, 10, 1)).festival == "national"
    assert fitting(Rule(AFTERNOON, month_day=1), date(2027, 1, 1)).festival == "new-year"


def test_a_day_of_this_month_that_is_gone_begins_with_the_next() -> None:
    found = occurrences(Rule(EVENING, month_day=15), date(2026, 11, 24), 12)
    assert [one.planned.month for one in found] == [12, *range(1, 12)]


def test_until_a_month_counts_both_ends() -> None:
    rule = Rule(EVENING, month_day=15)
    assert until_month(rule, date(2026, 12, 1), 2027, 6) == 7
    assert until_month(rule, date(2026, 12, 16), 2026, 12) == 0


@given(
    rule=st.one_of(
        st.builds(Rule, st.times(), month_day=st.integers(1, 31)),
        st.builds(
            Rule, st.times(), nth=st.sampled_from([1, 2, 3, 4, LAST]), weekday=st.integers(0, 6)
        ),
    ),
    start=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
)
def test_every_month_has_its_day_and_none_falls_on_a_festival(rule: Rule, start: date) -> None:
    found = occurrences(rule, start, 12)
    assert len({(one.planned.year, one.planned.month) for one in found}) == 12
    for one in found:
        assert one.planned >= start
        assert calendar.holiday_on(one.day) is None
        assert (one.why is None) == (one.day == one.planned)
