"""The application of the pages, apart from the webhook's: no message pays for sessions, forms or
limits, and no limit can ever stand before WeChat."""

from typing import Any

from flask import Flask, Response, g, render_template, request
from flask_bootstrap import Bootstrap5
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from bot import people
from console import (
    days,
    invitations,
    lesson,
    members,
    notice_file,
    notice_page,
    notices,
    record,
    roll,
    sheet,
    signing_in,
    start,
    today,
)
from console.doorway import build_login, csrf
from console.limits import build_limiter
from console.parts import Parts
from console.rosters import MOST_BYTES, WHERE, build_rosters
from console.shown import Shown

PREFIXES = ("/console", "/my", "/bootstrap")  # what belongs to these pages
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",  # Bootstrap's own small pictures stand in its style sheet
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
FORM_BYTES = 64 * 1024


def build_console(parts: Parts) -> Flask:
    """The pages over the parts; `PREFIXES` are the paths they answer."""
    app = Flask("console", static_url_path="/console/static")
    app.extensions["lianxin"] = parts
    app.config.update(_config(parts))
    if parts.settings.server.trusted_proxies:
        hops = parts.settings.server.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    app.before_request(_room_for_files)
    Bootstrap5(app)
    csrf.init_app(app)
    build_login().init_app(app)
    limiter = build_limiter(parts.settings.redis.url, get_remote_address)
    limiter.init_app(app)
    for pages in (
        signing_in.build(limiter),
        build_rosters(limiter),
        start.build(),
        members.build(),
        record.build(limiter),
        lesson.build(limiter),
        days.build(),
        invitations.build(),
        sheet.build(),
        notices.build(),
        notice_page.build(limiter),
        notice_file.build(limiter),
        roll.build(),
        today.build(),
    ):
        app.register_blueprint(pages)
    app.jinja_env.globals.update(_shown(parts))
    app.context_processor(lambda: {"signed_in": g.get("signed_in")})
    app.register_error_handler(HTTPException, _not_possible)
    app.after_request(_guarded)
    return app


def _config(parts: Parts) -> dict[str, Any]:
    current, *earlier = parts.sealer.signatures("console sessions")
    return {
        "SECRET_KEY": current,
        "SECRET_KEY_FALLBACKS": earlier,
        "SESSION_COOKIE_NAME": "lianxin",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": parts.settings.server.public_url.startswith("https://"),
        "MAX_CONTENT_LENGTH": FORM_BYTES,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session
        "WTF_CSRF_SSL_STRICT": False,  # needs the Referer, which our own policy holds back
        "WTF_I18N_ENABLED": False,
    }


def _room_for_files() -> None:
    """Two pages take more than forms hold; said before anything reads the body."""
    if request.path == WHERE:
        request.max_content_length = MOST_BYTES
    elif request.method == "POST" and notice_file.has_room(request.path):
        request.max_content_length = notice_file.MOST_BYTES


def _shown(parts: Parts) -> dict[str, Any]:
    return {
        "say": parts.texts.say,
        "language": parts.texts.language,
        "shown": Shown(parts.texts),
        "console_address": parts.links.console,
        "contact": parts.settings.contact.phone,
        "addressed": people.addressed,
    }


def _not_possible(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    key = {404: "not-here", 429: "too-often", 400: "again", 413: "too-long"}.get(code, "trouble")
    if isinstance(error, CSRFError):
        key = "again"
    return render_template("console/trouble.html", key=f"console-{key}"), code


def _guarded(response: Response) -> Response:
    media = g.get("plays_from")  # where the sound of a lesson is kept, and only on its page
    policy = f"{POLICY}; media-src {media}" if media else POLICY
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Frame-Options"] = "DENY"  # browsers too old for frame-ancestors
    if response.mimetype not in {"text/css", "text/javascript", "image/svg+xml", "font/woff2"}:
        response.headers["Cache-Control"] = "no-store"
    return response
