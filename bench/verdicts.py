"""What the figures are held against: ratios and goals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from bench.measuring import Measured

FLOOR_SHARE = 0.5
WEROBOT_SHARE = 0.6
P99_S = 0.100
MEMORY_GROWTH = 1.2
HELP_CPU_S = 0.5
MEMORY_FROM, MEMORY_UNTIL = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """One goal: what was measured, what it should be, whether it is met."""

    name: str
    measured: float
    goal: str
    met: bool


def ratio(one: Measured, other: Measured) -> float:
    """How many times as many requests a second, the median of the rounds compared in pairs."""
    pairs = zip(one.rounds, other.rounds, strict=True)
    return median(mine.rate / theirs.rate for mine, theirs in pairs)


def growth(memory: Mapping[int, Mapping[str, int]]) -> tuple[float, int] | None:
    """How many times its memory the process that grew most has, and after how many messages.

    Counted from 10,000 messages on; None before memory was read twice.
    """
    counts = sorted(count for count in memory if count >= MEMORY_FROM)
    if len(counts) < 2:
        return None
    first, last = memory[counts[0]], memory[counts[-1]]
    grown = max(last[process] / first[process] for process in first.keys() & last.keys())
    return grown, counts[-1]


def judge(measured: Mapping[str, Measured], help_cpu: float) -> list[Verdict]:
    """All goals that this run can judge."""
    verdicts = [v for database in ("postgres", "sqlite") for v in _of(measured, database)]
    verdicts += [
        Verdict(f"{name}: errors", count, "0", count == 0)
        for name, one in measured.items()
        for count in [sum(one.errors.values())]
    ]
    met = help_cpu < HELP_CPU_S
    verdicts.append(Verdict("`lianxin --help`, s of CPU", help_cpu, f"< {HELP_CPU_S}", met))
    return verdicts


def _of(measured: Mapping[str, Measured], database: str) -> Iterator[Verdict]:
    name = f"lianxin-{database}"
    ours = measured.get(name)
    if ours is None:
        return
    for other, goal in ((f"floor-{database}", FLOOR_SHARE), ("werobot", WEROBOT_SHARE)):
        if other in measured:
            share = ratio(ours, measured[other])
            yield Verdict(f"{name} / {other}", share, f">= {goal}", share >= goal)
    p99 = ours.percentile(0.99)
    yield Verdict(f"{name}: p99, ms", p99 * 1000, f"< {P99_S * 1000:.0f}", p99 < P99_S)
    read = growth(ours.memory)
    if read is not None:
        grown, count = read
        met = grown <= MEMORY_GROWTH and count >= MEMORY_UNTIL
        title = f"{name}: memory at {count:,} / {MEMORY_FROM:,} of {MEMORY_UNTIL:,}"
        yield Verdict(title, grown, f"<= {MEMORY_GROWTH}", met)
