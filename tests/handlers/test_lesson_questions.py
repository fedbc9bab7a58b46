"""The question at the end of a lesson, as people write it."""

import pytest

from handlers.reading import parse_choices, parse_links, parse_question, parse_right

ALL = ("睡前看什么？", ("灶台", "电视"), 1)


@pytest.mark.parametrize(
    "text",
    [
        "问 睡前看什么？ A 灶台 B 电视 对 A",
        "问：睡前看什么？A灶台 B电视 答案是A",
        "睡前看什么？\nA. 灶台\nB. 电视\n正确：\uff21",
        "睡前看什么？\n1、灶台\n2、电视\n对1",
        "睡前看什么？\n灶台\n电视\n对的是 a。",
    ],
)
def test_a_question_is_read_however_it_is_written(text: str) -> None:
    found = parse_question(text)
    assert (found.text, found.choices, found.right) == ALL


def test_what_is_not_said_stays_empty() -> None:
    found = parse_question("睡前看什么？")
    assert (found.choices, found.right) == ((), None)
    assert parse_question("  ").text == ""


def test_choices_come_alone() -> None:
    assert parse_choices("灶台\n电视").choices == ("灶台", "电视")
    assert parse_choices("灶台、电视").choices == ("灶台", "电视")
    assert parse_choices("A 灶台 B 电视 对 B").right == 2


def test_the_right_one_is_a_letter_or_a_number_that_there_is() -> None:
    assert [parse_right(one, 3) for one in ("B", "选c", "\uff11", "4", "都对")] == [
        2,
        3,
        1,
        None,
        None,
    ]


def test_sound_and_film_are_told_apart_by_their_links() -> None:
    assert parse_links("听 https://a.org/x.MP3?t=1 看 https://b.org/v") == (
        "https://a.org/x.MP3?t=1",
        "https://b.org/v",
    )
    assert parse_links("没有链接") == (None, None)
