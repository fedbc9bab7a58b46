"""Notices at the console: the list, the ledger of one, its file; each in the scope of who looks."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot import notices, people
from bot.core.links import notice_address
from bot.delivery.models import Content, Delivery, Outbound
from tests.bot.notices.announcing import publish, sent
from tests.builders import NOW, SHANGHAI
from tests.console.browsing import Browser, Office

FORMULA = "=HYPERLINK(1) 周三停水，先存些水。"
PARTS = ("confirmed", "handed_over", "explained", "waiting")
WORDS = ("收到", "交人办", "说明了", "等回音")


@pytest.fixture
def notice(office: Office) -> int:
    """周书记's notice to 东风支部: 王秀兰 has it, 李根宝 cannot, 赵德福 has not answered."""
    with office.town.begin() as session:
        notice_id = publish(session, office.street.zhou, text=FORMULA).id
        sent(session, notice_id)
        street = office.street
        notices.confirm(session, NOW, notice_id=notice_id, person_id=street.wang.id)
        notices.why_not(
            session, NOW, notice_id=notice_id, person_id=street.li.id, why="腿疼", zone=SHANGHAI
        )
    return notice_id


def figures(shown: str) -> list[list[int]]:
    """The lines of the table: audience, then the four states."""
    rows = re.findall(r'<th scope="row">.*?</tr>', shown, re.DOTALL)
    return [[int(one) for one in re.findall(r'data-label="[^"]+">(\d+)<', row)] for row in rows]


def test_the_list_leads_to_the_ledger_and_every_line_of_it_sums(
    office: Office, notice: int
) -> None:
    browser = office.signed_in(office.street.zhou)
    assert f"/console/notices/{notice}" in browser.open("/console/notices").text
    shown = browser.open(f"/console/notices/{notice}").text
    whole, *units = figures(shown)
    assert whole == [3, 1, 1, 0, 1]
    assert [sum(column) for column in zip(*units, strict=True)] == whole
    assert all(audience == sum(parts) for audience, *parts in (whole, *units))
    for words in ("王秀兰", "李根宝", "赵德福", "做不到，交给周国平", "腿疼", "等回音"):
        assert words in shown, words
    assert "腿疼" not in browser.open(f"/console/notices/{notice}?state=waiting").text


def test_a_leader_sees_the_own_group_alone_and_no_reason_that_is_the_authors(
    office: Office, notice: int
) -> None:
    with office.town.begin() as session:
        everybody = publish(session, office.street.gan).id
    shown = office.signed_in(office.street.zhao).open(f"/console/notices/{notice}").text
    assert "李根宝" in shown
    assert "腿疼" not in shown
    browser = office.signed_in(office.street.zhao)
    of_all = browser.open(f"/console/notices/{everybody}").text
    assert "紫云苑小组" in of_all
    assert "周国平" not in of_all
    assert "钱" not in of_all
    branch = office.street.branch.id
    assert browser.open(f"/console/notices/{everybody}?unit={branch}").status_code == 404
    assert (
        figures(of_all)[0][0]
        < figures(office.signed_in(office.street.gan).open(f"/console/notices/{everybody}").text)[
            0
        ][0]
    )


def test_a_notice_to_others_is_no_page_and_on_no_list(office: Office, notice: int) -> None:
    browser = office.signed_in(office.street.qian)
    for address in (f"{notice}", f"{notice}/ledger.xlsx", "999999"):
        assert browser.open(f"/console/notices/{address}").status_code == 404
    assert "停水" not in browser.open("/console/notices").text


def test_the_link_of_who_lost_the_role_shows_nothing(office: Office, notice: int) -> None:
    browser = office.signed_in(office.street.zhou)
    with office.town.begin() as session:
        tell = office.town.runtime.house.tell
        people.revoke(
            session,
            NOW,
            person_id=office.street.zhou.id,
            role="secretary",
            unit_id=office.street.branch.id,
            tell=tell,
            reason="换届",
        )
    address = notice_address(office.town.runtime.settings.server.public_url, notice)
    shown = browser.open(address)
    assert shown.request.path == "/console"
    assert "停水" not in shown.text


def test_the_file_runs_nothing_and_holds_everybody(office: Office, notice: int) -> None:
    rows, formulas = cells(
        office.signed_in(office.street.zhou), f"/console/notices/{notice}/ledger.xlsx"
    )
    assert not formulas
    assert "共3人：收到1　交人办1　说明了0　等回音1" in str(rows[2][0])
    by_name = {row[0]: row for row in rows}
    assert by_name["王秀兰"][2:4] == ["收到", "收到"]
    assert by_name["李根宝"][2] == "交人办"
    assert by_name["王秀兰"][5] == "本人回的"


def cells(browser: Browser, address: str) -> tuple[list[list[object]], bool]:
    answer = browser.open(address)
    sheet = load_workbook(BytesIO(answer.data)).worksheets[0]
    found: list[list[object]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return found, any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_what_a_leader_did_is_named_and_dated(office: Office, notice: int) -> None:
    with office.town.begin() as session:
        notices.hand_over_due(session, NOW, notice, SHANGHAI)
        notices.contacted(
            session,
            NOW + timedelta(hours=1),
            notice_id=notice,
            person_id=office.street.li.id,
            by_id=office.street.zhao.id,
            note="讲清楚了",
        )
    shown = office.signed_in(office.street.zhou).open(f"/console/notices/{notice}").text
    assert "赵德福联系过，记为收到：讲清楚了" in shown
    assert "没有回音，交给周国平，" in shown
    assert "<b>1</b> 别人说他收到了" in shown


def test_nobody_is_called_a_reader_without_evidence(office: Office, notice: int) -> None:
    browser = office.signed_in(office.street.zhou)
    assert "点开看过，" not in browser.open(f"/console/notices/{notice}").text
    with office.town.begin() as session:
        (row,) = (
            session.query(Outbound)
            .join(Content, Content.id == Outbound.content_id)
            .filter(Content.about_kind == "notice", Outbound.person_id == office.street.zhao.id)
        )
        session.add(
            Delivery(
                outbound_id=row.id,
                channel="template",
                openid="x",
                outcome="delivered",
                code=None,
                platform_id="1",
                at=NOW,
            )
        )
    shown = browser.open(f"/console/notices/{notice}").text
    assert "平台说到了手机" in shown
    assert "<b>0</b> 点开看过" in shown


def test_who_read_the_list_can_be_told(office: Office, notice: int) -> None:
    office.signed_in(office.street.zhou).open(f"/console/notices/{notice}")
    with office.town.begin() as session:
        (noted,) = people.noted_about(session, office.street.wang.id, since=NOW)
    assert (noted.what, noted.door) == ("list", "page")


@pytest.mark.parametrize("word", ["全体", "东风支部除了王秀兰", "东风支部和常青支部"])
def test_an_audience_however_put_together_has_its_page(office: Office, word: str) -> None:
    author = office.street.gan
    with office.town.begin() as session:
        whom = notices.whom(session, NOW, author_id=author.id, word=word)
        assert isinstance(whom, notices.Whom)
        notice_id = notices.publish(
            session,
            NOW,
            author_id=author.id,
            audience=whom,
            text="周三停水",
            settings=office.town.runtime.settings,
        ).id
    browser = office.signed_in(author)
    assert browser.open("/console/notices").status_code == 200
    whole, *units = figures(browser.open(f"/console/notices/{notice_id}").text)
    assert whole[0] == whom.count
    assert [sum(column) for column in zip(*units, strict=True)] == whole
