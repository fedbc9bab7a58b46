"""Odd and hostile files: each gets a short answer that says where, and nothing is half done."""

import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.core.texts import Texts
from bot.people import roster
from bot.people.roster import surveying
from tests.bot.people.sheets import HEADERS, WANG, csv, excel
from tests.builders import SHANGHAI

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = Texts.load("zh-CN", SHANGHAI)


def refused(path: Path) -> list[tuple[int, str, str]]:
    """The complaints about a file; each is at most two lines and says something."""
    found = roster.read(path)
    assert isinstance(found, roster.Problems), found
    for one in found.found:
        said = TEXTS.say(one.key, **one.facts)
        assert 5 <= len(said) <= 200
        assert len(said.splitlines()) <= 2
    return [(one.row, one.column, one.key) for one in found.found]


def refused_whole(path: Path) -> str:
    """The one complaint about the whole file."""
    ((row, column, key),) = refused(path)
    assert (row, column) == (0, "")
    return key


def taken(path: Path) -> roster.Roster:
    found = roster.read(path)
    assert isinstance(found, roster.Roster), found
    return found


def repacked(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """The same .xlsx with its parts changed, and more parts."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: change(name, packed.read(name)) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in {**parts, **more}.items():
            packed.writestr(name, content)
    return path


def with_sheet(path: Path, content: bytes) -> Path:
    """The same .xlsx with another first sheet."""
    return repacked(path, lambda name, old: content if name == SHEET else old)


def sheet_of_rows(rows: bytes) -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>" + rows + b"</sheetData></worksheet>"
    )


def test_files_that_are_no_rosters_say_so(tmp_path: Path) -> None:
    assert refused_whole(tmp_path / "none.xlsx") == "roster-no-file"
    for name in ("a.xls", "a.txt", "a"):
        (tmp_path / name).write_bytes(b"x")
        assert refused_whole(tmp_path / name) == "roster-file-kind"
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as packed:
        packed.writestr("hello.txt", "no sheet")
    assert refused_whole(tmp_path / "other.xlsx") == "roster-file-broken"
    assert refused_whole(excel(tmp_path, name="empty.xlsx")) == "roster-empty"
    assert refused_whole(excel(tmp_path, HEADERS, name="head.xlsx")) == "roster-empty"
    assert refused_whole(csv(tmp_path, "")) == "roster-empty"
    (tmp_path / "nothing.xlsx").write_bytes(b"")
    assert refused_whole(tmp_path / "nothing.xlsx") == "roster-file-broken"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_broken(tmp_path: Path, kept: float) -> None:
    path = excel(tmp_path, HEADERS, *[WANG] * 50)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * kept)])
    assert refused_whole(path) == "roster-file-broken"


def test_a_truncated_csv_says_where_it_breaks_off(tmp_path: Path) -> None:
    whole = "姓名,组织\n王秀兰,东风支部\n".encode()
    path = tmp_path / "cut.csv"
    path.write_bytes(whole[:-3])
    assert refused_whole(path) == "roster-file-cut-off"
    open_quote = '姓名,组织\n王秀兰,东风支部\n李根宝,"东风支部\n赵德福,东风支部\n'
    assert refused(csv(tmp_path, open_quote)) == [(3, "", "roster-quotes")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "big5", "shift_jis", "euc_kr"])
def test_a_csv_in_a_wrong_encoding_is_said(tmp_path: Path, encoding: str) -> None:
    text = "姓名,組織\n王小明,東風支部\n" if encoding == "big5" else "王小明,小明\n"
    path = csv(tmp_path, text, encoding)
    assert refused_whole(path) == "roster-file-encoding"


def test_a_nul_byte_is_said_with_its_row(tmp_path: Path) -> None:
    text = "姓名,组织\n王秀兰,东风支部\n李\x00根宝,东风支部\n"
    assert refused(csv(tmp_path, text)) == [(3, "", "roster-nul")]


def test_locked_old_and_misnamed_workbooks_are_told_apart(tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600)
    assert refused_whole(locked) == "roster-file-locked"
    misnamed = excel(tmp_path, HEADERS, WANG).rename(tmp_path / "really.csv")
    assert refused_whole(misnamed) == "roster-file-named-csv"


def test_macros_are_refused_under_any_name(tmp_path: Path) -> None:
    path = repacked(
        excel(tmp_path, HEADERS, WANG), lambda _, old: old, **{"xl/vbaProject.bin": b"x"}
    )
    assert refused_whole(path) == "roster-file-macros"
    assert refused_whole(path.rename(tmp_path / "roster.xlsm")) == "roster-file-macros"


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    assert refused_whole(with_sheet(excel(tmp_path, HEADERS, WANG), bomb)) == "roster-file-broken"


def test_a_sheet_in_an_encoding_that_hides_its_size_is_refused(tmp_path: Path) -> None:
    for encoding in ("utf-16", "cp037"):
        hidden = f'<?xml version="1.0" encoding="{encoding}"?><worksheet/>'
        path = with_sheet(excel(tmp_path, HEADERS, WANG), hidden.encode(encoding))
        assert refused_whole(path) == "roster-file-broken"
    declared = b'<?xml version="1.0" encoding="cp037"?><worksheet/>'
    path = with_sheet(excel(tmp_path, HEADERS, WANG), declared)
    assert refused_whole(path) == "roster-file-broken"


BOMBS: dict[str, tuple[str, bytes, int]] = {
    "one huge part": (SHEET, b" " * 1024, 140_000),
    "rows": (SHEET, b"<row/>", 300_000),
    "cells": (SHEET, b"<c/>", 4_100_000),
    "texts": ("xl/sharedStrings.xml", b"<si/>", 1_100_000),
    "styles": ("xl/styles.xml", b"<xf/>", 500_000),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_zip_bomb_is_refused_quickly_and_in_little_memory(tmp_path: Path, kind: str) -> None:
    part, piece, times = BOMBS[kind]
    path = excel(tmp_path, HEADERS, WANG)
    bomb = b"<worksheet><sheetData>" + piece * times + b"</sheetData></worksheet>"
    repacked(path, lambda _, old: old, **{part: bomb})
    read = (
        "import resource, sys; from pathlib import Path; from bot.people import roster\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(roster.read(Path(sys.argv[1])).found[0].key)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", read, str(path)], capture_output=True, text=True, check=True
    )
    key, grown_mb = done.stdout.split()
    assert key == "roster-file-too-large"
    assert int(grown_mb) < 60
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (b'<row r="99999999999"><c r="A1"/></row>', "roster-file-broken"),
        (b'<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>',
         "roster-too-many-columns"),
        (b'<row r="x"/>', "roster-file-broken"),
        (b'<row r="1"><c r="A1" t="s"><v>9999</v></c></row>', "roster-file-broken"),
        (b'<row r="1"><c r="A1"', "roster-file-broken"),
    ],
    ids=["far down", "far right", "no number", "no such text", "cut off"],
)  # fmt: skip
def test_a_sheet_made_to_take_for_ever_is_refused(tmp_path: Path, rows: bytes, key: str) -> None:
    path = with_sheet(excel(tmp_path, HEADERS, WANG), sheet_of_rows(rows))
    assert refused_whole(path) == key


def test_what_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surveying, "_MOST_UNPACKED", 1000)
    assert refused_whole(excel(tmp_path, HEADERS, WANG)) == "roster-file-too-large"
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    assert refused_whole(large) == "roster-file-too-large"


def test_two_hundred_columns_are_one_short_complaint(tmp_path: Path) -> None:
    path = excel(tmp_path, ["姓名", "组织", *[f"列{n}" for n in range(200)]], ["王秀兰"])
    assert refused_whole(path) == "roster-unknown-columns"
    wide = csv(tmp_path, "姓名,组织\n王秀兰,东风支部\n" + "," * 5000)
    assert refused(wide) == [(3, "", "roster-too-many-columns")]


def test_a_huge_cell_is_named_by_its_row(tmp_path: Path) -> None:
    text = f"姓名,组织,备注\n王秀兰,东风支部,\n李根宝,东风支部,{'长' * 200_000}\n"
    assert refused(csv(tmp_path, text)) == [(3, "", "roster-huge-cell")]
    path = excel(tmp_path, ["姓名", "组织", "备注"], ["王秀兰", "东风支部", "长" * 30_000])
    assert refused(path) == [(2, "备注", "roster-too-long")]
    path = excel(tmp_path, ["姓名", "组织", "类别"], ["王秀兰", "东风支部", "长" * 30_000])
    assert refused(path) == [(2, "类别", "roster-expected-category")]


def test_merged_cells_are_named_and_not_read_as_empty(tmp_path: Path) -> None:
    path = excel(
        tmp_path,
        ["姓名", "组织", "居住小组"],
        ["王秀兰", "东风支部", "紫云苑小组"],
        ["李根宝", None, None],
        ["赵德福", "东风支部", None],
    )
    book = load_workbook(path)
    for ref in ("B2:B3", "C2:C4", "A6:C6"):
        book.worksheets[0].merge_cells(ref)
    book.save(path)
    assert refused(path) == [(2, "组织", "roster-merged"), (2, "居住小组", "roster-merged")]


def test_a_title_above_the_headers_is_passed_over(tmp_path: Path) -> None:
    path = excel(tmp_path, ["东风支部党员花名册"], [], ["姓名", "组织"], ["王秀兰", "东风支部"])
    book = load_workbook(path)
    book.worksheets[0].merge_cells("A1:B2")
    book.save(path)
    assert [(row.number, row.name) for row in taken(path).rows] == [(4, "王秀兰")]
    untitled = excel(tmp_path, ["东风支部党员花名册"], ["王秀兰"], ["李根宝"], ["赵德福"], ["钱"])
    assert refused_whole(untitled) == "roster-unknown-columns"


def test_other_sheets_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "秘密"
    book.worksheets[0].append(["密", "秘"])
    book.worksheets[0].sheet_state = "hidden"
    for title in ("东风", "常青"):
        shown = book.create_sheet(title)
        shown.append(["姓名", "组织"])
        shown.append(["王秀兰", title])
    book.active = 1
    book.save(tmp_path / "roster.xlsx")
    found = taken(tmp_path / "roster.xlsx")
    assert [row.home for row in found.rows] == ["东风"]
    assert [(one.key, one.facts) for one in found.odd] == [
        ("roster-warn-other-sheets", {"sheet": "东风", "others": "秘密、常青"})
    ]


def test_a_workbook_of_hidden_sheets_is_empty(tmp_path: Path) -> None:
    path = excel(tmp_path, HEADERS, WANG)
    hidden = rb'\1 state="hidden"'
    name = "xl/workbook.xml"
    repacked(path, lambda part, old: old if part != name else re.sub(rb"(<sheet )", hidden, old))
    assert refused_whole(path) in ("roster-empty", "roster-file-broken")


def test_hidden_rows_and_columns_count_and_are_named(tmp_path: Path) -> None:
    path = excel(tmp_path, HEADERS, WANG, ["李根宝", None, None, None, None, None, "东风支部"])
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    for column in "BC":
        book.worksheets[0].column_dimensions[column].hidden = True
    book.save(path)
    found = taken(path)
    assert [row.name for row in found.rows] == ["王秀兰", "李根宝"]
    said = [TEXTS.say(one.key, **one.facts) for one in found.odd]
    assert "第 3 行" in said[0]
    assert "B" in said[1]


def test_the_column_of_problems_is_not_read(tmp_path: Path) -> None:
    for title in ("问题", "Problem"):
        headers = ["姓名", title, "组织"]
        path = excel(tmp_path, headers, ["王秀兰", "=看这里", "东风支部"])
        assert taken(path).rows[0].home == "东风支部"


def test_how_far_it_is_is_told_on_long_files(tmp_path: Path) -> None:
    path = excel(tmp_path, ["姓名", "组织"], *[[f"人{n}", "东风支部"] for n in range(1200)])
    told: list[tuple[int, int]] = []
    roster.read(path, how_far=lambda done, of: told.append((done, of)))
    assert told == [(500, 1201), (1000, 1201), (1201, 1201)]
