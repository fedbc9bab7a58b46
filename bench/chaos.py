"""`python -m bench.chaos [--seeds N] [--recipients N] [--members N]`: kills in the middle, counted.

A notice to 2,000 people on PostgreSQL and Redis, N times by N seeds, while workers, clocks and the
web server are killed outright, Redis is emptied and the platform fails in every way; first once
undisturbed. Then a reminder run of 10,000 members with one clock and one worker killed. Needs a
PostgreSQL and a Redis (`python -m tools.services` brings them up and names them).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import redis

from bot.delivery.slots import IN_FLIGHT
from tests.postgres_databases import PostgresServer
from tests.processes import chaos, reminder_kills

SEEDS, RECIPIENTS, MEMBERS = 20, 2_000, 10_000
LONGER_AT_MOST = 2.0
_HEAD = (
    "| seed | kills | s | accepted | unknown | other | lost | repeated | unanswered | balanced |"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs, prints the tables. 0: what was promised is kept; 1: not."""
    parser = argparse.ArgumentParser(prog="python -m bench.chaos", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--recipients", type=int, default=RECIPIENTS)
    parser.add_argument("--members", type=int, default=MEMBERS)
    options = parser.parse_args(arguments)
    kept = _notices(options.seeds, options.recipients) if options.seeds else True
    kept = _reminders(options.members) and kept if options.members else kept
    return 0 if kept else 1


def _notices(seeds: int, recipients: int) -> bool:
    print(f"{_HEAD}\n{'| ---: ' * 10}|")
    calm = _notice(0, recipients, disturbed=False)
    found = [_notice(seed, recipients) for seed in range(1, seeds + 1)]
    slowest = max(one.seconds for one in found) / calm.seconds
    print(f"\nslowest / undisturbed: {slowest:.2f} (should be at most {LONGER_AT_MOST:g})")
    return slowest <= LONGER_AT_MOST and all(_is_kept(one) for one in [calm, *found])


def _notice(seed: int, recipients: int, *, disturbed: bool = True) -> chaos.Outcome:
    with _place() as (folder, url, queue):
        came = chaos.strike(
            folder, url, queue, seed=seed, members=recipients + 1, disturbed=disturbed
        )
    states = dict(came.states)
    accepted, unknown = states.pop("accepted", 0), states.pop("unknown", 0)
    print(
        f"| {seed} | {came.kills} | {came.seconds:.1f} | {accepted} | {unknown}"
        f" | {sum(states.values())} | {came.lost} | {came.repeated} | {came.unanswered}"
        f" | {'yes' if came.is_balanced else 'no'} |",
        flush=True,
    )
    return came


def _is_kept(one: chaos.Outcome) -> bool:
    answered = one.confirmed == one.answered
    return one.lost == 0 and one.is_balanced and one.repeated <= one.unanswered and answered


def _reminders(members: int) -> bool:
    with _place() as (folder, url, _queue):
        came = reminder_kills.strike(folder, url, seed=4, members=members)
    print(
        f"\nreminders: {came.invited:,} invited, {came.states}, at most {came.most} each,"
        f" at most {came.came_most} on a phone, {came.missed} phones without, {came.seconds:.0f} s"
    )
    unknown = came.states.get("unknown", 0)
    once = came.most == came.came_most == 1 and sum(came.states.values()) == came.invited
    return once and came.missed <= unknown <= IN_FLIGHT


@contextmanager
def _place() -> Iterator[tuple[Path, str, str]]:
    """A folder, an empty database and an empty Redis."""
    server = PostgresServer(os.environ["LIANXIN_TEST_POSTGRES"])
    queue = f"{os.environ['LIANXIN_TEST_REDIS'].rstrip('/')}/15"
    with redis.Redis.from_url(queue) as client:
        client.flushdb()
    name = server.create()
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-", dir="/var/tmp") as folder:
        yield Path(folder), server.url(name), queue
    server.drop(name)


if __name__ == "__main__":
    sys.exit(main())
