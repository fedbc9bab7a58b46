"""What is sealed opens with its key alone, and is found by its fingerprint."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from bot.core.sealing import CannotOpen, Sealer

OLD, NEW = "o" * 32, "n" * 32


@given(text())
def test_what_was_sealed_opens_to_the_same_words(words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    assert Sealer(OLD).open(Sealer(OLD).seal(words)) == words


def test_the_same_words_sealed_twice_look_different() -> None:
    assert Sealer(OLD).seal("13900000001") != Sealer(OLD).seal("13900000001")


def test_a_previous_key_still_opens_while_keys_change() -> None:
    sealed = Sealer(OLD).seal("紫云苑3幢")
    assert Sealer(NEW, [OLD]).open(sealed) == "紫云苑3幢"


@pytest.mark.parametrize("sealed", ["", "v1.", "v1.!!!", "plain", "v1.AAAA"])
def test_what_is_no_sealed_value_is_refused(sealed: str) -> None:
    with pytest.raises(CannotOpen):
        Sealer(OLD).open(sealed)


def test_an_unknown_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        Sealer(NEW).open(Sealer(OLD).seal("13900000001"))


def test_a_fingerprint_is_the_same_for_the_same_words_and_key_only() -> None:
    assert Sealer(OLD).fingerprint("1") == Sealer(OLD).fingerprint("1")
    assert Sealer(OLD).fingerprint("1") != Sealer(NEW).fingerprint("1")
    assert Sealer(OLD).fingerprint("1") in Sealer(NEW, [OLD]).fingerprints("1")
