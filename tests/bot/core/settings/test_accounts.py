"""Accounts on the platforms and their templates."""

from pathlib import Path

import pytest

from bot.core.settings import SettingsError
from tests.bot.core.settings.configuration import ACCOUNT, load

WECOM = '[[accounts]]\nname = "work"\nplatform = "wecom"\n'


def test_each_platform_has_its_own_address(tmp_path: Path) -> None:
    official, wecom = load(tmp_path, ACCOUNT + WECOM).accounts
    assert official.api_base_url == "https://api.weixin.qq.com"
    assert wecom.api_base_url == "https://qyapi.weixin.qq.com"


def test_an_address_that_is_given_holds_for_any_platform(tmp_path: Path) -> None:
    stand_in = 'api_base_url = "http://127.0.0.1:8001/"'
    assert load(tmp_path, WECOM + stand_in).accounts[0].api_base_url == "http://127.0.0.1:8001"


def test_an_account_is_found_by_its_name(tmp_path: Path) -> None:
    settings = load(tmp_path, ACCOUNT)
    assert settings.account("main") == settings.accounts[0]
    assert settings.account("nobody") is None


def test_a_template_without_an_id_is_no_way_to_send(tmp_path: Path) -> None:
    assert load(tmp_path, ACCOUNT).accounts[0].template("notice") is None


def test_a_template_with_only_its_id_keeps_the_usual_fields(tmp_path: Path) -> None:
    account = load(tmp_path, ACCOUNT + '[accounts.templates]\nnotice = { id = "n-1" }').accounts[0]
    notice = account.template("notice")
    assert notice is not None
    assert notice.fields == {"thing1": "title", "thing2": "from", "time3": "sent_at"}


def test_a_template_may_name_its_fields_itself(tmp_path: Path) -> None:
    text = 'notice = { id = "n-1", fields = { thing7 = "title" } }'
    account = load(tmp_path, f"{ACCOUNT}[accounts.templates]\n{text}").accounts[0]
    notice = account.template("notice")
    assert notice is not None
    assert notice.fields == {"thing7": "title"}


def test_accounts_with_all_credentials_may_be_served(tmp_path: Path) -> None:
    settings = load(tmp_path, ACCOUNT)
    assert settings.require_accounts() == settings.accounts


def test_an_account_whose_token_was_not_filled_in_is_never_served(tmp_path: Path) -> None:
    settings = load(tmp_path, ACCOUNT.replace("madeUpToken", ""))
    with pytest.raises(SettingsError, match=r"^accounts\.main\.token: is not set"):
        settings.require_accounts()


def test_an_account_in_plain_mode_needs_no_aes_key(tmp_path: Path) -> None:
    plain = ACCOUNT.replace("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "") + 'mode = "plain"'
    assert load(tmp_path, plain).accounts[0].missing() is None


def test_wecom_needs_an_agent(tmp_path: Path) -> None:
    wecom = ACCOUNT + 'platform = "wecom"'
    assert load(tmp_path, wecom).accounts[0].missing() == "agent_id"
