"""The pages: phones to type on, what the platform saw, and the stream that keeps both fresh."""

import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

from aiohttp import web

from simulator.world import World

STATIC = Path(__file__).with_name("static")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The stand-in's phones cannot scan: the picture tells the scene, which is typed into a phone.
QR_PICTURE = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 430 430">'
    '<rect width="430" height="430" fill="#fff"/>'
    '<path d="M30 30h110v110h-110z M290 30h110v110h-110z M30 290h110v110h-110z" fill="none"'
    ' stroke="#000" stroke-width="26"/>'
    '<text x="215" y="225" text-anchor="middle" font-size="26" font-family="monospace">$scene'
    "</text></svg>"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Pages:
    """The browser's side of the stand-in."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """All pages and what they load."""
        return [
            web.get("/", _page("phones.html")),
            web.get("/phones", _page("phones.html")),
            web.get("/platform", _page("platform.html")),
            web.get("/events", self._events),
            web.get("/q/{ticket}", self._scanned),
            web.get("/cgi-bin/showqrcode", self._qr),
            web.static("/static", STATIC),
        ]

    async def _scanned(self, request: web.Request) -> web.Response:
        scene = self._world.scanned(f"/q/{request.match_info['ticket']}")
        if scene is None:
            raise web.HTTPNotFound
        raise web.HTTPFound(f"/phones?scene={quote(scene)}")

    async def _qr(self, request: web.Request) -> web.Response:
        ticket = request.query.get("ticket", "")
        if ticket not in self._world.tickets:
            raise web.HTTPNotFound
        scene = escape(self._world.tickets[ticket].scene)
        picture = QR_PICTURE.substitute(scene=scene)
        return web.Response(text=picture, content_type="image/svg+xml")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        with suppress(ConnectionResetError):  # the page was closed
            await self._tell(response)
        return response

    async def _tell(self, response: web.StreamResponse) -> None:
        await response.write(b"retry: 1000\n\n")
        async with aclosing(self._world.changes.listen()) as batches:
            async for changed in batches:
                line = f"data: {json.dumps(changed)}\n\n" if changed else ": alive\n\n"
                await response.write(line.encode())


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """The headers every answer carries."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _page(name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / name, headers={"Content-Type": "text/html; charset=utf-8"})

    return handle
