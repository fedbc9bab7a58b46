"""Prepared HTTP posts: one text message each, encrypted and signed before the clock starts."""

import itertools
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass

from bench.envelope import Account, encrypt, sign

GHOST = "gh_benchaccount1"
_MESSAGE = (
    "<xml><ToUserName><![CDATA[{ghost}]]></ToUserName>"
    "<FromUserName><![CDATA[{openid}]]></FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>"
    "<MsgId>{message_id}</MsgId></xml>"
)
# Ids go on rising over a whole run, so that no two messages of it are ever the same.
_MESSAGE_IDS = itertools.count(24_800_000_000_000_000 + time.time_ns() // 1000 % 10**12 * 1000)


@dataclass(frozen=True, slots=True)
class Post:
    """The bytes to write into a fresh connection, and what must come back."""

    request: bytes
    openid: str
    expect: str


def openid_of(member: int) -> str:
    """The made-up openid of member number `member`: 28 characters, like the platform's."""
    return f"oBench{member:022d}"


def name_of(member: int) -> str:
    """The made-up name of member number `member`, told by every reply to that member."""
    return f"王秀兰{member:06d}"


def prepare(
    account: Account, path: str, *, text: str, members: Iterable[int], expect: str
) -> list[Post]:
    """One post for each member; in `expect`, `{name}` stands for the member's name."""
    now = int(time.time())
    return [_post(account, path, text, member, expect, now) for member in members]


def _post(account: Account, path: str, text: str, member: int, expect: str, now: int) -> Post:
    openid = openid_of(member)
    message = _MESSAGE.format(
        ghost=GHOST, openid=openid, at=now, text=text, message_id=next(_MESSAGE_IDS)
    )
    request = _request(account, path, message.encode(), b"%d" % now, openid)
    return Post(request, openid, expect.format(name=name_of(member)))


def _request(account: Account, path: str, message: bytes, at: bytes, openid: str) -> bytes:
    encrypted = encrypt(account, message)
    nonce = os.urandom(8).hex().encode()
    body = (
        b"<xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
        % (GHOST.encode(), encrypted)
    )
    target = (
        f"{path}?signature={sign(account, at, nonce)}&timestamp={at.decode()}"
        f"&nonce={nonce.decode()}&openid={openid}&encrypt_type=aes"
        f"&msg_signature={sign(account, at, nonce, encrypted)}"
    )
    head = (
        f"POST {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/4.0\r\n"
        f"Accept: */*\r\nContent-Type: text/xml\r\nConnection: close\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
