"""Long texts in parts: nothing is lost, nothing is too long, no character is divided."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from, text

from bot.core.parts import parts

LETTERS = sampled_from("停水先存些，。！？\n ；a1é👨‍👩‍👧️🏽e\u0301")


@given(text(LETTERS, max_size=400), integers(4, 200))
def test_joined_they_are_the_text_and_none_is_too_long_or_empty(said: str, limit: int) -> None:
    found = parts(said, limit)
    assert "".join(found) == said
    assert all(0 < len(one.encode()) <= limit for one in found)


@given(text(max_size=300), integers(4, 60))
def test_whatever_is_written_whole_characters_stay_whole(said: str, limit: int) -> None:
    found = parts(said, limit)
    assert "".join(found) == said
    assert all(one.encode().decode() == one for one in found)


@given(integers(0, 200), integers(30, 90))
def test_pictures_of_several_characters_stay_in_one_part(lead: int, limit: int) -> None:
    family = "👨‍👩‍👧"
    found = parts("水" * lead + family * 3, limit)
    assert sum(one.count(family) for one in found) == 3


@given(text(sampled_from("停水先存些。"), min_size=1, max_size=300), integers(30, 120))
def test_a_part_ends_with_a_sentence_where_one_ends_in_its_second_half(
    said: str, limit: int
) -> None:
    for one in parts(said, limit)[:-1]:
        assert one.endswith("。") or "。" not in one[len(one) // 2 + 1 :]


def test_what_fits_is_one_part_and_nothing_is_none() -> None:
    assert parts("停水。", 9) == ["停水。"]
    assert parts("", 9) == []


def test_lines_come_before_sentences_and_sentences_before_words() -> None:
    assert parts("一二三四。\n五六七", 24) == ["一二三四。\n", "五六七"]
    assert parts("一二三四，五六。七八九", 24) == ["一二三四，五六。", "七八九"]
    assert parts("一二三四五六七八", 12) == ["一二三四", "五六七八"]


def test_a_limit_under_one_character_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        parts("水", 3)
