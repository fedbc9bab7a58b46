"""Single keys from the environment."""

from pathlib import Path

import pytest

from bot.core.durations import Duration
from bot.core.settings import SettingsError
from tests.bot.core.settings.configuration import ACCOUNT, load, refusal

EAST = '[[accounts]]\nname = "east-lake"\napp_id = "wx2"\n'


def test_the_environment_has_the_last_word(tmp_path: Path) -> None:
    settings = load(tmp_path, "[server]\nport = 8000", {"LIANXIN_SERVER__PORT": "8080"})
    assert settings.server.port == 8080


def test_a_key_of_a_table_in_a_table_is_reached(tmp_path: Path) -> None:
    environ = {"LIANXIN_HELP_REQUESTS__ANSWER_WITHIN__URGENT": "10m"}
    settings = load(tmp_path, "", environ)
    assert settings.help_requests.answer_within.urgent == Duration("10m")
    assert settings.help_requests.answer_within.normal == Duration("1d")


@pytest.mark.parametrize("written", ['["6h", "12h"]', "6h, 12h", "6h,12h"])
def test_a_list_is_written_as_in_the_file_or_with_commas(written: str, tmp_path: Path) -> None:
    settings = load(tmp_path, "", {"LIANXIN_NOTICES__REMIND_AFTER": written})
    assert settings.notices.remind_after == (Duration("6h"), Duration("12h"))


def test_an_empty_list_is_empty(tmp_path: Path) -> None:
    assert load(tmp_path, "", {"LIANXIN_NOTICES__REMIND_AFTER": ""}).notices.remind_after == ()


def test_an_account_is_reached_by_its_name(tmp_path: Path) -> None:
    environ = {
        "LIANXIN_ACCOUNTS__MAIN__SECRET": "from the environment",
        "LIANXIN_ACCOUNTS__EAST_LAKE__APP_ID": "wx3",
        "LIANXIN_ACCOUNTS__EAST_LAKE__TEMPLATES__NOTICE__ID": "template-7",
        "LIANXIN_ACCOUNTS__EAST_LAKE__TEMPLATES__NOTICE__FIELDS__THING9": "from",
    }
    main, east = load(tmp_path, ACCOUNT + EAST, environ).accounts
    assert main.secret.get_secret_value() == "from the environment"
    assert east.app_id == "wx3"
    notice = east.template("notice")
    assert notice is not None
    assert (notice.id, notice.fields["thing9"]) == ("template-7", "from")


def test_a_wrong_value_is_told_by_the_name_it_came_from(tmp_path: Path) -> None:
    environ = {"LIANXIN_NOTICES__HAND_OVER_AFTER": "two days"}
    assert refusal(tmp_path, "", environ) == (
        'LIANXIN_NOTICES__HAND_OVER_AFTER: "two days" is not a duration, write 48h or 2d'
    )


def test_a_wrong_value_of_an_account_is_told_so_too(tmp_path: Path) -> None:
    environ = {"LIANXIN_ACCOUNTS__EAST_LAKE__ENCODING_AES_KEY": "hunter2"}
    assert refusal(tmp_path, ACCOUNT + EAST, environ) == (
        "LIANXIN_ACCOUNTS__EAST_LAKE__ENCODING_AES_KEY: has 7 characters, copy the 43"
    )


@pytest.mark.parametrize(
    "name",
    [
        "LIANXIN_",
        "LIANXIN_PORT",
        "LIANXIN_SERVER",
        "LIANXIN_SERVER__PROT",
        "LIANXIN_SERVER__PORT__NUMBER",
        "LIANXIN_ACCOUNTS",
        "LIANXIN_ACCOUNTS__MAIN",
        "LIANXIN_ACCOUNTS__MAIN__SECRTE",
        "LIANXIN_ACCOUNTS__MAIN__TEMPLATES__NOTICE",
        "LIANXIN_ACCOUNTS__MAIN__TEMPLATES__FIELDS__ID",
        "LIANXIN_ACCOUNTS__WEST__SECRET",
    ],
)
def test_a_name_that_means_nothing_is_an_error(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, ACCOUNT, {name: "x"}).startswith(name)


def test_an_unknown_account_is_told_with_those_there_are(tmp_path: Path) -> None:
    line = refusal(tmp_path, ACCOUNT, {"LIANXIN_ACCOUNTS__WEST__SECRET": "x"})
    assert line == "LIANXIN_ACCOUNTS__WEST__SECRET names no account of the file (main)"


def test_names_for_the_command_line_and_for_tests_are_left_alone(tmp_path: Path) -> None:
    load(tmp_path, "", {"LIANXIN_CONFIG": "x", "LIANXIN_TEST_REDIS": "y", "PATH": "z"})


@pytest.mark.parametrize(
    "text", ["server = 3", "accounts = 3", "accounts = [3]", "accounts = [{}]"]
)
def test_a_file_of_the_wrong_shape_is_told_even_when_overridden(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        load(tmp_path, text, {"LIANXIN_SERVER__PORT": "1", "LIANXIN_ACCOUNTS__MAIN__TOKEN": "x"})


def test_a_broken_list_is_told_by_its_name(tmp_path: Path) -> None:
    line = refusal(tmp_path, "", {"LIANXIN_NOTICES__REMIND_AFTER": '["6h"'})
    assert line.startswith("LIANXIN_NOTICES__REMIND_AFTER is not a list")
