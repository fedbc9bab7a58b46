"""The ledger of a notice and a recipient's own page in a real browser, phone and desk."""

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from bot import notices
from tests.builders import NOW, SHANGHAI
from tests.console.browsing import Office
from tests.console.test_lesson_in_a_browser import WIDER, served
from tests.console.test_notice_page import address
from tests.console.test_notices import notice  # noqa: F401 (a fixture)

pytestmark = pytest.mark.loopback
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "00000005000188a7d1e90000000049454e44ae426082"
)


async def seen(page: Page, name: str) -> None:
    """Nothing stands out at the side; a picture of it where one is wanted."""
    assert not await page.evaluate(WIDER), name
    if folder := os.environ.get("LIANXIN_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def opened(browser: Browser, size: ViewportSize, troubles: list[str]) -> Page:
    page = await browser.new_page(viewport=size)
    page.on("console", lambda line: troubles.append(line.text))
    return page


def test_the_ledger_and_the_own_page_on_both_widths(
    chromium: str,
    office: Office,
    notice: int,  # noqa: F811 (the fixture)
) -> None:
    with office.town.begin() as session:
        announced = session.get_one(notices.Notice, notice)
        notices.enclose(session, NOW, announced, notices.Enclosed("image", "m-1"))
        notices.keep_picture(session, notice, PNG)
        notices.hand_over_due(session, NOW, notice, SHANGHAI)
    ways = {name: office.way_in(office.street.zhou) for name in ("phone", "desk")}
    own = address(office, notice, office.street.wang)

    async def story(base: str) -> None:
        troubles: list[str] = []
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            for name, size in (("phone", PHONE), ("desk", DESK)):
                page = await opened(browser, size, troubles)
                await page.goto(f"{base}/console/enter/{ways[name].address.rpartition('/')[2]}")
                await page.get_by_role("button").first.click()
                await page.goto(f"{base}/console/notices")
                await seen(page, f"notices-{name}")
                await page.locator("a.name").first.click()
                await expect(page.get_by_text("没有回音，交给").first).to_be_visible()
                await seen(page, f"notice-{name}")
                await page.get_by_role("link", name="交人办").click()
                await expect(page.get_by_text("李根宝").first).to_be_visible()
                await page.goto(f"{base}{own}")
                if name == "phone":
                    await seen(page, "notice-door")
                    await page.get_by_role("button", name="打开看").click()
                picture = page.locator("article img")
                assert await picture.evaluate("one => one.naturalWidth") == 1
                await seen(page, f"notice-page-{name}")
            await browser.close()
        assert [one for one in troubles if "status of 404" not in one] == []

    with served(office) as base:
        asyncio.run(story(base))
