"""Tokens: two kinds with rules of their own, on a clock the test holds."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.refusal import Refused
from simulator.store import Store
from simulator.tokens import Tokens

NOW = 1_795_400_000.0


@pytest.fixture
def tokens(tmp_path: Path) -> Iterator[Tokens]:
    with closing(Store(tmp_path / "stand-in.db")) as store:
        yield Tokens(store)


def refusal(tokens: Tokens, value: str | None, now: float = NOW) -> int:
    with pytest.raises(Refused) as caught:
        tokens.account_of(value, now)
    return caught.value.code


def test_the_stable_token_stays_the_same_until_its_last_five_minutes(tokens: Tokens) -> None:
    first = tokens.stable("main", NOW)
    assert tokens.stable("main", NOW + 6899) is first
    renewed = tokens.stable("main", NOW + 6900)
    assert renewed is not first
    assert {tokens.account_of(each.value, NOW + 7199) for each in (first, renewed)} == {"main"}
    assert refusal(tokens, first.value, NOW + 7200) == 42001


def test_a_forced_refresh_ends_the_old_token_at_once(tokens: Tokens) -> None:
    first = tokens.stable("main", NOW)
    forced = tokens.stable("main", NOW + 1, force=True)
    assert forced is not first
    assert refusal(tokens, first.value, NOW + 1) == 40001


def test_forced_refreshes_are_thirty_seconds_apart(tokens: Tokens) -> None:
    tokens.stable("main", NOW)
    forced = tokens.stable("main", NOW + 1, force=True)
    assert tokens.stable("main", NOW + 30, force=True) is forced
    assert tokens.stable("main", NOW + 31, force=True) is not forced


def test_the_twenty_first_forced_refresh_of_a_day_gives_the_same_token(tokens: Tokens) -> None:
    tokens.stable("main", NOW)
    made = [tokens.stable("main", NOW + 31 * turn, force=True) for turn in range(21)]
    assert len({token.value for token in made}) == 20
    assert made[20] is made[19]


def test_the_plain_token_is_new_each_time_the_old_stays_good_for_five_minutes(
    tokens: Tokens,
) -> None:
    old, new = tokens.plain("main", NOW), tokens.plain("main", NOW + 10)
    assert tokens.account_of(old.value, NOW + 309) == "main"
    assert refusal(tokens, old.value, NOW + 310) == 42001
    assert tokens.account_of(new.value, NOW + 310) == "main"


def test_the_kinds_do_not_invalidate_each_other(tokens: Tokens) -> None:
    stable, plain = tokens.stable("main", NOW), tokens.plain("main", NOW)
    tokens.stable("main", NOW + 1, force=True)
    tokens.plain("main", NOW + 2)
    assert tokens.account_of(plain.value, NOW + 3) == "main"
    assert refusal(tokens, stable.value, NOW + 3) == 40001


def test_each_wrong_token_has_its_code(tokens: Tokens) -> None:
    token = tokens.stable("main", NOW)
    assert refusal(tokens, None) == 41001
    assert refusal(tokens, "made up") == 40001
    tokens.end_all(40014)
    assert refusal(tokens, token.value) == 40014


def test_tokens_outlive_the_process(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "kept.db")) as store:
        value = Tokens(store).stable("main", NOW).value
        store.flush()
        with closing(Store(tmp_path / "kept.db")) as again:
            assert Tokens(again).stable("main", NOW + 60).value == value
