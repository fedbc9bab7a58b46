"""`roster import`, `invite` and `role` from the command line, on both databases."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.core.database import open_database
from bot.people import Binding, Person, Role
from bot.people.models import Audit
from lianxin.cli import app

CONFIG = """
[server]
secret_key = "{key}"
[database]
url = "{url}"
[[accounts]]
name = "main"
[[accounts]]
name = "second"
"""
HEADERS = ["姓名", "组织", "手机号", "角色"]
WANG = ["王秀兰", "青龙街道/东风支部/第一小组", "13900000001", "组长"]
LI = ["李根宝", "青龙街道/东风支部", "13900000002", None]
QIAN = ["钱卫国", "青龙街道/常青支部/第一小组", None, None]


@dataclass
class Operator:
    """Somebody at the command line, with a configuration and a folder for files."""

    folder: Path
    config: Path
    url: str

    def runs(self, *words: str, code: int = 0) -> Result:
        done = CliRunner().invoke(app, [*words, "--config", str(self.config)])
        assert done.exit_code == code, (done.stdout, done.stderr, done.exception)
        assert "Traceback" not in done.stderr
        return done

    def sheet(self, *rows: Sequence[Any]) -> str:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        book.save(self.folder / "roster.xlsx")
        return str(self.folder / "roster.xlsx")

    def imports(self, *rows: Sequence[Any]) -> None:
        self.runs("roster", "import", self.sheet(HEADERS, *rows))

    def stored(self, table: type[Any]) -> list[Any]:
        database = open_database(self.url)
        with database.read() as session:
            found = list(session.scalars(select(table).order_by(table.id)))
        database.close()
        return found

    def keeps(self, row: object) -> None:
        database = open_database(self.url)
        with database.begin() as session:
            session.add(row)
        database.close()

    def invitations(self, *words: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.runs("invite", "--json", *words).stdout)
        return found


@pytest.fixture
def operator(tmp_path: Path, database_url: str) -> Operator:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG.format(key="k" * 32, url=database_url), "utf-8")
    return Operator(tmp_path, config, database_url)


def test_a_roster_is_taken_over_and_twice_is_once(operator: Operator) -> None:
    file = operator.sheet(HEADERS, WANG, LI)
    assert "新增 2 人，更改 0 人，不变 0 人" in operator.runs("roster", "import", file).stdout
    assert "新增 0 人，更改 0 人，不变 2 人" in operator.runs("roster", "import", file).stdout
    assert [one.name for one in operator.stored(Person)] == ["王秀兰", "李根宝"]
    assert [one.role for one in operator.stored(Role)] == ["leader"]


def test_a_dry_run_shows_everything_and_changes_nothing(operator: Operator) -> None:
    operator.imports(LI)
    moved = ["李根宝", "青龙街道/常青支部", "13900000002", "志愿者"]
    shown = operator.runs("roster", "import", operator.sheet(HEADERS, WANG, moved), "--dry-run")
    for line in (
        "新增：第 2 行 王秀兰（青龙街道/东风支部/第一小组）",
        "更改：第 3 行 李根宝：组织：青龙街道/东风支部 → 青龙街道/常青支部；新任志愿者",
        "还没有这个组织，导入时会新建：青龙街道/常青支部",
        "新增 1 人，更改 1 人，不变 0 人，新建组织 2 个",
        "换组织 1 人，新给角色 2 个",
    ):
        assert line in shown.stdout
    assert len(operator.stored(Person)) == 1


def test_one_bad_row_is_named_and_nothing_is_imported(operator: Operator) -> None:
    bad = ["李根宝", "青龙街道/东风支部", "88881234", "队长"]
    done = operator.runs("roster", "import", operator.sheet(HEADERS, WANG, bad), code=1)
    assert "第 3 行“手机号”：请写一个号码" in done.stderr
    assert "第 3 行“角色”：不认识“队长”" in done.stderr
    assert "有 2 处要改，什么都没有导入" in done.stderr
    assert done.stdout == ""
    assert operator.stored(Person) == []


def test_a_row_that_cannot_be_matched_is_refused_and_named(operator: Operator) -> None:
    for flags in ([], ["--dry-run"]):
        twice = operator.sheet(HEADERS, QIAN, QIAN)
        done = operator.runs("roster", "import", twice, *flags, code=1)
        assert "第 3 行“姓名”：和第 2 行是同一个人" in done.stderr
    assert operator.stored(Person) == []


def test_a_file_in_the_wrong_form_throughout_ends_in_a_short_list(operator: Operator) -> None:
    rows = [["某人", "支部", "123", None]] * 500
    done = operator.runs("roster", "import", operator.sheet(HEADERS, *rows), code=1)
    assert len(done.stderr.splitlines()) == 102
    assert "还有 400 条" in done.stderr


def test_a_corrected_file_is_written_mended_and_imported(operator: Operator) -> None:
    bad = ["李根宝", "青龙街道/东风支部", "88881234", None]
    mend = operator.folder / "mend.xlsx"
    done = operator.runs(
        "roster", "import", operator.sheet(HEADERS, WANG, bad), "--corrected", str(mend), code=1
    )
    assert "mend.xlsx" in done.stderr
    book = load_workbook(mend)
    sheet = book.worksheets[0]
    assert sheet["E1"].value == "问题"
    assert str(sheet["E3"].value).startswith("手机号：请写一个号码")
    sheet["C3"] = "0519-88881234"
    book.save(mend)
    assert "新增 2 人" in operator.runs("roster", "import", str(mend)).stdout


def test_where_no_corrected_file_can_be_it_is_said(operator: Operator) -> None:
    bad = operator.sheet(HEADERS, ["李根宝", None, None, None])
    done = operator.runs("roster", "import", bad, "--corrected", bad, code=1)
    assert "没能写" in done.stderr
    done = operator.runs("roster", "import", "none.csv", "--corrected", "mend.csv", code=1)
    assert "没有另写一份" in done.stderr


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_an_exported_roster_is_imported_as_no_change(operator: Operator, name: str) -> None:
    operator.imports(WANG, LI, QIAN)
    file = str(operator.folder / name)
    assert "已导出 3 人" in operator.runs("roster", "export", file).stdout
    assert "新增 0 人，更改 0 人，不变 3 人" in operator.runs("roster", "import", file).stdout
    assert "已导出 2 人" in operator.runs("roster", "export", file, "--unit", "东风支部").stdout
    assert len(operator.stored(Audit)) == 5


def test_an_export_that_cannot_be_says_why(operator: Operator) -> None:
    assert "没有党员" in operator.runs("roster", "export", "out.csv", code=1).stderr
    operator.imports(WANG)
    assert "火星" in operator.runs("roster", "export", "o.csv", "--unit", "火星", code=1).stderr
    assert ".csv" in operator.runs("roster", "export", "out.txt", code=1).stderr
    nowhere = str(operator.folder / "no" / "out.csv")
    assert "没能写" in operator.runs("roster", "export", nowhere, code=1).stderr


def test_a_file_that_is_not_there_is_refused(operator: Operator) -> None:
    assert "没有这个文件" in operator.runs("roster", "import", "none.xlsx", code=1).stderr


def test_mistakes_are_told_in_the_language_of_the_place(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_LOCALE__LANGUAGE", "en")
    bad = operator.sheet(["name", "home unit", "phone"], ["王秀兰", "东风支部", "123"])
    done = operator.runs("roster", "import", bad, code=1)
    assert 'Row 2, "phone": must be one number' in done.stderr


def test_a_wrong_configuration_is_one_line_and_exit_2(operator: Operator) -> None:
    operator.config.write_text("[server]\nsecret_keys = 1\n", "utf-8")
    for words in (["invite"], ["role", "grant", "a", "b", "c"], ["roster", "import", "x.csv"]):
        done = operator.runs(*words, code=2)
        assert "server.secret_keys" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_a_configuration_without_accounts_says_so(operator: Operator) -> None:
    text = operator.config.read_text("utf-8").partition("[[accounts]]")[0]
    operator.config.write_text(text, "utf-8")
    assert operator.runs("invite", code=2).stderr.startswith("accounts: ")


def test_another_account_keeps_its_own_members(operator: Operator) -> None:
    file = operator.sheet(HEADERS, WANG)
    operator.runs("roster", "import", file, "--account", "second")
    assert [one.account for one in operator.stored(Person)] == ["second"]
    assert operator.invitations() == []
    assert len(operator.invitations("--account", "second")) == 1
    assert "second" in operator.runs("invite", "--account", "third", code=2).stderr


def test_invitations_have_the_promised_shape_and_stay(operator: Operator) -> None:
    operator.imports(WANG, LI)
    shown = operator.invitations()
    assert [list(one) for one in shown] == [["name", "unit", "code", "scene", "expires_at"]] * 2
    assert [one["name"] for one in shown] == ["李根宝", "王秀兰"]
    assert len({one["code"] for one in shown}) == 2
    assert all(one["scene"].startswith("inv-") for one in shown)
    assert datetime.fromisoformat(shown[0]["expires_at"]).utcoffset() is not None
    assert operator.invitations() == shown


def test_who_is_bound_is_not_invited(operator: Operator) -> None:
    operator.imports(WANG, LI)
    wang = operator.stored(Person)[0]
    since = datetime.fromisoformat("2026-12-01T00:00:00+00:00")
    bound = Binding(account="main", openid="o", person_id=wang.id, kind="self", since=since)
    operator.keeps(bound)
    assert [one["name"] for one in operator.invitations()] == ["李根宝"]


def test_a_unit_is_meant_by_a_tail_that_fits_one(operator: Operator) -> None:
    operator.imports(WANG, LI, QIAN)
    assert [one["name"] for one in operator.invitations("--unit", "常青支部")] == ["钱卫国"]
    several = operator.runs("invite", "--unit", "第一小组", code=1)
    assert "青龙街道/东风支部/第一小组" in several.stderr
    assert "青龙街道/常青支部/第一小组" in several.stderr
    assert "火星" in operator.runs("invite", "--unit", "火星", code=1).stderr


def test_the_table_shows_code_and_day_and_no_scene(operator: Operator) -> None:
    operator.imports(WANG)
    (only,) = operator.invitations()
    shown = operator.runs("invite").stdout
    assert only["code"] in shown
    assert only["scene"] not in shown
    assert "王秀兰" in shown


def test_cards_are_written_to_print_with_the_same_codes_each_time(operator: Operator) -> None:
    operator.imports(WANG, LI, QIAN)
    codes = sorted(one["code"] for one in operator.invitations())
    paper = operator.folder / "paper.html"
    for _ in range(2):
        said = operator.runs("invite", "--print", str(paper)).stdout
        assert "3 张卡，3 页 A4" in said
        assert "3 张没有拿到微信的二维码" in said  # this account has no app id to ask with
        assert sorted(re.findall(r"<strong>(\d{6})</strong>", paper.read_text("utf-8"))) == codes
    operator.runs("invite", "--unit", "常青支部", "--print", str(paper))
    assert "王秀兰" not in paper.read_text("utf-8")


def test_a_place_that_takes_no_paper_is_said(operator: Operator) -> None:
    operator.imports(WANG)
    nowhere = str(operator.folder / "no" / "paper.html")
    assert "没能写" in operator.runs("invite", "--print", nowhere, code=1).stderr


def test_nobody_to_invite_is_said(operator: Operator) -> None:
    assert "没有要发的邀请码" in operator.runs("invite").stdout


def test_a_name_that_looks_like_markup_is_only_a_name(operator: Operator) -> None:
    operator.imports(["[bold]王[red]", "东风支部", None, None])
    assert "[bold]王[red]" in operator.runs("invite").stdout


@pytest.mark.parametrize("word", ["书记", "secretary", "Secretary"])
def test_the_first_secretary_comes_from_the_command_line(operator: Operator, word: str) -> None:
    operator.imports(WANG, LI)
    done = operator.runs("role", "grant", "李根宝", word, "东风支部")
    assert "李根宝 现在是 青龙街道/东风支部 的书记" in done.stdout
    assert "没有改动" in operator.runs("role", "grant", "李根宝", word, "东风支部").stdout
    assert [one.role for one in operator.stored(Role)] == ["leader", "secretary"]


def test_a_role_ends_from_the_command_line(operator: Operator) -> None:
    operator.imports(WANG)
    done = operator.runs(
        "role", "revoke", "第一小组/王秀兰", "leader", "青龙街道/东风支部/第一小组"
    )
    assert "王秀兰 不再是" in done.stdout
    (role,) = operator.stored(Role)
    assert role.until is not None
    again = operator.runs("role", "revoke", "13900000001", "组长", "第一小组", code=1)
    assert "没有改动" in again.stderr


def test_equal_names_are_told_apart_by_unit_or_phone(operator: Operator) -> None:
    operator.imports(LI, ["李根宝", "青龙街道/常青支部", None, None])
    asked = operator.runs("role", "grant", "李根宝", "组长", "青龙街道", code=1).stderr
    assert "青龙街道/东风支部/李根宝" in asked
    assert "青龙街道/常青支部/李根宝" in asked
    operator.runs("role", "grant", "常青支部/李根宝", "组长", "常青支部")
    operator.runs("role", "grant", "13900000002", "组长", "东风支部")
    people = {one.id: one.phone_key is not None for one in operator.stored(Person)}
    assert [people[one.person_id] for one in operator.stored(Role)] == [False, True]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["没人", "组长", "东风支部"], 1, "没人"),
        (["李根宝", "组长", "火星"], 1, "火星"),
        (["李根宝", "队长", "东风支部"], 2, "secretary"),
        (["李根宝", "党员", "东风支部"], 1, "花名册"),
        (["李根宝", "组长"], 2, "UNIT"),
    ],
    ids=["nobody", "no unit", "no role", "member", "too few words"],
)
def test_what_cannot_be_granted_says_why(
    operator: Operator, words: list[str], code: int, said: str
) -> None:
    operator.imports(LI)
    done = operator.runs("role", "grant", *words, code=code)
    assert said.casefold() in done.stderr.casefold()
    assert operator.stored(Role) == []
