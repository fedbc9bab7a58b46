"""The pages in a real browser, at desk and at phone width."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from simulator.accounts import Template
from simulator.wire import Node
from tests.simulator.rig import LI, WANG, Rig, rig

pytestmark = pytest.mark.loopback

DESK: ViewportSize = {"width": 1440, "height": 900}
POCKET: ViewportSize = {"width": 390, "height": 844}
Story = Callable[[Rig, Page], Awaitable[None]]


@asynccontextmanager
async def browser_page(program: str, width: ViewportSize) -> AsyncIterator[Page]:
    """A page that fails the test for any error or refused resource."""
    troubles: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = await browser.new_page(viewport=width)
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text))
        yield page
        await browser.close()
    assert troubles == []


def told(program: str, data: Path, width: ViewportSize, path: str, story: Story) -> None:
    """Opens the page on a fresh stand-in and lets the story run on it."""

    async def all_of_it() -> None:
        async with rig(data) as here, browser_page(program, width) as page:
            await page.goto(str(here.client.make_url(path)))
            await story(here, page)
            wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide

    asyncio.run(all_of_it())


def test_a_text_and_its_answer_appear_on_the_phone(chromium: str, tmp_path: Path) -> None:
    async def story(_here: Rig, page: Page) -> None:
        phone = page.locator(f".phone[data-openid={WANG}]")
        await phone.get_by_label("要说的话").fill("签到 6081")
        await phone.get_by_role("button", name="发送").click()
        await expect(phone.locator("li.person .bubble")).to_have_text("签到 6081")
        await expect(phone.locator("li.account .bubble")).to_have_text("签到 6081")
        await phone.get_by_role("button", name="学习日").click()
        await expect(phone.locator("li.account .bubble").last).to_have_text("学习日")

    told(chromium, tmp_path, DESK, "/", story)


def test_a_template_card_arrives_without_reloading(chromium: str, tmp_path: Path) -> None:
    async def story(here: Rig, page: Page) -> None:
        phone = page.locator(f".phone[data-openid={WANG}]")
        await expect(phone).to_be_visible()
        await here.template_to(WANG)
        await expect(phone.locator(".card dd").first).to_have_text("十二月学习日")

    told(chromium, tmp_path, DESK, "/phones", story)


def test_voice_goes_with_and_without_a_transcript(chromium: str, tmp_path: Path) -> None:
    async def story(here: Rig, page: Page) -> None:
        phone = page.locator(f".phone[data-openid={WANG}]")
        for choice, words in (("带转写发送", "我参加"), ("没有转写，直接发", "")):
            await phone.get_by_role("button", name="发语音").click()
            await page.locator("#voice-dialog textarea").fill(words)
            await page.get_by_role("button", name=choice).click()
        await expect(phone.locator("li.voice")).to_have_count(2)
        await here.until(lambda: len(here.bot.messages) == 2)
        spoken, silent = here.bot.messages
        assert (spoken.value("Recognition"), silent.find("Recognition")) == ("我参加", None)

    told(chromium, tmp_path, DESK, "/phones", story)


def test_phone_width_shows_one_phone_at_a_time(chromium: str, tmp_path: Path) -> None:
    async def story(_here: Rig, page: Page) -> None:
        wang, li = (page.locator(f".phone[data-openid={who}]") for who in (WANG, LI))
        await expect(wang).to_be_visible()
        await expect(li).to_be_hidden()
        await page.locator("#chooser button", has_text="李国强").click()
        await expect(li).to_be_visible()
        await li.get_by_role("button", name="关注公众号").click()
        await expect(li.locator(".entry")).to_be_visible()

    told(chromium, tmp_path, POCKET, "/phones", story)


NOTICES = {
    "ntf-day": Template("ntf-day", "学习日提醒", {"thing1": "题目"}),
    "ntf-notice": Template("ntf-notice", "通知提醒", {"thing1": "题目"}),
}


@pytest.mark.parametrize("width", [DESK, POCKET])
def test_one_agrees_to_notices_by_a_dialog_and_the_bot_hears_of_each(
    chromium: str, tmp_path: Path, width: ViewportSize
) -> None:
    async def story(here: Rig, page: Page) -> None:
        here.account.subscriptions.update(NOTICES)
        phone = page.locator(f".phone[data-openid={WANG}]")
        await page.reload()
        await phone.get_by_role("button", name="更多").click()
        await phone.get_by_role("button", name="同意收通知").click()
        dialog = page.locator("#agree-dialog")
        await expect(dialog.locator("small")).to_have_text(["还能收 0 条", "还能收 0 条"])
        await dialog.get_by_label("通知提醒").uncheck()
        await page.screenshot(path=tmp_path / "agreeing.png")
        await dialog.get_by_role("button", name="同意").click()
        await here.until(lambda: len(here.bot.messages) == 1)
        (said,) = here.bot.messages
        assert said.value("Event") == "subscribe_msg_popup_event"
        assert here.world.credits.left(WANG, "ntf-day") == 1
        assert here.world.credits.left(WANG, "ntf-notice") == 0
        await phone.get_by_role("button", name="同意收通知").click()
        await expect(dialog.locator("small").first).to_have_text("还能收 1 条")

    told(chromium, tmp_path, width, "/phones", story)


def test_a_phone_of_an_account_without_notices_has_nothing_to_agree_to(
    chromium: str, tmp_path: Path
) -> None:
    async def story(_here: Rig, page: Page) -> None:
        phone = page.locator(f".phone[data-openid={WANG}]")
        await phone.get_by_role("button", name="更多").click()
        await expect(phone.get_by_role("button", name="发图片")).to_be_visible()
        await expect(phone.get_by_role("button", name="同意收通知")).to_have_count(0)

    told(chromium, tmp_path, POCKET, "/phones", story)


def test_anybody_can_be_looked_up(chromium: str, tmp_path: Path) -> None:
    async def story(here: Rig, page: Page) -> None:
        await here.control("people", people=[{"openid": "oFar", "name": "张远", "about": "宁波"}])
        await page.get_by_label("找人").fill("宁波")
        await page.locator("#found button").click()
        await expect(page.locator(".phone[data-openid=oFar] h2")).to_have_text("张远")

    told(chromium, tmp_path, DESK, "/phones", story)


def test_words_are_never_read_as_markup(chromium: str, tmp_path: Path) -> None:
    words = '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">no</a>'
    link = '<a href="https://example.org/s">yes</a>'

    async def story(here: Rig, page: Page) -> None:
        async def hostile(_message: Node) -> str:
            return words + link

        here.bot.behave = hostile
        await here.control("say", openid=WANG, text="hello")
        bubble = page.locator("li.account .bubble")
        await expect(bubble.locator("a")).to_have_text(["yes"])
        await expect(bubble.locator("img")).to_have_count(0)

    told(chromium, tmp_path, DESK, "/phones", story)


@pytest.mark.parametrize("width", [DESK, POCKET])
def test_the_platform_page_breaks_calls_then_shows_them(
    chromium: str, tmp_path: Path, width: ViewportSize
) -> None:
    async def story(here: Rig, page: Page) -> None:
        await page.locator("select[name=path]").select_option("/cgi-bin/message/custom/send")
        await page.locator("select[name=kind]").select_option("45047")
        await page.get_by_role("button", name="弄坏").click()
        await expect(page.locator("#faults li")).to_contain_text("45047")
        await here.control("say", openid=WANG, text="hello")
        assert await here.text_to(WANG) == 45047
        await page.get_by_role("tab", name="拒绝").click()
        await expect(page.locator("#log tbody tr")).to_contain_text("45047")
        await page.get_by_role("tab", name="推送").click()
        await expect(page.locator("#log tbody tr")).to_contain_text("王秀兰")

    told(chromium, tmp_path, width, "/platform", story)


def test_pages_allow_only_their_own_files(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here, here.client.get("/") as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'; script-src 'self'" in policy
            assert "unsafe" not in policy

    asyncio.run(story())


def test_another_sites_page_cannot_drive_the_phones(tmp_path: Path) -> None:
    async def story() -> None:
        async with rig(tmp_path) as here:
            headers = {"Origin": "http://elsewhere.example"}
            body = {"openid": WANG, "text": "hello"}
            answer = here.client.post("/control/say", json=body, headers=headers)
            async with answer as response:
                assert response.status == 403
            assert here.bot.messages == []

    asyncio.run(story())
