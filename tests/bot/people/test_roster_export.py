"""What is exported imports as no change, whatever is written in it; and who did it is kept."""

import csv as csv_files
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.cells import plain_text
from bot.people import Person, roster
from bot.people.models import Audit
from bot.people.names import plain_name
from tests.bot.people.sheets import ENGLISH, HEADERS
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, person, role

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "'=x", "''@y", "'quoted'", 'a"b', "a,b;c\td",
    "\u202e倒", "  边上  ", "  =x", "#REF",
    "一行\n两行", "👨‍👩‍👧 一家", "]]>", "<b>&amp;", "_x0041_", "{=1}",
    "1e5", "007", "TRUE", "农历",
]  # fmt: skip


def write(
    session: Session,
    path: Path,
    unit: people.Unit | None = None,
    language: str = "zh-CN",
) -> Path:
    """Export to a file."""
    export = roster.begin_export(
        session,
        NOW,
        ACCOUNT,
        unit=unit,
        by="command_line",
        door="command_line",
        language=language,
    )
    with roster.sheet_writer(path, len(roster.COLUMNS)) as writer:
        for cells in roster.exported(session, NOW, SEALER, export):
            writer.append(cells)
    return path


def changes_of(session: Session, path: Path) -> roster.Changes:
    found = roster.read(path)
    assert isinstance(found, roster.Roster), found
    changes = roster.preview(session, NOW, SEALER, ACCOUNT, found.rows)
    assert isinstance(changes, roster.Changes), changes
    return changes


def assert_no_change(session: Session, path: Path) -> None:
    changes = changes_of(session, path)
    assert (changes.new, changes.changed, changes.new_units) == ((), (), ())
    assert changes.unchanged > 0


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_a_street_comes_out_with_the_columns_it_is_read_by(
    session: Session, street: Street, tmp_path: Path, name: str, language: str
) -> None:
    wang = street.wang
    wang.born_on, wang.birthday_calendar = date(1952, 6, 24), "lunar"
    wang.gender, wang.category, wang.joined_on = "female", "transition", date(1985, 7, 1)
    wang.residence_unit_id = street.other_branch.id
    role(session, wang, "volunteer", street.group)
    role(session, wang, "leader", street.other_branch)
    session.flush()
    path = write(session, tmp_path / name, language=language)
    assert_no_change(session, path)
    found = roster.read(path)
    assert isinstance(found, roster.Roster)
    assert len(found.rows) == 7
    (row,) = (one for one in found.rows if one.name == "王秀兰")
    assert (row.roles, row.born_on, row.phone) == (
        ("volunteer",),
        date(1952, 6, 24),
        "13900000005",
    )


def test_headers_and_words_are_those_of_the_language(
    session: Session, street: Street, tmp_path: Path
) -> None:
    for language, headers in (("zh-CN", HEADERS), ("en", ENGLISH)):
        path = write(session, tmp_path / "out.xlsx", language=language)
        sheet = load_workbook(path).worksheets[0]
        assert [cell.value for cell in sheet[1]] == headers
    with write(session, tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv_files.reader(file))
    assert rows[0] == HEADERS
    assert street.zhao.name in [row[0] for row in rows if row[9] == "组长"]


def test_an_export_of_a_unit_holds_who_belongs_or_lives_there(
    session: Session, street: Street, tmp_path: Path
) -> None:
    person(session, "孙小妹", street.other_branch, residence=street.group)
    found = roster.read(write(session, tmp_path / "out.xlsx", street.group))
    assert isinstance(found, roster.Roster)
    assert {row.name for row in found.rows} == {"赵德福", "王秀兰", "李根宝", "孙小妹"}


def test_who_left_is_not_in_it(session: Session, street: Street, tmp_path: Path) -> None:
    street.wang.left_at = NOW
    session.flush()
    found = roster.read(write(session, tmp_path / "out.csv"))
    assert isinstance(found, roster.Roster)
    assert "王秀兰" not in {row.name for row in found.rows}


def test_who_was_exported_can_see_that_they_were(
    session: Session, street: Street, tmp_path: Path
) -> None:
    write(session, tmp_path / "out.csv", street.group)
    noted = session.scalars(select(Audit)).all()
    assert {one.person_id for one in noted} == {street.zhao.id, street.wang.id, street.li.id}
    assert {(one.what, one.role, one.door) for one in noted} == {
        ("export", "command_line", "command_line")
    }


def test_no_cell_of_a_file_runs(session: Session, street: Street, tmp_path: Path) -> None:
    for number, words in enumerate(HOSTILE):
        person(session, f"{words}{number}", street.group).note = words
    session.flush()
    book = load_workbook(write(session, tmp_path / "out.xlsx"))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    text = write(session, tmp_path / "out.csv").read_text("utf-8-sig")
    assert not [line for line in text.splitlines() if line[:1] in tuple("=+-@")]


WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30),
)
NAMES = WORDS.map(lambda word: plain_name(f"王{plain_text(word).replace('/', '')}"[:40]))


@given(
    members=st.lists(
        st.tuples(NAMES, WORDS, WORDS, st.dates(date(1900, 2, 1), date(2026, 11, 1))),
        min_size=1,
        max_size=6,
    ),
    kind=st.sampled_from([".xlsx", ".csv"]),
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_written_comes_back_as_no_change(
    session: Session, street: Street, tmp_path: Path, members: list[Any], kind: str
) -> None:
    with session.begin_nested() as undone:
        for number, (name, words, address, born) in enumerate(members):
            made = person(session, name, street.group, phone=f"1391234{number:04d}", born_on=born)
            made.note, made.helper = words[:300], words[:20]
            made.address_sealed = SEALER.seal(address)
            made.birthday_calendar = "lunar" if number % 2 else "solar"
        session.flush()
        assert_no_change(session, write(session, tmp_path / f"out{kind}"))
        undone.rollback()


@pytest.mark.usefixtures("street")
def test_a_whole_file_goes_out_in_and_out_the_same(session: Session, tmp_path: Path) -> None:
    first = write(session, tmp_path / "one.csv")
    found = roster.read(first)
    assert isinstance(found, roster.Roster)
    done = roster.apply(session, NOW, SEALER, ACCOUNT, found.rows, tell=Heard())
    assert isinstance(done, roster.Changes)
    assert len(session.scalars(select(Person)).all()) == 7
    assert write(session, tmp_path / "two.csv").read_bytes() == first.read_bytes()


def test_a_place_that_takes_no_file_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "folder.csv", tmp_path / "roster.txt"):
        with pytest.raises(roster.NotUnderstood), roster.sheet_writer(place, 13):
            pass
    old = tmp_path / "old.csv"
    old.write_text("as it was")

    def stops_half_way() -> None:
        with roster.sheet_writer(old, 13) as writer:
            writer.append(["half"])
            raise InterruptedError

    with pytest.raises(roster.NotUnderstood):
        stops_half_way()
    assert old.read_text() == "as it was"
    assert [one.name for one in tmp_path.iterdir()] == ["old.csv"]
