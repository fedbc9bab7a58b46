"""Forged, replayed and malformed posts: 400 or 403, one line in the log, nobody's message."""

import re
import struct
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from tests.bot.channels.test_nodes import HOSTILE
from tests.bot.channels.vectors import B, D, Keys
from tests.bot.webhook.conftest import Door
from tests.bot.webhook.posts import (
    STAMP,
    Post,
    account,
    encrypted_as_it_is,
    signature,
    tap,
    text_message,
)

SALT = b"0123456789abcdef"
GOOD = Post.safe(text_message())
STRANGER = Keys(D.token, B.aes_key, D.app_id)
FOREIGN = Keys(D.token, D.aes_key, "wxsomebodyelse0000")


def framed(message: bytes, *, length: int | None = None, receiver: str = D.app_id) -> bytes:
    size = len(message) if length is None else length
    return SALT + struct.pack(">I", size) + message + receiver.encode()


def padded(content: bytes) -> bytes:
    pad = 32 - len(content) % 32
    return content + bytes([pad]) * pad


def node_of(plain: bytes) -> Post:
    return Post.safe(b"", node=encrypted_as_it_is(plain))


def refused(response: TestResponse, door: Door, status: int) -> None:
    assert (response.status_code, response.text) == (status, "refused")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert door.heard == []


UNPROVEN: dict[str, Post] = {
    "no query": Post({}, GOOD.body),
    "plain post": Post.plain(text_message()),
    "plain post that says raw": Post.plain(text_message()).but(encrypt_type="raw"),
    "plain body with all signatures": Post.plain(text_message()).but(
        encrypt_type="aes", msg_signature=signature(STAMP, "n1", "")
    ),
    "encrypted but called raw": GOOD.but(encrypt_type="raw"),
    "encrypted but not called so": GOOD.but(encrypt_type=None),
    "called AES": GOOD.but(encrypt_type="AES"),
    "no msg_signature": GOOD.but(msg_signature=None),
    "empty msg_signature": GOOD.but(msg_signature=""),
    "wrong msg_signature": GOOD.but(msg_signature="0" * 40),
    "the plain signature instead": GOOD.but(msg_signature=GOOD.query["signature"]),
    "another token": Post.safe(text_message(), keys=Keys("other", D.aes_key, D.app_id)),
    "another nonce": GOOD.but(nonce="n2"),
    "another timestamp": GOOD.but(timestamp=str(int(STAMP) + 1)),
    "no timestamp": GOOD.but(timestamp=None),
    "a word as timestamp": Post.safe(text_message(), stamp="soon"),
    "eleven minutes old": Post.safe(text_message(), stamp=str(int(STAMP) - 660)),
    "eleven minutes ahead": Post.safe(text_message(), stamp=str(int(STAMP) + 660)),
    "milliseconds": Post.safe(text_message(), stamp=STAMP + "000"),
    "huge nonce": Post.safe(text_message(), nonce="n" * 600),
    "blank in nonce": Post.safe(text_message(), nonce="n 1"),
    "null in nonce": Post.safe(text_message(), nonce="n\x00"),
    "Chinese nonce": Post.safe(text_message(), nonce="随机"),
    "empty nonce": Post.safe(text_message(), nonce=""),
    "empty Encrypt": Post.safe(b"", node=""),
    "other body": GOOD.with_body(Post.safe(text_message("求助")).body),
    "for another account": Post.safe(text_message(), keys=FOREIGN),
}

UNREADABLE: dict[str, Post] = {
    "empty body": GOOD.with_body(b""),
    "JSON": GOOD.with_body(b'{"Encrypt": "x"}'),
    "text": GOOD.with_body("签到".encode()),
    "cut short": GOOD.with_body(GOOD.body[:-10]),
    "another encoding": GOOD.with_body(GOOD.body.decode().encode("utf-16")),
    "two Encrypts": GOOD.with_body(GOOD.body.replace(b"</xml>", b"<Encrypt>x</Encrypt></xml>")),
    "no base64": Post.safe(b"", node="!!!!"),
    "no whole block": Post.safe(b"", node="QUJD"),
    "random blocks": Post.safe(b"", node="QUJDQUJD" * 8),
    "no padding": node_of(padded(framed(b"x"))[:-1] + b"\x00"),
    "padding of 33": node_of(framed(b"y" * 26) + b"\x21" * 32),
    "unequal padding": node_of(padded(framed(b"y" * 20))[:-2] + b"\x01\x06"),
    "too short": node_of(padded(b"short")),
    "length beyond the end": node_of(padded(framed(b"x", length=4_000_000_000))),
    "another key": Post.safe(text_message(), keys=STRANGER),
    "empty message": Post.safe(b""),
    "not UTF-8": Post.safe(text_message().encode().replace("签".encode(), b"\xff")),
    "Chinese of old": Post.safe(text_message().encode("gb18030")),
    "inner JSON": Post.safe(b"{}"),
    "no message inside": Post.safe(b"<xml/>"),
    "repeated MsgType": Post.safe(
        text_message().replace("<Content>", "<MsgType>event</MsgType><Content>")
    ),
    "repeated FromUserName": Post.safe(
        tap().replace("<Event>", "<FromUserName>o2</FromUserName><Event>")
    ),
    "time in words": Post.safe(text_message().replace("1795400000", "now")),
    "no sender": Post.safe(text_message(sender="")),
    "sender in Chinese": Post.safe(text_message(sender="王")),
    **{f"outer {name}": GOOD.with_body(xml.encode()) for name, xml in HOSTILE.items()},
    **{f"inner {name}": Post.safe(xml) for name, xml in HOSTILE.items()},
    "outer doctype before good nodes": GOOD.with_body(b"<!DOCTYPE xml>" + GOOD.body),
    "inner doctype before good nodes": Post.safe("<!DOCTYPE xml>" + text_message()),
}


