"""Is it alive, is it ready, what are its figures: /healthz, /readyz, /metrics."""

from collections.abc import Callable, Iterator
from typing import Any

import redis
import structlog
from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot import board
from bot.core.migrate import WrongSchema, require_current
from lianxin.assembly import Runtime

COUNTED = ("members", "help_requests", "errands", "outbox", "inbox")
REDIS_TIMEOUT_S = 1.0

log = structlog.get_logger()


def build_pages(runtime: Runtime) -> Blueprint:
    """The three pages of whoever runs this; they show counts, never a person."""
    pages = Blueprint("health", __name__)
    registry = CollectorRegistry()
    registry.register(_Figures(runtime))

    @pages.get("/healthz")
    def healthz() -> Response:
        return _plain("ok")

    @pages.get("/readyz")
    def readyz() -> Response:
        ailing = [name for name, well in CHECKS.items() if not _is_well(well, runtime)]
        if ailing:
            return _plain(f"not ready: {', '.join(ailing)}", 503)
        return _plain("ready")

    @pages.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), mimetype="text/plain; version=0.0.4")

    return pages


def _database(runtime: Runtime) -> None:
    with runtime.database.engine.connect():
        return


def _schema(runtime: Runtime) -> None:
    require_current(runtime.database.engine)


def _redis(runtime: Runtime) -> None:
    url = runtime.settings.redis.url
    if not url:
        return
    with redis.Redis.from_url(url, socket_timeout=REDIS_TIMEOUT_S) as client:
        client.ping()


CHECKS: dict[str, Callable[[Runtime], None]] = {
    "database": _database,
    "schema": _schema,
    "redis": _redis,
}


def _is_well(check: Callable[[Runtime], None], runtime: Runtime) -> bool:
    try:
        check(runtime)
    except (SQLAlchemyError, redis.RedisError, WrongSchema, OSError) as error:
        log.warning("not_ready", check=check.__name__, error=type(error).__name__)
        return False
    return True


class _Figures(Collector):
    """The figures of `status`, counted when they are asked for."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing ahead of time: counting needs the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One gauge a group, its states as labels."""
        figures = self._status()
        for group in COUNTED:
            gauge = GaugeMetricFamily(f"lianxin_{group}", f"{group} by state", labels=["state"])
            for state, count in figures[group].items():
                gauge.add_metric([state], count)
            yield gauge
        late = figures["clock"]["late_by_s"]
        yield GaugeMetricFamily("lianxin_clock_late_seconds", "how late the clock is", value=late)

    def _status(self) -> dict[str, Any]:
        runtime = self._runtime
        with runtime.database.read() as session:
            return board.status(
                session,
                runtime.clock(),
                check_on_after=runtime.settings.contact.check_on_after,
            )


def _plain(text: str, status: int = 200) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain")
