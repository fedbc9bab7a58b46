"""The pages: units and members in scope, a card that leaves a trace, headers that guard them."""

import re

import pytest

from bot import people
from tests import builders
from tests.builders import NOW
from tests.console.browsing import Office

STRICT = "default-src 'none'"


def test_the_first_page_counts_the_members_of_every_unit_in_scope(office: Office) -> None:
    with office.town.begin() as session:
        builders.person(
            session, "吴桂英", office.street.other_branch, residence=office.street.group
        )
        builders.person(session, "孙有财", office.street.branch, residence=office.street.group)
    shown = office.signed_in(office.street.zhou).open("/console/units").text
    counts = r'unit=\d+">([^<]+)</a>.*?"text-end">(\d+)</td>\s*<td class="text-end">(\d+)<'
    assert re.findall(counts, shown, re.DOTALL) == [
        ("东风支部", "6", "4"),
        ("紫云苑小组", "5", "3"),
    ]
    assert "常青支部" not in shown


def test_members_are_found_by_part_of_their_name(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    assert "共 4 位" in browser.open("/console/members").text
    found = browser.open("/console/members?name=秀 兰").text
    assert "王秀兰" in found
    assert "李根宝" not in found
    assert "共 0 位" in browser.open("/console/members?name=%25").text


def test_a_list_goes_over_pages(office: Office) -> None:
    with office.town.begin() as session:
        for number in range(60):
            builders.person(session, f"张{number:02d}", office.street.group)
    browser = office.signed_in(office.street.zhao)
    first, second = (browser.open(f"/console/members?page={page}").text for page in (1, 2))
    assert "下一页" in first
    assert "上一页" in second
    assert "下一页" not in second
    names = set(re.findall(r"张\d\d", first + second))
    assert len(names) == 60


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=99999999999", "?unit=x", "?unit=-1"]
)
def test_a_wrong_address_shows_a_page_all_the_same(office: Office, query: str) -> None:
    browser = office.signed_in(office.street.zhou)
    assert browser.open(f"/console/members{query}").status_code == 200


def test_a_card_shows_the_record_and_the_member_learns_who_looked(office: Office) -> None:
    browser = office.signed_in(office.street.zhao)
    shown = browser.open(f"/console/members/{office.street.wang.id}").text
    assert "13900000005" in shown
    assert "本人问起时看得到" in shown
    with office.town.begin() as session:
        (noted,) = people.noted_about(session, office.street.wang.id, since=NOW)
    assert (noted.name, noted.role, noted.what, noted.door) == ("赵德福", "leader", "card", "page")


def test_a_card_outside_the_scope_is_no_page_and_leaves_nothing(office: Office) -> None:
    browser = office.signed_in(office.street.qian)
    for person_id in (office.street.wang.id, 10**9):
        answer = browser.open(f"/console/members/{person_id}")
        assert answer.status_code == 404
        assert "王秀兰" not in answer.text
    with office.town.begin() as session:
        assert people.noted_about(session, office.street.wang.id, since=NOW) == []


def test_every_answer_of_the_pages_is_guarded(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    for address in (
        "/console",
        "/console/units",
        "/console/members/1",
        "/console/nowhere",
        "/my/x",
    ):
        headers = browser.client.get(address).headers
        assert headers["Content-Security-Policy"].startswith(STRICT), address
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store", address


def test_no_page_carries_a_script_or_style_of_its_own(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    way_in = office.way_in(office.street.zhou).address
    for address in (way_in, "/console/units", "/console/members", f"/console/members/{1}"):
        shown = browser.open(address).text
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", shown)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', shown)


def test_what_the_pages_need_is_served_by_ourselves(office: Office) -> None:
    browser = office.browser()
    shown = browser.open("/console").text
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', shown)
    assert len(sheets) == 2
    for sheet in sheets:
        with browser.open(sheet) as answer:  # a file, to be closed
            assert answer.mimetype == "text/css"


def test_a_form_that_is_too_long_is_not_read(office: Office) -> None:
    browser = office.browser()
    answer = browser.client.post("/console", data={"code": "1" * 100_000})
    assert answer.status_code == 413
    assert "内容太长" in answer.text


def test_a_strange_method_or_page_is_answered_in_plain_words(office: Office) -> None:
    browser = office.browser()
    assert "不归您" in browser.open("/console/nowhere").text
    assert browser.client.put("/console").status_code == 405
