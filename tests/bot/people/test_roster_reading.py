"""A roster file is understood whole, or every mistake is named by row and column."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from bot.people import roster
from tests.bot.people.sheets import ENGLISH, HEADERS, WANG, csv, excel

UNDERSTOOD = roster.Row(
    number=2,
    name="王秀兰",
    home="青龙街道/东风支部",
    phone="13900000001",
    gender="female",
    born_on=date(1952, 3, 29),  # the fourth of the third lunar month
    birthday_calendar="lunar",
    joined_on=date(1985, 7, 1),
    residence="紫云苑小组",
    category="transition",
    roles=("leader", "volunteer"),
    address="紫云苑3幢101室",
    helper="小红",
    note="独居",
)


def rows(path: Path) -> list[roster.Row]:
    found = roster.read(path)
    assert isinstance(found, roster.Roster), found
    return list(found.rows)


def mistakes(path: Path) -> list[tuple[int, str, str]]:
    found = roster.read(path)
    assert isinstance(found, roster.Problems), found
    return [(one.row, one.column, one.key) for one in found.found]


def one_cell(folder: Path, header: str, cell: object) -> Path:
    """A file with one member and this cell."""
    return excel(folder, ["姓名", "组织", header], ["王秀兰", "东风支部", cell])


def test_every_column_is_understood(tmp_path: Path) -> None:
    assert rows(excel(tmp_path, HEADERS, WANG)) == [UNDERSTOOD]


def test_english_headers_in_any_order_say_the_same(tmp_path: Path) -> None:
    path = excel(tmp_path, ENGLISH[::-1], WANG[::-1])
    assert rows(path) == [UNDERSTOOD]


def test_headers_may_carry_stars_spaces_and_capitals(tmp_path: Path) -> None:
    path = excel(tmp_path, ["姓名*", " Home_Unit "], ["王秀兰", "东风支部"])
    assert rows(path) == [roster.Row(number=2, name="王秀兰", home="东风支部")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_usual_encodings(tmp_path: Path, encoding: str) -> None:
    text = ",".join(HEADERS) + "\r\n" + ",".join(WANG) + "\r\n"
    assert rows(csv(tmp_path, text, encoding)) == [UNDERSTOOD]


def test_csv_divided_by_tabs_or_semicolons(tmp_path: Path) -> None:
    for divider in "\t;":
        text = "\n".join(divider.join(row) for row in (["姓名", "组织"], ["王秀兰", "东风支部"]))
        assert rows(csv(tmp_path, text))[0].home == "东风支部"


def test_rows_are_counted_as_the_sheet_shows_them(tmp_path: Path) -> None:
    text = '姓名,组织,备注\n\n王秀兰,东风支部,"一行\n两行"\n,东风支部,\n'
    assert mistakes(csv(tmp_path, text)) == [(4, "姓名", "roster-required")]
    path = excel(tmp_path, ["姓名", "组织"], [], ["王秀兰", "东风支部"], ["李根宝", None])
    assert mistakes(path) == [(4, "组织", "roster-required")]


@pytest.mark.parametrize(
    "cell",
    [
        "1952-03-04", "1952/3/4", "19520304", "1952年3月4日", "1952.3.4", "1952-03-04 00:00:00",
        " 1952 年 3 月 4 日 ", 19520304, datetime.combine(date(1952, 3, 4), time()),
        date(1952, 3, 4), 19057,
    ],
    ids=repr,
)  # fmt: skip
def test_dates_in_usual_forms(tmp_path: Path, cell: object) -> None:
    assert rows(one_cell(tmp_path, "出生日期", cell))[0].born_on == date(1952, 3, 4)


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("52-03-04", "roster-expected-date"),
        ("1952-03", "roster-expected-date"),
        ("农历一九五二年二月", "roster-expected-date"),
        ("1802-03-04", "roster-expected-date"),
        ("1952-02-30", "roster-no-such-day"),
        ("一九五二年闰五月初三日头", "roster-expected-date"),
        ("1952年13月1日", "roster-no-such-day"),
        (12345678901234, "roster-expected-date"),
        (True, "roster-expected-date"),
        (1952, "roster-expected-date"),
    ],
)
def test_a_date_that_is_none_says_what_is_expected(tmp_path: Path, cell: object, key: str) -> None:
    assert mistakes(one_cell(tmp_path, "出生日期", cell)) == [(2, "出生日期", key)]


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("13912345678", "13912345678"),
        (13912345678, "13912345678"),
        (13912345678.0, "13912345678"),
        ("+86 139 1234 5678", "13912345678"),
        ("139-1234-5678", "13912345678"),
        ("'+8613912345678", "13912345678"),
        ("0519-88881234", "0519-88881234"),
        ("(0519) 8888 1234", "0519-88881234"),
        ("01012345678", "010-12345678"),
    ],
    ids=repr,
)
def test_phones_as_people_write_them(tmp_path: Path, cell: object, phone: str) -> None:
    assert rows(one_cell(tmp_path, "手机号", cell))[0].phone == phone


@pytest.mark.parametrize(
    "cell",
    ["88881234", "1391234567", "12345678901", "139123456789", "13912345678/13812345678",
     "+1 202 555 0123", "4001234567", "没有", "110"],
)  # fmt: skip
def test_a_phone_that_cannot_be_rung_is_a_mistake(tmp_path: Path, cell: str) -> None:
    assert mistakes(one_cell(tmp_path, "手机号", cell)) == [(2, "手机号", "roster-expected-phone")]


@pytest.mark.parametrize(
    ("header", "cell", "key"),
    [
        ("性别", "不详", "roster-expected-gender"),
        ("生日历法", "阴阳历", "roster-expected-calendar"),
        ("类别", "宇航员", "roster-expected-category"),
        ("角色", "组长、队长", "roster-expected-role"),
        ("备注", "长" * 2001, "roster-too-long"),
        ("居住小组", " / ", "roster-expected-unit"),
        ("备注", "=SUM(A1:A9)", "roster-formula"),
        ("备注", "#REF!", "roster-broken-formula"),
    ],
)
def test_every_other_cell_says_what_is_expected(
    tmp_path: Path, header: str, cell: str, key: str
) -> None:
    assert mistakes(one_cell(tmp_path, header, cell)) == [(2, header, key)]


@pytest.mark.parametrize(
    ("cell", "roles"),
    [("党员", ()), ("", None), ("书记", ("secretary",)), ("leader、member", ("leader",)),
     ("组长，志愿者", ("leader", "volunteer")), ("组长、组长", ("leader",))],
)  # fmt: skip
def test_several_roles_are_joined_and_an_empty_cell_says_nothing(
    tmp_path: Path, cell: str, roles: tuple[str, ...] | None
) -> None:
    assert rows(one_cell(tmp_path, "角色", cell))[0].roles == roles


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    path = excel(
        tmp_path,
        ["name", "home unit", "phone", "born"],
        ["王秀兰", "东风支部", "123", "昨天"],
        ["李根宝", "东风支部", "13900000002", None],
        [None, "东风支部", None, None],
    )
    assert mistakes(path) == [
        (2, "phone", "roster-expected-phone"),
        (2, "born", "roster-expected-date"),
        (4, "name", "roster-required"),
    ]


def test_spaces_that_line_up_a_name_are_no_part_of_it(tmp_path: Path) -> None:
    path = excel(
        tmp_path,
        ["姓名", "组织"],
        ["张\u3000三", "东风支部"],
        ["李 \u200b四", "东风支部"],
        ["John  Smith", "东风支部"],
        ["王]]>五<b>", "东风支部"],
    )
    assert [row.name for row in rows(path)] == ["张三", "李四", "John Smith", "王]]>五<b>"]


def test_control_characters_never_reach_the_database(tmp_path: Path) -> None:
    text = "姓名,组织,备注\n王秀兰,东风支部,一\x0b二\x1f三\n"
    assert rows(csv(tmp_path, text))[0].note == "一 二 三"


def test_a_cell_escaped_by_an_export_is_read_as_it_was(tmp_path: Path) -> None:
    assert rows(one_cell(tmp_path, "备注", "'=明天"))[0].note == "=明天"
    assert rows(one_cell(tmp_path, "备注", "'90年代"))[0].note == "'90年代"


def test_formulas_are_never_evaluated(tmp_path: Path) -> None:
    path = excel(tmp_path, ["姓名", "组织"], ['=HYPERLINK("http://x")', "东风支部"])
    assert mistakes(path) == [(2, "姓名", "roster-formula")]


@pytest.mark.parametrize(
    ("headers", "key", "named"),
    [
        (["姓名", "组织", "年龄", "属相"], "roster-unknown-columns", "年龄、属相"),
        (["姓名", "手机号"], "roster-missing-columns", "组织"),
        (["备注"], "roster-missing-columns", "姓名、组织"),
        (["姓名", "name", "组织"], "roster-double-columns", "姓名"),
    ],
)
def test_columns_that_are_wrong_are_named(
    tmp_path: Path, headers: list[str], key: str, named: str
) -> None:
    found = roster.read(excel(tmp_path, headers, ["王秀兰"]))
    assert isinstance(found, roster.Problems)
    assert [(one.key, one.facts) for one in found.found] == [(key, {"columns": named})]


def test_a_value_below_no_header_is_a_mistake(tmp_path: Path) -> None:
    path = excel(tmp_path, ["姓名", "组织"], ["王秀兰", "东风支部", "多出来的"])
    assert mistakes(path) == [(2, "C", "roster-no-header")]
