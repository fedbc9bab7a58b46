"""Measuring a target: rounds of prepared messages, CPU of each side, memory as it goes on."""

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

from bench import footprint, load
from bench.lianxin_target import PROGRAM
from bench.messages import Post, prepare
from bench.targets import ACCOUNT, CHECK_IN, Target, Up

_HELP_RUNS = 3
# Words that take different ways through the product; a member repeats them without end.
_DAILY_WORDS = (CHECK_IN, "学习日", "帮助", "报到")
_SETTLE_S = 0.3


@dataclass(slots=True)
class Round:
    """One run of the generator against one target. CPU in seconds a request, rate a second."""

    rate: float
    server_cpu: float
    database_cpu: float
    generator_cpu: float
    others_share: float


@dataclass
class Measured:
    """Everything seen of one target."""

    target: Target
    up: Up
    rounds: list[Round] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    checked: int = 0
    sent: int = 0
    memory: dict[int, dict[str, int]] = field(default_factory=dict)

    def take(self, outcome: load.Outcome) -> None:
        """Adds what a run saw."""
        self.sent += outcome.sent
        self.checked += outcome.checked
        for why, count in outcome.errors.items():
            self.errors[why] = self.errors.get(why, 0) + count

    def percentile(self, share: float) -> float:
        """Of all measured requests, in seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    def middle(self, figure: str) -> float:
        """The median over the rounds of one of `Round`'s figures."""
        return float(median(getattr(one, figure) for one in self.rounds))


class Members:
    """Gives every message of a target a member who has not written yet, round about."""

    def __init__(self, count: int) -> None:
        self._round_about = cycle(range(count))

    def next(self, count: int) -> Iterator[int]:
        """The next `count` members."""
        return islice(self._round_about, count)


def warm_up(measured: Measured, members: Members, count: int) -> None:
    """Lets connections open, statements be prepared, caches fill."""
    posts = _check_ins(measured.target, members, count)
    measured.take(load.drive_apart(ACCOUNT, measured.up.server.address, posts))


def run_round(measured: Measured, members: Members, count: int) -> None:
    """One round of `count` check-ins; adds a `Round`."""
    up, posts = measured.up, _check_ins(measured.target, members, count)
    time.sleep(_SETTLE_S)  # what the round before left to be written
    before = _cpu(up)
    outcome = load.drive_apart(ACCOUNT, up.server.address, posts)
    server, database, busy = (after - start for after, start in zip(_cpu(up), before, strict=True))
    measured.take(outcome)
    measured.latencies += outcome.latencies
    others = max(0.0, busy - server - database - outcome.cpu)
    measured.rounds.append(
        Round(
            rate=outcome.rate,
            server_cpu=server / count,
            database_cpu=database / count,
            generator_cpu=outcome.cpu / count,
            others_share=others / outcome.elapsed / (os.cpu_count() or 1),
        )
    )


def note_memory(measured: Measured) -> None:
    """Remembers the memory of each of the server's processes at this count of messages."""
    measured.memory[measured.sent] = footprint.memory_of_tree(measured.up.server.pid)


def go_on(measured: Measured, members: Members, *, until: int, within_s: float) -> None:
    """Sends everyday words until `until` messages were sent, or `within_s` seconds are over."""
    limit = time.monotonic() + within_s
    chunk = 10_000
    while measured.sent < until and time.monotonic() < limit:
        count = min(chunk, until - measured.sent)
        posts = []
        for word in _DAILY_WORDS:
            share = members.next(count // len(_DAILY_WORDS))
            posts += prepare(ACCOUNT, measured.target.path, text=word, members=share, expect="")
        measured.take(load.drive_apart(ACCOUNT, measured.up.server.address, posts))
        note_memory(measured)


def cpu_of_help() -> float:
    """Seconds of CPU that `lianxin --help` takes, the median of three."""
    return median(_cpu_of_one_help() for _ in range(_HELP_RUNS))


def _cpu_of_one_help() -> float:
    child = subprocess.Popen([str(PROGRAM), "--help"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return float(used.ru_utime + used.ru_stime)


def _check_ins(target: Target, members: Members, count: int) -> list[Post]:
    return prepare(
        ACCOUNT,
        target.path,
        text=CHECK_IN,
        members=members.next(count),
        expect=target.expect,
    )


def _cpu(up: Up) -> tuple[float, float, float]:
    database = footprint.cpu_of_tree(up.database_pid) if up.database_pid else 0.0
    return footprint.cpu_of_tree(up.server.pid), database, footprint.busy_everywhere()
