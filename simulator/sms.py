"""A gateway for messages by telephone, as one firm or another might run it.

    POST /sms    {"phone": "…", "text": "…"} as JSON or as form fields. Headers: X-Timestamp
                 (seconds), X-Signature (hex of HMAC-SHA256 over timestamp and body under SECRET),
                 Idempotency-Key (the same key within ten minutes: nothing new arrives).
                 Answers {"code": 0, "id": "…"}, or {"code": <other>, "message": "…"}.
    GET  /sms    what arrived, newest first: a page for a browser, else {"messages": […]};
                 ?phone=… for one telephone

Faults are switched by /control/fault with path "/sms"; a number is the answer's code.
"""

import asyncio
import hashlib
import hmac
import html
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from simulator.faults import DELAYS
from simulator.world import World

SECRET = "stand-in"  # noqa: S105 - of a stand-in
CLOCKS_DIFFER = 300  # seconds
KEY_LASTS = 600
LONGEST = 335  # characters: five parts
KEPT = 500
PHONE = re.compile(r"\+?[0-9]{5,15}")
WITHOUT_EFFECT = ("no_answer", "cut")


class SmsGateway:
    """What arrived, and the two routes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.messages: list[dict[str, Any]] = []
        self._keys: dict[str, tuple[float, str]] = {}

    def routes(self) -> list[web.RouteDef]:
        """The routes of the module's docstring."""
        return [web.post("/sms", self._take), web.get("/sms", self._show)]

    async def _take(self, request: web.Request) -> web.StreamResponse:
        fault = self._world.faults.hit("/sms")
        raw = await request.read()
        if fault in WITHOUT_EFFECT:
            return _cut(request)
        if fault is not None and fault.startswith("html"):
            return web.Response(status=int(fault[-3:]), text="<html></html>")
        if fault is not None and fault.lstrip("-").isdigit():
            return _no(int(fault), "refused")
        answer = self._taken(request, raw)
        if fault == "answer_lost":
            return _cut(request)
        await asyncio.sleep(DELAYS.get(fault or "", 0.0))
        return answer

    def _taken(self, request: web.Request, raw: bytes) -> web.Response:
        if not self._is_signed(request, raw):
            return web.json_response({"code": 401, "message": "bad signature"}, status=401)
        said = _body(request, raw)
        phone, text = str(said.get("phone", "")), str(said.get("text", ""))
        if PHONE.fullmatch(phone) is None:
            return _no(3, "no such number")
        if not text or len(text) > LONGEST:
            return _no(4, "text empty or too long")
        return web.json_response({"code": 0, "id": self._arrived(request, phone, text)})

    def _arrived(self, request: web.Request, phone: str, text: str) -> str:
        now, key = self._world.clock.now(), request.headers.get("Idempotency-Key", "")
        at, known = self._keys.get(key, (0.0, ""))
        if key and known and now - at < KEY_LASTS:
            return known
        no = f"sms-{len(self.messages) + 1}"
        self._keys[key] = now, no
        self.messages.append({"id": no, "at": now, "phone": phone, "text": text, "key": key})
        del self.messages[:-KEPT]
        self._world.changes.tell("")
        return no

    def _is_signed(self, request: web.Request, raw: bytes) -> bool:
        timestamp = request.headers.get("X-Timestamp", "")
        if not timestamp.isdigit() or abs(int(timestamp) - self._world.clock.now()) > CLOCKS_DIFFER:
            return False
        expected = hmac.new(SECRET.encode(), timestamp.encode() + raw, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, request.headers.get("X-Signature", ""))

    async def _show(self, request: web.Request) -> web.Response:
        wanted = request.query.get("phone")
        found = [one for one in reversed(self.messages) if wanted in (None, one["phone"])]
        if "text/html" not in request.headers.get("Accept", ""):
            return web.json_response({"messages": found})
        rows = "".join(
            f"<li><b>{html.escape(one['phone'])}</b> {html.escape(one['text'])}</li>"
            for one in found
        )
        page = (
            f'<!doctype html><html lang="zh"><title>短信</title><h1>短信</h1><ul>{rows}</ul></html>'
        )
        return web.Response(text=page, content_type="text/html")


def _body(request: web.Request, raw: bytes) -> dict[str, Any]:
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(raw.decode("utf-8", "replace")))
    try:
        said = json.loads(raw)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _no(code: int, message: str) -> web.Response:
    return web.json_response({"code": code, "message": message})


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
