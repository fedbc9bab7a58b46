"""Calls to the platform's API: one fresh token once, and every answer sorted.

The platform refuses with HTTP 200 and an `errcode`; whatever is not JSON comes from a proxy or a
fault page, so what happened behind it is unknown.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import aiohttp
import structlog
from yarl import URL

from bot.channels import Action, NoAnswer, SendFailed
from bot.channels.official.errors import ERRORS, bad_credentials, failure
from bot.channels.official.tokens import Fetched, TokenStore
from bot.channels.retry_after import retry_after
from bot.core.clock import Clock
from bot.core.settings import Account

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=3)  # seconds
# Shorter than the platform keeps an idle connection: a post on one that it has just closed would
# be a text of which nobody knows whether it went.
_KEEP_IDLE_S = 10
_UNWANTED = ("User-Agent", "Accept", "Accept-Encoding")  # nobody reads them: half of a call's bytes
_TOO_MANY = 429  # what stands before the platform turned the call away
_RID = re.compile(r"rid: ([0-9a-zA-Z\-]{1,64})")
# Nothing was sent when no connection came about.
_NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)

Answer = dict[str, Any]

log = structlog.get_logger()


def open_http(*, in_flight: int = 64) -> aiohttp.ClientSession:
    """The session for all accounts of a process, to be made inside its loop and closed by it."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=in_flight, keepalive_timeout=_KEEP_IDLE_S),
        timeout=TIMEOUT,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=_UNWANTED,
    )


