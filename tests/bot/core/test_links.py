"""Signed links: for one purpose, one subject, until a moment, under any known key."""

from datetime import timedelta

import pytest

from bot.core.links import Links
from bot.core.sealing import Sealer
from tests.builders import NOW, SEALER

LINKS = Links(SEALER, "https://lianxin.example/")
UNTIL = NOW + timedelta(minutes=10)


def test_a_link_stands_under_the_public_address_of_its_page() -> None:
    assert LINKS.signed("login", 7, UNTIL).startswith("https://lianxin.example/console/enter/7-")
    assert LINKS.console == "https://lianxin.example/console"


def test_a_link_is_read_until_its_end_and_not_a_second_longer() -> None:
    token = LINKS.token("record", 7, UNTIL)
    assert LINKS.read("record", token, UNTIL - timedelta(seconds=1)) == 7
    assert LINKS.read("record", token, UNTIL) is None


def test_a_link_for_one_purpose_opens_nothing_else() -> None:
    assert LINKS.read("login", LINKS.token("record", 7, UNTIL), NOW) is None


def test_whoever_changes_subject_or_end_has_no_link() -> None:
    subject, ends, signature = LINKS.token("record", 7, UNTIL).split("-")
    assert LINKS.read("record", f"8-{ends}-{signature}", NOW) is None
    assert LINKS.read("record", f"{subject}-{int(ends) + 1}-{signature}", NOW) is None


@pytest.mark.parametrize(
    "token", ["", "7", "7-8", "-7-8-9", "七-8-9", "1-2-3-4", "9" * 40 + "-1-a"]
)
def test_what_is_no_link_is_none(token: str) -> None:
    assert LINKS.read("login", token, NOW) is None


def test_a_link_outlives_a_change_of_keys_and_ends_with_its_key() -> None:
    token = LINKS.token("record", 7, UNTIL)
    changed = Links(Sealer("n" * 32, previous=["k" * 32]), "https://lianxin.example")
    assert changed.read("record", token, NOW) == 7
    assert Links(Sealer("n" * 32), "https://lianxin.example").read("record", token, NOW) is None
