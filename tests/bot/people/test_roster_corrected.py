"""The same file with what is wrong beside each row, to be mended and imported again."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.people import roster
from bot.people.roster import Problem
from tests.bot.people.sheets import csv, excel

HEADERS = ["姓名", "组织", "手机号", "备注"]
ROWS: list[list[Any]] = [
    ["王秀兰", "东风支部", "13900000001", None],
    ["李根宝", None, "123", "=SUM(A1:A9)"],
    [],
    ["赵德福", "东风支部", 13900000003, "好"],
]


def corrected(path: Path, target: str) -> Path:
    """What is written for the mistakes of a file."""
    found = roster.read(path)
    assert isinstance(found, roster.Problems), found
    made = path.with_name(target)
    roster.write_corrected(path, made, found, header="问题", say=in_words)
    return made


def in_words(problem: Problem) -> str:
    return f"{problem.column} {problem.key}".strip()


def cells(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_every_mistake_stands_in_the_row_it_is_about(tmp_path: Path) -> None:
    path = corrected(excel(tmp_path, HEADERS, *ROWS), "mend.xlsx")
    found = cells(path)
    wrong = "手机号 roster-expected-phone；备注 roster-formula；组织 roster-required"
    assert found[0] == (*HEADERS, "问题")
    assert found[1] == (*ROWS[0], None)
    assert found[2] == (*ROWS[1], wrong)
    assert found[4] == (*ROWS[3], None)
    formula = load_workbook(path).worksheets[0]["D3"]
    assert formula.data_type == "s"  # a text, which nothing evaluates


def test_mended_it_is_imported_as_it_is(tmp_path: Path) -> None:
    path = corrected(excel(tmp_path, HEADERS, *ROWS), "mend.xlsx")
    again = roster.read(path)
    assert isinstance(again, roster.Problems)
    assert [one.row for one in again.found] == [3, 3, 3]
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B3"], sheet["C3"], sheet["D3"] = "东风支部", "13900000002", ""
    book.save(path)
    found = roster.read(path)
    assert isinstance(found, roster.Roster)
    assert [(row.number, row.name) for row in found.rows] == [
        (2, "王秀兰"),
        (3, "李根宝"),
        (5, "赵德福"),
    ]


def test_the_second_time_the_column_is_written_anew(tmp_path: Path) -> None:
    once = corrected(excel(tmp_path, HEADERS, *ROWS), "once.xlsx")
    twice = corrected(once, "twice.xlsx")
    assert cells(twice) == cells(once)


def test_a_csv_stays_a_csv_and_runs_nothing(tmp_path: Path) -> None:
    text = "姓名,组织,备注\n=1+1,东风支部,\n王秀兰,,@x\n"
    path = corrected(csv(tmp_path, text, "gb18030"), "mend.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines == [
        "姓名,组织,备注,问题",
        "'=1+1,东风支部,,姓名 roster-formula",
        "王秀兰,,'@x,组织 roster-required",
    ]


def test_what_is_wrong_with_the_headers_stands_in_the_first_row(tmp_path: Path) -> None:
    source = excel(tmp_path, ["东风支部花名册"], ["姓名", "单位"], ["王秀兰", "东风支部"])
    found = cells(corrected(source, "mend.xlsx"))
    assert found[1] == ("姓名", "单位", "问题")
    assert found[2] == ("王秀兰", "东风支部", "roster-unknown-columns")


def test_the_file_itself_is_never_written_over(tmp_path: Path) -> None:
    path = excel(tmp_path, HEADERS, *ROWS)
    before = path.read_bytes()
    for target in (path.name, "mend.txt"):
        with pytest.raises(roster.NotUnderstood):
            corrected(path, target)
    assert path.read_bytes() == before


def test_a_file_without_rows_has_no_other(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    with pytest.raises(roster.NotUnderstood):
        corrected(broken, "mend.xlsx")
    assert not (tmp_path / "mend.xlsx").exists()
