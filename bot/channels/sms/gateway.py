"""One message by telephone: one signed request, and what its answer means."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import ClassVar, Final

import aiohttp
import structlog

from bot.channels import Action, NoAnswer, Outgoing, SendFailed
from bot.channels.retry_after import retry_after
from bot.channels.sms.body import CONTENT_TYPES, at_path, filled
from bot.core.clock import Clock
from bot.core.settings import SmsSettings

_NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_NOT_ALLOWED: Final = frozenset((401, 403))  # the secret, a header, our address
_TOO_MANY: Final = 429
_OUR_MISTAKE: Final = 400  # and above, below 500
_THEIR_MISTAKE: Final = 500
_LONGEST_ANSWER: Final = 1 << 16

log = structlog.get_logger()


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Hex of HMAC-SHA256 over the timestamp and, right behind it, the body as sent."""
    return hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).hexdigest()


class SmsChannel:
    """The gateway of the configuration. Numbers and words stand in no log line."""

    name: ClassVar[str] = "sms"

    def __init__(self, settings: SmsSettings, http: aiohttp.ClientSession, clock: Clock) -> None:
        self._settings = settings
        self._http = http
        self._clock = clock
        self._timeout = aiohttp.ClientTimeout(total=settings.timeout.total_seconds())

    async def send(self, message: Outgoing) -> None:
        """Send `message.text` to `message.phone`. Raises SendFailed; NoAnswer, with the time until
        which it may be repeated where the gateway takes a key."""
        begun = self._clock()
        values = {"phone": message.phone, "text": message.text, "key": message.key}
        body = filled(self._settings.body, self._settings.body_type, values)
        try:
            async with self._http.request(
                self._settings.method,
                self._settings.url,
                data=body,
                headers=self._headers(message.key, body, begun),
                allow_redirects=False,
                timeout=self._timeout,
            ) as response:
                raw = await _begin_of(response)
                wait_until = retry_after(response.headers.get("Retry-After"), begun)
                self._judge(response.status, raw, begun, wait_until)
        except _NEVER_REACHED as error:
            log.warning("sms_gateway_not_reached")
            raise SendFailed(None, Action.RETRY) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._unknown(type(error).__name__, begun, None) from None

    def _headers(self, key: str, body: bytes, now: datetime) -> dict[str, str]:
        settings = self._settings
        headers = {"Content-Type": CONTENT_TYPES[settings.body_type], **settings.headers}
        if settings.key_header:
            headers[settings.key_header] = key
        secret = settings.secret.get_secret_value()
        if secret:
            timestamp = str(int(now.timestamp()))
            headers[settings.timestamp_header] = timestamp
            headers[settings.signature_header] = signature(secret, timestamp, body)
        return headers

    def _judge(self, status: int, raw: bytes, begun: datetime, wait_until: datetime | None) -> None:
        if status == _TOO_MANY:
            raise SendFailed(status, Action.STOP_LANE, until=wait_until)
        if status in _NOT_ALLOWED:
            raise SendFailed(status, Action.STOP_LANE, alert=True, repair=True)
        if status >= _THEIR_MISTAKE or status < 200:
            raise self._unknown(f"status {status}", begun, wait_until)
        if status >= 300:
            raise SendFailed(status, Action.NEXT_ROUTE, alert=True)
        if self._settings.success_path:
            self._judge_answer(raw, begun)

    def _judge_answer(self, raw: bytes, begun: datetime) -> None:
        try:
            answer = json.loads(raw)
        except ValueError:
            raise self._unknown("not JSON", begun, None) from None
        said = at_path(answer, self._settings.success_path)
        if said is None:
            raise self._unknown("no answer at success_path", begun, None)
        if _written(said) != self._settings.success_value:
            raise SendFailed(_code(said), Action.NEXT_ROUTE, alert=True)

    def _unknown(self, reason: str, begun: datetime, wait_until: datetime | None) -> NoAnswer:
        log.warning("sms_gateway_no_answer", reason=reason)
        settings = self._settings
        repeat_until = begun + settings.key_lasts if settings.key_header else None
        return NoAnswer(reason, repeat_until=repeat_until, wait_until=wait_until)


def _written(said: object) -> str:
    """As it stands in JSON, texts without their quotes: `true`, `0`, `OK`."""
    return said if isinstance(said, str) else json.dumps(said)


def _code(said: object) -> int | None:
    text = _written(said)
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


async def _begin_of(response: aiohttp.ClientResponse) -> bytes:
    """The answer, of a longer one as much as is looked at; it may come in pieces."""
    raw = bytearray()
    async for piece in response.content.iter_any():
        raw += piece
        if len(raw) >= _LONGEST_ANSWER:
            break
    return bytes(raw)
