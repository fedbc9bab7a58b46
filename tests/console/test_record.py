"""导出: a page and a file of all that is held, behind a link that expires and dies on leaving."""

import json
import re
from datetime import timedelta

from sqlalchemy import update

from bot.people import Binding, Person
from tests.console.browsing import Office


def link_for(office: Office, who: Person) -> str:
    found = re.search(r"http://127.0.0.1:8000(/my/record/\S+)", office.town.say(who, "导出"))
    assert found is not None
    return found[1]


def test_looking_at_the_link_shows_nothing_until_the_button_is_pressed(office: Office) -> None:
    link = link_for(office, office.street.wang)
    browser = office.browser()
    assert "13900000005" not in browser.open(link).text
    shown = browser.press(link)
    assert "13900000005" in shown.text
    assert "王秀兰" in shown.text
    assert shown.headers["Cache-Control"] == "no-store"


def test_the_page_says_words_and_not_what_the_program_keeps(office: Office) -> None:
    office.town.say(office.street.wang, "求助 灯泡坏了")
    shown = office.browser().press(link_for(office, office.street.wang)).text
    assert "没办完" in shown
    assert ">open<" not in shown
    assert "2026-12-01 10:00" in shown


def test_the_file_holds_what_the_member_said_and_was_told(office: Office) -> None:
    town, wang = office.town, office.street.wang
    town.say(wang, "报到 我在女儿家住")
    town.say(wang, "求助 灯泡坏了")
    town.position(wang)
    town.say(wang, "1")
    town.say(office.street.zhou, "通知 全体 周三停水")
    town.say(office.street.zhou, "1")
    town.pass_by(minutes=2)
    link = link_for(office, wang)
    browser = office.browser()
    answer = browser.send(f"{link}/file", browser.open(link))
    assert answer.mimetype == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    held = json.loads(answer.text)
    (person,) = held["persons"]
    assert person["phone"] == "13900000005"
    assert {one.get("line") for one in held["signs_of_life"]} >= {"我在女儿家住"}
    assert held["help_requests"][0]["text"] == "灯泡坏了"
    assert "31.8" in answer.text
    assert "周三停水" in answer.text
    for other in ("李根宝", "13900000006", "赵德福"):
        assert other not in json.dumps([held["persons"], held["help_requests"]])


def test_the_link_is_good_for_a_day(office: Office) -> None:
    link = link_for(office, office.street.wang)
    office.town.now += timedelta(hours=23)
    assert office.browser().press(link).status_code == 200
    office.town.now += timedelta(hours=1)
    answer = office.browser().open(link)
    assert answer.status_code == 404
    assert "过期了" in answer.text


def test_the_link_dies_on_leaving(office: Office) -> None:
    link = link_for(office, office.street.wang)
    office.town.say(office.street.wang, "退出")
    office.town.say(office.street.wang, "确认退出")
    assert office.browser().open(link).status_code == 404


def test_a_made_up_link_opens_nothing(office: Office) -> None:
    for link in (link_for(office, office.street.wang)[:-1] + "x", "/my/record/1-2-3"):
        assert office.browser().open(link).status_code == 404
        assert office.browser().client.post(link).status_code in (400, 404)


def test_what_two_share_on_one_wechat_is_in_neithers_record(office: Office) -> None:
    town = office.town
    with town.begin() as session:
        for one in (office.street.wang, office.street.li):
            session.execute(
                update(Binding)
                .where(Binding.person_id == one.id)
                .values(openid="couple", kind="shared")
            )
    town.say("couple", "我是 李根宝")
    town.say("couple", "求助 腰疼")
    town.say("couple", "我是 王秀兰")
    found = re.search(r"8000(/my/record/\S+)", town.say("couple", "导出"))
    assert found is not None
    assert "腰疼" not in office.browser().press(found[1]).text


def test_notices_and_study_days_are_called_by_title_and_date(office: Office) -> None:
    town, zhou, wang = office.town, office.street.zhou, office.street.wang
    town.say(zhou, "新建学习日 2026-12-05 19:00 社区活动室 学党章")
    town.say(zhou, "1")
    town.tick(seconds=30)
    town.say(zhou, "通知 全体 周三停水")
    town.say(zhou, "1")
    town.pass_by(minutes=2)
    link = link_for(office, wang)
    browser = office.browser()
    page = browser.press(link).text
    assert re.search(r"哪个学习日</dt>\s*<dd[^>]*>学党章　2026-12-05 19:00<", page)
    assert re.search(r"哪条通知</dt>\s*<dd[^>]*>周三停水　2026-12-01 10:0\d<", page)
    held = json.loads(browser.send(f"{link}/file", browser.open(link)).text)
    (invited,) = held["invitees"]
    assert invited["study_day_id"] == {
        "title": "学党章",
        "starts_at": "2026-12-05T19:00:00+08:00",
    }
    assert held["recipients"][0]["notice_id"]["title"] == "周三停水"