@pytest.mark.parametrize("post", UNPROVEN.values(), ids=UNPROVEN)
def test_what_is_not_proven_is_forbidden(safe: Flask, door: Door, post: Post) -> None:
    with capture_logs() as lines:
        refused(post.to(safe), door, 403)
    assert [line["event"] for line in lines] == ["webhook_refused"]


@pytest.mark.parametrize("post", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused(safe: Flask, door: Door, post: Post) -> None:
    with capture_logs() as lines:
        response = post.to(safe)
    assert response.status_code in (400, 403)
    refused(response, door, response.status_code)
    assert [line["event"] for line in lines] == ["webhook_refused"]


@pytest.mark.parametrize(
    "post",
    [
        Post.safe(text_message()),
        Post.plain(text_message()).but(encrypt_type="aes"),
        Post.plain(text_message()).but(signature=None),
        Post.plain(text_message()).but(signature="0" * 40),
        Post.plain(text_message(), stamp=str(int(STAMP) - 660)),
    ],
)
def test_plain_mode_asks_for_its_own_proof(plain: Flask, door: Door, post: Post) -> None:
    refused(post.to(plain), door, 403)


@pytest.mark.parametrize("body", [b"", b"{}", b"<xml/>", b"\xff", GOOD.body])
def test_plain_mode_refuses_what_it_cannot_read(plain: Flask, door: Door, body: bytes) -> None:
    refused(Post.plain("").with_body(body).to(plain), door, 400)


@pytest.mark.parametrize(
    "more",
    [
        "&nonce=n1",
        "&timestamp=" + STAMP,
        "&nonce[]=x",
        "&nonce[0]=n1",
        "&anything[]=x",
        "&openid=o2",
        "&msg_signature=" + GOOD.query["msg_signature"],
        "&encrypt_type=raw",
        "&empty=",
        "&flag",
        "&huge=" + "x" * 5000,
        "&words=%E7%AD%BE",
        "&null=%00",
    ],
    ids=lambda more: more[:12],  # a signature is another one in every process
)
def test_repeated_listed_empty_or_huge_parameters_are_forbidden(
    safe: Flask, door: Door, more: str
) -> None:
    refused(GOOD.to(safe, more_query=more), door, 403)


@pytest.mark.parametrize("name", ["nonce", "timestamp", "msg_signature", "encrypt_type"])
def test_a_list_instead_of_a_parameter_is_forbidden(safe: Flask, door: Door, name: str) -> None:
    value = GOOD.query[name]
    refused(GOOD.but(**{name: None}).to(safe, more_query=f"&{name}[]={value}"), door, 403)


def test_a_harmless_unknown_parameter_is_ignored(safe: Flask) -> None:
    assert GOOD.to(safe, more_query="&session_from=x").status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_allowed(safe: Flask, method: str) -> None:
    send: Callable[[str], TestResponse] = getattr(safe.test_client(), method)
    assert send("/wechat/main").status_code == 405


QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
APP_DOOR = Door()
SAFE, PLAIN = APP_DOOR.app(account()), APP_DOOR.app(account("plain"))


@QUIET
@given(
    inside=some.binary(max_size=200)
    | some.text(max_size=100).map(lambda t: t.encode("utf-8", "replace"))
)
def test_no_decrypted_bytes_are_more_than_refused(inside: bytes) -> None:
    assert Post.safe(inside).to(SAFE).status_code in (400, 403)


@QUIET
@given(plain=some.binary(min_size=1, max_size=6).flatmap(lambda b: some.just(b * 32)))
def test_no_blocks_under_our_key_are_more_than_refused(plain: bytes) -> None:
    assert node_of(plain).to(SAFE).status_code in (400, 403)


@QUIET
@given(
    query=some.dictionaries(
        some.sampled_from(
            ["signature", "timestamp", "nonce", "msg_signature", "encrypt_type", "echostr", "x[]"]
        ),
        some.text(max_size=50).map(lambda text: text.encode("utf-8", "replace").decode()),
    ),
    body=some.binary(max_size=200),
)
def test_no_strangers_request_is_more_than_refused(query: dict[str, str], body: bytes) -> None:
    for app in (SAFE, PLAIN):
        assert Post(query, body).to(app).status_code in (400, 403)
        answer = app.test_client().get(f"/wechat/main?{urlencode(query)}")
        assert (answer.status_code, answer.text) == (403, "refused")


@QUIET
@given(at=some.integers(0, 1000), byte=some.integers(0, 255))
def test_one_changed_byte_of_a_post_is_refused_or_harmless(at: int, byte: int) -> None:
    body = bytearray(GOOD.body)
    body[at % len(body)] = byte
    APP_DOOR.heard.clear()
    response = GOOD.with_body(bytes(body)).to(SAFE)
    assert response.status_code in (200, 400, 403)
    if response.status_code == 200:
        assert [message.text for message in APP_DOOR.heard] == ["签到"]


@QUIET
@given(words=some.text(max_size=500))
def test_whatever_a_member_writes_comes_through(words: str) -> None:
    words = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)
    APP_DOOR.heard.clear()
    escaped = words.replace("]]>", "]]]]><![CDATA[>")
    assert Post.safe(text_message(escaped)).to(SAFE).status_code == 200
    assert APP_DOOR.heard[0].text == words
