"""Is it alive, is it ready, what are its figures: /healthz, /readyz, /metrics."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import redis
import structlog
from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot import board, delivery, notices
from bot.core import alerts, due
from bot.core.migrate import WrongSchema, require_current
from lianxin import alerting
from lianxin.assembly import Runtime
from lianxin.gauges import by_state as _by_state
from lianxin.gauges import gauge as _gauge
from lianxin.gauges import labelled as _labelled
from lianxin.gauges import outbox_gauges

COUNTED = ("members", "help_requests", "errands", "inbox")
LATE = timedelta(minutes=1)
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
    """The figures for whoever runs this, counted when they are asked for."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing ahead of time: counting needs the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One gauge a group, its states as labels."""
        runtime = self._runtime
        now = runtime.clock()
        with runtime.database.read() as session:
            counts = board.counts(
                session,
                now,
                check_on_after=runtime.settings.contact.check_on_after,
                by_category=runtime.settings.contact.check_on_after_by_category,
            )
            texts = delivery.gauges(session, now, runtime.settings.delivery.lease)
            late, failed = due.troubled(session, now, LATE)
            unanswered = len(notices.left_waiting(session, now))
            beats = alerting.beats(session)
            open_alerts = alerts.open_now(session)
        for group in COUNTED:
            yield _by_state(group, counts[group])
        yield _gauge("clock_late_seconds", "how late the clock is", counts["clock"]["late_by_s"])
        for name, beat_at in beats.items():
            ago = (now - beat_at).total_seconds()
            yield _gauge(f"{name}_last_seen_seconds", f"since a {name} was last alive", ago)
        yield _gauge("due_late", "due rows that wait for over a minute", late)
        yield _gauge("due_failed", "due rows that failed and are tried again", failed)
        yield _gauge("notices_left_waiting", "of no use and never handed over", unanswered)
        yield from outbox_gauges(texts, now)
        yield from self._platform()
        alerted = _labelled("alerts", "what an operator was alarmed about", "cause", "about")
        for cause in open_alerts:
            alerted.add_metric(cause, 1)
        yield alerted

    def _platform(self) -> Iterator[GaugeMetricFamily]:
        """What the platform refused since yesterday began (UTC), and what it has closed."""
        now = self._runtime.clock()
        with self._runtime.database.read() as session:
            refused = delivery.refused(session, now - timedelta(days=1))
            closed = delivery.closed_lanes(session, now)
        codes = GaugeMetricFamily(
            "lianxin_refused", "refusals by code", labels=["account", "channel", "code"]
        )
        for one in refused:
            codes.add_metric([one.account, one.channel, str(one.code)], one.count)
        yield codes
        lanes = GaugeMetricFamily(
            "lianxin_lane_closed", "1 while closed", labels=["account", "channel", "reason"]
        )
        for lane in closed:
            lanes.add_metric([lane.account, lane.channel, lane.reason], 1)
        yield lanes


def _plain(text: str, status: int = 200) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain")
