"""花名册 at the console: looked over, mended, imported; never beyond the own units and office."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from bot import people, privacy
from bot.people import Person
from bot.people.models import CardChange, Role, RosterUpload
from tests.console.browsing import TOKEN, Browser, Office

HEADERS = ["姓名", "组织", "手机号", "角色", "现住址"]
GROUP = "青龙街道/东风支部/紫云苑小组"
NEW = ["孙阿婆", GROUP, "13900000051", None, "紫云苑3幢201"]
UPLOADS = RosterUpload.__tablename__
WANG = ["王秀兰", GROUP, "13900000005", None, "紫云苑5幢102"]


def sheet(*rows: Sequence[Any]) -> bytes:
    book = Workbook()
    for row in (HEADERS, *rows):
        book.worksheets[0].append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(browser: Browser, content: bytes, name: str = "花名册.xlsx") -> str:
    """What is shown after a file was uploaded."""
    token = TOKEN.search(browser.open("/console/roster").text)
    assert token is not None
    answer = browser.client.post(
        "/console/roster",
        data={"csrf_token": token[1], "sheet": (BytesIO(content), name)},
        content_type="multipart/form-data",
        follow_redirects=True,
    )
    assert answer.status_code in (200, 400, 413), answer.status_code
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.text


def imported(browser: Browser) -> str:
    shown = browser.open("/console/roster/preview")
    return browser.send("/console/roster/import", shown).text


def count(office: Office, table: type[Any]) -> int:
    with office.town.begin() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_what_will_change_is_shown_first_and_then_imported(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    before = count(office, Person)
    shown = uploaded(
        browser, sheet(NEW, WANG, ["周新", "青龙街道/东风支部/新小组", None, None, None])
    )
    for words in (
        "新增 2 人，更改 1 人",
        "孙阿婆",
        "王秀兰",
        "紫云苑5幢102",
        "会新建的组织",
        "新小组",
    ):
        assert words in shown
    assert count(office, Person) == before
    assert "新增 2 人，更改 1 人" in imported(browser)
    assert count(office, Person) == before + 2
    assert count(office, RosterUpload) == 0
    with office.town.begin() as session:
        made = session.scalars(select(CardChange).where(CardChange.by == "roster")).all()
        assert {one.by_id for one in made} == {office.street.zhou.id}
        wang = people.standing(
            session, office.town.runtime.sealer, office.street.wang.id, "address"
        )
    assert wang == "紫云苑5幢102"
    assert "和现在的一样" in uploaded(browser, sheet(NEW, WANG))


def test_mistakes_stand_by_row_and_column_and_in_the_sheet_to_take_home(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    shown = uploaded(browser, sheet(NEW, ["李四", GROUP, "8888", "队长", None]))
    assert "有 2 处要改，什么都没有导入" in shown
    assert re.search(r'role="alert" tabindex="-1" autofocus', shown)
    assert '<th scope="row">3</th><td>手机号</td>' in shown
    assert "console/roster/import" not in shown
    home = browser.open("/console/roster/corrected")
    assert "attachment" in home.headers["Content-Disposition"]
    book = load_workbook(BytesIO(home.data))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0][-1] == "问题"
    assert "手机号" in str(rows[2][-1])
    assert count(office, Person) == 7


def test_a_csv_goes_the_same_way(office: Office) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADERS, [one or "" for one in NEW]])
    browser = office.signed_in(office.street.gan)
    assert "新增 1 人" in uploaded(browser, text.getvalue().encode("gb18030"), "r.csv")
    assert "新增 1 人" in imported(browser)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["张三", "青龙街道/常青支部", None, None, None], "不归您管"),
        (["张三", "别的街道/支部", None, None, None], "不归您管"),
        (["陈志远", GROUP, "13900000007", None, None], "这个号码登记在别的组织"),
        (["张三", GROUP, None, "干事", None], "这个角色比您的职务高"),
    ],
)
def test_nothing_of_other_units_or_higher_offices_is_touched(
    office: Office, row: list[Any], said: str
) -> None:
    before = count(office, Person), count(office, Role)
    browser = office.signed_in(office.street.zhou)
    shown = uploaded(browser, sheet(row))
    assert said in shown
    assert "陈志远" not in shown
    assert said in imported(browser)
    assert (count(office, Person), count(office, Role)) == before


def test_the_officer_of_the_street_may_do_what_a_secretary_may_not(office: Office) -> None:
    browser = office.signed_in(office.street.gan)
    shown = uploaded(browser, sheet(["张三", "青龙街道/常青支部", None, "干事", None]))
    assert "新增 1 人" in shown


def test_for_a_group_leader_there_is_no_such_page(office: Office) -> None:
    browser = office.signed_in(office.street.zhao)
    assert "导入花名册" not in browser.open("/console/units").text
    for path in ("", "/preview", "/corrected"):
        assert browser.open(f"/console/roster{path}").status_code == 404
    assert browser.press("/console/units").status_code in (400, 404, 405)
    assert count(office, RosterUpload) == 0


def test_nobody_sees_the_file_of_another(office: Office) -> None:
    uploaded(office.signed_in(office.street.zhou), sheet(NEW))
    other = office.signed_in(office.street.gan)
    for path in ("preview", "corrected"):
        assert "孙阿婆" not in other.open(f"/console/roster/{path}").text
    assert "还没有选文件" in other.open("/console/roster/preview").text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "r.xlsx", "处要改"),
        (b"PK\x03\x04 broken", "r.xlsx", "处要改"),
        (b"MZ whatever", "r.exe", "请选一个"),
        (b"\x00\x01\x02", "r.csv", "处要改"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_words(
    office: Office, content: bytes, name: str, said: str
) -> None:
    shown = uploaded(office.signed_in(office.street.zhou), content, name)
    assert said in shown
    assert "Traceback" not in shown
    assert count(office, Person) == 7


def test_more_than_a_sheet_is_not_even_read(office: Office) -> None:
    answer = office.signed_in(office.street.zhou).client.post(
        "/console/roster",
        data=b"--x\r\n" + b"x" * (4 * 1024 * 1024),
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413


def test_without_the_mark_of_our_page_nothing_is_taken(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    answer = browser.client.post(
        "/console/roster",
        data={"sheet": (BytesIO(sheet(NEW)), "r.xlsx")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 400
    uploaded(browser, sheet(NEW))
    assert browser.client.post("/console/roster/import").status_code == 400
    assert count(office, Person) == 7


def test_the_file_stands_sealed_and_goes_after_a_day(office: Office) -> None:
    uploaded(office.signed_in(office.street.zhou), sheet(NEW))
    with office.town.begin() as session:
        (kept,) = session.scalars(select(RosterUpload)).all()
        assert kept.content_sealed.startswith("v1.")
        later = office.town.now + timedelta(days=1, minutes=1)
        night = privacy.TERMS.index(next(one for one in privacy.TERMS if one.name == UPLOADS))
        settings = office.town.runtime.settings.privacy
        assert privacy.retain(session, later, night, "2026-12-02 0", settings) == f"{UPLOADS} 1"
    assert count(office, RosterUpload) == 0


def test_the_members_page_shows_the_card_and_the_member_sees_who_looked(office: Office) -> None:
    town, wang = office.town, office.street.wang
    for one in ("更正 工作 退休了", "更正 生日 1950-03-08", "心里话 腿疼", "2"):
        town.say(wang, one)
    shown = office.signed_in(office.street.zhou).open(f"/console/members/{wang.id}").text
    for words in ("退休了", "1950年3月8日", "待组长核对", "腿疼", "13900000005"):
        assert words in shown
    other = office.signed_in(office.street.zhao).open(f"/console/members/{wang.id}").text
    assert "腿疼" not in other
    looks = town.say(wang, "我的信息").partition("看过的：")[2]
    assert "周国平（书记" in looks
    assert "赵德福（组长" in looks
