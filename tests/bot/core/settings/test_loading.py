"""The configuration file: what it says, what it leaves out, where it is."""

import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.core.durations import Duration
from bot.core.settings import Settings, SettingsError
from tests.bot.core.settings.configuration import ACCOUNT, SECRET, load, refusal


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings.defaults_with({}, beside=tmp_path / "config.toml")


def test_what_the_file_says_holds_instead_of_the_default(tmp_path: Path) -> None:
    settings = load(tmp_path, '[notices]\nhand_over_after = "3d"\nremind_after = ["6h", "1d"]')
    assert settings.notices.hand_over_after == Duration("3d")
    assert settings.notices.remind_after == (Duration("6h"), Duration("1d"))
    assert settings.notices.recall_within == Duration("60s")


def test_a_relative_database_lies_beside_the_file(tmp_path: Path) -> None:
    settings = load(tmp_path, '[database]\nurl = "sqlite:///var/members.db"')
    assert settings.database.url == f"sqlite:///{tmp_path}/var/members.db"


def test_the_default_database_lies_beside_the_file_too(tmp_path: Path) -> None:
    assert load(tmp_path, "").database.url == f"sqlite:///{tmp_path}/lianxin.db"


def test_an_absolute_database_stays_where_it_is(tmp_path: Path) -> None:
    settings = load(tmp_path, '[database]\nurl = "sqlite:////srv/lianxin.db"')
    assert settings.database.url == "sqlite:////srv/lianxin.db"


def test_postgresql_is_always_spoken_to_by_psycopg_3(tmp_path: Path) -> None:
    settings = load(tmp_path, '[database]\nurl = "postgresql://lianxin@db/lianxin"')
    assert settings.database.url == "postgresql+psycopg://lianxin@db/lianxin"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert load(tmp_path, "\ufeff[server]\nport = 8080").server.port == 8080


def test_a_missing_file_is_one_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: there is no such file"):
        Settings.load(tmp_path / "nowhere.toml", {})


def test_a_folder_in_its_place_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.load(tmp_path, {})


def test_a_file_in_another_encoding_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes("# 连心".encode("gb18030"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        Settings.load(file, {})


def test_a_file_that_is_no_toml_is_one_line_with_the_place(tmp_path: Path) -> None:
    assert "is not TOML" in refusal(tmp_path, "[server]\nport: 8000")
    assert "line 2" in refusal(tmp_path, "[server]\nport: 8000")


def test_reading_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(ACCOUNT)
    file.chmod(stat.S_IRUSR)
    Settings.load(file, {"LIANXIN_SERVER__PORT": "8080"})
    assert file.read_text() == ACCOUNT
    assert list(tmp_path.iterdir()) == [file]


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load(tmp_path, ACCOUNT)
    with pytest.raises(ValidationError):
        settings.notices.confirm_above = 1


def test_no_secret_shows_when_settings_are_printed(tmp_path: Path) -> None:
    text = f"""
[server]
secret_key = "{SECRET}"
previous_secret_keys = ["{"p" * 40}"]
[database]
url = "postgresql+psycopg://lianxin:db-password@db/lianxin"
[redis]
url = "redis://:redis-password@cache:6379/0"
{ACCOUNT}"""
    printed = repr(load(tmp_path, text)) + str(load(tmp_path, text))
    hidden = [SECRET, "pppp", "db-password", "redis-password", "made-up", "madeUp", "abcdefghij"]
    assert [word for word in hidden if word in printed] == []


def test_a_command_that_needs_the_secret_key_gets_it_or_says_so(tmp_path: Path) -> None:
    assert load(tmp_path, f'server.secret_key = "{SECRET}"').require_secret_key() == SECRET
    with pytest.raises(SettingsError, match=r"server\.secret_key: is not set, write 32"):
        load(tmp_path, "").require_secret_key()


def test_serve_needs_somebody_to_ring(tmp_path: Path) -> None:
    with_phone = load(tmp_path, 'contact.phone = "0571-88886666"')
    assert with_phone.require_contact_phone() == "0571-88886666"
    with pytest.raises(SettingsError, match=r"contact\.phone: is not set"):
        load(tmp_path, "").require_contact_phone()
