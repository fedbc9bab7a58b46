"""Invitations on the console: within one's charge, the same codes each time, ready to print."""

import re

import pytest

from bot import people
from bot.people import Unit
from bot.people.models import Ticket
from tests import builders
from tests.console.browsing import Office

CODE = re.compile(r"<strong>(\d{6})</strong>")
OVERVIEW, PAPER = "/console/invitations", "/console/invitations/paper"


def newcomers(office: Office, *names: str) -> None:
    """Members of the group without a WeChat."""
    with office.town.begin() as session:
        for name in names:
            builders.person(session, name, office.street.group)


def prepared(office: Office, unit: Unit) -> str:
    """The sheets as the secretary sees them after pressing the button."""
    browser = office.signed_in(office.street.zhou)
    return browser.press(f"{OVERVIEW}?unit={unit.id}", unit=str(unit.id)).text


def test_a_secretary_prepares_cards_and_prints_them(office: Office) -> None:
    newcomers(office, "孙小妹", "<b>周小弟</b>")
    browser = office.signed_in(office.street.zhou)
    unit = office.street.group
    assert f"{OVERVIEW}?unit={unit.id}" in browser.open(f"/console/members?unit={unit.id}").text
    before = browser.open(f"{OVERVIEW}?unit={unit.id}").text
    assert "还没接上微信的 2 位，其中 0 位" in before
    shown = browser.press(f"{OVERVIEW}?unit={unit.id}", unit=str(unit.id))
    assert shown.request.path == PAPER
    assert "孙小妹" in shown.text
    assert "<b>周小弟" not in shown.text
    assert shown.text.count('class="qr"') == 2
    assert shown.headers["Cache-Control"] == "no-store"
    assert "style=" not in shown.text
    codes = CODE.findall(shown.text)
    assert len(set(codes)) == 2
    assert CODE.findall(browser.open(f"{PAPER}?unit={unit.id}").text) == codes
    assert "其中 2 位" in browser.open(f"{OVERVIEW}?unit={unit.id}").text


def test_preparing_twice_changes_no_code(office: Office) -> None:
    newcomers(office, "孙小妹")
    first = CODE.findall(prepared(office, office.street.branch))
    assert first
    assert CODE.findall(prepared(office, office.street.branch)) == first


def test_the_platforms_code_is_on_the_paper_once_it_was_made(office: Office) -> None:
    newcomers(office, "孙小妹")
    assert "还有 1 张在取" in prepared(office, office.street.group)
    with office.town.begin() as session:
        ticket = session.query(Ticket).one()
        ticket.url, ticket.expires_at = (
            "http://weixin.qq.com/q/02x",
            builders.NOW.replace(year=2027),
        )
    again = prepared(office, office.street.group)
    assert "在取" not in again
    assert "打开微信“扫一扫”" in again


@pytest.mark.parametrize("address", [OVERVIEW, PAPER])
def test_a_unit_of_somebody_else_does_not_exist(office: Office, address: str) -> None:
    newcomers(office, "孙小妹")
    street = office.street
    for who, unit in (
        (street.zhou, street.other_branch),
        (street.zhou, street.street),
        (street.qian, street.group),
        (street.zhao, street.branch),
    ):
        browser = office.signed_in(who)
        assert browser.open(f"{address}?unit={unit.id}").status_code == 404
        token = browser.open("/console/units")
        sent = browser.send(OVERVIEW, token, unit=str(unit.id))
        assert sent.status_code == 404
        assert CODE.findall(sent.text) == []
    for odd in ("", "?unit=x", "?unit=0", "?unit=999999"):
        assert office.signed_in(street.zhou).open(f"{address}{odd}").status_code == 404


def test_who_is_not_signed_in_sees_no_code(office: Office) -> None:
    newcomers(office, "孙小妹")
    prepared(office, office.street.group)
    shown = office.browser().open(f"{PAPER}?unit={office.street.group.id}")
    assert CODE.findall(shown.text) == []
    assert "孙小妹" not in shown.text


def test_whose_code_was_looked_at_can_be_told(office: Office) -> None:
    newcomers(office, "孙小妹")
    prepared(office, office.street.group)
    with office.town.begin() as session:
        sun = session.query(people.Person).filter_by(name="孙小妹").one()
        noted = people.noted_about(session, sun.id, since=builders.NOW)
    assert [(one.name, one.what, one.changed) for one in noted] == [("周国平", "binding", False)]


def test_a_large_unit_goes_over_pages(office: Office) -> None:
    newcomers(office, *(f"新人{number}" for number in range(61)))
    browser = office.signed_in(office.street.zhao)
    unit = office.street.group
    first = browser.press(f"{OVERVIEW}?unit={unit.id}", unit=str(unit.id)).text
    second = browser.open(f"{PAPER}?unit={unit.id}&page=2").text
    assert (len(CODE.findall(first)), len(CODE.findall(second))) == (60, 1)
    assert "下一页" in first
    assert first.count('class="sheet"') == 10
