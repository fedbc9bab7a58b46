"""Passive replies: valid XML whatever the words, and the same words back."""

from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.official.nodes import parse
from bot.channels.official.reply import LONGEST_TEXT, clean, cut, text_reply

NOW = datetime(2026, 11, 23, 2, 13, 21, tzinfo=UTC)


def content(text: str) -> str:
    document = text_reply(to="oWang", sender="gh_1", text=text, now=NOW)
    return parse(document.encode())["Content"]


def test_a_reply_goes_to_whom_wrote_from_the_account() -> None:
    document = text_reply(to="oWang", sender="gh_1", text="好", now=NOW)
    assert parse(document.encode()) == {
        "ToUserName": "oWang",
        "FromUserName": "gh_1",
        "CreateTime": "1795400001",
        "MsgType": "text",
        "Content": "好",
    }


@pytest.mark.parametrize(
    "text",
    ["王]]>秀兰", "]]>]]>", "]]]]>>", "a\nb\tc", "🙏👩\u200d🦳", "<a href='x'>&amp;</a>", "\u2028"],
)
def test_the_same_words_come_back(text: str) -> None:
    assert content(text) == text
    document = text_reply(to="o", sender="g", text=text, now=NOW)
    assert ElementTree.fromstring(document).findtext("Content") == text


@pytest.mark.parametrize(
    "text", ["\x00好\x08", "\x0b好\x0c", "\x1f好\x0e", "\ufffe好\uffff", "\ud83d好"]
)
def test_what_xml_cannot_carry_is_dropped(text: str) -> None:
    assert clean(text) == "好"
    assert content(text) == "好"


@given(some.text(alphabet=some.characters(exclude_categories=[])))
def test_any_words_make_a_valid_reply(text: str) -> None:
    document = text_reply(to="o", sender="g", text=text, now=NOW)
    words = cut(clean(text))
    assert document == "" if not words else parse(document.encode())
    if words:
        assert content(text) == words.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("text", ["", "\x00", "\ud800"])
def test_no_words_are_no_reply(text: str) -> None:
    assert text_reply(to="o", sender="g", text=text, now=NOW) == ""


@pytest.mark.parametrize(
    ("text", "kept"), [("好" * 700, 666), ("a" * 2001, 2000), ("🙏" * 501, 500)]
)
def test_a_long_text_ends_with_a_whole_character(text: str, kept: int) -> None:
    assert cut(text) == text[:kept]
    assert len(cut(text).encode()) <= LONGEST_TEXT


@pytest.mark.parametrize("text", ["好" * 666, "a" * 2000, "🙏" * 500, ""])
def test_a_text_that_fits_is_left_alone(text: str) -> None:
    assert cut(text) == text
