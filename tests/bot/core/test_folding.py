"""What counts as the same when words are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.folding import (
    aligned,
    compact,
    folded,
    number_in_words,
    number_said,
    spaced,
)


@pytest.mark.parametrize(
    "text",
    [
        "签到",
        "簽到",
        " 签 到 ",
        "签到。",
        "“签到”",
        "【签到】",
        "签到！！",
        "签到👌",
        "签\u200b到",
        "签到\uff5e",
    ],
)
def test_width_script_spaces_and_marks_make_no_difference(text: str) -> None:
    assert compact(text) == "签到"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("\uff2f\uff2b", "ok"),
        ("Check In", "checkin"),
        ("著火", "着火"),
        ("？？", "?"),
        ("。。", ""),
        ("①", "1"),
    ],
)
def test_other_things_that_are_the_same(text: str, same: str) -> None:
    assert compact(text) == same


def test_words_of_other_languages_keep_their_spaces() -> None:
    assert spaced("  Check\n IN ") == "check in"


def test_the_original_is_found_again_behind_a_word() -> None:
    assert folded("求 助：家裡  漏水！").after(2) == "家裡  漏水！"
    assert folded("代 王秀蘭 簽到").between(1, 4) == "王秀蘭"
    assert folded("求助").after(2) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("两百", 200),
        ("六零八一", 6081),
        ("一百百", None),
        ("王", None),
        ("", None),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, number: int | None) -> None:
    assert number_in_words(text) == number


@pytest.mark.parametrize(
    "text", ["1", "１", "①", "❶", "一", "壹", "选1", "1号", "第一个", "1️⃣", "回复1"]
)
def test_a_digit_is_said_in_many_ways(text: str) -> None:
    assert number_said(text) == 1


@pytest.mark.parametrize("text", ["", "一下", "1楼", "1 2楼", "十分", "不1", "第"])
def test_what_only_holds_a_digit_is_no_digit(text: str) -> None:
    assert number_said(text) is None


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert compact(compact(text)) == compact(text)
    assert spaced(spaced(text)) == spaced(text)


@given(st.text(max_size=80))
def test_every_folded_character_knows_its_place(text: str) -> None:
    found = folded(text)
    assert len(found.text) == len(found.places)
    assert list(found.places) == sorted(found.places)
    assert len(aligned(text)) == len(text)
    number_said(text)
