"""The example shows every key with its default."""

import tomllib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from bot.core.settings import Settings
from bot.core.settings.complaints import section_of
from tests.bot.core.settings.configuration import EXAMPLE, ROOT

REQUIRED = {"accounts": [{"name": "main"}]}
TABLES_OF_THEIR_OWN = {"fields", "headers", "check_on_after_by_category"}  # their keys are not ours


def keys_of(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for key, field in model.model_fields.items():
        section = section_of(field.annotation)
        if section is None:
            yield above + key
        else:
            yield from keys_of(section, f"{above}{key}.")


def keys_in(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        inner = value[0] if key == "accounts" else value
        if isinstance(inner, dict) and key not in TABLES_OF_THEIR_OWN:
            yield from keys_in(inner, f"{above}{key}.")
        else:
            yield above + key


def test_the_example_shows_every_key_with_its_default() -> None:
    assert Settings.load(EXAMPLE, {}) == Settings.defaults_with(REQUIRED, beside=EXAMPLE)


def test_the_example_names_every_key_in_order_and_no_other() -> None:
    shown = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert list(keys_in(shown)) == list(keys_of(Settings))


def test_the_example_is_where_the_words_for_a_missing_file_say() -> None:
    assert (ROOT / "config.example.toml").is_file()
