"""The platform's signatures and encryption, by published examples and by everything malformed."""

import base64
import hmac
import struct
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.official import codec as codec_module
from bot.channels.official.codec import FRESH_FOR, Codec, check_fresh
from bot.channels.official.nodes import parse
from bot.channels.official.rejected import Forged, Malformed, Rejected
from tests.bot.channels.vectors import (
    SALT,
    V1,
    V2,
    V3,
    V4,
    V5,
    V6,
    V6_MESSAGE,
    V7,
    V7_MESSAGE,
    B,
    D,
    Keys,
    Vector,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ALL = [V1, V2, V3, V4, V5, V6, V7]


def codec_of(keys: Keys, *older: str) -> Codec:
    return Codec(token=keys.token, app_id=keys.app_id, keys=[keys.aes_key, *older])


def sealed(plain: bytes, keys: Keys = D) -> str:
    """`plain` encrypted as it is, padding and all."""
    key = base64.b64decode(keys.aes_key + "=")
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()


def padded(content: bytes, pad: int | None = None) -> bytes:
    pad = pad or 32 - len(content) % 32
    return content + bytes([pad]) * pad


def framed(message: bytes, *, length: int | None = None, receiver: bytes = b"") -> bytes:
    size = len(message) if length is None else length
    return SALT + struct.pack(">I", size) + message + (receiver or D.app_id.encode())


def test_the_plain_signature_of_the_official_page_is_right() -> None:
    codec = Codec(token="AAAAA", app_id="wx")
    codec.check("899cf89e464efb63f54ddac96b0a0a235f53aa78", "1714037059", "486452656")


@pytest.mark.parametrize("vector", ALL)
def test_every_published_signature_is_right(vector: Vector) -> None:
    codec_of(vector.keys).check(vector.signature, vector.timestamp, vector.nonce, vector.encrypted)


@pytest.mark.parametrize(
    ("vector", "text"), [(V1, "1616140317555161061"), (V5, "5927782489442352469")]
)
def test_published_echo_strings_are_decrypted(vector: Vector, text: str) -> None:
    assert codec_of(vector.keys).decrypt(vector.encrypted).content.decode() == text


@pytest.mark.parametrize(
    ("vector", "size", "content", "sender", "message_id"),
    [
        (V2, 284, "hello", "mycreate", "4561255354251345929"),
        (V3, 280, "abcdteT", "oyORnuP8q7ou2gfYjqLzSIWZf0rs", "6054768590064713728"),
        (V4, 281, "test", "messense", "4363689963896700987"),
    ],
)
def test_published_messages_of_every_padding_are_decrypted(
    vector: Vector, size: int, content: str, sender: str, message_id: str
) -> None:
    message = codec_of(vector.keys).decrypt(vector.encrypted).content
    nodes = parse(message)
    assert len(message) == size
    assert (nodes["Content"], nodes["FromUserName"], nodes["MsgId"]) == (
        content,
        sender,
        message_id,
    )


@pytest.mark.parametrize(("vector", "message"), [(V6, V6_MESSAGE), (V7, V7_MESSAGE)])
def test_encryption_gives_the_bytes_of_another_implementation(vector: Vector, message: str) -> None:
    assert codec_of(vector.keys).encrypt(message, salt=SALT) == vector.encrypted
    assert codec_of(vector.keys).decrypt(vector.encrypted).content.decode() == message


def test_the_plain_signature_of_the_sixth_example_is_right() -> None:
    codec_of(D).check("26d5dc570bf9a7bb7573eae97b1ad64ba52a93b3", V6.timestamp, V6.nonce)


def test_another_nonce_does_not_fit_the_signature() -> None:
    with pytest.raises(Forged):
        codec_of(V5.keys).check(V5.signature, V5.timestamp, "437374424", V5.encrypted)


@pytest.mark.parametrize("claimed", ["", "x", "é", "\ud800", "0" * 40, V6.signature.upper()])
def test_a_signature_of_any_other_form_is_forged(claimed: str) -> None:
    with pytest.raises(Forged):
        codec_of(D).check(claimed, V6.timestamp, V6.nonce, V6.encrypted)


def test_signatures_and_receivers_are_compared_in_constant_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    class Watched:
        @staticmethod
        def compare_digest(one: bytes, other: bytes) -> bool:
            compared.append((one, other))
            return hmac.compare_digest(one, other)

    monkeypatch.setattr(codec_module, "hmac", Watched)
    codec_of(D).check(V6.signature, V6.timestamp, V6.nonce, V6.encrypted)
    codec_of(D).decrypt(V6.encrypted)
    assert [one for one, _ in compared] == [V6.signature.encode(), D.app_id.encode()]


@given(some.text())
def test_every_text_comes_back(text: str) -> None:
    codec = codec_of(D)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert codec.decrypt(codec.encrypt(text)).content.decode() == text


def test_the_same_text_is_encrypted_differently_each_time() -> None:
    assert codec_of(D).encrypt("好") != codec_of(D).encrypt("好")


@pytest.mark.parametrize("encrypted", ["", "A", "好", "!!!!", "QUJD", "QUJD" * 11, "A\n" * 64])
def test_what_is_not_whole_blocks_of_base64_is_malformed(encrypted: str) -> None:
    with pytest.raises(Malformed):
        codec_of(D).decrypt(encrypted)


@pytest.mark.parametrize("pad", [0, 33, 255])
def test_a_padding_outside_one_to_thirty_two_is_malformed(pad: int) -> None:
    plain = framed(b"y" * 26)  # leaves room for one whole block
    with pytest.raises(Malformed):
        codec_of(D).decrypt(sealed(plain + bytes([pad]) * 32))


def test_unequal_bytes_of_padding_are_malformed() -> None:
    plain = padded(framed(b"y" * 24))
    with pytest.raises(Malformed):
        codec_of(D).decrypt(sealed(plain[:-2] + b"\x07" + plain[-1:]))


@pytest.mark.parametrize("pad", [1, 2, 16, 17, 31, 32])
def test_every_padding_from_one_to_thirty_two_is_taken(pad: int) -> None:
    message = b"z" * ((32 - pad - len(framed(b""))) % 32)
    assert codec_of(D).decrypt(sealed(padded(framed(message), pad))).content == message


def test_a_text_shorter_than_its_head_is_malformed() -> None:
    with pytest.raises(Malformed):
        codec_of(D).decrypt(sealed(padded(b"short")))


@pytest.mark.parametrize("length", [1000, 2**32 - 1])
def test_a_length_beyond_the_rest_is_malformed(length: int) -> None:
    with pytest.raises(Malformed):
        codec_of(D).decrypt(sealed(padded(framed(b"hello", length=length))))


@pytest.mark.parametrize("receiver", [b"wxsomebodyelse0000", b"wxfeedfacecafebeeg", b"x"])
def test_a_message_for_another_receiver_is_forged(receiver: bytes) -> None:
    with pytest.raises(Forged):
        codec_of(D).decrypt(sealed(padded(framed(b"hello", receiver=receiver))))


def test_a_length_that_eats_into_the_receiver_is_forged() -> None:
    with pytest.raises(Forged):
        codec_of(D).decrypt(sealed(padded(framed(b"hello", length=6))))


@given(some.binary(max_size=400))
def test_no_ciphertext_does_anything_but_be_rejected(raw: bytes) -> None:
    with pytest.raises(Rejected):
        codec_of(D).decrypt(base64.b64encode(raw).decode())


def test_while_the_key_is_changed_both_are_read_and_the_reply_follows() -> None:
    codec = codec_of(D, B.aes_key)
    old = Codec(token=D.token, app_id=D.app_id, keys=[B.aes_key])
    opened = codec.decrypt(old.encrypt("旧"))
    assert opened.content.decode() == "旧"
    assert old.decrypt(codec.encrypt("答", opened.key)).content.decode() == "答"
    opened = codec.decrypt(codec_of(D).encrypt("新"))
    assert codec_of(D).decrypt(codec.encrypt("答", opened.key)).content.decode() == "答"


def test_neither_key_is_enough_for_a_third() -> None:
    third = Codec(token=D.token, app_id=D.app_id, keys=[V4.keys.aes_key])
    with pytest.raises(Rejected):
        codec_of(D, B.aes_key).decrypt(third.encrypt("x"))


@pytest.mark.parametrize("key", ["", "short", D.aes_key + "="])
def test_a_key_of_another_length_is_refused_at_once(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        Codec(token="t", app_id="wx", keys=[key])


def test_an_envelope_is_signed_anew_and_opens() -> None:
    codec = codec_of(D)
    nodes = parse(codec.envelope(V6_MESSAGE, NOW).encode())
    assert nodes["TimeStamp"] == str(int(NOW.timestamp()))
    codec.check(nodes["MsgSignature"], nodes["TimeStamp"], nodes["Nonce"], nodes["Encrypt"])
    assert codec.decrypt(nodes["Encrypt"]).content.decode() == V6_MESSAGE
    assert parse(codec.envelope(V6_MESSAGE, NOW).encode())["Nonce"] != nodes["Nonce"]


@pytest.mark.parametrize("off", [timedelta(0), FRESH_FOR, -FRESH_FOR])
def test_a_timestamp_within_ten_minutes_is_fresh(off: timedelta) -> None:
    check_fresh(str(int((NOW + off).timestamp())), NOW)


@pytest.mark.parametrize("off", [timedelta(seconds=601), -timedelta(seconds=601)])
def test_a_timestamp_more_than_ten_minutes_off_is_stale(off: timedelta) -> None:
    with pytest.raises(Forged):
        check_fresh(str(int((NOW + off).timestamp())), NOW)


@pytest.mark.parametrize("timestamp", ["", "-1", "1e9", "١٧٩٥", "x", "9" * 5000, "1795400000000"])
def test_a_timestamp_that_is_no_number_of_seconds_is_forged(timestamp: str) -> None:
    with pytest.raises(Forged):
        check_fresh(timestamp, NOW)
