"""Words for an audience taken apart."""

import pytest

from bot.notices import wording
from bot.notices.wording import Unanswered


@pytest.mark.parametrize(
    ("word", "whole", "left_out"),
    [
        ("全体", "全体", ""),
        ("全体除了王秀兰", "全体", "王秀兰"),
        ("全体除了王秀兰以外", "全体", "王秀兰"),
        ("第一小组的除了王秀兰、李根宝之外的人", "第一小组", "王秀兰、李根宝"),
        ("除了王秀兰", "", "王秀兰"),
        ("all except Wang", "all", "Wang"),
    ],
)
def test_what_stands_behind_but_is_left_out(word: str, whole: str, left_out: str) -> None:
    assert wording.but_for(word) == (whole, left_out)


def test_a_mark_parts_always_and_the_word_for_and_perhaps() -> None:
    assert wording.pieces("王秀兰、 李根宝+赵德福") == ["王秀兰", "李根宝", "赵德福"]
    assert list(wording.joined("和平支部和一组")) == [["和平支部和一组"], ["和平支部", "一组"]]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("没回7的", Unanswered(7)),
        ("没回复7号通知的人", Unanswered(7)),
        ("7号没回的", Unanswered(7)),
        ("未回七号的", Unanswered(7)),
        ("还没回的", Unanswered(None)),
        ("unanswered 7", Unanswered(7)),
        ("没回家的", None),
        ("全体", None),
    ],
)
def test_who_owes_an_answer_is_said_in_words(word: str, found: Unanswered | None) -> None:
    assert wording.unanswered(word) == found
