"""The platform's envelope in safe mode, by hand and fast: for the load generator and the floor.

Independent of the product's own codec, so that a defect there cannot hide behind itself here.
AES-256-CBC, IV = key[:16], PKCS#7 padding to 32; text = 16 random bytes, length, message, app id.
"""

import base64
import hashlib
import os
import re
import struct
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_ENCRYPT = re.compile(rb"<Encrypt><!\[CDATA\[([^\]]+)\]\]></Encrypt>")
_SIGNATURE = re.compile(rb"<MsgSignature><!\[CDATA\[([0-9a-f]{40})\]\]></MsgSignature>")
_TIMESTAMP = re.compile(rb"<TimeStamp>(?:<!\[CDATA\[)?(\d+)")
_NONCE = re.compile(rb"<Nonce><!\[CDATA\[([^\]]+)\]\]></Nonce>")
_BLOCK = 32


class NotAnEnvelope(ValueError):
    """The bytes are not an encrypted reply, or its signature does not fit."""


@dataclass(frozen=True)
class Account:
    """One official account as both sides know it; made-up credentials, the same every time."""

    app_id: str
    token: str
    aes_key: str

    @cached_property
    def cipher(self) -> Cipher[modes.CBC]:
        """AES-256-CBC under the account's key, which is lenient base64 without its last `=`."""
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


BENCH_ACCOUNT = Account(
    app_id="wxfeedfacecafebeef",
    token="lianxin-bench-token",  # noqa: S106  # made up
    aes_key="TGlhbnhpbi10ZXN0LWtleS0zMi1ieXRlcy1sb25nISE",
)


def encrypt(account: Account, message: bytes) -> bytes:
    """The base64 of the encrypted message, as it stands in `<Encrypt>`."""
    body = os.urandom(16) + struct.pack(">I", len(message)) + message + account.app_id.encode()
    pad = _BLOCK - len(body) % _BLOCK
    encryptor = account.cipher.encryptor()
    return base64.b64encode(encryptor.update(body + bytes([pad]) * pad) + encryptor.finalize())


def decrypt(account: Account, encrypted: bytes) -> bytes:
    """The message inside; `NotAnEnvelope` when it is for another account or cut short."""
    decryptor = account.cipher.decryptor()
    body = decryptor.update(base64.b64decode(encrypted)) + decryptor.finalize()
    (size,) = struct.unpack(">I", body[16:20])
    end = 20 + size
    if body[end : -body[-1]] != account.app_id.encode():
        raise NotAnEnvelope("another receiver")
    return body[20:end]


def sign(account: Account, timestamp: bytes, nonce: bytes, encrypted: bytes = b"") -> str:
    """`msg_signature`, or without `encrypted` the plain `signature` of the query."""
    parts = [account.token.encode(), timestamp, nonce]
    if encrypted:
        parts.append(encrypted)
    return hashlib.sha1(b"".join(sorted(parts)), usedforsecurity=False).hexdigest()


def seal_reply(account: Account, message: bytes, timestamp: bytes, nonce: bytes) -> bytes:
    """The outer XML of a passive reply around `message`."""
    encrypted = encrypt(account, message)
    return (
        b"<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>"
        b"<TimeStamp>%s</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>"
    ) % (encrypted, sign(account, timestamp, nonce, encrypted).encode(), timestamp, nonce)


def open_post(account: Account, body: bytes, query: dict[str, str]) -> bytes:
    """The decrypted message of a POST whose signature fits; `NotAnEnvelope` otherwise."""
    encrypted = _only(_ENCRYPT, body)
    expected = sign(account, query["timestamp"].encode(), query["nonce"].encode(), encrypted)
    if expected != query["msg_signature"]:
        raise NotAnEnvelope("wrong signature")
    return decrypt(account, encrypted)


def open_reply(account: Account, body: bytes) -> bytes:
    """The message inside a passive reply whose signature fits; `NotAnEnvelope` otherwise."""
    encrypted = _only(_ENCRYPT, body)
    expected = sign(account, _only(_TIMESTAMP, body), _only(_NONCE, body), encrypted)
    if expected.encode() != _only(_SIGNATURE, body):
        raise NotAnEnvelope("wrong signature")
    return decrypt(account, encrypted)


def _only(pattern: re.Pattern[bytes], body: bytes) -> bytes:
    found = pattern.search(body)
    if found is None:
        raise NotAnEnvelope("a node is missing")
    return found.group(1)
