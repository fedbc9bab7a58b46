"""Roster files for tests, written as a secretary would."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADERS = ["姓名", "手机号", "性别", "出生日期", "生日历法", "入党日期", "组织", "居住小组",
           "类别", "角色", "现住址", "帮办人", "备注"]  # fmt: skip
ENGLISH = ["name", "phone", "gender", "born", "birthday calendar", "joined", "home unit",
           "residence unit", "category", "role", "address", "helper", "note"]  # fmt: skip
WANG = ["王秀兰", "13900000001", "女", "1952-03-04", "农历", "1985/7/1", "青龙街道/东风支部",
        "紫云苑小组", "拆迁过渡", "组长、志愿者", "紫云苑3幢101室", "小红", "独居"]  # fmt: skip


def excel(folder: Path, *rows: Sequence[Any], name: str = "roster.xlsx") -> Path:
    """An .xlsx of these rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A .csv of this text."""
    (folder / "roster.csv").write_bytes(text.encode(encoding))
    return folder / "roster.csv"
