"""The benchmark of rosters measures an import that works."""

from pathlib import Path

import pytest

from bench.roster import our_read, plain_read, take_over, write_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small file of the benchmark."""
    write_file(tmp_path / "roster.xlsx", 240)
    return tmp_path / "roster.xlsx"


def test_plain_and_our_reading_see_the_same_rows(file: Path) -> None:
    assert plain_read(file) == "241 rows"  # with the header
    assert our_read(file) == "240 rows"


def test_the_file_is_taken_over_and_then_changes_nothing(file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'roster.db'}"
    assert take_over(file, url) == "240 new, 0 changed, 0 unchanged"
    assert take_over(file, url) == "0 new, 0 changed, 240 unchanged"
