"""`python -m bench [--quick] [--only NAME,…]`: all targets in one run, side by side.

All servers run the whole time and take turns, round by round, so that what else the machine does
falls on all of them alike. Linux only: CPU and memory are read from /proc.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import measuring, report, verdicts
from bench.measuring import Measured, Members
from bench.peers_venv import CannotInstall, programs
from bench.postgres import Missing
from bench.servers import DidNotStart
from bench.targets import TARGETS, Place, Target, Up

RESULTS = Path(__file__).parent / "results"
MEMORY_WITHIN_S = 900.0  # 90,000 everyday messages at a hundred a second


@dataclass(frozen=True, slots=True)
class Size:
    """How much a run does; the full one sends 10,000 messages to Lianxin before memory is read."""

    members: int
    warm_up: int
    rounds: int
    messages: int
    watch_memory: bool


FULL = Size(members=30_000, warm_up=1000, rounds=5, messages=1800, watch_memory=True)
QUICK = Size(members=6_000, warm_up=200, rounds=3, messages=500, watch_memory=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs, prints and keeps the table. 0: all goals met; 1: some not; 2: could not run."""
    options = _parse(arguments)
    try:
        with _folder() as folder, ExitStack() as closing:
            size = QUICK if options.quick else FULL
            place = Place(folder, programs(), size.members, closing)
            measured = _measure(place, _chosen(options.only), size)
    except (CannotInstall, DidNotStart, Missing) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    found = verdicts.judge(measured, measuring.cpu_of_help())
    path = report.write(RESULTS, datetime.now(UTC), measured, found)
    print(f"{path.read_text()}\n{path}")
    return 0 if all(verdict.met for verdict in found) else 1


def _measure(place: Place, targets: Sequence[Target], size: Size) -> dict[str, Measured]:
    measured = {target.name: Measured(target, _start(place, target)) for target in targets}
    members = {name: Members(size.members) for name in measured}
    for name, one in measured.items():
        measuring.warm_up(one, members[name], size.warm_up)
    for number in range(size.rounds):
        for name, one in measured.items():
            measuring.run_round(one, members[name], size.messages * one.target.weight)
            print(f"round {number + 1}: {name} {one.rounds[-1].rate:.0f}/s", flush=True)
    for one in measured.values():
        _count_effects(one)
    if size.watch_memory:
        _watch_memory(measured, members)
    return measured


def _watch_memory(measured: dict[str, Measured], members: dict[str, Members]) -> None:
    for name, one in measured.items():
        if name.startswith("lianxin-"):
            print(f"memory: {name}", flush=True)
            measuring.note_memory(one)
            measuring.go_on(
                one, members[name], until=verdicts.MEMORY_UNTIL, within_s=MEMORY_WITHIN_S
            )


def _count_effects(one: Measured) -> None:
    """Each message was a member's first check-in: there must be as many rows as messages."""
    if one.up.check_ins is None:
        return
    missing = one.sent - one.up.check_ins()
    if missing:
        one.errors["check-ins missing"] = missing


def _start(place: Place, target: Target) -> Up:
    print(f"starting {target.name}", flush=True)
    return target.start(place)


def _chosen(only: str | None) -> list[Target]:
    wanted = only.split(",") if only else [target.name for target in TARGETS]
    return [target for target in TARGETS if target.name in wanted]


@contextmanager
def _folder() -> Iterator[Path]:
    # /var/tmp is on a disk; /tmp often is memory, where a commit would cost nothing.
    folder = Path(tempfile.mkdtemp(prefix="lianxin-bench-", dir="/var/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [target.name for target in TARGETS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few thousand messages, no memory")
    parser.add_argument("--only", metavar="NAME,…", help=f"some of: {', '.join(names)}")
    options = parser.parse_args(arguments)
    unknown = set(options.only.split(",")) - set(names) if options.only else set()
    if unknown:
        parser.error(f"--only: {', '.join(sorted(unknown))}: not one of {', '.join(names)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
