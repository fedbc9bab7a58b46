"""Importing a roster of 50,000 rows beside a plain read of the same file: `python -m bench.roster`.

Each step is a process of its own, so that its peak of memory is its own. The file is made anew in
a temporary folder, the databases too (SQLite; PostgreSQL in a cluster of the benchmark's own).
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bench.postgres import cluster
from bot.core.database import open_database
from bot.core.facts import tell_nobody
from bot.core.sealing import Sealer
from bot.people import roster
from lianxin.models import metadata

ROWS = 50_000
STEP_WITHIN_S = 300
ACCOUNT, NOW = "main", datetime(2026, 12, 1, 2, tzinfo=UTC)
GOAL_S, GOAL_MB, GOAL_RATIO = 60, 300, 4
HEADERS = [column.chinese for column in roster.COLUMNS]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step took: seconds by the clock, seconds of CPU, MB at its peak; what it said."""

    seconds: float
    cpu: float
    peak_mb: int
    said: str


def write_file(path: Path, rows: int) -> None:
    """A street's roster as a secretary would have it, every column filled."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("花名册")
    sheet.append(HEADERS)
    for number in range(rows):
        sheet.append(_row(number))
    book.save(path)


def _row(number: int) -> list[str]:
    branch, group = number % 30 + 1, number % 7 + 1
    return [
        f"党员{number:05d}",
        f"139{number:08d}",
        "男" if number % 2 else "女",
        f"{1935 + number % 60}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "公历" if number % 3 else "农历",
        f"{1955 + number % 60}-07-01",
        f"青龙街道/第{branch}支部/第{group}小组",
        f"青龙街道/第{(branch + 3) % 30 + 1}支部" if number % 4 == 0 else "",
        ("退休", "在职", "流动", "拆迁过渡")[number % 4],
        "组长" if number % 210 == 0 else "党员",
        f"紫云苑{number % 40 + 1}幢{number % 900 + 101}室",
        "女儿小红" if number % 5 == 0 else "",
        "独居，腿脚不便" if number % 9 == 0 else "",
    ]


def plain_read(path: Path) -> str:
    """Every cell of the file by openpyxl alone."""
    book = load_workbook(path, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return f"{count} rows"


def our_read(path: Path) -> str:
    """The file understood and checked cell by cell."""
    return f"{len(_read(path).rows)} rows"


def take_over(path: Path, url: str) -> str:
    """The whole import: read, compared with the members there are, written."""
    read = _read(path)
    database = open_database(url)
    try:
        metadata.create_all(database.engine)
        with database.begin() as session:
            done = roster.apply(
                session, NOW, Sealer("k" * 32), ACCOUNT, read.rows, tell=tell_nobody
            )
    finally:
        database.close()
    if isinstance(done, roster.Problems):
        raise SystemExit(f"refused: {done.found[:3]}")
    return f"{len(done.new)} new, {len(done.changed)} changed, {done.unchanged} unchanged"


def _read(path: Path) -> roster.Roster:
    read = roster.read(path)
    if isinstance(read, roster.Problems):
        raise SystemExit(f"refused: {read.found[:3]}")
    return read


def main() -> None:
    """Run every step, print what each took and the ratio to the plain read."""
    parser = argparse.ArgumentParser(prog="python -m bench.roster", description=main.__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("step", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        _step(*given.step)
        return
    with tempfile.TemporaryDirectory(prefix="bench-roster-") as folder:
        _report(given.rows, _measured(Path(folder), given.rows))


def _measured(folder: Path, rows: int) -> dict[str, Taken]:
    file = folder / "roster.xlsx"
    write_file(file, rows)
    found = {
        "plain openpyxl read": _run("plain", file),
        "our reading alone": _run("read", file),
    }
    sqlite = f"sqlite:///{folder / 'roster.db'}"
    found["import, SQLite"] = _run("import", file, sqlite)
    found["the same file again, SQLite"] = _run("import", file, sqlite)
    with cluster(folder) as server:
        server.fresh("roster")
        url = server.url("roster")
        found["import, PostgreSQL"] = _run("import", file, url)
        found["the same file again, PostgreSQL"] = _run("import", file, url)
    return found


def _run(*words: object) -> Taken:
    command = [sys.executable, "-m", "bench.roster", *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=STEP_WITHIN_S
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


def _step(kind: str, file: str, url: str = "") -> None:
    steps: dict[str, Any] = {
        "plain": lambda: plain_read(Path(file)),
        "read": lambda: our_read(Path(file)),
        "import": lambda: take_over(Path(file), url),
    }
    begun = time.perf_counter()
    said = steps[kind]()
    used = resource.getrusage(resource.RUSAGE_SELF)
    taken = {
        "seconds": time.perf_counter() - begun,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss // 1024,
        "said": said,
    }
    print(json.dumps(taken))


def _report(rows: int, found: dict[str, Taken]) -> None:
    plain = found["plain openpyxl read"]
    print(f"{rows} rows; a step is a process of its own\n")
    print("| step | s | s of CPU | peak MB | times the plain read | |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for name, one in found.items():
        ratio = one.seconds / plain.seconds
        figures = f"{one.seconds:.1f} | {one.cpu:.1f} | {one.peak_mb} | {ratio:.1f}"
        print(f"| {name} | {figures} | {one.said} |")
    worst = [one for name, one in found.items() if name.startswith("import")]
    met = (
        max(one.seconds for one in worst) < GOAL_S
        and max(one.peak_mb for one in worst) < GOAL_MB
        and max(one.seconds for one in worst) <= GOAL_RATIO * plain.seconds
    )
    print(f"\nunder {GOAL_S} s, {GOAL_MB} MB, {GOAL_RATIO} times: {'met' if met else 'NOT met'}")


if __name__ == "__main__":
    main()
