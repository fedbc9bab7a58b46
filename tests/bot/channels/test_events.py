"""Every kind of message and event the platform documents, as it writes it, in our words."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels import Incoming
from bot.channels.official.events import read
from bot.channels.official.rejected import Malformed

PAYLOADS = Path(__file__).parent / "payloads"
WANG = "oLx70wAngAyi0000000000000001"

SAMPLES: dict[str, dict[str, Any]] = {
    "text": {"kind": "text", "key": "m24812345678901234", "text": "签到"},
    "text_from_menu": {"kind": "text", "text": "参加", "menu_id": "101"},
    "image": {"kind": "image", "media_id": "m-img-1"},
    "voice": {"kind": "voice", "media_id": "m-voi-1", "transcript": "我参加", "text": ""},
    "video": {"kind": "video", "media_id": "m-vid-1"},
    "shortvideo": {"kind": "video", "media_id": "m-vid-2"},
    "location": {
        "kind": "location",
        "latitude": 31.809512,
        "longitude": 119.973987,
        "label": "青龙街道青竹苑",
    },
    "link": {"kind": "link", "key": "m24812345678901241"},
    "subscribe": {"event": "subscribe", "event_key": ""},
    "subscribe_by_qr": {"event": "subscribe", "event_key": "inv-7f3k"},
    "unsubscribe": {"event": "unsubscribe", "event_key": ""},
    "scan": {"event": "scan", "event_key": "inv-7f3k"},
    "location_event": {"event": "location", "latitude": 31.8095, "longitude": 119.974},
    "click": {"event": "click", "event_key": "checkin"},
    "view": {"event": "view", "event_key": "https://lx.example.org/me"},
    "view_miniprogram": {"event": "view_miniprogram", "event_key": "pages/index"},
    "scancode_push": {"event": "scancode_push", "event_key": "scan", "text": "day-20261201"},
    "scancode_waitmsg": {"event": "scancode_waitmsg", "text": "day-20261201"},
    "pic_sysphoto": {"event": "pic_sysphoto", "event_key": "photo"},
    "location_select": {
        "event": "location_select",
        "event_key": "here",
        "latitude": 31.8,
        "longitude": 119.9,
        "label": "紫云苑",
    },
    "template_finished": {
        "event": "templatesendjobfinish",
        "platform_id": "3557254367693750277",
        "status": "success",
    },
    "mass_finished": {
        "event": "masssendjobfinish",
        "platform_id": "1000001625",
        "status": "send success",
    },
    "subscribe_msg_popup": {"event": "subscribe_msg_popup_event"},
    "subscribe_msg_change": {"event": "subscribe_msg_change_event"},
    "subscribe_msg_sent": {"event": "subscribe_msg_sent_event"},
    "authorization_revoked": {"event": "user_authorization_revoke"},
}


def payload(name: str) -> str:
    return (PAYLOADS / f"{name}.xml").read_text(encoding="utf-8")


def incoming(document: str) -> Incoming:
    return read("main", document.encode(), nonce="1795400000.n")


def changed(name: str, old: str, new: str) -> str:
    document = payload(name)
    assert old in document
    return document.replace(old, new)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_documented_message_is_read(name: str) -> None:
    message = incoming(payload(name))
    expected = {"kind": "event", **SAMPLES[name]}
    assert {field: getattr(message, field) for field in expected} == expected
    assert (message.account, message.openid, message.original_id) == (
        "main",
        WANG,
        "gh_0a1b2c3d4e5f",
    )
    assert message.at == datetime(2026, 11, 23, 2, 13, 20, tzinfo=UTC)
    assert (message.event == "") == (message.kind != "event")


def test_every_payload_is_in_the_table() -> None:
    assert {file.stem for file in PAYLOADS.iterdir()} == set(SAMPLES)


@pytest.mark.parametrize("event", ["pic_photo_or_album", "pic_weixin"])
def test_the_other_picture_buttons_are_read_alike(event: str) -> None:
    assert incoming(changed("pic_sysphoto", "pic_sysphoto", event)).event == event


@pytest.mark.parametrize(
    "recognised", ["", "<Recognition></Recognition>", "<Recognition> </Recognition>"]
)
def test_a_voice_message_may_have_no_transcript(recognised: str) -> None:
    document = changed("voice", "<Recognition><![CDATA[我参加]]></Recognition>", recognised)
    assert incoming(document).transcript is None


def test_an_unknown_kind_is_kept() -> None:
    message = incoming(changed("text", "[text]", "[hologram]"))
    assert (message.kind, message.text, message.key) == ("other", "签到", "m24812345678901234")


def test_an_unknown_event_is_kept() -> None:
    message = incoming(changed("click", "CLICK", "New_Event"))
    assert (message.kind, message.event) == ("event", "new_event")


def test_a_position_that_was_not_given_is_none() -> None:
    document = changed("location", "31.809512", "")
    assert incoming(document).latitude is None


def test_all_events_of_the_samples_have_keys_of_their_own() -> None:
    keys = {incoming(payload(name)).key for name in SAMPLES}
    assert len(keys) == len(SAMPLES)


def test_a_retry_of_an_event_has_the_same_key() -> None:
    assert incoming(payload("click")).key == incoming(payload("click")).key


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("click", "[checkin]", "[study]"),
        ("click", "1795400000", "1795400001"),
        ("click", WANG, WANG[:-1] + "2"),
        ("click", "[CLICK]", "[VIEW]"),
        ("template_finished", "3557254367693750277", "3557254367693750278"),
        ("text", "24812345678901234", "24812345678901235"),
    ],
)
def test_two_different_ones_in_one_second_have_different_keys(
    name: str, old: str, new: str
) -> None:
    assert incoming(payload(name)).key != incoming(changed(name, old, new)).key


def test_a_message_without_an_id_is_known_by_its_content() -> None:
    document = changed("text", "<MsgId>24812345678901234</MsgId>", "")
    again, other = incoming(document), incoming(document.replace("签到", "求助"))
    assert incoming(document).key == again.key != other.key


def test_no_key_contains_who_wrote() -> None:
    assert not [name for name in SAMPLES if WANG in incoming(payload(name)).key]


def test_the_fingerprint_is_of_the_whole_content() -> None:
    message = incoming(payload("text"))
    assert message.fingerprint == incoming(payload("text")).fingerprint
    assert message.fingerprint != incoming(changed("text", "签到", "签道")).fingerprint
    assert message.nonce == "1795400000.n"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("text", "1795400000", "x"),
        ("text", "1795400000", ""),
        ("text", "1795400000", "-1"),
        ("text", "1795400000", "1795400000000"),
        ("text", "1795400000", "१७९५"),
        ("text", "<CreateTime>1795400000</CreateTime>", ""),
        ("text", WANG, ""),
        ("text", WANG, "o" * 65),
        ("text", WANG, "王"),
        ("text", "gh_0a1b2c3d4e5f", "]]>&lt;"),
        ("text", "<![CDATA[gh_0a1b2c3d4e5f]]>", ""),
        ("text", "<MsgType><![CDATA[text]]></MsgType>", ""),
        ("click", "<Event><![CDATA[CLICK]]></Event>", ""),
        ("location", "31.809512", "north"),
        ("location", "31.809512", "nan"),
        ("location", "31.809512", "91"),
        ("location", "119.973987", "inf"),
        ("location", "119.973987", "-180.5"),
    ],
)
def test_a_field_of_the_wrong_form_is_malformed(name: str, old: str, new: str) -> None:
    with pytest.raises(Malformed):
        incoming(changed(name, old, new))


@pytest.mark.parametrize("document", ["<xml/>", "<xml><Encrypt>x</Encrypt></xml>", "{}", ""])
def test_what_is_no_message_is_malformed(document: str) -> None:
    with pytest.raises(Malformed):
        incoming(document)


@given(name=some.sampled_from(sorted(SAMPLES)), cut=some.integers(0, 900), more=some.text())
def test_a_damaged_message_is_read_or_malformed(name: str, cut: int, more: str) -> None:
    document = payload(name).encode()
    damaged = document[:cut] + more.encode(errors="replace") + document[cut + len(more) :]
    try:
        read("main", damaged, nonce="n")
    except Malformed:
        return


def chosen_of(event: str, parent: str, *lists: str) -> Incoming:
    inner = "".join(f"<List>{one}</List>" for one in lists)
    return read(
        "main",
        (
            "<xml><ToUserName>gh_1</ToUserName><FromUserName>oWang</FromUserName>"
            "<CreateTime>1795400000</CreateTime><MsgType>event</MsgType>"
            f"<Event>{event}</Event><{parent}>{inner}</{parent}></xml>"
        ).encode(),
        nonce="n",
    )


def test_what_somebody_chose_about_notices_is_read_from_its_list() -> None:
    accepted = "<TemplateId>tpl-A</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>"
    refused = "<TemplateId>tpl_B</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>"
    popup = "subscribe_msg_popup_event"
    both = chosen_of(popup, "SubscribeMsgPopupEvent", accepted, refused)
    assert both.chosen == "tpl-A:accept:: tpl_B:reject::"
    one = chosen_of(popup, "SubscribeMsgPopupEvent", accepted)
    assert one.key != both.key  # in the same second
    assert one.key == chosen_of(popup, "SubscribeMsgPopupEvent", accepted).key
    # One page of the platform names the node of a change like that of a choice.
    for parent in ("SubscribeMsgChangeEvent", "SubscribeMsgPopupEvent"):
        change = chosen_of("subscribe_msg_change_event", parent, refused)
        assert (change.event, change.chosen) == ("subscribe_msg_change_event", "tpl_B:reject::")
    sent = (
        "<TemplateId>tpl-A</TemplateId><MsgID>1700827132819554304</MsgID><ErrorCode>0</ErrorCode>"
    )
    told = chosen_of("subscribe_msg_sent_event", "SubscribeMsgSentEvent", sent)
    assert told.chosen == "tpl-A::1700827132819554304:0"


def test_what_is_no_choice_is_left_out_and_no_list_goes_on_for_ever() -> None:
    odd = "<TemplateId>a b</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>"
    assert chosen_of("subscribe_msg_popup_event", "SubscribeMsgPopupEvent", odd).chosen == ""
    with pytest.raises(Malformed):
        chosen_of("subscribe_msg_popup_event", "SubscribeMsgPopupEvent", *[odd] * 33)


def test_the_counts_of_a_mass_message_are_read_whole_or_not_at_all() -> None:
    counts = {"TotalCount": "688", "FilterCount": "680", "SentCount": "678", "ErrorCount": "2"}

    def told(**given: str) -> Incoming:
        nodes = "".join(f"<{name}>{count}</{name}>" for name, count in given.items())
        return incoming(
            "<xml><ToUserName>gh_1</ToUserName><FromUserName>mphelper</FromUserName>"
            "<CreateTime>1795400000</CreateTime><MsgType>event</MsgType>"
            "<Event>MASSSENDJOBFINISH</Event><MsgID>1000001625</MsgID>"
            f"<Status>send success</Status>{nodes}</xml>"
        )

    whole = told(**counts)
    assert (whole.event, whole.platform_id, whole.status, whole.totals) == (
        "masssendjobfinish",
        "1000001625",
        "send success",
        "688 680 678 2",
    )
    assert told(**{**counts, "SentCount": "many"}).totals == ""
    assert told(TotalCount="688").totals == ""
