"""Real processes look after one another: what one sees goes to the webhook."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.core.leases import Lease
from bot.delivery.models import Lane
from tests.processes.house import House
from tests.processes.programs import wait_until

pytestmark = pytest.mark.loopback

TOLD_WITHIN_S = 60


@contextmanager
def listening() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An address that takes JSON, and what was brought to it."""
    heard: list[dict[str, Any]] = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_clock_and_worker_tell_once_that_a_lane_is_shut_and_once_that_it_is_open(
    sqlite_url: str, tmp_path: Path
) -> None:
    house, database = House(tmp_path, sqlite_url), open_database(sqlite_url)
    lane = Lane(
        account="main",
        channel="*",
        closed_until=utc_now() + timedelta(hours=1),
        reason="code 40164",
        next_probe_at=utc_now() + timedelta(hours=1),
    )
    with database.begin() as session:
        session.add(lane)
    with listening() as (address, heard):
        house.write_config(more=f'[operators]\nwebhook = "{address}"')
        for process in ("clock", "clock", "worker"):
            house.start(process)
        wait_until(lambda: heard, TOLD_WITHIN_S, "somebody is told")
        with database.begin() as session:
            session.execute(delete(Lane))
        wait_until(lambda: len(heard) > 1, TOLD_WITHIN_S, "it is over")
        with database.read() as session:
            assert session.scalar(select(Lease.name).where(Lease.name == "worker"))
        house.close()
    assert [(one["cause"], one["about"], one["over"]) for one in heard] == [
        ("lane-closed", "main * code 40164", False),
        ("lane-closed", "main * code 40164", True),
    ]
    assert "main * code 40164" in heard[0]["text"]["content"]
    assert "watch_failed" not in house.logs()
    database.close()
