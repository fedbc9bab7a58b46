"""What the platform posts, signed and encrypted by code that shares nothing with ours."""

import base64
import hashlib
import os
import struct
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlencode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from defusedxml import ElementTree
from flask import Flask
from pydantic import SecretStr
from werkzeug.test import TestResponse

from bot.core.settings import Account
from bot.core.settings.accounts import Mode
from tests.bot.channels.vectors import D, Keys

NOW = datetime(2026, 11, 23, 2, 13, 21, tzinfo=UTC)
STAMP = "1795400001"
WANG = "oLx70wAngAyi0000000000000001"


def account(mode: Mode = "safe", name: str = "main", keys: Keys = D) -> Account:
    """An account as the configuration has it."""
    return Account(
        name=name,
        app_id=keys.app_id,
        secret=SecretStr("the-account-secret"),
        token=SecretStr(keys.token),
        encoding_aes_key=SecretStr(keys.aes_key),
        mode=mode,
    )


def text_message(
    words: str = "签到", *, number: int = 1, sender: str = WANG, created: int = 1795400000
) -> str:
    """The XML of a text."""
    return (
        f"<xml><ToUserName><![CDATA[gh_1]]></ToUserName>"
        f"<FromUserName><![CDATA[{sender}]]></FromUserName><CreateTime>{created}</CreateTime>"
        f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words}]]></Content>"
        f"<MsgId>{number}</MsgId></xml>"
    )


def tap(key: str = "check_in", *, created: int = 1795400000) -> str:
    """The XML of a tap on a button of the menu."""
    return (
        f"<xml><ToUserName><![CDATA[gh_1]]></ToUserName>"
        f"<FromUserName><![CDATA[{WANG}]]></FromUserName><CreateTime>{created}</CreateTime>"
        f"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[CLICK]]></Event>"
        f"<EventKey><![CDATA[{key}]]></EventKey></xml>"
    )


def signature(*parts: str, token: str = D.token) -> str:
    """The platform's signature over these."""
    joined = "".join(sorted([token, *parts]))
    return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()


def encrypted(message: bytes, keys: Keys = D) -> str:
    """The Encrypt node of a message."""
    framed = os.urandom(16) + struct.pack(">I", len(message)) + message + keys.app_id.encode()
    pad = 32 - len(framed) % 32
    return encrypted_as_it_is(framed + bytes([pad]) * pad, keys)


def encrypted_as_it_is(plain: bytes, keys: Keys = D) -> str:
    """The same of bytes that are already framed and padded, rightly or wrongly."""
    encryptor = _cipher(keys).encryptor()
    return base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()


@dataclass(frozen=True)
class Post:
    """One POST to the webhook."""

    query: dict[str, str]
    body: bytes
    path: str = "/wechat/main"

    @classmethod
    def safe(
        cls,
        message: str | bytes,
        *,
        nonce: str = "n1",
        stamp: str = STAMP,
        node: str | None = None,
        keys: Keys = D,
    ) -> Self:
        """A post in safe mode; `node` is its Encrypt instead of the message's."""
        raw = message.encode() if isinstance(message, str) else message
        inside = encrypted(raw, keys) if node is None else node
        query = {
            "signature": signature(stamp, nonce, token=keys.token),
            "timestamp": stamp,
            "nonce": nonce,
            "openid": WANG,
            "encrypt_type": "aes",
            "msg_signature": signature(stamp, nonce, inside, token=keys.token),
        }
        receiver = "<ToUserName><![CDATA[gh_1]]></ToUserName>"
        body = f"<xml>{receiver}<Encrypt><![CDATA[{inside}]]></Encrypt></xml>"
        return cls(query, body.encode())

    @classmethod
    def plain(cls, message: str, *, nonce: str = "n1", stamp: str = STAMP) -> Self:
        """A post in plain mode."""
        query = {"signature": signature(stamp, nonce), "timestamp": stamp, "nonce": nonce}
        return cls({**query, "openid": WANG}, message.encode())

    def but(self, **query: str | None) -> "Post":
        """The same with other parameters; None leaves one out."""
        changed = {**self.query, **query}
        return replace(self, query={k: v for k, v in changed.items() if v is not None})

    def with_body(self, body: bytes) -> "Post":
        """The same with another body."""
        return replace(self, body=body)

    def to(self, app: Flask, *, more_query: str = "") -> TestResponse:
        """Deliver it."""
        address = f"{self.path}?{urlencode(self.query)}{more_query}"
        return app.test_client().post(address, data=self.body, content_type="text/xml")


def reply_of(response: TestResponse, keys: Keys = D) -> str:
    """The words of an encrypted reply, "" for silence; its signature is checked."""
    if response.data == b"success":
        return ""
    nodes = {node.tag: node.text or "" for node in ElementTree.fromstring(response.text)}
    parts = (nodes["TimeStamp"], nodes["Nonce"], nodes["Encrypt"])
    assert signature(*parts, token=keys.token) == nodes["MsgSignature"]
    return plain_reply(_decrypted(nodes["Encrypt"], keys))


def plain_reply(document: str) -> str:
    """The words of a reply that is not encrypted, after a look at whom it goes to."""
    nodes = {node.tag: node.text or "" for node in ElementTree.fromstring(document)}
    assert (nodes["ToUserName"], nodes["FromUserName"]) == (WANG, "gh_1")
    assert nodes["MsgType"] == "text"
    return nodes["Content"]


def _decrypted(node: str, keys: Keys) -> str:
    decryptor = _cipher(keys).decryptor()
    padded = decryptor.update(base64.b64decode(node)) + decryptor.finalize()
    framed = padded[: -padded[-1]]
    (size,) = struct.unpack(">I", framed[16:20])
    assert framed[20 + size :].decode() == keys.app_id
    return framed[20 : 20 + size].decode()


def _cipher(keys: Keys) -> Cipher[modes.CBC]:
    key = base64.b64decode(keys.aes_key + "=")
    return Cipher(algorithms.AES(key), modes.CBC(key[:16]))