class Client:
    """One account's side of the API."""

    def __init__(
        self,
        account: Account,
        http: aiohttp.ClientSession,
        tokens: TokenStore,
        clock: Clock,
        *,
        timeout: aiohttp.ClientTimeout = TIMEOUT,
    ) -> None:
        self._timeout = timeout
        self._account = account
        self._http = http
        self._tokens = tokens
        self._clock = clock

    async def post(self, path: str, body: Mapping[str, object]) -> Answer:
        """Post `body` to `path`; the answer, whose errcode is 0 or absent.

        Raises SendFailed by the table of codes, NoAnswer when the outcome is unknown.
        """
        return await self._with_token("POST", path, {}, _json(body))

    async def get(self, path: str, **query: str) -> Answer:
        """The same for a question in the address."""
        return await self._with_token("GET", path, query, None)

    async def download(self, path: str, *, largest: int, **query: str) -> bytes:
        """The bytes behind `path`, at most `largest` of them and one more.

        A refusal comes as JSON whatever was asked for. Raises as `post`; NoAnswer for an end that
        came too soon.
        """
        token = await self._token()
        raw = await self._bytes(path, {"access_token": token, **query}, largest)
        refused = _refusal_in(raw)
        if refused is not None and _wants_new_token(refused):
            await self._tokens.drop(self._account.name, token)
            token = await self._token()
            raw = await self._bytes(path, {"access_token": token, **query}, largest)
            refused = _refusal_in(raw)
        if refused is None:
            return raw
        self._log_refusal(path, _code(refused), refused)
        raise failure(_code(refused), self._clock())

    async def _bytes(self, path: str, query: Mapping[str, str], largest: int) -> bytes:
        try:
            async with self._http.get(
                self._account.api_base_url.rstrip("/") + path,
                params=query,
                allow_redirects=False,
                timeout=self._timeout,
            ) as response:
                raw = bytearray()
                async for piece in response.content.iter_any():
                    raw += piece
                    if len(raw) > largest:
                        break
                status = response.status
        except _NEVER_REACHED as error:
            log.warning("platform_not_reached", account=self._account.name, path=path)
            raise SendFailed(None, Action.RETRY) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._no_answer(path, type(error).__name__) from None
        if status != 200:
            raise self._no_answer(path, f"status {status}")
        return bytes(raw)

    async def fetch_token(self) -> Fetched:
        """A token from the platform, the same while the last one is good. Raises as `post`.

        stable_token is used because fetching by it does not end the token others hold.
        """
        body = {
            "grant_type": "client_credential",
            "appid": self._account.app_id,
            "secret": self._account.secret.get_secret_value(),
            "force_refresh": False,
        }
        answer = await self._request("POST", "/cgi-bin/stable_token", {}, _json(body))
        code = _code(answer)
        if code != 0:
            self._log_refusal("/cgi-bin/stable_token", code, answer)
            raise self._token_failure(code)
        token, lives = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not token or not isinstance(lives, int):
            raise NoAnswer("no token in the answer")
        return Fetched(token, timedelta(seconds=lives))

    def _token_failure(self, code: int) -> SendFailed:
        rule = ERRORS.get(code)
        if rule is not None and rule.action in (Action.RETRY, Action.STOP_LANE):
            return failure(code, self._clock())
        return bad_credentials(code, self._clock())  # 40001 here is a wrong secret

    async def _with_token(
        self, method: str, path: str, query: Mapping[str, str], body: bytes | None
    ) -> Answer:
        token = await self._token()
        answer = await self._request(method, path, {"access_token": token, **query}, body)
        if _wants_new_token(answer):
            await self._tokens.drop(self._account.name, token)
            token = await self._token()
            answer = await self._request(method, path, {"access_token": token, **query}, body)
        code = _code(answer)
        if _is_sent(code):
            return answer
        self._log_refusal(path, code, answer)
        if _wants_new_token(answer):  # the secret is right, or there were no token: it may pass
            raise SendFailed(code, Action.RETRY, alert=True)
        raise failure(code, self._clock())

    async def _token(self) -> str:
        """NoAnswer about a token is a failure of nothing: the call itself did not begin."""
        try:
            return await self._tokens.current(self._account.name, self.fetch_token)
        except NoAnswer as error:
            raise SendFailed(None, Action.RETRY) from error

    async def _request(
        self, method: str, path: str, query: Mapping[str, str], body: bytes | None
    ) -> Answer:
        try:
            async with self._http.request(
                method,
                _address(self._account.api_base_url, path, tuple(query.items())),
                data=body,
                headers={"Content-Type": "application/json"} if body else None,
                allow_redirects=False,
                timeout=self._timeout,
            ) as response:
                raw = await response.read()
                status = response.status
                wait_until = retry_after(response.headers.get("Retry-After"), self._clock())
        except _NEVER_REACHED as error:
            log.warning("platform_not_reached", account=self._account.name, path=path)
            raise SendFailed(None, Action.RETRY) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._no_answer(path, type(error).__name__) from None
        if status == _TOO_MANY:
            raise SendFailed(_TOO_MANY, Action.STOP_LANE, until=wait_until)
        if status != 200:
            raise self._no_answer(path, f"status {status}", wait_until)
        return self._parsed(path, raw)

    def _parsed(self, path: str, raw: bytes) -> Answer:
        try:
            answer = json.loads(raw)
        except ValueError:
            raise self._no_answer(path, "not JSON") from None
        if not isinstance(answer, dict) or not isinstance(answer.get("errcode", 0), int):
            raise self._no_answer(path, "not an answer of the platform")
        return answer

    def _no_answer(self, path: str, reason: str, wait_until: datetime | None = None) -> NoAnswer:
        log.warning("platform_no_answer", account=self._account.name, path=path, reason=reason)
        return NoAnswer(reason, wait_until=wait_until)

    def _log_refusal(self, path: str, code: int, answer: Answer) -> None:
        found = _RID.search(str(answer.get("errmsg", "")))
        log.warning(
            "platform_refused",
            account=self._account.name,
            path=path,
            code=code,
            rid=found[1] if found else None,
        )


@lru_cache(maxsize=128)
def _address(base: str, path: str, query: tuple[tuple[str, str], ...]) -> URL:
    """The same for all texts by one token: putting it together is a tenth of what a call costs."""
    return URL(base.rstrip("/") + path).extend_query(query)


# Raw UTF-8: menu calls refuse \\uXXXX with 40033, other calls may show it literally.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _json(body: Mapping[str, object]) -> bytes:
    return _ENCODER.encode(body).encode()


def _refusal_in(raw: bytes) -> Answer | None:
    """The platform's refusal, where JSON came in place of a file."""
    if raw.lstrip()[:1] != b"{":
        return None
    try:
        answer = json.loads(raw)
    except ValueError:
        return None
    refused = isinstance(answer, dict) and isinstance(answer.get("errcode"), int)
    return answer if refused and answer["errcode"] else None


def _code(answer: Answer) -> int:
    code: int = answer.get("errcode", 0)
    return code


def _is_sent(code: int) -> bool:
    rule = ERRORS.get(code)
    return rule is not None and rule.action is Action.SENT


def _wants_new_token(answer: Answer) -> bool:
    rule = ERRORS.get(_code(answer))
    return rule is not None and rule.action is Action.REFRESH
