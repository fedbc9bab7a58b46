"""Birth dates by either calendar become one solar date, and come out as they went in."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import dates

from bot.core.lunar import lunar_words
from bot.people import roster
from bot.people.roster.days import birth_in
from tests.bot.people.sheets import excel

LUNAR = date(1952, 3, 29)  # the fourth of the third month
LEAP = date(1952, 6, 24)  # the third of the second fifth month


def read_row(folder: Path, born: object, calendar: object) -> roster.Roster | roster.Problems:
    """A file of one member born so."""
    headers = ["姓名", "组织", "出生日期", "生日历法"]
    return roster.read(excel(folder, headers, ["王秀兰", "东风支部", born, calendar]))


@pytest.mark.parametrize(
    ("born", "calendar", "day", "kept_by"),
    [
        ("1952-03-04", None, date(1952, 3, 4), None),
        ("1952-03-04", "公历", date(1952, 3, 4), "solar"),
        ("1952-03-04", "农历", LUNAR, "lunar"),
        ("19520304", "农历", LUNAR, "lunar"),
        (datetime.fromisoformat("1952-03-04"), "农历", LUNAR, "lunar"),
        ("1952年三月初四", "农历", LUNAR, "lunar"),
        ("农历1952年三月初四", None, LUNAR, "lunar"),
        ("农历一九五二年三月初四日", "农历", LUNAR, "lunar"),
        ("一九五二年三月四日", None, date(1952, 3, 4), None),
        ("1952年闰五月初三", "农历", LEAP, "lunar"),
        ("1952年闰5月3日", None, LEAP, "lunar"),
        ("1952-闰5-3", "农历", LEAP, "lunar"),
        ("1952-02-30", "农历", date(1952, 3, 25), "lunar"),
        ("1952年腊月廿三", None, date(1953, 2, 6), "lunar"),
        ("1952年正月十五", None, date(1952, 2, 10), "lunar"),
        ("1952年二月三十", "农历", date(1952, 3, 25), "lunar"),
        ("1952年二月卅", "农历", date(1952, 3, 25), "lunar"),
    ],
    ids=repr,
)
def test_a_birth_date_is_kept_as_a_solar_day(
    tmp_path: Path, born: object, calendar: object, day: date, kept_by: str | None
) -> None:
    found = read_row(tmp_path, born, calendar)
    assert isinstance(found, roster.Roster), found
    assert (found.rows[0].born_on, found.rows[0].birthday_calendar) == (day, kept_by)


@pytest.mark.parametrize(
    ("born", "calendar", "key"),
    [
        ("1952-02-31", "农历", "roster-no-such-lunar-day"),
        ("1953年闰五月初三", "农历", "roster-no-such-lunar-day"),
        ("1952-13-01", "农历", "roster-no-such-lunar-day"),
        ("1952-02-30", None, "roster-no-such-day"),
        ("1952年闰五月初三", "公历", "roster-two-calendars"),
        ("公历1952年5月3日", "农历", "roster-two-calendars"),
        ("3/4/1952", None, "roster-expected-date"),
    ],
)
def test_a_day_no_calendar_has_is_said_with_its_row(
    tmp_path: Path, born: str, calendar: str | None, key: str
) -> None:
    found = read_row(tmp_path, born, calendar)
    assert isinstance(found, roster.Problems)
    assert [(one.row, one.column, one.key) for one in found.found] == [(2, "出生日期", key)]


def test_a_column_of_two_formats_is_understood_row_by_row(tmp_path: Path) -> None:
    path = excel(
        tmp_path,
        ["姓名", "组织", "出生日期"],
        ["王秀兰", "东风支部", "1952年3月4日"],
        ["李根宝", "东风支部", "1950/12/01"],
        ["赵德福", "东风支部", 19057],
    )
    found = roster.read(path)
    assert isinstance(found, roster.Roster)
    days = [row.born_on for row in found.rows]
    assert days == [date(1952, 3, 4), date(1950, 12, 1), date(1952, 3, 4)]


def test_a_joining_date_is_never_lunar(tmp_path: Path) -> None:
    headers = ["姓名", "组织", "入党日期"]
    found = roster.read(excel(tmp_path, headers, ["王秀兰", "东风支部", "1985年五月初三"]))
    assert isinstance(found, roster.Problems)
    assert found.found[0].key == "roster-lunar-here"


@settings(deadline=None)  # the first question about a year takes its time
@given(dates(date(1900, 2, 1), date(2026, 12, 31)))
def test_lunar_words_are_read_back_as_the_same_day(day: date) -> None:
    words = lunar_words(day)
    assert birth_in(words, words, "lunar") == (day, "lunar")
