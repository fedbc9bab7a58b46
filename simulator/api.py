"""The API's door: HTTP in, faults, method, token, quota, JSON, one handler, HTTP out.

Errors are HTTP 200 with an errcode, as the platform does it.
"""

import asyncio
import json
import re
import time
from typing import Any

from aiohttp import web

from simulator.accounts import Account
from simulator.calls.call import Call, Endpoint
from simulator.calls.credentials import account_of_credentials, account_of_secret
from simulator.calls.table import ENDPOINTS
from simulator.facts import MESSAGES
from simulator.faults import DELAYS
from simulator.refusal import Refused, answer_of
from simulator.world import World

ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{4}")
ERROR_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
WITHOUT_EFFECT = ("no_answer", "cut", "html502", "html200")
NEVER = 3600.0


class Api:
    """Answers everything under /cgi-bin/."""

    def __init__(self, world: World, latency: float = 0.0) -> None:
        self._world = world
        self._latency = latency

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One API call."""
        began = time.perf_counter()
        fault = self._world.faults.hit(request.path)
        if fault in WITHOUT_EFFECT:
            return await self._without_effect(request, fault, began)
        if self._latency:
            await asyncio.sleep(self._latency)
        answer, call = await self._answered(request, fault)
        if fault in DELAYS:
            await asyncio.sleep(DELAYS[fault])
        self._note(request, answer, call, fault, began)
        if fault == "answer_lost":
            return _cut(request)
        return _response(answer)

    async def _answered(
        self, request: web.Request, fault: str | None
    ) -> tuple[dict[str, Any], Call | None]:
        call: Call | None = None
        try:
            endpoint = _endpoint(request)
            raw, form = await _read(request)
            call = self._call(request, endpoint, raw, form)
            self._refuse_on_purpose(request, fault)
            if endpoint.counted:
                self._world.quotas.spend(call.account.name, request.path, call.now)
            return endpoint.handle(call), call
        except Refused as refused:
            return answer_of(refused), call

    def _call(
        self,
        request: web.Request,
        endpoint: Endpoint,
        raw: bytes,
        form: dict[str, tuple[str, bytes]],
    ) -> Call:
        now, query = self._world.clock.now(), dict(request.query)
        account = self._account_by_token(query, now) if endpoint.token else None
        body = _json(raw, endpoint) if endpoint.method == "POST" and not form else {}
        if account is None:
            account = self._account_by_secret(request, query, body)
        no = self._world.logbook.next_call()
        return Call(self._world, no, now, request.path, account, query, body, form=form)

    def _account_by_token(self, query: dict[str, str], now: float) -> Account:
        name = self._world.tokens.account_of(query.get("access_token"), now)
        if name not in self._world.accounts:
            raise Refused(40001)
        return self._world.accounts[name]

    def _account_by_secret(
        self, request: web.Request, query: dict[str, str], body: dict[str, Any]
    ) -> Account:
        given = query if request.method == "GET" else body
        if "appsecret" in given:
            return account_of_secret(self._world, given.get("appid"), given["appsecret"])
        return account_of_credentials(self._world, given)

    def _refuse_on_purpose(self, request: web.Request, fault: str | None) -> None:
        if fault == "expired_token":
            self._world.tokens.end(request.query.get("access_token"), 42001)
            raise Refused(42001)
        if fault is not None and fault.lstrip("-").isdigit():
            raise Refused(int(fault))

    async def _without_effect(
        self, request: web.Request, fault: str, began: float
    ) -> web.StreamResponse:
        self._note(request, {"errcode": 0, "errmsg": ""}, None, fault, began)
        if fault.startswith("html"):
            return web.Response(status=int(fault[-3:]), text=ERROR_PAGE, content_type="text/html")
        if fault == "no_answer":
            await _until_gone(request)
        return _cut(request)

    def _note(
        self,
        request: web.Request,
        answer: dict[str, Any],
        call: Call | None,
        fault: str | None,
        began: float,
    ) -> None:
        logbook = self._world.logbook
        logbook.call(
            {
                "no": call.no if call else logbook.next_call(),
                "at": self._world.clock.now(),
                "method": request.method,
                "path": request.path,
                "account": call.account.name if call else "",
                "who": call.who if call else "",
                "what": call.what if call else "",
                "errcode": answer.get("errcode", 0),
                "errmsg": answer.get("errmsg", ""),
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "fault": fault or "",
            }
        )
        self._world.changes.tell("")


def _endpoint(request: web.Request) -> Endpoint:
    endpoint = ENDPOINTS.get(request.path)
    if endpoint is None:
        raise Refused(40066)
    if request.method != endpoint.method:
        raise Refused(43001 if endpoint.method == "GET" else 43002)
    return endpoint


async def _read(request: web.Request) -> tuple[bytes, dict[str, tuple[str, bytes]]]:
    if request.content_type != "multipart/form-data":
        return await request.read(), {}
    fields = await request.post()
    form = {
        name: (field.content_type, field.file.read())
        for name, field in fields.items()
        if isinstance(field, web.FileField)
    }
    return b"", form or {"": ("", b"")}


def _json(raw: bytes, endpoint: Endpoint) -> dict[str, Any]:
    if not raw:
        raise Refused(44002)
    if endpoint.no_escapes and ESCAPE.search(raw):
        raise Refused(40033)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refused(47001) from error
    if not isinstance(body, dict):
        raise Refused(47001)
    return body


def _response(answer: dict[str, Any]) -> web.Response:
    if "bytes" in answer:
        return web.Response(body=answer["bytes"], content_type=answer["content_type"])
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, content_type="application/json")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _until_gone(request: web.Request) -> None:
    waited = 0.0
    while waited < NEVER and request.transport is not None and not request.transport.is_closing():
        await asyncio.sleep(0.2)
        waited += 0.2


def told_codes() -> dict[int, str]:
    """The errcodes the platform page offers as switches, with their wording."""
    return {code: words for code, words in MESSAGES.items() if code}
