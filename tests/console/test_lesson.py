"""The page of a lesson: a member's own link, what it shows, what counts, and who gets nothing."""

import re

import pytest

from bot import study
from bot.people import Person
from console.lesson import origin
from tests.console.browsing import Office
from tests.end_to_end.studying import LONG, give

AUDIO = "https://media.example.org:8443/lesson.mp3"


def link(office: Office, who: Person) -> str:
    """The link in what 补学 brings."""
    found = re.search(r"(/my/lesson/[0-9a-f-]+)", office.town.say(who, "补学"))
    assert found is not None
    return found[1]


def attended(office: Office) -> int:
    count: int = office.town.status()["study_days"][0]["attended"]
    return count


def over(office: Office, **lesson: object) -> study.StudyDay:
    """A study day that ended yesterday, with a long lesson."""
    day = give(office.town, text=LONG, **lesson)  # type: ignore[arg-type]
    office.town.tick(days=1)
    return day


def test_looking_at_the_link_shows_and_notes_nothing_until_the_button(office: Office) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.open(address)
    assert "第3段" not in shown.text
    with office.town.begin() as session:
        assert session.query(study.models.LessonReading).all() == []
    opened = browser.send(address, shown)
    assert "第8段" in opened.text
    with office.town.begin() as session:
        (reading,) = session.query(study.models.LessonReading).all()
        assert reading.opened_at == office.town.now
        invitee = session.get_one(
            study.models.Invitee, (reading.study_day_id, office.street.wang.id)
        )
        assert invitee.seen_at == office.town.now
    assert "第8段" in browser.open(address).text


def test_the_right_answer_does_it_and_a_wrong_one_may_be_followed_by_another(
    office: Office,
) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.press(address)
    wrong = browser.send(f"{address}/answer", shown, choice="2")
    assert "再想想" in wrong.text
    assert attended(office) == 0
    assert "补上了" in browser.send(f"{address}/answer", wrong, choice="1").text
    assert attended(office) == 1
    assert "早记下了" in browser.open(address).text
    assert "都齐了" in office.town.say(office.street.wang, "补学")


def test_time_on_the_page_is_measured_here_from_opening_to_the_button(office: Office) -> None:
    over(office, asked=None)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.press(address)
    office.town.tick(seconds=30)
    assert "慢慢看" in browser.send(f"{address}/done", shown).text
    assert attended(office) == 0
    office.town.tick(minutes=10)
    assert "补上了" in browser.send(f"{address}/done", shown).text
    assert attended(office) == 1


def test_pressing_done_without_having_opened_it_begins_the_time(office: Office) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    assert "慢慢看" in browser.send(f"{address}/done", browser.open(address)).text
    assert attended(office) == 0


@pytest.mark.parametrize("choice", ["", "9", "-1", "１", "x" * 5000, "1'--"])
def test_a_choice_that_is_none_changes_nothing(office: Office, choice: str) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.send(f"{address}/answer", browser.press(address), choice=choice)
    assert shown.status_code == 200
    assert attended(office) == 0


def test_a_form_that_was_not_pressed_here_is_refused(office: Office) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    browser.press(address)
    assert browser.client.post(f"{address}/answer", data={"choice": "1"}).status_code == 400
    assert attended(office) == 0


def test_another_members_link_cannot_be_made_from_ones_own(office: Office) -> None:
    over(office)
    address = link(office, office.street.wang)
    day, _, ends, signature = address.removeprefix("/my/lesson/").split("-")
    chen = office.street.li.id
    for forged in (
        f"{day}-{chen}-{ends}-{signature}",
        f"{day}-{office.street.wang.id}-{int(ends) + 99}-{signature}",
        f"{day}-{ends}-{signature}",
        f"{int(day) + 1}-{office.street.wang.id}-{ends}-{signature}",
        f"{day}-{office.street.wang.id}-{ends}-{signature[:-1]}é",
        "1-2-3-4-5",
        "..",
    ):
        assert office.browser().open(f"/my/lesson/{forged}").status_code == 404, forged


def test_a_link_to_ones_whole_record_opens_no_lesson_nor_the_other_way_round(
    office: Office,
) -> None:
    over(office)
    token = link(office, office.street.wang).removeprefix("/my/lesson/")
    assert office.browser().open(f"/my/record/{token}").status_code == 404


def test_the_link_ends_with_the_days_in_which_the_lesson_counts(office: Office) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.press(address)
    office.town.tick(days=8)
    assert browser.open(address).status_code == 404
    assert browser.send(f"{address}/answer", shown, choice="1").status_code == 404
    assert attended(office) == 0


def test_the_link_dies_on_leaving(office: Office) -> None:
    over(office)
    browser, address = office.browser(), link(office, office.street.wang)
    shown = browser.press(address)
    office.town.say(office.street.wang, "退出")
    office.town.say(office.street.wang, "确认退出")
    assert browser.open(address).status_code == 404
    assert browser.send(f"{address}/answer", shown, choice="1").status_code == 404


def test_the_page_may_play_its_own_sound_and_nothing_else(office: Office) -> None:
    over(office, audio_url=AUDIO, video_url="https://video.example.org/x")
    browser, address = office.browser(), link(office, office.street.wang)
    opened = browser.press(address)
    policy = opened.headers["Content-Security-Policy"]
    assert "media-src https://media.example.org:8443" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert opened.headers["Cache-Control"] == "no-store"
    assert "<script" not in opened.text
    assert "https://video.example.org/x" in opened.text
    assert "media-src" not in office.browser().open("/console").headers["Content-Security-Policy"]


def test_no_address_of_sound_gets_words_of_its_own_into_the_policy() -> None:
    assert origin("https://a.example.org; script-src *") is None
    assert origin("javascript:alert(1)") is None
    assert origin("https://user@a.example.org/x.mp3") == "https://a.example.org"
    assert origin("https:///x") is None
    assert origin(None) is None


def test_what_a_lesson_says_is_text_and_never_markup(office: Office) -> None:
    over(office, asked=study.LessonQuestion("<b>问</b>", ("<script>alert(1)</script>", "好"), 2))
    opened = office.browser().press(link(office, office.street.wang))
    assert "<script>" not in opened.text
    assert "&lt;b&gt;" in opened.text


def test_a_cancelled_day_shows_no_lesson(office: Office) -> None:
    day = over(office)
    address = link(office, office.street.wang)
    with office.town.begin() as session:
        session.get_one(study.StudyDay, day.id).cancelled_at = office.town.now
    assert office.browser().open(address).status_code == 404
