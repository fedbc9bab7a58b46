"""The web address of each account: the platform's address check, and one message in, reply out."""

from collections.abc import Callable, Iterable

import structlog
from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from bot.channels import Incoming
from bot.channels.official.rejected import Forged, Rejected
from bot.channels.official.reply import SILENCE, text_reply
from bot.core.clock import Clock
from bot.core.settings import Account
from bot.webhook.inbox import Replayed
from bot.webhook.requests import Entrance, Verified, single

LONGEST_BODY = 64 * 1024  # bytes; the longest text message is a few thousand

Answer = Callable[[Incoming], str]

log = structlog.get_logger()


def create_webhook(
    accounts: Iterable[Account], answer: Answer, *, keep: Answer, clock: Clock
) -> Blueprint:
    """GET and POST /wechat/<account> for every Official Account among `accounts`.

    `answer` handles a message and gives the reply, "" for silence. When it raises, `keep` stores
    the message to be tried again and gives what to say meanwhile; when that raises too, the
    platform gets 503 and delivers again. Raises ValueError for a bad EncodingAESKey.
    """
    entrances = {one.name: Entrance(one) for one in accounts if one.platform == "official"}
    door = _Door(answer, keep, clock)
    webhook = Blueprint("webhook", __name__)

    @webhook.get("/wechat/<account>")
    def check_address(account: str) -> Response:
        entrance = entrances.get(account)
        return _plain("no such account", 404) if entrance is None else door.address(entrance)

    @webhook.post("/wechat/<account>")
    def receive(account: str) -> Response:
        entrance = entrances.get(account)
        return _plain("no such account", 404) if entrance is None else door.message(entrance)

    return webhook


class _Door:
    def __init__(self, answer: Answer, keep: Answer, clock: Clock) -> None:
        self._answer = answer
        self._keep = keep
        self._clock = clock

    def address(self, entrance: Entrance) -> Response:
        try:
            query = single(request.args.lists())
            return _plain(entrance.check_address(query, self._clock()))
        except Rejected as error:
            return _refused(entrance, error.status, error.reason)

    def message(self, entrance: Entrance) -> Response:
        try:
            body = _body()
            verified = entrance.verify(single(request.args.lists()), body, self._clock())
            reply = self._reply(verified.incoming)
        except HTTPException as error:  # too large, or cut off while it was read
            return _refused(entrance, error.code or 400, "body")
        except Rejected as error:
            return _refused(entrance, error.status, error.reason)
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

    def _rendered(self, entrance: Entrance, verified: Verified, reply: str) -> Response:
        now, incoming = self._clock(), verified.incoming
        xml = text_reply(to=incoming.openid, sender=incoming.original_id, text=reply, now=now)
        if not xml:
            return _plain(SILENCE)
        if verified.key is not None:
            xml = entrance.codec.envelope(xml, now, verified.key)
        return _response(xml, 200, "application/xml")


def _body() -> bytes:
    """At most LONGEST_BODY bytes; what is said to be longer is not read at all."""
    request.max_content_length = LONGEST_BODY + 1  # a body of unsaid length is cut off there
    body = request.get_data(cache=False)
    if len(body) > LONGEST_BODY:
        raise RequestEntityTooLarge
    return body


def _refused(entrance: Entrance, status: int, reason: str) -> Response:
    log.warning("webhook_refused", account=entrance.name, status=status, reason=reason)
    return _plain("refused", status)


def _plain(text: str, status: int = 200) -> Response:
    return _response(text, status, "text/plain")


def _response(text: str, status: int, mimetype: str) -> Response:
    response = Response(text, status, mimetype=mimetype)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
