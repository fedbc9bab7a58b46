"""The floor: the same durable work by hand, in bare WSGI, with nothing between it and the driver.

Decrypt, parse, dedupe by the message's key, member by openid, insert a check-in, keep the reply,
commit, answer encrypted. What a database costs is in floor_postgres.py and floor_sqlite.py.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIEnvironment
from xml.etree import ElementTree

from bench.envelope import BENCH_ACCOUNT, NotAnEnvelope, open_post, seal_reply

ACCOUNT_ID = 1
STUDY_DAY_ID = 1
REPLY_AFTER_NAME = "，签到好了，谢谢您来。"


@dataclass(frozen=True, slots=True)
class Message:
    """What the store needs of one message."""

    key: str
    nonce: str
    openid: str
    content: str


class Store(Protocol):
    """Does the whole durable work of one message and returns the text of the reply."""

    def __call__(self, message: Message) -> str: ...


def application_over(store: Store) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """A WSGI application that answers by `store`."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        query = dict(parse_qsl(environ["QUERY_STRING"]))
        try:
            answer = _answer(body, query, store)
        except NotAnEnvelope:
            start_response("403 Forbidden", [])
            return []
        start_response("200 OK", [("Content-Type", "text/xml; charset=utf-8")])
        return [answer]

    return application


def _answer(body: bytes, query: dict[str, str], store: Store) -> bytes:
    node = ElementTree.fromstring(open_post(BENCH_ACCOUNT, body, query))  # noqa: S314  # our own
    fields = {child.tag: child.text or "" for child in node}
    openid, now = fields["FromUserName"], b"%d" % time.time()
    text = store(Message(fields["MsgId"], query["nonce"], openid, fields["Content"]))
    reply = (
        f"<xml><ToUserName><![CDATA[{openid}]]></ToUserName><FromUserName><![CDATA["
        f"{fields['ToUserName']}]]></FromUserName><CreateTime>{now.decode()}</CreateTime>"
        f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content></xml>"
    )
    return seal_reply(BENCH_ACCOUNT, reply.encode(), now, query["nonce"].encode())
