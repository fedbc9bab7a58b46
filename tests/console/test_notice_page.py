"""A notice on a recipient's own page: opened is evidence, never an answer."""

from datetime import timedelta

import pytest

from bot import notices, people
from bot.core.links import Links
from bot.people import Person
from tests.bot.notices.announcing import publish, states
from tests.builders import NOW
from tests.console.browsing import Browser, Office

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 200
UNTIL = NOW + timedelta(days=30)
TEXT = "周三停水，先存些水。"


@pytest.fixture
def notice(office: Office) -> int:
    with office.town.begin() as session:
        return publish(session, office.street.zhou, text=TEXT).id


def address(office: Office, notice_id: int, who: Person) -> str:
    links = Links(office.town.runtime.sealer, "")
    return links.own("notice", notice_id, who.id, UNTIL)


def opened_at(office: Office, notice_id: int, who: Person) -> object:
    with office.town.begin() as session:
        shown = notices.look_at_page(session, notice_id, who.id)
        assert shown is not None
        return shown.opened_at


def test_what_previews_links_sees_a_button_and_leaves_no_evidence(
    office: Office, browser: Browser, notice: int
) -> None:
    shown = browser.open(address(office, notice, office.street.wang))
    assert "打开看" in shown.text
    assert "停水" not in shown.text
    assert opened_at(office, notice, office.street.wang) is None


def test_pressing_shows_the_whole_text_and_is_evidence_but_no_answer(
    office: Office, browser: Browser, notice: int
) -> None:
    page = address(office, notice, office.street.wang)
    shown = browser.press(page)
    assert TEXT in shown.text
    assert "回一个数" in shown.text
    first = opened_at(office, notice, office.street.wang)
    assert first == NOW
    office.town.now += timedelta(hours=1)
    assert TEXT in browser.open(page).text  # once opened it needs no button
    assert opened_at(office, notice, office.street.wang) == first
    with office.town.begin() as session:
        assert states(session, notice, office.street)["wang"] == "waiting"
    ledger = office.signed_in(office.street.zhou).open(f"/console/notices/{notice}").text
    assert "<b>1</b> 点开看过" in ledger
    assert "点开看过，12月1日" in ledger


def test_a_picture_is_shown_to_who_opened_the_page_and_to_nobody_else(
    office: Office, browser: Browser, notice: int
) -> None:
    with office.town.begin() as session:
        announced = session.get_one(notices.Notice, notice)
        notices.enclose(session, NOW, announced, notices.Enclosed("image", "m-1"))
    page = address(office, notice, office.street.wang)
    assert browser.open(f"{page}/picture").status_code == 404
    assert "图还在路上" in browser.press(page).text
    with office.town.begin() as session:
        assert notices.keep_picture(session, notice, JPEG)
    assert f"{page}/picture" in browser.open(page).text
    answer = browser.open(f"{page}/picture")
    assert (answer.data, answer.mimetype) == (JPEG, "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert browser.open(address(office, notice, office.street.li) + "/picture").status_code == 404


def test_a_link_stands_on_the_page(office: Office, browser: Browser, notice: int) -> None:
    with office.town.begin() as session:
        what = notices.Enclosed("link", "https://example.org/a?b=1&c=2")
        notices.enclose(session, NOW, session.get_one(notices.Notice, notice), what)
    shown = browser.press(address(office, notice, office.street.wang)).text
    assert 'href="https://example.org/a?b=1&amp;c=2"' in shown


def test_a_recalled_notice_says_so(office: Office, browser: Browser, notice: int) -> None:
    with office.town.begin() as session:
        settings = office.town.runtime.settings
        notices.recall(
            session, NOW, author_id=office.street.zhou.id, number=None, settings=settings
        )
    assert "不作数了" in browser.press(address(office, notice, office.street.wang)).text


@pytest.mark.parametrize("spoiled", ["", "0", "-1-2-3", "/../x"])
def test_a_link_that_is_not_whole_is_a_friendly_page(
    office: Office, browser: Browser, notice: int, spoiled: str
) -> None:
    page = address(office, notice, office.street.wang)
    broken = f"{page[:-1]}{spoiled}"
    shown = browser.open(broken)
    assert shown.status_code == 404
    assert "停水" not in shown.text


def test_a_link_past_its_time_or_of_somebody_who_left_or_is_no_recipient_shows_nothing(
    office: Office, browser: Browser, notice: int
) -> None:
    page = address(office, notice, office.street.wang)
    stranger = address(office, notice, office.street.zhou)  # the author is no recipient
    assert "打不开了" in browser.open(stranger).text
    with office.town.begin() as session:
        session.get_one(people.Person, office.street.wang.id).left_at = NOW
    assert browser.open(page).status_code == 404
    office.town.now = UNTIL
    shown = browser.open(address(office, notice, office.street.li))
    assert shown.status_code == 404
    assert "打不开了" in shown.text
