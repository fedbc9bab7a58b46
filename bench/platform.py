"""`python -m bench.platform PORT LATENCY_S`: a platform that takes everything, after so long.

The least a server can do, so that what is measured is who calls it.
"""

import asyncio
import sys

from aiohttp import web

ANSWER = b'{"errcode":0,"errmsg":"ok","access_token":"bench","expires_in":7200,"msgid":1}'


def build(latency_s: float) -> web.Application:
    """One answer to whatever is asked."""

    async def answer(request: web.Request) -> web.Response:
        await request.read()
        if latency_s:
            await asyncio.sleep(latency_s)
        return web.Response(body=ANSWER, content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    return app


if __name__ == "__main__":
    web.run_app(
        build(float(sys.argv[2])),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        access_log=None,
        print=None,
    )
