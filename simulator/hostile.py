"""Forged and broken pushes, as strangers would send them, and the console's address check."""

import base64
import secrets
from collections.abc import Callable
from typing import Any

import aiohttp

from simulator.accounts import Account
from simulator.courier import Post, Push, made_post
from simulator.envelope import encrypt, encrypt_padded, signature
from simulator.people import Person
from simulator.wire import document, element
from simulator.world import World

Body = dict[str, Any]
LONG_AGO = 660  # seconds, more than the ten minutes a bot should allow
MEGABYTE = 1 << 20


async def forged(world: World, person: Person, kind: str) -> Body:
    """Send one forged push; {"status", "body"}, status 0 when the connection was cut.

    Kinds: those of FORGERIES, `replay` (the same request twice) and `reused_nonce` (other words
    under the timestamp and nonce of a good request); of these two the second answer is told.
    """
    account, stamp = world.account_of(person), world.clock.stamp()
    push = Push(account, person.openid, kind, _fields(world, account, person, stamp))
    if kind in ("replay", "reused_nonce"):
        made = made_post(push, stamp)
        await _sent(world, account, made)
        other = Push(account, person.openid, kind, _fields(world, account, person, stamp))
        again = made if kind == "replay" else made_post(other, stamp, made.query["nonce"])
        return await _sent(world, account, again)
    forge = FORGERIES.get(kind)
    if forge is None:
        raise ValueError(f"kind: one of replay, reused_nonce, {', '.join(FORGERIES)}")
    return await _sent(world, account, forge(push, stamp))


async def check_address(world: World, account: Account) -> Body:
    """What saving the console's form does: right signature, then wrong. {"ok", "answers"}"""
    timestamp, nonce = str(world.clock.stamp()), str(secrets.randbelow(10**10))
    echo = str(secrets.randbelow(10**19))
    right = signature(account.token, timestamp, nonce)
    answers = []
    for given in (right, right, "0" * 40):
        query = {"signature": given, "timestamp": timestamp, "nonce": nonce, "echostr": echo}
        status, kind, text = await world.courier.get(account, query)
        answers.append({"status": status, "content_type": kind, "echoed": text == echo})
    passed = all(answer["echoed"] and answer["status"] == 200 for answer in answers[:2])
    return {"ok": passed and not answers[2]["echoed"], "answers": answers}


async def _sent(world: World, account: Account, made: Post) -> Body:
    try:
        status, body = await world.courier.post(account, made)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return {"status": 0, "body": type(error).__name__}
    return {"status": status, "body": body[:400]}


def _fields(world: World, account: Account, person: Person, stamp: int) -> list[tuple[str, object]]:
    return [
        ("ToUserName", account.original_id),
        ("FromUserName", person.openid),
        ("CreateTime", stamp),
        ("MsgType", "text"),
        ("Content", "forged"),
        ("MsgId", world.next_id()),
    ]


def _wrong_signature(push: Push, stamp: int) -> Post:
    made = made_post(push, stamp)
    return Post({**made.query, "signature": "0" * 40, "msg_signature": "0" * 40}, made.body)


def _stale(push: Push, stamp: int) -> Post:
    return made_post(push, stamp - LONG_AGO)


def _plain(push: Push, stamp: int) -> Post:
    made = made_post(push, stamp)
    query = {name: made.query[name] for name in ("signature", "timestamp", "nonce", "openid")}
    return Post(query, document(push.fields))


def _no_msg_signature(push: Push, stamp: int) -> Post:
    made = made_post(push, stamp)
    return Post({k: v for k, v in made.query.items() if k != "msg_signature"}, made.body)


def _sealed(push: Push, stamp: int, encrypted: str, before: str = "") -> Post:
    """A correctly signed request around any Encrypt text."""
    account, timestamp, nonce = push.account, str(stamp), secrets.token_hex(5)
    query = {
        "signature": signature(account.token, timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "openid": push.openid,
        "encrypt_type": "aes",
        "msg_signature": signature(account.token, timestamp, nonce, encrypted),
    }
    return Post(query, before + document([*push.fields[:1], ("Encrypt", encrypted)]))


def _sealing(text: Callable[[Push], str]) -> Callable[[Push, int], Post]:
    def forge(push: Push, stamp: int) -> Post:
        account = push.account
        return _sealed(push, stamp, encrypt(account.key, text(push), account.app_id))

    return forge


DOCTYPE = '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _outer_doctype(push: Push, stamp: int) -> Post:
    account = push.account
    encrypted = encrypt(account.key, document(push.fields), account.app_id)
    return _sealed(push, stamp, encrypted, before=DOCTYPE)


def _bad_pad(push: Push, stamp: int) -> Post:
    plain = bytes(16) + b"\0\0\0\0" + push.account.app_id.encode()
    return _sealed(push, stamp, encrypt_padded(push.account.key, plain.ljust(64, b"\x21")))


def _foreign_receiver(push: Push, stamp: int) -> Post:
    encrypted = encrypt(push.account.key, document(push.fields), "wx0000000000000000")
    return _sealed(push, stamp, encrypted)


def _not_base64(push: Push, stamp: int) -> Post:
    return _sealed(push, stamp, "*not base64*")


def _huge(push: Push, stamp: int) -> Post:
    return _sealed(push, stamp, base64.b64encode(bytes(MEGABYTE)).decode())


def _not_xml(push: Push, stamp: int) -> Post:
    made = made_post(push, stamp)
    return Post(made.query, '{"ToUserName": 1}')


FORGERIES: dict[str, Callable[[Push, int], Post]] = {
    "wrong_signature": _wrong_signature,
    "stale": _stale,
    "plain": _plain,
    "no_msg_signature": _no_msg_signature,
    "inner_doctype": _sealing(lambda push: DOCTYPE + document(push.fields)),
    "outer_doctype": _outer_doctype,
    "duplicate_nodes": _sealing(
        lambda push: document([*push.fields, ("MsgType", "image"), ("FromUserName", "oOther")])
    ),
    "inner_not_xml": _sealing(lambda _push: element("xml", "x")[:-3]),
    "bad_pad": _bad_pad,
    "foreign_receiver": _foreign_receiver,
    "not_base64": _not_base64,
    "not_xml": _not_xml,
    "huge": _huge,
}
