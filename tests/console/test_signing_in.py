"""Signing in: a link that is good once, digits for another computer, sessions that end."""

import re
from datetime import timedelta

import pytest

from bot import people
from bot.core.links import Links
from bot.people.models import LoginLink
from tests import builders
from tests.console.browsing import Browser, Office

HOUR = timedelta(hours=1)


def test_the_word_gives_a_link_and_digits_to_whoever_holds_a_role(office: Office) -> None:
    reply = office.town.say(office.street.zhou, "控制台")
    link = re.search(r"http://127.0.0.1:8000(/console/enter/\S+)", reply)
    digits = re.search(r"填 ([0-9]{6})", reply)
    assert link is not None
    assert digits is not None
    assert "东风支部" in office.browser().press(link[1]).text


def test_a_volunteer_may_come_in_and_finds_no_units(office: Office) -> None:
    with office.town.begin() as session:
        builders.role(session, office.street.li, "volunteer", office.street.group)
    shown = office.browser().press(office.way_in(office.street.li).address)
    assert "没有要管的组织" in shown.text


def test_who_holds_no_role_is_offered_another_way(office: Office) -> None:
    reply = office.town.say(office.street.wang, "控制台")
    assert "/console/enter/" not in reply
    assert "赵德福" in reply


def test_looking_at_a_link_spends_nothing(office: Office, browser: Browser) -> None:
    address = office.way_in(office.street.zhou).address
    for _preview in range(3):
        assert browser.open(address).status_code == 200
    assert browser.press(address).request.path == "/console/units"


def test_a_link_is_good_once(office: Office) -> None:
    address = office.way_in(office.street.zhou).address
    office.browser().press(address)
    late = office.browser().press(address)
    assert "用过了" in late.text
    assert "东风支部" not in late.text


def test_a_link_is_good_for_ten_minutes(office: Office, browser: Browser) -> None:
    address = office.way_in(office.street.zhou).address
    office.town.now += timedelta(minutes=10)
    assert "过了十分钟" in browser.open(address).text


def test_the_button_must_be_pressed_on_our_own_page(office: Office, browser: Browser) -> None:
    address = office.way_in(office.street.zhou).address
    path = address.partition("8000")[2]
    assert browser.client.post(path).status_code == 400
    assert browser.press(address).request.path == "/console/units"


def test_the_digits_open_the_console_on_another_computer(office: Office, browser: Browser) -> None:
    made = office.way_in(office.street.zhou)
    shown = office.browser().open(made.address)
    assert made.code in shown.text
    inside = browser.press("/console", code=f" {made.code[:3]} {made.code[3:]}")
    assert "东风支部" in inside.text
    assert "用过了" in office.browser().press(made.address).text


def test_wrong_digits_open_nothing(office: Office, browser: Browser) -> None:
    made = office.way_in(office.street.zhou)
    wrong = f"{(int(made.code) + 1) % 1_000_000:06d}"
    for typed in (wrong, "", "一二三", made.code * 2, made.code[:5]):
        assert "对不上" in browser.press("/console", code=typed).text


def test_one_address_may_try_ten_times_in_ten_minutes(browser: Browser) -> None:
    answers = [browser.press("/console", code="000000").status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


def test_after_fifty_wrong_codes_from_anywhere_even_a_right_one_waits(office: Office) -> None:
    made = office.way_in(office.street.zhou)
    sealer = office.town.runtime.sealer
    with office.town.begin() as session:
        for _ in range(50):
            assert people.spend_code(session, office.town.now, sealer, "nothing") is None
        assert people.spend_code(session, office.town.now, sealer, made.code) is None
        later = office.town.now + timedelta(minutes=10)
        fresh = people.way_in(session, later, sealer, _links(office), office.street.zhou.id)
        assert isinstance(fresh, people.WayIn)
        assert people.spend_code(session, later, sealer, fresh.code) is not None


def test_the_webhook_is_never_limited(office: Office) -> None:
    statuses = {
        office.town.client.post("/wechat/main", data="<xml/>").status_code for _ in range(320)
    }
    assert 429 not in statuses


def test_a_session_ends_after_a_working_day(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    office.town.now += 11 * HOUR
    assert browser.open("/console/units").request.path == "/console/units"
    office.town.now += HOUR
    assert "请先进门" in browser.open("/console/units").text


@pytest.mark.parametrize("comes_back", [False, True])
def test_the_last_role_takes_the_session_with_it(office: Office, comes_back: bool) -> None:
    browser = office.signed_in(office.street.zhou)
    waiting = office.way_in(office.street.zhou)
    branch, zhou = office.street.branch.id, office.street.zhou.id
    with office.town.begin() as session:
        people.revoke(
            session,
            office.town.now,
            person_id=zhou,
            role="secretary",
            unit_id=branch,
            tell=office.town.runtime.house.tell,
            reason="the branch has no other",
        )
        if comes_back:
            later = office.town.now + HOUR / 12
            people.grant(session, later, person_id=zhou, role="secretary", unit_id=branch)
    office.town.now += HOUR / 6 - timedelta(seconds=1)
    assert "请先进门" in browser.open("/console/members").text
    assert "用过了" in office.browser().open(waiting.address).text


def test_one_of_two_roles_keeps_the_session(office: Office) -> None:
    with office.town.begin() as session:
        builders.role(session, office.street.zhou, "leader", office.street.group)
    browser = office.signed_in(office.street.zhou)
    with office.town.begin() as session:
        people.revoke(
            session,
            office.town.now,
            person_id=office.street.zhou.id,
            role="secretary",
            unit_id=office.street.branch.id,
            tell=office.town.runtime.house.tell,
            reason="the branch has no other",
        )
    office.town.now += timedelta(seconds=1)
    shown = browser.open("/console/units").text
    assert "紫云苑小组" in shown
    assert "东风支部</a>" not in shown


def test_leaving_ends_the_session_for_a_copied_cookie_too(office: Office) -> None:
    browser = office.signed_in(office.street.zhou)
    cookie = browser.client.get_cookie("lianxin")
    assert cookie is not None
    browser.send("/console/leave", browser.open("/console/units"))
    other = office.browser()
    other.client.set_cookie("lianxin", cookie.value)
    assert "请先进门" in other.open("/console/units").text


def test_a_made_up_cookie_is_nobody(browser: Browser) -> None:
    browser.client.set_cookie("lianxin", "made-up")
    assert "请先进门" in browser.open("/console/units").text


def test_the_cookie_is_guarded(office: Office, browser: Browser) -> None:
    address = office.way_in(office.street.zhou).address
    browser.press(address)
    cookie = browser.client.get_cookie("lianxin")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert not cookie.secure


def test_no_digits_stand_in_the_database(office: Office) -> None:
    made = office.way_in(office.street.zhou)
    with office.town.begin() as session:
        rows = session.execute(LoginLink.__table__.select()).all()
    assert made.code not in str(rows)


def _links(office: Office) -> Links:
    return Links(office.town.runtime.sealer, "http://127.0.0.1:8000")
