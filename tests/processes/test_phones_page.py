"""The demo's page of phones in a real browser: what somebody sees who has just run `make run`."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from lianxin.demo_map import fewest
from tests.processes.demo import Demo

pytestmark = pytest.mark.loopback

DESK: ViewportSize = {"width": 1440, "height": 900}
POCKET: ViewportSize = {"width": 390, "height": 844}
REPLY_WITHIN_MS = 10_000


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A small street that has just been started."""
    one = Demo(tmp_path_factory.mktemp("phones") / "data", members=fewest())
    try:
        yield one.start()
    finally:
        one.end()


@asynccontextmanager
async def front_page(program: str, port: int, width: ViewportSize) -> AsyncIterator[Page]:
    """The page `/` leads to; the test fails for any error on it."""
    troubles: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = await browser.new_page(viewport=width)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text))
        await page.goto(f"http://127.0.0.1:{port}/")
        yield page
        await browser.close()
    assert troubles == []


@pytest.mark.parametrize("width", [DESK, POCKET], ids=["desk", "pocket"])
def test_what_is_typed_on_the_first_phone_is_answered_there(
    chromium: str, demo: Demo, width: ViewportSize
) -> None:
    async def story() -> None:
        async with front_page(chromium, demo.web, width) as page:
            phone = page.locator(".phone").first
            await phone.get_by_label("要说的话").fill("签到")
            await phone.get_by_role("button", name="发送").click()
            answer = phone.locator("li.account .bubble").filter(has_text="签到").last
            await expect(answer).to_contain_text("王阿姨", timeout=REPLY_WITHIN_MS)
            await expect(phone.locator("li.person .bubble").last).to_have_text("签到")
            assert await page.locator(".phone").count() == 5
            wide = "document.documentElement.scrollWidth > innerWidth"
            assert not await page.evaluate(wide)

    asyncio.run(story())
