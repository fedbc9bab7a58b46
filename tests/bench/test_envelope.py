"""The harness's own crypto keeps to the platform's rules, whatever the product does."""

import pytest

from bench.envelope import (
    BENCH_ACCOUNT,
    Account,
    NotAnEnvelope,
    decrypt,
    encrypt,
    open_post,
    open_reply,
    seal_reply,
    sign,
)
from bench.messages import openid_of, prepare

PUBLISHED = Account(
    app_id="wxfeedfacecafebeef",
    token="lianxin-test-token",
    aes_key="TGlhbnhpbi10ZXN0LWtleS0zMi1ieXRlcy1sb25nISE",
)
PADDED_BY_32 = (
    b"JpIoE9JnMOEVvApRktmUrdhY5VIh4Cyx0trAoBVWKXKkYttTxQHWSgRtBYGxIEphu7hGkA3EH39qWJYkppUedqctvIg3"
    b"LAGHIqPMgtRQb8bNg76W8WofqZCqMEIznpaw"
)


def test_a_published_message_is_read_and_its_signature_fits() -> None:
    assert decrypt(PUBLISHED, PADDED_BY_32) == b"x" * 26
    signature = sign(PUBLISHED, b"1795400001", b"nonce-42", PADDED_BY_32)
    assert signature == "12428ae2977b324354fbce808acb8b8ea82cc178"


@pytest.mark.parametrize("size", range(33))
def test_what_is_encrypted_is_read_again_at_every_padding(size: int) -> None:
    assert decrypt(BENCH_ACCOUNT, encrypt(BENCH_ACCOUNT, b"x" * size)) == b"x" * size


def test_a_reply_is_read_again_and_a_changed_one_is_refused() -> None:
    reply = seal_reply(BENCH_ACCOUNT, "签到好了".encode(), b"1795400001", b"n")
    assert open_reply(BENCH_ACCOUNT, reply).decode() == "签到好了"
    with pytest.raises(NotAnEnvelope):
        open_reply(BENCH_ACCOUNT, reply.replace(b"1795400001", b"1795400002"))


def test_a_prepared_post_carries_the_words_of_its_member() -> None:
    (post,) = prepare(BENCH_ACCOUNT, "/wechat/main", text="签到", members=[7], expect="{name}好")
    head, _, body = post.request.partition(b"\r\n\r\n")
    target = head.split(b" ")[1].decode()
    query = dict(pair.split("=") for pair in target.partition("?")[2].split("&"))
    message = open_post(BENCH_ACCOUNT, body, query).decode()
    assert openid_of(7) in message
    assert "<Content><![CDATA[签到]]></Content>" in message
    assert post.expect == "王秀兰000007好"
    with pytest.raises(NotAnEnvelope):
        open_post(BENCH_ACCOUNT, body, query | {"nonce": "another"})


def test_no_two_messages_of_a_run_have_the_same_id() -> None:
    posts = prepare(BENCH_ACCOUNT, "/", text="签到", members=[1, 1, 1], expect="")
    assert len({post.request for post in posts}) == 3
