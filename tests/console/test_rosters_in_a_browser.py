"""A roster imported in a real browser, at desk and at phone width."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect
from werkzeug.serving import make_server

from tests.console.browsing import Office
from tests.console.test_rosters import GROUP, NEW, WANG, sheet

pytestmark = pytest.mark.loopback

DESK: ViewportSize = {"width": 1280, "height": 900}
POCKET: ViewportSize = {"width": 390, "height": 844}
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def served(office: Office) -> Iterator[int]:
    """The pages on a port of their own."""
    server = make_server("127.0.0.1", 0, office.town.client.application, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()


async def look(page: Page, content: bytes, folder: Path) -> None:
    """Choose a file and have it looked over."""
    file = folder / "花名册.xlsx"
    await asyncio.to_thread(file.write_bytes, content)
    await page.get_by_role("link", name="导入花名册").click()
    await page.get_by_label("花名册文件").set_input_files(str(file))
    await page.get_by_role("button", name="看看会改什么").click()
    await page.wait_for_url("**/roster/preview")
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


async def story(page: Page, folder: Path) -> None:
    """Mistakes first, then the file that is right."""
    await look(page, sheet(NEW, ["李四", GROUP, "8888", "队长", None]), folder)
    alarm = page.get_by_role("alert")
    await expect(alarm).to_be_focused()
    await expect(alarm).to_contain_text("有 2 处要改")
    await expect(page.get_by_role("columnheader", name="要改什么")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="下载标好问题的表").click()
    assert (await download.value).suggested_filename == "roster-corrected.xlsx"
    await look(page, sheet(NEW, WANG), folder)
    await expect(page.get_by_role("row", name="孙阿婆")).to_be_visible()
    await expect(page.get_by_role("status")).to_contain_text("新增 1 人，更改 1 人")
    await page.get_by_role("button", name="导入", exact=True).click()
    await expect(page.get_by_role("status")).to_contain_text("导入好了")


@pytest.mark.parametrize("width", [DESK, POCKET], ids=["desk", "pocket"])
def test_a_secretary_imports_a_roster(
    chromium: str, office: Office, tmp_path: Path, width: ViewportSize
) -> None:
    address = office.way_in(office.street.zhou).address

    async def all_of_it(port: int) -> None:
        troubles: list[str] = []
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            page = await browser.new_page(viewport=width)
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("console", lambda line: troubles.append(line.text))
            await page.goto(re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{port}", address))
            await page.get_by_role("button").first.click()
            await story(page, tmp_path)
            await browser.close()
        assert troubles == []

    with served(office) as port:
        asyncio.run(all_of_it(port))
