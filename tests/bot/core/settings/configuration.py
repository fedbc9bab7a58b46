"""Writes configurations for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.core.settings import Settings, SettingsError

ROOT = Path(__file__).parents[4]
EXAMPLE = ROOT / "config.example.toml"
SECRET = "k" * 32
ACCOUNT = """
[[accounts]]
name = "main"
app_id = "wx0123456789abcdef"
secret = "made-up-app-secret"
token = "madeUpToken"
encoding_aes_key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
"""


def load(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of a config.toml with this text, in this environment."""
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return Settings.load(file, environ or {})


def refusal(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> str:
    """What the operator reads instead, without the folder's name; always one line."""
    with pytest.raises(SettingsError) as refused:
        load(folder, text, environ)
    line = str(refused.value)
    assert "\n" not in line
    return line.replace(f"{folder}/", "")
