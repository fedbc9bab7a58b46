"""CPU and memory of a process and all its children, read from /proc (Linux)."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class _Stat:
    parent: int
    cpu: float
    name: str


def cpu_of_tree(root: int) -> float:
    """Seconds of user and system time of `root`, its living children, and those it has waited for.

    A child that ended without being waited for is not counted; servers here keep their workers.
    """
    stats = _all_stats()
    return sum(stats[pid].cpu for pid in _tree(root, stats) if pid in stats)


def memory_of_tree(root: int) -> dict[str, int]:
    """Resident memory in KiB by `name:pid`, for `root` and each of its children."""
    stats = _all_stats()
    return {f"{stats[pid].name}:{pid}": _resident(pid) for pid in sorted(_tree(root, stats))}


def busy_everywhere() -> float:
    """Seconds of CPU that anything on this machine has used since it started."""
    fields = (_PROC / "stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft, steal = (int(field) for field in fields[:8])
    return (user + nice + system + irq + soft + steal) / _TICK


def _all_stats() -> dict[int, _Stat]:
    found: dict[int, _Stat] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            stat = _stat(entry)
            if stat is not None:
                found[int(entry.name)] = stat
    return found


def _stat(entry: Path) -> _Stat | None:
    try:
        head, _, tail = (entry / "stat").read_text().rpartition(")")
    except (FileNotFoundError, ProcessLookupError):  # it ended while we looked
        return None
    fields = tail.split()
    cpu = sum(int(field) for field in fields[11:15]) / _TICK
    return _Stat(int(fields[1]), cpu, head.partition("(")[2])


def _tree(root: int, stats: dict[int, _Stat]) -> set[int]:
    tree = {root} & stats.keys()
    grown = True
    while grown:
        more = {pid for pid, stat in stats.items() if stat.parent in tree} - tree
        tree |= more
        grown = bool(more)
    return tree


def _resident(pid: int) -> int:
    for line in (_PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
