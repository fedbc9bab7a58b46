"""The web application: webhook, health, figures, pages; `create_app` is what the server imports."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from bot import webhook
from bot.core import log
from bot.core.settings import Settings
from bot.webhook.views import Webhook, create_webhook
from console import PREFIXES, Parts, build_console
from handlers.door import ChatDoor
from handlers.routes import build_routes
from lianxin import alerting, health, watching
from lianxin.assembly import Runtime, build_runtime

CONFIG_VARIABLE = "LIANXIN_CONFIG"
OFFICIAL_HOSTS = ("https://api.weixin.qq.com", "https://qyapi.weixin.qq.com")


def create_app() -> Flask:
    """The application of one server process, after the fork: nothing was opened before."""
    started_by = multiprocessing.parent_process()
    if started_by is not None and started_by.pid is not None:
        watching.end_with_parent(started_by.pid)
    log.set_up()
    settings = Settings.load(Path(os.environ[CONFIG_VARIABLE]))
    runtime = build_runtime(settings)
    app = build_app(runtime)
    alerting.watch_beside(runtime, threading.Event())
    gc.collect()
    gc.freeze()  # what is there now stays: no collection need walk through it again
    return app


def build_app(runtime: Runtime) -> Flask:
    """The application over a runtime."""
    app = Flask("lianxin", static_folder=None)
    app.register_blueprint(health.build_pages(runtime))
    app.add_url_rule("/", view_func=lambda: _front_page(runtime.settings))
    app.after_request(_guarded)
    _mount_console(app, runtime)
    _webhook(runtime).mount(app)
    return app


def _mount_console(app: Flask, runtime: Runtime) -> None:
    """Hand the paths of pages to their own application; `/wechat/` never gets there."""
    house = runtime.house
    pages = build_console(
        Parts(
            runtime.settings,
            runtime.database,
            runtime.clock,
            house.texts,
            house.sealer,
            house.tell,
        )
    )
    app.extensions["console"] = pages
    others = app.wsgi_app

    def by_path(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if any(path == prefix or path.startswith(f"{prefix}/") for prefix in PREFIXES):
            return pages(environ, start)
        return others(environ, start)

    app.wsgi_app = by_path  # type: ignore[method-assign,assignment]


def build_door(runtime: Runtime) -> ChatDoor:
    """The chat door over a runtime."""
    return ChatDoor(runtime.database, runtime.clock, runtime.house, build_routes())


def _webhook(runtime: Runtime) -> Webhook:
    door = build_door(runtime)
    fallback = runtime.house.texts.say("received-later")

    def keep(incoming: webhook.Incoming) -> str:
        return webhook.keep_failed(
            runtime.database, runtime.clock(), incoming, runtime.sealer, reply=fallback
        )

    return create_webhook(runtime.settings.accounts, door.answer, keep=keep, clock=runtime.clock)


def _front_page(settings: Settings) -> AnyResponse:
    """The phones of the stand-in where one is configured; else a line that says what this is."""
    for account in settings.accounts:
        if account.api_base_url.rstrip("/") not in OFFICIAL_HOSTS:
            return redirect(f"{account.api_base_url.rstrip('/')}/phones")
    return Response("连心 Lianxin\n", mimetype="text/plain")


def _guarded(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault(
        "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"
    )
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response
