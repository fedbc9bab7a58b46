"""`lianxin serve`: the web server. Granian owns the main thread and starts its workers."""

import os
from pathlib import Path

from sqlalchemy import make_url

from bot.core.settings import Settings
from lianxin.web import CONFIG_VARIABLE

MOST_THREADS = 4  # a process; each has a database connection of its own
SQLITE_THREADS = 8  # they queue for one writer: who waits shares the next commit
BACKLOG = 1024
STOP_WITHIN_S = 5  # as long as a message may take; then a process that hangs is ended


def run(settings: Settings, config: Path) -> None:
    """Serve until SIGINT or SIGTERM. The workers read `config` themselves, after the fork."""
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ[CONFIG_VARIABLE] = str(config.resolve())
    Server(
        "lianxin.web:create_app",
        factory=True,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,  # as the platform and every proxy speak it; no guessing
        address=settings.server.host,
        port=settings.server.port,
        workers=1 if is_sqlite(settings) else settings.server.workers,
        blocking_threads=SQLITE_THREADS if is_sqlite(settings) else threads(),
        backlog=BACKLOG,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN_S,
    ).serve()


def threads() -> int:
    """How many threads a process answers with: more only hand the interpreter to and fro, and the
    server warns of more than two for each processor."""
    return min(MOST_THREADS, 2 * (os.cpu_count() or 1))


def is_sqlite(settings: Settings) -> bool:
    """Whether there is one writer: then one process, in which those who write can share commits."""
    return make_url(settings.database.url).get_backend_name() == "sqlite"
