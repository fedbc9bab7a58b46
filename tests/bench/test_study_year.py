"""A short year of a small street: everybody of every day is accounted for at every tick."""

from dataclasses import replace

import pytest

from bench import study_year
from bot import study


def test_two_months_of_a_small_street_end_with_everybody_accounted_for(database_url: str) -> None:
    with study_year.street(database_url, 120) as year:
        done = study_year.live(year, 2)
    assert [one.day.starts_at.month for one in done] == [1, 2]
    for one in done:
        assert one.whole["invited"] == one.whole["attended"] + one.whole.missed
        assert one.whole["place_nobody"] == 0
        assert one.whole["attended"] > one.whole.missed > 0
        assert one.whole["place_handed"] > 0
    assert year.checked > 15


def test_an_imbalance_is_seen(sqlite_url: str) -> None:
    with study_year.street(sqlite_url, 120) as year:
        (done,) = study_year.live(year, 1)
        with year.runtime.database.read() as session:
            made = study.sheet(session, study.Of(done.day, year.now))
    study_year.check(made)
    more = study.Figures({**made.whole.counts, "silent": made.whole["silent"] + 1})
    with pytest.raises(AssertionError, match="answers"):
        study_year.check(replace(made, whole=more))
