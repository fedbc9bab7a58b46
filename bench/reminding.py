"""`python -m bench.reminding [--members N] [--units N] [--past N]`: the reminders of one morning.

A million members of ten thousand units, each with a study day whose lead time has come; the clock
plans all their reminders. Beside it, in the same database and run, a bare INSERT … SELECT of as
many rows. Then a tick when nothing is due, over millions of rows that are done. On a PostgreSQL
cluster of its own, filled by itself and thrown away.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, text

import lianxin.models  # noqa: F401 (registers the tables)
from bench.postgres import Missing, cluster
from bench.verdicts import Verdict
from bot import study
from bot.core import migrate
from bot.core.database import Database, open_database
from bot.core.settings import Settings
from scheduler import ClockDoor, build_acts, build_batch_acts

_ROUNDS = 3
_TIMES_BARE, _TICK_S, _MEMORY_MB = 6.0, 0.010, 60.0
_TICKS = 50
NOW = datetime(2026, 12, 7, 0, 30, tzinfo=UTC)  # half past eight in Shanghai


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs, prints the table. 0: all goals met; 1: some not; 2: could not run."""
    options = _parse(arguments)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="lianxin-bench-", dir="/var/tmp") as folder,
            cluster(Path(folder)) as postgres,
        ):
            postgres.fresh("reminding")
            verdicts = _measure(postgres.url("reminding"), options)
    except Missing as error:
        print(f"bench.reminding: {error}", file=sys.stderr)
        return 2
    for verdict in verdicts:
        print(f"{verdict.name}: {verdict.measured:.4g} (should be {verdict.goal})")
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _measure(url: str, options: argparse.Namespace) -> list[Verdict]:
    database = open_database(url)
    migrate.upgrade(database.engine)
    _fill(database.engine, options.members, options.units)
    ratios, growths = [], []
    clock = _clock(database)
    for number in range(_ROUNDS):
        bare = _bare(database.engine)
        before = _peak_mb()
        took = _remind(database, clock, options.units, number)
        growths.append(_peak_mb() - before)
        ratios.append(took / bare)
        print(
            f"round {number + 1}: bare {options.members / bare:,.0f} rows/s,"
            f" reminders {options.members / took:,.0f} rows/s, {took / bare:.1f} times",
            flush=True,
        )
    _fill_past(database.engine, options.past)
    tick = _idle_tick(clock)
    database.close()
    return [
        _verdict("reminders / bare INSERT … SELECT", median(ratios), _TIMES_BARE),
        _verdict("memory grown in a later round, MB", min(growths[1:]), _MEMORY_MB),
        _verdict(f"tick with {options.past:,} past rows, s", tick, _TICK_S),
    ]


def _verdict(goal: str, measured: float, limit: float) -> Verdict:
    return Verdict(goal, measured, f"at most {limit:g}", measured <= limit)


def _fill(engine: Engine, members: int, units: int) -> None:
    """Members spread over the units, a day for each unit in three days, everybody invited."""
    starts = NOW + timedelta(days=3)
    with engine.begin() as connection:
        for statement in _FILL:
            connection.execute(
                text(statement), {"members": members, "units": units, "now": NOW, "starts": starts}
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


_FILL = (
    """INSERT INTO units (id, account, name, path, lineage, kind)
    SELECT n, 'main', 'u' || n, 'u' || n, '/' || n || '/', 'group'
    FROM generate_series(1, CAST(:units AS bigint)) n""",
    """INSERT INTO persons (id, account, name, home_unit_id)
    SELECT n, 'main', 'p' || n, n % :units + 1
    FROM generate_series(1, CAST(:members AS bigint)) n""",
    """INSERT INTO study_days (id, account, no, unit_id, title, place, starts_at, ends_at,
    check_in_opens_at, late_from, online_until, code, published_at)
    SELECT n, 'main', n, n, '第三讲', '社区活动室', s, s + interval '2 hours',
    s - interval '30 minutes', s, s + interval '7 days', '1234', :now
    FROM generate_series(1, CAST(:units AS bigint)) n,
    (SELECT CAST(:starts AS timestamptz) AS s) AS chosen""",
    """INSERT INTO invitees (study_day_id, person_id) SELECT home_unit_id, id FROM persons
    ORDER BY home_unit_id, id""",
    """INSERT INTO preferences (person_id, remind_at)
    SELECT id, time '07:00' + (id % 13) * interval '1 hour' FROM persons WHERE id % 10 = 0""",
    """INSERT INTO circumstances (person_id, name, since)
    SELECT id, 'night_shifts', CAST(:now AS timestamptz) - interval '30 days'
    FROM persons WHERE id % 20 = 3""",
)


def _bare(engine: Engine) -> float:
    """Seconds of copying the audience into a table of that shape with nothing but its key."""
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS bare"))
        connection.execute(
            text(
                "CREATE TABLE bare (id bigserial PRIMARY KEY, content_id bigint, person_id bigint,"
                " state text, rank bigint, not_before timestamptz, tried text, retries bigint)"
            )
        )
    began = time.perf_counter()
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO bare (content_id, person_id, state, rank, not_before, tried, retries)"
                " SELECT study_day_id, person_id, 'waiting', 2, :now, '', 0 FROM invitees"
            ),
            {"now": NOW},
        )
    return time.perf_counter() - began


def _remind(database: Database, clock: ClockDoor, units: int, number: int) -> float:
    """Seconds until the clock has planned the reminders of every day."""
    with database.engine.begin() as connection:
        connection.execute(text("TRUNCATE outbox, contents CASCADE"))
        connection.execute(text("DELETE FROM due"))
        connection.execute(
            text(
                "INSERT INTO due (kind, subject_id, occurrence, at, failures)"
                " SELECT :kind, n, '3d', :at, 0 FROM generate_series(1, CAST(:units AS bigint)) n"
            ),
            {"kind": study.REMIND, "at": NOW, "units": units},
        )
    began = time.perf_counter()
    while (ticked := clock.tick()) is not None and ticked.done:
        if ticked.failed:
            raise RuntimeError(f"{ticked.failed} rows failed in round {number + 1}")
    took = time.perf_counter() - began
    with database.engine.connect() as connection:
        planned = connection.execute(text("SELECT count(*) FROM outbox")).scalar()
        invited = connection.execute(text("SELECT count(*) FROM invitees")).scalar()
    if planned != invited:
        raise RuntimeError(f"{planned} planned of {invited}")
    return took


def _fill_past(engine: Engine, count: int) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO due (kind, subject_id, occurrence, at, failures, done_at, outcome)"
                " SELECT 'past', n, '', :at, 0, :at, 'done'"
                " FROM generate_series(1, CAST(:count AS bigint)) n"
            ),
            {"at": NOW - timedelta(days=30), "count": count},
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE due")


def _idle_tick(clock: ClockDoor) -> float:
    took = []
    for _ in range(_TICKS):
        began = time.perf_counter()
        clock.tick()
        took.append(time.perf_counter() - began)
    return median(took)


def _clock(database: Database) -> ClockDoor:
    settings = Settings()
    return ClockDoor(
        database,
        lambda: NOW,
        build_acts(settings, lambda *_told: None),
        build_batch_acts(settings),
    )


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reminding", description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--past", type=int, default=10_000_000)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
