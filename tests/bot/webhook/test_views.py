"""What the webhook lets in, and how it answers."""

import pytest
from flask import Flask
from structlog.testing import capture_logs
from werkzeug.test import create_environ, run_wsgi_app

from bot.core.database import Busy
from bot.core.settings import Account
from bot.webhook.inbox import Replayed
from bot.webhook.views import LONGEST_BODY, create_webhook
from tests.bot.channels.vectors import B
from tests.bot.webhook.conftest import FALLBACK, Door
from tests.bot.webhook.posts import (
    STAMP,
    WANG,
    Post,
    account,
    plain_reply,
    reply_of,
    signature,
    tap,
    text_message,
)


def test_a_message_in_safe_mode_is_answered_encrypted(safe: Flask, door: Door) -> None:
    response = Post.safe(text_message("签到 6081")).to(safe)
    assert (response.status_code, reply_of(response)) == (200, "好")
    message = door.heard[0]
    assert (message.account, message.openid, message.kind) == ("main", WANG, "text")
    assert (message.text, message.key, message.nonce) == ("签到 6081", "m1", f"{STAMP}.n1")


def test_an_event_is_answered_too(safe: Flask, door: Door) -> None:
    assert reply_of(Post.safe(tap()).to(safe)) == "好"
    assert (door.heard[0].event, door.heard[0].event_key) == ("click", "check_in")


def test_each_reply_has_an_envelope_of_its_own(safe: Flask) -> None:
    post = Post.safe(text_message())
    assert post.to(safe).data != post.to(safe).data


def test_a_message_in_plain_mode_is_answered_plain(plain: Flask, door: Door) -> None:
    response = Post.plain(text_message("签到")).to(plain)
    assert (response.status_code, plain_reply(response.text)) == (200, "好")
    assert door.heard[0].text == "签到"


@pytest.mark.parametrize("mode", ["raw", None])
def test_plain_mode_may_say_so_or_not(plain: Flask, mode: str | None) -> None:
    assert Post.plain(text_message()).but(encrypt_type=mode).to(plain).status_code == 200


def test_compatible_mode_counts_only_what_was_encrypted(safe: Flask, door: Door) -> None:
    post = Post.safe(text_message("签到"))
    forged = text_message("求助").removeprefix("<xml>").removesuffix("</xml>").encode()
    forged = forged.replace(b"<ToUserName><![CDATA[gh_1]]></ToUserName>", b"")
    body = post.body.replace(b"</xml>", forged + b"</xml>")
    assert reply_of(post.with_body(body).to(safe)) == "好"
    assert door.heard[0].text == "签到"


@pytest.mark.parametrize("reply", ["", "\x00"])
def test_silence_is_the_word_success_unencrypted(safe: Flask, door: Door, reply: str) -> None:
    door.reply = reply
    response = Post.safe(text_message()).to(safe)
    assert (response.data, response.mimetype) == (b"success", "text/plain")


@pytest.mark.parametrize("words", ["王]]>秀兰", "🙏\n第二行", "<a href='x'>看</a>", "&lt;"])
def test_any_words_of_a_reply_arrive_as_they_are(safe: Flask, door: Door, words: str) -> None:
    door.reply = words
    assert reply_of(Post.safe(text_message()).to(safe)) == words


def test_a_message_of_four_thousand_characters_comes_in(safe: Flask, door: Door) -> None:
    assert Post.safe(text_message("好" * 4000)).to(safe).status_code == 200
    assert len(door.heard[0].text) == 4000


def test_the_address_check_gives_the_echo_back_as_it_is(safe: Flask, plain: Flask) -> None:
    query = {
        "signature": signature(STAMP, "n1"),
        "timestamp": STAMP,
        "nonce": "n1",
        "echostr": "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld+A==",
    }
    for app in (safe, plain, safe):  # nothing is consumed: saving the form twice asks twice
        response = app.test_client().get("/wechat/main", query_string=query)
        assert (response.status_code, response.text) == (200, query["echostr"])
        assert response.mimetype == "text/plain"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": "0" * 40},
        {"signature": None},
        {"signature": ""},
        {"timestamp": str(int(STAMP) - 601)},
        {"timestamp": "x"},
        {"nonce": "n2"},
        {"nonce": None},
        {"echostr": None},
        {"echostr": ""},
        {"echostr": "<script>alert(1)</script> "},
    ],
)
def test_an_unproven_address_check_echoes_nothing(
    safe: Flask, changed: dict[str, str | None]
) -> None:
    query = {
        "signature": signature(STAMP, "n1"),
        "timestamp": STAMP,
        "nonce": "n1",
        "echostr": "<script>",
        **changed,
    }
    given = {name: value for name, value in query.items() if value is not None}
    response = safe.test_client().get("/wechat/main", query_string=given)
    assert (response.status_code, response.text) == (403, "refused")


@pytest.mark.parametrize("account_name", ["other", "Main", "main/", "..", "%00"])
def test_an_unknown_account_is_not_found(safe: Flask, account_name: str) -> None:
    address = f"/wechat/{account_name}"
    assert safe.test_client().get(address).status_code == 404
    assert safe.test_client().post(address, data=b"x").status_code == 404


