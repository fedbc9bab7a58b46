"""A file put on its author's page and opened on a member's, in a real browser, phone and desk."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from bot import notices
from bot.core.links import Links
from tests.bot.notices.announcing import publish
from tests.builders import NOW
from tests.console.browsing import Office
from tests.console.test_lesson_in_a_browser import served
from tests.console.test_notice_page import address
from tests.console.test_notices_in_a_browser import DESK, PHONE, opened, seen

pytestmark = pytest.mark.loopback
PDF = b"%PDF-1.7\n" + b"0" * 700_000  # more than a form may be


def put_there(office: Office) -> int:
    """A notice that brings along what waits for its author."""
    with office.town.begin() as session:
        waiting = notices.file_put(session, office.street.zhou.id, since=NOW)
        assert waiting is not None
        notice_id = publish(session, office.street.zhou, text="周三停水，先存些水。").id
        notice = session.get_one(notices.Notice, notice_id)
        brings = notices.Enclosed("file", waiting.key, name=waiting.name)
        notices.enclose(session, NOW, notice, brings)
        return notice_id


def test_a_file_is_chosen_by_its_author_and_opened_by_a_member(
    chromium: str, office: Office, tmp_path: Path
) -> None:
    links = Links(office.town.runtime.sealer, "")
    page_of_author = links.signed("file", office.street.zhou.id, NOW + timedelta(minutes=30))
    good, bad = tmp_path / "停水安排.pdf", tmp_path / "停水安排.doc"
    good.write_bytes(PDF)
    bad.write_bytes(b"\xd0\xcf\x11\xe0" * 100)

    async def story(base: str) -> None:
        troubles: list[str] = []
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            for name, size in (("phone", PHONE), ("desk", DESK)):
                page = await opened(browser, size, troubles)
                await page.goto(f"{base}{page_of_author}")
                await seen(page, f"file-{name}")
                await page.get_by_label("选文件").set_input_files(bad)
                await page.get_by_role("button", name="放进去").click()
                await expect(page.get_by_role("alert")).to_contain_text("另存成 docx")
                await seen(page, f"file-wrong-{name}")
                await page.get_by_label("选文件").set_input_files(good)
                await page.get_by_role("button", name="放进去").click()
                await expect(page.get_by_text("回一个 1")).to_be_visible()
                await seen(page, f"file-there-{name}")
            own = address(office, await asyncio.to_thread(put_there, office), office.street.wang)
            for name, size in (("phone", PHONE), ("desk", DESK)):
                page = await opened(browser, size, troubles)
                await page.goto(f"{base}{own}")
                if name == "phone":
                    await page.get_by_role("button", name="打开看").click()
                await seen(page, f"notice-file-{name}")
                async with page.expect_download() as waiting:
                    await page.get_by_role("link", name="打开附的文件").click()
                file = await waiting.value
                assert file.suggested_filename == "停水安排.pdf"
                assert Path(await file.path()).read_bytes() == PDF
            await browser.close()
        assert [one for one in troubles if "status of 400" not in one] == []

    with served(office) as base:
        asyncio.run(story(base))
