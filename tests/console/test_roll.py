"""The hall at the console: the list on paper, the wall whose QR code changes every minute."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.channels import Action, SendFailed
from bot.channels.official.account import SceneCode
from bot.study.models import CheckIn, WallCode
from lianxin.tickets import Fetched, make_tickets
from tests import builders
from tests.console.browsing import Office
from tests.end_to_end.test_study_days import figures, publish

SOON = timedelta(minutes=5)


class Maker:
    """The platform's QR codes, or its no."""

    def __init__(self, *, makes: bool = True) -> None:
        self.makes = makes

    async def create_code(self, scene: str, *, lasts: timedelta) -> SceneCode:
        """One code."""
        if not self.makes:
            raise SendFailed(48001, Action.NEXT_ROUTE)
        return SceneCode(f"http://weixin.qq.com/q/{scene}", builders.NOW + lasts)


def make(office: Office, maker: Maker) -> Fetched:
    """The worker makes what the page asked for."""
    runtime = office.town.runtime
    return asyncio.run(make_tickets(runtime.database, runtime.clock, builders.ACCOUNT, maker))


def scenes(office: Office) -> list[str]:
    """The scenes of the wall, minute by minute."""
    with office.town.begin() as session:
        return list(session.scalars(select(WallCode.scene).order_by(WallCode.shown_from)))


def evidences(office: Office) -> list[str]:
    with office.town.begin() as session:
        return list(session.scalars(select(CheckIn.evidence)))


def test_the_list_on_paper_has_numbers_names_and_room_for_a_tick(office: Office) -> None:
    publish(office.town)
    office.town.say(office.street.wang, "请假")
    shown = office.signed_in(office.street.zhao).open("/console/roll")
    assert shown.text.count('class="tick') == 3
    assert "王秀兰" in shown.text
    assert "请假" in shown.text
    assert "陈志远" not in shown.text
    assert "<script" not in shown.text
    assert " style=" not in shown.text


def test_the_link_in_the_chat_leads_there_after_signing_in(office: Office) -> None:
    publish(office.town)
    browser = office.browser()
    browser.open("/console/roll")
    shown = browser.press(office.way_in(office.street.zhao).address)
    assert shown.request.path == "/console/roll"


def test_the_wall_shows_another_code_every_minute_and_scanning_it_checks_in(
    office: Office,
) -> None:
    day = publish(office.town, begins_in=SOON)
    browser = office.signed_in(office.street.zhou)
    first = browser.open("/console/wall")
    assert day.code in first.text
    assert "马上就来" in first.text
    assert make(office, Maker()).made == 4
    shown = browser.open("/console/wall")
    assert "<svg" in shown.text
    assert 'http-equiv="refresh"' in shown.text
    one, two, *_ = scenes(office)
    assert "到了现场" in office.town.event(office.street.wang, "SCAN", one)
    office.town.now += timedelta(minutes=1)
    assert browser.open("/console/wall").text != shown.text
    assert "到了现场" in office.town.event(office.street.li, "SCAN", two)
    assert evidences(office) == ["qr", "qr"]
    assert figures(office.town)["attended"] == 2


def test_a_code_is_good_for_two_minutes_and_a_forged_one_for_none(office: Office) -> None:
    publish(office.town, begins_in=SOON)
    office.signed_in(office.street.zhou).open("/console/wall")
    one, *_ = scenes(office)
    office.town.now += timedelta(minutes=2)
    assert "再扫一次" in office.town.event(office.street.wang, "SCAN", one)
    assert "再扫一次" in office.town.event(office.street.wang, "SCAN", "wall-forged")
    assert evidences(office) == []


def test_a_stranger_at_the_wall_is_told_how_to_join(office: Office) -> None:
    publish(office.town, begins_in=SOON)
    office.signed_in(office.street.zhou).open("/console/wall")
    one, *_ = scenes(office)
    assert "绑定" in office.town.event("stranger", "subscribe", f"qrscene_{one}")
    assert evidences(office) == []


def test_without_the_platforms_codes_the_spoken_code_stands_alone(office: Office) -> None:
    day = publish(office.town, begins_in=SOON)
    browser = office.signed_in(office.street.zhou)
    browser.open("/console/wall")
    assert make(office, Maker(makes=False)).refused
    office.town.now += timedelta(seconds=31)
    shown = browser.open("/console/wall")
    assert "<svg" not in shown.text
    assert "出不了二维码" in shown.text
    assert day.code in shown.text


def test_before_check_in_opens_the_wall_waits(office: Office) -> None:
    publish(office.town)
    shown = office.signed_in(office.street.zhou).open("/console/wall")
    assert "签到从" in shown.text
    assert scenes(office) == []
