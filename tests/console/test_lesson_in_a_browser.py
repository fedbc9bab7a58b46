"""The page of a lesson on a phone, in a real browser."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from playwright.async_api import ConsoleMessage, ViewportSize, async_playwright, expect
from werkzeug.serving import make_server

from tests.console.browsing import Office
from tests.console.test_lesson import link, over

pytestmark = pytest.mark.loopback
PHONE: ViewportSize = {"width": 390, "height": 844}
WIDER = "document.documentElement.scrollWidth > innerWidth"


@contextmanager
def served(office: Office) -> Iterator[str]:
    """The town's pages on a port of this machine."""
    server = make_server("127.0.0.1", 0, office.town.client.application, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def test_a_lesson_is_opened_read_and_answered_on_a_phone(chromium: str, office: Office) -> None:
    over(office)
    address = link(office, office.street.wang)

    async def story(base: str) -> None:
        troubles: list[str] = []

        def heard(line: ConsoleMessage) -> None:
            if "status of 404" not in line.text:
                troubles.append(line.text)

        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            page = await browser.new_page(viewport=PHONE)
            page.on("console", heard)
            await page.goto(f"{base}{address}")
            await page.get_by_role("button", name="打开课文").click()
            await expect(page.get_by_text("第8段").first).to_be_visible()
            size = await page.locator("article p").last.evaluate(
                "one => parseFloat(getComputedStyle(one).fontSize)"
            )
            assert size >= 22
            assert not await page.evaluate(WIDER)
            await page.get_by_label("电视").check()
            await page.get_by_role("button", name="就选这个").click()
            await expect(page.get_by_role("status")).to_contain_text("再想想")
            await page.get_by_label("灶台和插座").check()
            await page.get_by_role("button", name="就选这个").click()
            await expect(page.get_by_role("status")).to_contain_text("补上了")
            assert not await page.evaluate(WIDER)
            await browser.close()
        assert troubles == []

    with served(office) as base:
        asyncio.run(story(base))
    assert office.town.status()["study_days"][0]["attended"] == 1