def test_each_account_has_its_own_keys_and_mode(door: Door) -> None:
    app = door.app(account(), account("plain", "second"), account(name="third", keys=B))
    third = Post.safe(text_message(), keys=B)
    assert Post.safe(text_message()).to(app).status_code == 200
    assert third.to(app).status_code == 403
    assert reply_of(Post(third.query, third.body, "/wechat/third").to(app), B) == "好"
    assert {message.account for message in door.heard} == {"main", "third"}


def test_wecom_accounts_have_no_address_here(door: Door) -> None:
    fields = account().model_dump() | {"platform": "wecom", "agent_id": 1}
    app = door.app(Account.model_validate(fields))
    assert app.test_client().get("/wechat/main").status_code == 404


def test_an_account_without_a_key_is_refused_at_the_start(door: Door) -> None:
    bad = account().model_copy(update={"encoding_aes_key": account().secret})
    with pytest.raises(ValueError, match="43"):
        create_webhook([bad], door.answer, keep=door.keep, clock=lambda: None)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("error", [Busy(), RuntimeError("求助 13800138000"), KeyError("x")])
def test_a_message_that_fails_is_kept_and_acknowledged(
    safe: Flask, door: Door, error: Exception
) -> None:
    door.error = error
    response = Post.safe(text_message("求助 水管")).to(safe)
    assert (response.status_code, reply_of(response)) == (200, FALLBACK)
    assert [message.text for message in door.kept] == ["求助 水管"]


def test_a_message_that_cannot_even_be_kept_is_left_to_the_platform(
    safe: Flask, door: Door
) -> None:
    door.error, door.keep_error = Busy(), Busy()
    with capture_logs() as lines:
        assert Post.safe(text_message()).to(safe).status_code == 503
    assert [line["event"] for line in lines] == ["message_failed", "message_not_kept"]


@pytest.mark.parametrize("late", [False, True])
def test_a_replayed_signature_is_refused(safe: Flask, door: Door, late: bool) -> None:
    door.error = Busy() if late else Replayed()
    door.keep_error = Replayed()
    assert Post.safe(text_message()).to(safe).status_code == 403


def test_a_body_of_64_kilobytes_is_read(safe: Flask) -> None:
    post = Post.safe(text_message())
    padding = b" " * (LONGEST_BODY - len(post.body))
    assert post.with_body(post.body + padding).to(safe).status_code == 200


@pytest.mark.parametrize("size", [LONGEST_BODY + 1, 1_000_000])
def test_a_larger_body_is_too_large(safe: Flask, door: Door, size: int) -> None:
    post = Post.safe(text_message())
    assert post.with_body(post.body.ljust(size)).to(safe).status_code == 413
    assert door.heard == []


class Stream:
    """A body of `size` bytes that counts what was read of it."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        self.taken += size
        return b"x" * size

    readline = read


def post_stream(app: Flask, stream: Stream, **environment: object) -> int:
    """The status of a post whose body is read from `stream`."""
    environ = create_environ("/wechat/main", method="POST")
    environ.pop("CONTENT_LENGTH", None)
    environ.update({"wsgi.input": stream, **environment})
    _chunks, status, _headers = run_wsgi_app(app, environ)
    return int(status.split()[0])


def test_a_body_said_to_be_larger_is_not_read_at_all(safe: Flask) -> None:
    stream = Stream(1_000_000)
    assert post_stream(safe, stream, CONTENT_LENGTH="1000000") == 413
    assert stream.taken == 0


def test_a_body_of_unsaid_length_is_measured_as_it_comes(safe: Flask) -> None:
    stream = Stream(10_000_000)
    assert post_stream(safe, stream, **{"wsgi.input_terminated": True}) == 413
    assert stream.taken < 200_000


def test_a_body_cut_off_on_the_way_is_refused(safe: Flask) -> None:
    assert post_stream(safe, Stream(10), CONTENT_LENGTH="500") == 400


@pytest.mark.parametrize("length", ["", "-1", "many"])
def test_a_length_that_is_no_number_is_refused(safe: Flask, length: str) -> None:
    assert post_stream(safe, Stream(10), CONTENT_LENGTH=length) in (400, 403)


def test_no_log_line_holds_a_secret_or_a_word_of_a_member(safe: Flask, door: Door) -> None:
    post = Post.safe(text_message("我腿疼 13800138000"))
    with capture_logs() as lines:
        post.to(safe)
        post.but(nonce="n2").to(safe)
        door.error, door.keep_error = RuntimeError("我腿疼"), RuntimeError("13800138000")
        post.to(safe)
    written = str([{**line, "exc_info": ""} for line in lines])
    own = account()
    secrets = [own.token, own.secret, own.encoding_aes_key]
    words = ["腿疼", "13800138000", WANG, post.query["msg_signature"]]
    assert not [one for one in words if one in written]
    assert not [one for one in secrets if one.get_secret_value() in written]
    assert len(lines) == 3
