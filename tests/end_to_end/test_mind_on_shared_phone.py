"""What is on a member's mind never comes up where others read along (VOICE, section 4)."""

import json
import re

import pytest
from sqlalchemy import select, update

from bot.delivery.models import Question
from bot.people import Binding, Person
from tests import builders
from tests.console.browsing import Office
from tests.end_to_end.town import Town

WORDS = "夜里睡不着想老伴"


def share(town: Town) -> Person:
    """From now on 张建国 uses 王阿姨's WeChat together with her."""
    with town.begin() as session:
        made = builders.person(session, "张建国", town.street.group, phone="13900000031")
        builders.bind(session, made, town.openid(town.street.wang), "shared")
        session.execute(
            update(Binding).where(Binding.person_id == town.street.wang.id).values(kind="shared")
        )
        return made


def exported(town: Town) -> str:
    """导出 in the chat of 王阿姨's WeChat: the page and the file, one after the other."""
    reply = town.say(town.street.wang, "导出")
    found = re.search(r"8000(/my/record/\S+)", reply)
    assert found is not None
    browser = Office(town).browser()
    page = browser.press(found[1]).text
    return page + browser.send(f"{found[1]}/file", browser.open(found[1])).text


@pytest.mark.parametrize("said", [("心里话 " + WORDS, "3"), ("心里话", WORDS, "3")])
def test_older_words_show_nowhere_once_the_wechat_is_shared(
    town: Town, said: tuple[str, ...]
) -> None:
    wang = town.street.wang
    for one in said:
        town.say(wang, one)
    share(town)
    for one in (
        *("我是 张建国", "心里话", "我的信息", "联系卡 王秀兰", "更正 心里话", "更正", "0"),
        *("我是 王秀兰", "心里话", "我的信息", "更正 心里话", "更正", "0", "帮助", "改", "找回"),
        *("嗯嗯呃", "0", "今天"),
    ):
        assert WORDS not in town.say(wang, one), one


@pytest.mark.parametrize("asked", ["心里话", "心里话 " + WORDS])
def test_a_question_about_them_is_not_taken_up_on_the_shared_wechat(town: Town, asked: str) -> None:
    wang = town.street.wang
    town.say(wang, asked)
    share(town)
    town.say(wang, "我是 王秀兰")
    assert "不止一个人看" in town.say(wang, "1" if WORDS in asked else "我想儿子")


def test_the_record_asked_for_there_leaves_them_out_and_says_so(town: Town) -> None:
    wang = town.street.wang
    town.say(wang, "心里话")
    town.say(wang, WORDS)
    town.say(wang, "3")
    alone = exported(town)
    assert WORDS in alone
    assert "心里话没放" not in alone
    share(town)
    town.say(wang, "我是 王秀兰")
    assert "心里话没放进去" in town.say(wang, "导出")
    shared = exported(town)
    assert "王秀兰" in shared
    assert WORDS not in shared
    assert WORDS not in shared.encode().decode("unicode_escape", "ignore")
    assert "心里话没放在这里" in shared


def test_what_was_taken_back_stands_in_no_question(town: Town) -> None:
    wang = town.street.wang
    for one in ("心里话", WORDS, "3", "收回心里话", f"我有句心里话，{WORDS}", "1", "收回心里话"):
        town.say(wang, one)
    with town.begin() as session:
        kept = session.execute(select(Question.answer, Question.data)).all()
    assert WORDS not in json.dumps([list(one) for one in kept], ensure_ascii=False)
