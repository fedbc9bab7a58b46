"""`sheet day` and `sheet ledger` from the command line, on both databases."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.people import Person, Unit
from bot.people.models import Audit
from tests.bot.study import days
from tests.lianxin.test_roster_commands import LI, WANG, Operator, operator

__all__ = ["operator"]  # a fixture


@pytest.fixture
def there(operator: Operator) -> Operator:
    """An operator of a place with two members and a study day of 东风支部."""
    operator.imports(WANG, LI)
    database = open_database(operator.url)
    with database.begin() as session:
        unit = session.scalars(select(Unit).where(Unit.name == "东风支部")).one()
        author = session.scalars(select(Person).where(Person.name == "李根宝")).one()
        days.publish(session, unit, author, starts_at=utc_now() + timedelta(days=400))
    database.close()
    return operator


def rows(file: Path) -> list[list[object]]:
    sheet = load_workbook(file).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sign_in_sheet_and_the_ledger_are_written(there: Operator) -> None:
    file = there.folder / "out.xlsx"
    assert "写好了，2行" in there.runs("sheet", "day", "1", str(file)).stdout
    assert [row[1] for row in rows(file)[-2:]] == ["李根宝", "王秀兰"]
    assert [one.what for one in there.stored(Audit)] == ["list", "list"]
    year = str((utc_now() + timedelta(days=400)).year)
    words = ("sheet", "ledger", "东风支部", str(file), "--year", year)
    assert "写好了，1行" in there.runs(*words).stdout
    assert rows(file)[-1][1:5] == ["防火", "社区活动室", "李根宝", 2]
    one = there.runs("sheet", "day", "1", str(file), "--unit", "第一小组").stdout
    assert one.startswith("写好了，1行")


def test_a_sheet_that_cannot_be_says_why(there: Operator) -> None:
    file = str(there.folder / "out.xlsx")
    assert "没有7号学习日" in there.runs("sheet", "day", "7", file, code=1).stderr
    assert "火星" in there.runs("sheet", "ledger", "火星", file, code=1).stderr
    assert ".xlsx" in there.runs("sheet", "day", "1", "out.csv", code=1).stderr
    nowhere = str(there.folder / "no" / "out.xlsx")
    assert "没能写" in there.runs("sheet", "day", "1", nowhere, code=1).stderr
