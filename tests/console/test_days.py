"""The calendar of a unit: a page and a file for everybody with the link, with nobody's data."""

import re
from datetime import timedelta

from bot.core.links import FOR_GOOD, Links
from tests.console.browsing import Office

DAY = "新建学习日 2026-12-05 19:00 社区活动室 第三讲"


def link_of(office: Office) -> str:
    """The link in the reply to who published a study day."""
    office.town.say(office.street.zhou, DAY)
    published = office.town.say(office.street.zhou, "1")
    found = re.search(r"http://127.0.0.1:8000(/my/days/[0-9a-f-]+)", published)
    assert found is not None, published
    return found[1]


def test_everybody_with_the_link_sees_the_days_to_come(office: Office) -> None:
    shown = office.browser().open(link_of(office))
    assert shown.status_code == 200
    for one in ("东风支部学习日", "12月5日（周六）晚上7点", "社区活动室", "第三讲"):
        assert one in shown.text
    for one in ("王秀兰", "周国平", "口令", "13900000002"):
        assert one not in shown.text


def test_a_secretary_reads_the_same_link_under_study_days(office: Office) -> None:
    link = link_of(office)
    assert link in office.town.say(office.street.zhou, "学习日")
    assert "/my/days/" not in office.town.say(office.street.wang, "学习日")


def test_changes_and_cancellations_are_marked(office: Office) -> None:
    link, town, zhou = link_of(office), office.town, office.street.zhou
    town.now += timedelta(minutes=1)
    town.say(zhou, "改学习日 20:00")
    town.say(zhou, "1")
    changed = office.browser().open(link).text
    assert "有变动" in changed
    assert "晚上8点" in changed
    town.now += timedelta(minutes=1)
    town.say(zhou, "取消学习日")
    town.say(zhou, "1")
    assert "取消了" in office.browser().open(link).text


def test_the_file_keeps_its_uid_and_counts_changes(office: Office) -> None:
    link, town, zhou = link_of(office), office.town, office.street.zhou
    first = office.browser().open(f"{link}.ics")
    assert first.mimetype == "text/calendar"
    assert "DTSTART:20261205T110000Z" in first.text
    assert "SEQUENCE:0" in first.text
    town.now += timedelta(minutes=1)
    town.say(zhou, "取消学习日")
    town.say(zhou, "1")
    second = office.browser().open(f"{link}.ics").text
    assert "STATUS:CANCELLED" in second
    assert "SEQUENCE:1" in second
    uid = re.compile(r"UID:\S+")
    assert uid.findall(first.text) == uid.findall(second)


def test_a_link_that_was_guessed_or_whose_unit_is_closed_shows_nothing(office: Office) -> None:
    link = link_of(office)
    guessed = link[:-4] + ("0000" if not link.endswith("0000") else "1111")
    other = link.replace(f"/{office.street.branch.id}-", f"/{office.street.other_branch.id}-")
    for one in (guessed, other, f"{guessed}.ics", "/my/days/1-2-3", "/my/days/.ics"):
        assert office.browser().open(one).status_code == 404, one
    with office.town.begin() as session:
        branch = session.merge(office.street.branch)
        branch.closed_at = office.town.now
    assert office.browser().open(link).status_code == 404


def test_the_groups_of_a_unit_see_its_days_and_others_do_not(office: Office) -> None:

    link_of(office)
    links = Links(office.town.runtime.sealer, "http://127.0.0.1:8000")
    group = links.signed("days", office.street.group.id, FOR_GOOD)
    other = links.signed("days", office.street.other_branch.id, FOR_GOOD)
    assert "第三讲" in office.browser().open(group).text
    assert "第三讲" not in office.browser().open(other).text


def test_the_page_keeps_the_headers_of_the_console(office: Office) -> None:
    shown = office.browser().open(link_of(office))
    assert "frame-ancestors 'none'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Referrer-Policy"] == "no-referrer"
