"""Every wrong configuration gets one line that names the key and what it should be."""

from pathlib import Path

import pytest

from tests.bot.core.settings.configuration import ACCOUNT, load, refusal

CASES = [
    (
        'notices.hand_over_after = "two days"',
        'config.toml: notices.hand_over_after: "two days" is not a duration, write 48h or 2d',
    ),
    (
        'study_days.remind_before = ["3d", "soon"]',
        'config.toml: study_days.remind_before.2: "soon" is not a duration, write 48h or 2d',
    ),
    ("delivery.lease = 60", "config.toml: delivery.lease: must be a text in quotes"),
    (
        'delivery.lease = "0s"',
        'config.toml: delivery.lease: "0s" is no time at all, write 1s or more',
    ),
    (
        'contact.check_on_after_by_category = { "流浪" = "14d" }',
        (
            "config.toml: contact.check_on_after_by_category.流浪: is no category, write one of "
            "在职, 退休, 失业, 流动, 拆迁过渡, 安置, 两新, 农民, 家属, 失联, 退伍, 待业毕业生"
        ),
    ),
    (
        'contact.check_on_after_by_category = { "流动" = "soon" }',
        (
            "config.toml: contact.check_on_after_by_category.migrant: "
            '"soon" is not a duration, write 48h or 2d'
        ),
    ),
    (
        'study_days.remind_at = "nine"',
        'config.toml: study_days.remind_at: "nine" is not a time of day, write 09:00',
    ),
    (
        'notices.quiet_hours = "at night"',
        'config.toml: notices.quiet_hours: "at night" is not a span of hours, write 08:30-17:30',
    ),
    (
        'help_requests.working_hours = "08:30-12:00, 11:00-17:00"',
        'config.toml: help_requests.working_hours: "08:30-12:00" and "11:00-17:00" overlap',
    ),
    (
        'help_requests.answer_within.normal = "tomorrow"',
        (
            "config.toml: help_requests.answer_within.normal: "
            '"tomorrow" is not a duration, write 48h or 2d'
        ),
    ),
    (
        'notices.hand_over = "48h"',
        "config.toml: notices.hand_over: is not known, write hand_over_after",
    ),
    ('[notice]\nremind_after = ["1d"]', "config.toml: notice: is not known, write notices"),
    ("[weather]\nsunny = true", "config.toml: weather: is not known, leave it out"),
    ("server = 8000", "config.toml: server: 8000 is not a table"),
    ('server.port = "many"', 'config.toml: server.port: "many" is not a whole number'),
    ("server.port = 70000", "config.toml: server.port: 70000 is too large, write 65535 or less"),
    ("server.workers = 0", "config.toml: server.workers: 0 is too small, write 1 or more"),
    (
        'server.public_url = "lianxin.example.org"',
        "config.toml: server.public_url: is not a web address, write https://lianxin.example.org",
    ),
    (
        'server.secret_key = "too short"',
        "config.toml: server.secret_key: has 9 characters, write 32 or more",
    ),
    (
        "server.secret_key = 12345678901234567",
        "config.toml: server.secret_key: must be a text in quotes",
    ),
    (
        'locale.language = "zh"',
        "config.toml: locale.language: \"zh\" is not allowed, write 'zh-CN' or 'en'",
    ),
    (
        'locale.timezone = "Beijing"',
        'config.toml: locale.timezone: "Beijing" is not a time zone, write Asia/Shanghai',
    ),
    (
        'locale.timezone = "../etc"',
        'config.toml: locale.timezone: "../etc" is not a time zone, write Asia/Shanghai',
    ),
    (
        'database.url = "mysql://lianxin:hunter2@db/lianxin"',
        (
            "config.toml: database.url: is not a database, "
            "write sqlite:///lianxin.db or postgresql+psycopg://user@host/name"
        ),
    ),
    (
        'database.url = "sqlite:///:memory:"',
        (
            "config.toml: database.url: is not a database, "
            "write sqlite:///lianxin.db or postgresql+psycopg://user@host/name"
        ),
    ),
    (
        'redis.url = "localhost:6379"',
        'config.toml: redis.url: is not a Redis address, write redis://host:6379/0, or "" for none',
    ),
    ("contact.phone = 13800138000", "config.toml: contact.phone: must be a text in quotes"),
    (
        'contact.phone = "ask Wang"',
        (
            'config.toml: contact.phone: "ask Wang" is not a phone number, '
            "write 0571-12345678 or 13800138000"
        ),
    ),
    (
        'notices.remind_after = "24h"',
        'config.toml: notices.remind_after: "24h" is not a list in [ ]',
    ),
]


