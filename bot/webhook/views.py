"""The web address of each account: the platform's address check, and one message in, reply out.

Plain WSGI, in front of the web application: half of what a check-in cost in the process was
spent on routing, request and response objects that these two answers have no use for.
"""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

import structlog
from flask import Flask
from werkzeug.exceptions import ClientDisconnected, HTTPException, RequestEntityTooLarge
from werkzeug.wsgi import get_input_stream

from bot.channels import Incoming
from bot.channels.official.rejected import Forged, Rejected
from bot.channels.official.reply import SILENCE, text_reply
from bot.core.clock import Clock
from bot.core.settings import Account
from bot.webhook.inbox import Replayed
from bot.webhook.requests import Entrance, Query, Verified, single

LONGEST_BODY = 64 * 1024  # bytes; the longest text message is a few thousand
PREFIX = "/wechat/"
_STATUS = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}

Answer = Callable[[Incoming], str]
Answered = tuple[int, str, str]  # status, kind, words

log = structlog.get_logger()


def create_webhook(
    accounts: Iterable[Account], answer: Answer, *, keep: Answer, clock: Clock
) -> "Webhook":
    """GET and POST /wechat/<account> for every Official Account among `accounts`.

    `answer` handles a message and gives the reply, "" for silence. When it raises, `keep` stores
    the message to be tried again and gives what to say meanwhile; when that raises too, the
    platform gets 503 and delivers again. Raises ValueError for a bad EncodingAESKey.
    """
    entrances = {one.name: Entrance(one) for one in accounts if one.platform == "official"}
    return Webhook(entrances, _Door(answer, keep, clock))


class Webhook:
    """The addresses of the accounts, as a WSGI application."""

    def __init__(self, entrances: Mapping[str, Entrance], door: "_Door") -> None:
        self._entrances = entrances
        self._door = door

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, kind, words = self._answered(environ)
        body = words.encode()
        headers = [
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        start_response(_STATUS[status], headers)
        return (body,)

    def mount(self, app: Flask) -> None:
        """Put these addresses in front of a web application's own."""
        behind = app.wsgi_app

        def whole(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith(PREFIX):
                return self(environ, start_response)
            return behind(environ, start_response)

        # What Flask documents for WSGI in front of it; its types know it as a method only.
        app.wsgi_app = whole  # type: ignore[method-assign]

    def _answered(self, environ: WSGIEnvironment) -> Answered:
        entrance = self._entrances.get(environ["PATH_INFO"].removeprefix(PREFIX))
        if entrance is None:
            return _plain("no such account", 404)
        handle = _METHODS.get(environ["REQUEST_METHOD"])
        if handle is None:
            return _plain("method not allowed", 405)
        try:
            return handle(self._door, entrance, environ)
        except HTTPException as error:  # too large, or cut off while it was read
            return _refused(entrance, error.code or 400, "body")
        except Rejected as error:
            return _refused(entrance, error.status, error.reason)


class _Door:
    def __init__(self, answer: Answer, keep: Answer, clock: Clock) -> None:
        self._answer = answer
        self._keep = keep
        self._clock = clock

    def address(self, entrance: Entrance, environ: WSGIEnvironment) -> Answered:
        return _plain(entrance.check_address(_query(environ), self._clock()))

    def message(self, entrance: Entrance, environ: WSGIEnvironment) -> Answered:
        body = _body(environ)
        verified = entrance.verify(_query(environ), body, self._clock())
        reply = self._reply(verified.incoming)
        if reply is None:
            return _plain("try again", 503)
        return self._rendered(entrance, verified, reply)

    def _reply(self, incoming: Incoming) -> str | None:
        """The words to answer, None when not even the message could be kept."""
        try:
            return self._answer(incoming)
        except Replayed:
            raise Forged("replayed") from None
        except Exception:  # whatever it is, the message is kept and the person answered
            log.exception("message_failed", account=incoming.account, message=incoming.key)
        return self._kept(incoming)

    def _kept(self, incoming: Incoming) -> str | None:
        try:
            return self._keep(incoming)
        except Replayed:
            raise Forged("replayed") from None
        except Exception:  # the platform delivers again what it gets a 503 for
            log.exception("message_not_kept", account=incoming.account, message=incoming.key)
            return None

    def _rendered(self, entrance: Entrance, verified: Verified, reply: str) -> Answered:
        now, incoming = self._clock(), verified.incoming
        xml = text_reply(to=incoming.openid, sender=incoming.original_id, text=reply, now=now)
        if not xml:
            return _plain(SILENCE)
        if verified.key is not None:
            xml = entrance.codec.envelope(xml, now, verified.key)
        return 200, "application/xml", xml


_METHODS: Mapping[str, Callable[[_Door, Entrance, WSGIEnvironment], Answered]] = {
    "GET": _Door.address,
    "HEAD": _Door.address,
    "POST": _Door.message,
}


def _query(environ: WSGIEnvironment) -> Query:
    return single(environ.get("QUERY_STRING", ""))


def _body(environ: WSGIEnvironment) -> bytes:
    """At most LONGEST_BODY bytes; what is said to be longer is not read at all."""
    length = environ.get("CONTENT_LENGTH", "")
    if length.isdecimal() and length.isascii() and int(length) <= LONGEST_BODY:
        body = bytes(environ["wsgi.input"].read(int(length)))
        if len(body) == int(length):
            return body
        raise ClientDisconnected
    # One more than is allowed: a body of unsaid length is cut off there.
    stream = get_input_stream(environ, max_content_length=LONGEST_BODY + 1)
    body = stream.read()
    if len(body) > LONGEST_BODY:
        raise RequestEntityTooLarge
    return body


def _refused(entrance: Entrance, status: int, reason: str) -> Answered:
    log.warning("webhook_refused", account=entrance.name, status=status, reason=reason)
    return _plain("refused", status)


def _plain(text: str, status: int = 200) -> Answered:
    return status, "text/plain", text
