"""`python -m bench.announcing [--members N] [--units N]`: a notice to a million.

The officer of everybody publishes; the clock enters the audience and plans the texts by chunks.
Beside it, in the same database and run, a bare INSERT … SELECT of as many rows (a ledger row and a
text for each) into a table with nothing but its key. In a second round members write fifty messages
a second to `lianxin serve` meanwhile. On a PostgreSQL cluster of its own.
"""

import argparse
import resource
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from sqlalchemy import func, select, text

from bench import lianxin_target
from bench.envelope import BENCH_ACCOUNT
from bench.messages import Post, prepare
from bench.postgres import Missing, cluster
from bench.servers import Server
from bench.verdicts import Verdict
from bot import notices, people
from bot.core.clock import utc_now
from bot.core.database import Database, open_database
from bot.core.settings import Settings
from bot.notices.models import Recipient
from scheduler import ClockDoor, build_acts, build_batch_acts

WRITERS, A_SECOND, ANSWERED_WITHIN_S = 6_000, 50, 10.0
TIMES_BARE, P99_S, MEMORY_MB = 4.0, 0.250, 60.0
OFFICER = 1
SETTINGS = Settings()
_FILL = (
    """INSERT INTO units (id, account, parent_id, name, path, lineage)
    SELECT n, 'main', 1, 'u' || n, '青龙街道/u' || n, '/1/' || n || '/'
    FROM generate_series(100, 99 + CAST(:units AS bigint)) n""",
    """INSERT INTO persons (id, account, name, home_unit_id)
    SELECT n, 'main', 'p' || n, 100 + n % :units
    FROM generate_series(CAST(:first AS bigint), CAST(:members AS bigint)) n""",
    """INSERT INTO roles (person_id, unit_id, role, since)
    VALUES (:officer, 1, 'officer', CAST('2020-01-01' AS timestamptz))""",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs, prints the table. 0: all goals met; 1: some not; 2: could not run."""
    parser = argparse.ArgumentParser(prog="python -m bench.announcing", description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=10_000)
    options = parser.parse_args(arguments)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="lianxin-bench-", dir="/var/tmp") as folder,
            cluster(Path(folder)) as postgres,
        ):
            postgres.fresh("announcing")
            url = postgres.url("announcing")
            with lianxin_target.lianxin(Path(folder), url, members=WRITERS) as server:
                verdicts = _measure(url, server, options.members, options.units)
    except Missing as error:
        print(f"bench.announcing: {error}", file=sys.stderr)
        return 2
    for verdict in verdicts:
        print(f"{verdict.name}: {verdict.measured:.4g} (should be {verdict.goal})")
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _measure(url: str, server: Server, members: int, units: int) -> list[Verdict]:
    database = open_database(url)
    _fill(database, members, units)
    bare = _bare(database)
    acts = build_acts(SETTINGS, lambda *_told: None)
    clock = ClockDoor(database, utc_now, acts, build_batch_acts(SETTINGS))
    took, answered = _announce(database, clock)
    before = _peak_mb()
    ratio = took / bare
    print(f"bare {bare:.1f} s, alone {took:.1f} s, the author answered after {answered:.2f} s")
    with Writing(server) as writing:
        again, _ = _announce(database, clock)
    print(
        f"with {A_SECOND} messages a second beside it {again:.1f} s, {len(writing.took)} answered"
    )
    grown = _peak_mb() - before
    database.close()
    p99 = sorted(writing.took)[int(len(writing.took) * 0.99)] if writing.took else ANSWERED_WITHIN_S
    return [
        _verdict("announcement / bare INSERT … SELECT of as many rows", ratio, TIMES_BARE),
        _verdict("the author is answered after, s", answered, 5.0),
        _verdict("others are answered meanwhile, p99, s", p99, P99_S),
        _verdict("messages not answered", float(writing.failed), 0.0),
        _verdict("memory grown in the second round, MB", grown, MEMORY_MB),
    ]


def _verdict(goal: str, measured: float, limit: float) -> Verdict:
    return Verdict(goal, measured, f"at most {limit:g}", measured <= limit)


def _fill(database: Database, members: int, units: int) -> None:
    wanted = {"members": members, "units": units, "first": WRITERS + 1, "officer": OFFICER}
    with database.engine.begin() as connection:
        for statement in _FILL:
            connection.execute(text(statement), wanted)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def _bare(database: Database) -> float:
    """Seconds of copying everybody twice, as many rows as the ledger and the texts have; the median
    of three times."""
    return median(_copied(database) for _ in range(3))


def _copied(database: Database) -> float:
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "DROP TABLE IF EXISTS bare;"
                " CREATE TABLE bare (id bigserial PRIMARY KEY, notice_id bigint, person_id bigint,"
                " state text, at timestamptz)"
            )
        )
    began = time.perf_counter()
    with database.engine.begin() as connection:
        for _ in range(2):
            connection.execute(
                text(
                    "INSERT INTO bare (notice_id, person_id, state, at)"
                    " SELECT 1, id, 'waiting', now() FROM persons"
                )
            )
    return time.perf_counter() - began


def _announce(database: Database, clock: ClockDoor) -> tuple[float, float]:
    """Seconds until everything is planned, and until the author has their answer."""
    now = utc_now()
    began = time.perf_counter()
    with database.begin() as session:
        whom = notices.whom(session, now, author_id=OFFICER, word="全体")
        if not isinstance(whom, notices.Whom):
            raise TypeError(f"nobody is meant: {whom}")
        done = notices.publish(
            session, now, author_id=OFFICER, audience=whom, text="周三停水", settings=SETTINGS
        )
    answered = time.perf_counter() - began
    while (ticked := clock.tick()) is not None and ticked.done:
        if ticked.failed:
            raise RuntimeError(f"{ticked.failed} chunks failed")
    took = time.perf_counter() - began
    with database.read() as session:
        entered = session.scalar(select(func.count()).where(Recipient.notice_id == done.id))
        everybody = session.scalar(select(func.count()).select_from(people.Person))
    if entered is None or everybody is None or entered != everybody - 1:
        raise RuntimeError(f"{entered} entered of {everybody}")
    return took, answered


class Writing:
    """Members write at a steady pace while this is entered; what their answers took, in seconds."""

    def __init__(self, server: Server) -> None:
        self.took: list[float] = []
        self.failed = 0
        self._server = server
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on)

    def __enter__(self) -> "Writing":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _go_on(self) -> None:
        posts = prepare(
            BENCH_ACCOUNT, lianxin_target.PATH, text="签到", members=range(WRITERS), expect="{name}"
        )
        began = time.perf_counter()
        with ThreadPoolExecutor(16) as hands:
            for number, post in enumerate(posts):
                at = began + number / A_SECOND
                if self._over.wait(max(0.0, at - time.perf_counter())):
                    return
                hands.submit(self._send, post, at)

    def _send(self, post: Post, at: float) -> None:
        """One message; it is late when it could not go at its time."""
        try:
            with socket.create_connection(self._server.address, ANSWERED_WITHIN_S) as connection:
                connection.sendall(post.request)
                answer = b""
                while piece := connection.recv(65_536):
                    answer += piece
        except OSError:
            answer = b""
        if b" 200 " in answer[:20] and b"<Encrypt>" in answer:
            self.took.append(time.perf_counter() - at)
        else:
            self.failed += 1


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
