"""导出 in words: nothing sealed, nothing that only the program understands, no bare ids."""

import json
import re

import pytest

from bot.core.texts import LANGUAGES, Texts
from bot.people import Person
from console.record_words import RecordWords
from handlers.routes import build_routes
from handlers.vocabulary.kinds import KINDS
from tests.builders import SHANGHAI
from tests.console.browsing import Office
from tests.console.test_record import link_for

VALUES = re.compile(r"<dd[^>]*>(.*?)</dd>", re.DOTALL)
# What may stand there in Latin letters: numbers, dates, ids of WeChat.
NO_WORD = re.compile(r"[\d:.\- ]*|openid-\d+|&lt;.*", re.DOTALL)


def said_and_done(office: Office) -> None:
    """A morning on which a member says a bit of everything."""
    town, wang, zhao, zhou = office.town, office.street.wang, office.street.zhao, office.street.zhou
    told = (
        (zhou, "新建学习日 2026-12-01 19:00 社区活动室 学党章", "1"),
        (wang, "报到 我在女儿家住", "求助 灯泡坏了", "求助", "没水"),
        (wang, "更正 电话 13911112222", "更正 住址 紫云苑3幢502", "更正 家里 和女儿住"),
        (wang, "心里话 想孙子", "3", "提醒时间 19:30", "免打扰 上午8点到下午4点"),
        (wang, "我能帮 修电脑，周末晚上", "叽里咕噜", "1", "更正", "0", "帮办 李根宝", "1"),
        (zhou, "通知 全体 周三停水", "1"),
        (zhao, "今天", "代 王秀兰 报到", "代 王秀兰 请假"),
    )
    for who, *words in told:
        for one in words:
            town.say(who, one)
    town.pass_by(minutes=2)
    town.say(wang, "2")
    town.position(wang)
    town.say(wang, "1")


def page_of(office: Office, who: Person) -> str:
    return office.browser().press(link_for(office, who)).text


def test_nothing_on_the_page_is_a_word_of_the_program(office: Office) -> None:
    said_and_done(office)
    for who in (office.street.wang, office.street.zhao, office.street.zhou):
        shown = page_of(office, who)
        assert "v1." not in shown
        raw = [
            one
            for one in VALUES.findall(shown)
            if "{" in one or (one.isascii() and not NO_WORD.fullmatch(one.strip()))
        ]
        assert raw == []


def test_sealed_values_inside_questions_and_texts_are_opened(office: Office) -> None:
    said_and_done(office)
    wang = office.street.wang
    browser, link = office.browser(), link_for(office, wang)
    as_file = browser.send(f"{link}/file", browser.open(link)).text
    assert "v1." not in as_file
    assert "Saying(" not in as_file
    assert "13911112222" in json.dumps(json.loads(as_file)["card_changes"])
    assert "13900000001" in page_of(office, wang)  # the organiser's phone in what was sent


def test_an_unknown_word_stays_as_it_is() -> None:
    words = RecordWords(Texts.load("zh-CN", SHANGHAI))
    assert words.row("outbox", {"channel": "pigeon"}) == [("走哪条路", "pigeon")]


def test_what_people_wrote_is_never_taken_for_a_word_of_the_program() -> None:
    words = RecordWords(Texts.load("zh-CN", SHANGHAI))
    assert words.row("help_requests", {"text": "done"}) == [("内容", "done")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_answer_and_command_has_words(language: str) -> None:
    words = RecordWords(Texts.load(language, SHANGHAI))
    kept = {option.name for kind in KINDS.values() for option in kind.options}
    kept |= {*KINDS, *(route.name for route in build_routes().listed)}
    kept = {one for one in kept if not one.isdigit()}
    texts = Texts.load(language, SHANGHAI)
    known = {
        one
        for one in kept
        for kind in ("held-value", "card-field")
        if texts.has(f"{kind}-{one.replace('_', '-')}")
    }
    assert kept - known == set()
    assert words.word("on_site") != "on_site"


def test_words_and_moments_in_the_history_of_the_card_are_said() -> None:
    words = RecordWords(Texts.load("zh-CN", SHANGHAI))
    for field, new, said in (
        ("category", "retired", "退休"),
        ("paused", "until_told", "到我说为止"),
        ("paused", "2026-12-31T02:00+00:00", "2026-12-31 10:00"),
        ("work", "retired", "retired"),
    ):
        assert words.row("card_changes", {"field": field, "new": new})[-1][1] == said
