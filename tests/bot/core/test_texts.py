"""Texts: a missing one is an error, digits stay digits, moments are said in local time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.texts import LANGUAGES, MissingText, Texts

SHANGHAI = ZoneInfo("Asia/Shanghai")


def texts(*resources: str, language: str = "zh-CN") -> Texts:
    """Texts of these resources alone."""
    return Texts(language, SHANGHAI, iter(resources))


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(MissingText, match="nowhere"):
        texts("a = 1").say("nowhere")


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(MissingText):
        texts("a = { $n }号").say("a")


def test_numbers_stay_the_digits_people_type_back() -> None:
    assert texts("a = { $n }号").say("a", n=1234) == "1234号"


def test_moments_are_said_in_local_time_with_the_weekday() -> None:
    at = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
    assert texts("a = { $at }").say("a", at=at) == "12月1日（周二）晚上7点"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_loads(language: str) -> None:
    assert Texts.load(language, SHANGHAI).has("how-to-join")