@pytest.mark.parametrize(("text", "line"), CASES, ids=[case[0] for case in CASES])
def test_a_wrong_key_is_named_with_what_it_should_be(text: str, line: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text) == line


ACCOUNT_CASES = [
    (
        'encoding_aes_key = "abc"',
        "config.toml: accounts.east.encoding_aes_key: has 3 characters, copy the 43",
    ),
    (
        f'encoding_aes_key = "{"*" * 43}"',
        ("config.toml: accounts.east.encoding_aes_key: "
        "has characters other than letters and digits, copy it again"),
    ),
    (
        'platform = "telegram"',
        ("config.toml: accounts.east.platform: "
        "\"telegram\" is not allowed, write 'official' or 'wecom'"),
    ),
    (
        'platform = "wecom"\nmode = "plain"',
        'config.toml: accounts.east.mode: WeCom knows only "safe"',
    ),
    ('api_base_url = "ftp://x"', ("config.toml: accounts.east.api_base_url: is not a web address, "
     "write https://lianxin.example.org")),
    ('appid = "wx1"', "config.toml: accounts.east.appid: is not known, write app_id"),
    ("token = 7", "config.toml: accounts.east.token: must be a text in quotes"),
    (
        'templates.notice = { id = "n", fields = { thing1 = "titel" } }',
        ('config.toml: accounts.east.templates.notice.fields.thing1: "titel" is not known there, '
        "write one of title, from, sent_at"),
    ),
    (
        'templates.birthday = { id = "n", fields = {} }',
        "config.toml: accounts.east.templates.birthday: is not known, leave it out",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), ACCOUNT_CASES, ids=[case[0] for case in ACCOUNT_CASES])
def test_a_wrong_key_of_an_account_is_named_by_the_account(
    text: str, line: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, f'{ACCOUNT}\n[[accounts]]\nname = "east"\n{text}') == line


def test_an_account_without_a_name_is_counted(tmp_path: Path) -> None:
    text = f'{ACCOUNT}\n[[accounts]]\napp_id = "wx2"'
    assert refusal(tmp_path, text) == "config.toml: accounts.2.name: is missing"


def test_an_account_name_fits_into_an_address(tmp_path: Path) -> None:
    line = refusal(tmp_path, '[[accounts]]\nname = "连心/1"')
    assert line.startswith('config.toml: accounts.连心/1.name: "连心/1" is not an account name')


@pytest.mark.parametrize(("one", "other"), [("east", "east"), ("east-2", "east_2")])
def test_no_two_accounts_answer_to_one_name(one: str, other: str, tmp_path: Path) -> None:
    text = f'[[accounts]]\nname = "{one}"\n[[accounts]]\nname = "{other}"'
    assert refusal(tmp_path, text) == (
        f'config.toml: accounts: "{other}" is there twice, give each account its own name'
    )


@pytest.mark.parametrize(
    "text",
    [
        'server.secret_key = "hunter2"',
        'server.previous_secret_keys = ["hunter2"]',
        'server.previous_secret_keys = "hunter2"',
        'database.url = "oracle://lianxin:hunter2@db"',
        'redis.url = "http://:hunter2@cache"',
        f'{ACCOUNT.replace("made-up-app-secret", "x")}\nsecret_ = "hunter2"',
        '[[accounts]]\nname = "main"\nencoding_aes_key = "hunter2"',
    ],
)
def test_no_complaint_repeats_a_secret(text: str, tmp_path: Path) -> None:
    assert "hunter2" not in refusal(tmp_path, text)


def test_an_account_says_what_it_still_needs(tmp_path: Path) -> None:
    account = load(tmp_path, '[[accounts]]\nname = "main"\napp_id = "wx1"').accounts[0]
    assert account.missing() == "secret"
    assert load(tmp_path, ACCOUNT).accounts[0].missing() is None
