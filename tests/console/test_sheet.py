"""Study days at the console: ledger, round sheet, files; each in the scope of who looks."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot import people, study
from tests.bot.study import days
from tests.builders import NOW
from tests.console.browsing import Browser, Office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def day(office: Office) -> study.StudyDay:
    """A study day of 东风支部 that is over: 王秀兰 was there, 李根宝 is on leave, with a reason."""
    with office.town.begin() as session:
        made = days.publish(session, office.street.branch, office.street.zhou, title=FORMULA)
        days.answer(session, made, office.street.li, "leave")
        invited = session.get_one(study.Invitee, (made.id, office.street.li.id))
        invited.reason_sealed = office.town.runtime.sealer.seal("住院了")
        days.check_in(session, made, office.street.wang, made.code)
    office.town.now = days.AFTER
    return made


def workbook(browser: Browser, address: str) -> Worksheet:
    answer = browser.open(address)
    assert answer.mimetype == XLSX
    assert answer.headers["Cache-Control"] == "no-store"
    return load_workbook(BytesIO(answer.data)).worksheets[0]


def cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_ledger_leads_to_the_sheet(office: Office, day: study.StudyDay) -> None:
    browser = office.signed_in(office.street.zhou)
    shown = browser.open("/console/study-days").text
    assert "应到 <b>4</b>" in shown
    assert "25%" in shown
    (link,) = re.findall(r'href="(/console/study-days/\d+\?unit=\d+)"', shown)
    sheet = browser.open(link).text
    for words in ("东风支部", "紫云苑小组", "请假", "还没人管", "李根宝", "口令"):
        assert words in sheet, words
    assert "本人" in sheet
    assert "王秀兰" not in sheet  # only who is missing, at first
    assert "王秀兰" in browser.open(f"/console/study-days/{day.id}?people=all").text


def test_why_somebody_cannot_come_is_for_their_leader_alone(
    office: Office, day: study.StudyDay
) -> None:
    address = f"/console/study-days/{day.id}"
    assert "住院了" in office.signed_in(office.street.zhao).open(address).text
    assert "住院了" not in office.signed_in(office.street.zhou).open(address).text
    office.town.now += timedelta(minutes=1)
    browser = office.signed_in(office.street.gan)
    assert "住院了" not in str(cells(workbook(browser, f"{address}/sheet.xlsx")))


def test_a_leader_sees_the_own_group_alone(office: Office, day: study.StudyDay) -> None:
    browser = office.signed_in(office.street.zhao)
    shown = browser.open(f"/console/study-days/{day.id}?people=all").text
    assert "紫云苑小组" in shown
    assert "周国平" not in shown
    assert browser.open(f"/console/study-days?unit={office.street.branch.id}").status_code == 404


def test_a_day_of_others_is_no_page(office: Office, day: study.StudyDay) -> None:
    browser = office.signed_in(office.street.qian)
    for address in (f"{day.id}", f"{day.id}/sheet.xlsx", "999999"):
        assert browser.open(f"/console/study-days/{address}").status_code == 404


def test_the_sign_in_sheet_is_numbered_and_runs_nothing(
    office: Office, day: study.StudyDay
) -> None:
    browser = office.signed_in(office.street.zhou)
    found = workbook(browser, f"/console/study-days/{day.id}/sheet.xlsx")
    rows = cells(found)
    assert rows[0][0] == "东风支部学习日签到表"
    assert FORMULA in str(rows[1][0])
    head = next(number for number, row in enumerate(rows) if row[0] == "号")
    assert rows[head][-1] == "签名"
    with office.town.begin() as session:
        numbers = people.list_numbers(session, days.AFTER, office.street.branch.id, 2026)
    assert [row[0] for row in rows[head + 1 :]] == sorted(numbers.values())
    wang = next(row for row in rows if row[1] == "王秀兰")
    assert wang[2:7] == ["紫云苑小组", "没回", "现场", "12-03 10:05", "口令"]
    assert not any(cell.data_type == "f" for row in found.iter_rows() for cell in row)


def test_the_ledger_as_a_file_escapes_what_could_run(office: Office, day: study.StudyDay) -> None:
    browser = office.signed_in(office.street.zhou)
    rows = cells(workbook(browser, "/console/study-days/ledger.xlsx"))
    assert rows[0][0] == "东风支部学习日台账　2026年"
    assert rows[-1][1:] == [f"'{FORMULA}", "社区活动室", "周国平", 4, 1, 0, 0, 1, 2, "25%"]
    assert day.no == 1


def test_a_member_reads_who_saw_the_list(office: Office, day: study.StudyDay) -> None:
    office.signed_in(office.street.zhou).open(f"/console/study-days/{day.id}/sheet.xlsx")
    with office.town.begin() as session:
        (noted,) = people.noted_about(session, office.street.wang.id, since=NOW)
    assert (noted.what, noted.door) == ("list", "page")
