"""The table and the JSON that a run leaves in bench/results/."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bench.measuring import Measured
from bench.verdicts import Verdict

_HEAD = (
    "| server | requests/s | of rounds | p50 ms | p99 ms | CPU µs: server | database | generator"
    " | others | errors |\n| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
)


def as_markdown(measured: Mapping[str, Measured], verdicts: Sequence[Verdict]) -> str:
    """The tables for people; `others` is what the rest of the machine used meanwhile."""
    rows = [_HEAD, *(_row(one) for one in measured.values())]
    goals = ["| goal | measured | should be | |", "| --- | ---: | --- | --- |"]
    goals += [
        f"| {v.name} | {v.measured:.3g} | {v.goal} | {'pass' if v.met else '**FAIL**'} |"
        for v in verdicts
    ]
    memory = [line for one in measured.values() for line in _memory(one)]
    return "\n".join([_machine(), "", *rows, "", *goals, "", *memory]) + "\n"


def write(
    folder: Path, now: datetime, measured: Mapping[str, Measured], verdicts: Sequence[Verdict]
) -> Path:
    """Writes both files, named by the time, and returns the path of the table."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{now:%Y%m%d-%H%M%S}.md"
    path.write_text(as_markdown(measured, verdicts))
    figures = {
        "at": now.isoformat(),
        "machine": _machine(),
        "targets": {name: _figures(one) for name, one in measured.items()},
        "goals": [
            {"name": v.name, "measured": v.measured, "goal": v.goal, "met": v.met} for v in verdicts
        ],
    }
    path.with_suffix(".json").write_text(json.dumps(figures, ensure_ascii=False, indent=1))
    return path


def _row(one: Measured) -> str:
    rates = ", ".join(f"{each.rate:.0f}" for each in one.rounds)
    errors = ", ".join(f"{count} x {why}" for why, count in one.errors.items()) or "0"
    database = f"{one.middle('database_cpu') * 1e6:.0f}" if one.up.database_pid else "-"
    return (
        f"| {one.target.title} | {one.middle('rate'):.0f} | {rates} "
        f"| {one.percentile(0.5) * 1e3:.1f} | {one.percentile(0.99) * 1e3:.1f} "
        f"| {one.middle('server_cpu') * 1e6:.0f} | {database} "
        f"| {one.middle('generator_cpu') * 1e6:.0f} | {one.middle('others_share'):.0%} "
        f"| {errors} |"
    )


def _memory(one: Measured) -> list[str]:
    return [
        f"{one.target.title}: after {count:,} messages "
        + ", ".join(f"{process} {kib / 1024:.1f} MiB" for process, kib in sizes.items())
        + "  "
        for count, sizes in one.memory.items()
    ]


def _figures(one: Measured) -> dict[str, object]:
    return {
        "title": one.target.title,
        "rate": one.middle("rate"),
        "rates": [each.rate for each in one.rounds],
        "p50_s": one.percentile(0.5),
        "p99_s": one.percentile(0.99),
        "server_cpu_s": one.middle("server_cpu"),
        "database_cpu_s": one.middle("database_cpu"),
        "generator_cpu_s": one.middle("generator_cpu"),
        "others_share": one.middle("others_share"),
        "sent": one.sent,
        "checked": one.checked,
        "errors": one.errors,
        "memory_kib": one.memory,
    }


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
