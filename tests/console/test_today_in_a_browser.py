"""The list of the day in a real browser: a number to tap, nothing wider than the phone."""

import asyncio
import re

import pytest
from playwright.async_api import ViewportSize, async_playwright, expect

from bot.people import Person
from tests import builders
from tests.console.browsing import Office
from tests.console.test_rosters_in_a_browser import DESK, POCKET, served
from tests.console.test_today import call

pytestmark = pytest.mark.loopback
WIDER = "document.documentElement.scrollWidth > innerWidth"


def a_full_day(office: Office) -> None:
    """Two corners, more people than a day takes, and a leader with a day of their own."""
    sealer, zhou = office.town.runtime.sealer, office.street.zhou
    with office.town.begin() as session:
        crowd = [
            builders.person(
                session, f"邻居{number}", office.street.group, phone=f"1390000110{number}"
            )
            for number in range(9)
        ]
        for number, one in enumerate(crowd):
            street = "紫云路" if number % 2 else "长乐路"
            session.get_one(Person, one.id).address_sealed = sealer.seal(f"{street}{number}号")
    for one in (*crowd, office.street.wang):
        call(office, one, zhou)
    call(office, office.street.li, office.street.zhao, late=True)


@pytest.mark.parametrize("width", [DESK, POCKET], ids=["desk", "pocket"])
def test_the_list_fits_a_phone_and_its_numbers_ring(
    chromium: str, office: Office, width: ViewportSize
) -> None:
    a_full_day(office)
    address = office.way_in(office.street.zhou).address

    async def story(port: int) -> None:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            page = await browser.new_page(viewport=width)
            await page.goto(re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{port}", address))
            await page.get_by_role("button").first.click()
            await page.get_by_role("link", name="今天", exact=True).click()
            await expect(page.get_by_role("heading", name="紫云路")).to_be_visible()
            tap = page.get_by_role("link", name="13900001101")
            assert await tap.get_attribute("href") == "tel:13900001101"
            box = await tap.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert not await page.evaluate(WIDER)
            await browser.close()

    with served(office) as port:
        asyncio.run(story(port))
