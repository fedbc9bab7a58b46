"""What is agreed to by events of the platform, and what is wished about text messages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot import delivery
from lianxin.sending import fill_template, sms_words
from tests import builders
from tests.end_to_end import studying
from tests.end_to_end.town import AES_KEY, APP_ID, TOKEN, Town

PAGE = "https://mp.weixin.qq.com/s/agree"
NOTICE = "ntf-notice"
ACCOUNT = {
    "name": builders.ACCOUNT,
    "app_id": APP_ID,
    "secret": "s",
    "token": TOKEN,
    "encoding_aes_key": AES_KEY,
    "subscription_page": PAGE,
    "subscriptions": {"notice": {"id": NOTICE}},
}


@pytest.fixture
def town(build: Callable[..., Town]) -> Town:
    """A town with a notice to agree to, and a gateway for text messages."""
    return build(builders.NOW, accounts=[ACCOUNT], sms={"url": "http://127.0.0.1:9/sms"})


def chooses(town: Town, event: str, node: str, word: str) -> None:
    """What the platform tells of a choice; at the same moment it is the same choice."""
    one = [("TemplateId", NOTICE), ("SubscribeStatusString", word)]
    fields: list[Any] = [("MsgType", "event"), ("Event", event), (node, [("List", one)])]
    assert town.message(town.street.wang, fields, is_event=True) == ""


def balance(town: Town) -> dict[str, int]:
    with town.begin() as session:
        return delivery.balance(session, builders.ACCOUNT, town.openid(town.street.wang))


def test_an_agreement_counts_once_and_can_be_taken_back(town: Town) -> None:
    popup = ("subscribe_msg_popup_event", "SubscribeMsgPopupEvent")
    chooses(town, *popup, "accept")
    chooses(town, *popup, "accept")  # delivered again by the platform
    assert balance(town) == {NOTICE: 1}
    town.now += timedelta(seconds=5)
    chooses(town, *popup, "accept")
    chooses(town, *popup, "reject")
    assert balance(town) == {NOTICE: 2}
    chooses(town, "subscribe_msg_change_event", "SubscribeMsgChangeEvent", "reject")
    assert balance(town) == {}


def test_who_checks_in_is_shown_once_where_to_agree(town: Town) -> None:
    studying.give(town, begins_in=timedelta(minutes=5))
    first = town.say(town.street.wang, "签到")
    assert PAGE in first
    assert len(first.splitlines()) <= 5
    town.now += timedelta(seconds=30)
    assert PAGE not in town.say(town.street.wang, "签到")


def test_text_messages_are_taken_back_and_wanted_again_in_words(town: Town) -> None:
    assert "不再给您发短信" in town.say(town.street.wang, "不要短信")
    assert "短信告诉您" in town.say(town.street.wang, "可以发短信")


@pytest.mark.parametrize(
    ("purpose", "facts"),
    [
        ("notice", {"title": "今晚停水" * 9, "from": "东风支部", "sent_at": builders.NOW}),
        (
            "study_day_change",
            {"title": "题", "change": "改期", "starts_at": builders.NOW, "reason": "停电"},
        ),
        ("help_request", {"number": "12", "state": "待接单", "summary": "家里漏水" * 20}),
    ],
)
def test_a_text_message_is_short_and_says_whom_to_ring(
    town: Town, purpose: str, facts: dict[str, Any]
) -> None:
    words = sms_words(town.runtime, purpose, facts)
    assert len(words) <= 70
    assert "0519-88881234" in words
    assert "\n" not in words


def test_a_notice_agreed_to_is_filled_by_its_own_form(town: Town) -> None:
    facts = {"title": "停水", "from": "支部", "sent_at": builders.NOW}
    filled = fill_template(town.runtime, builders.ACCOUNT, "notice", facts, "credit")
    assert filled.id == NOTICE
    assert set(filled.fields) == {"thing1", "thing2", "time3"}
