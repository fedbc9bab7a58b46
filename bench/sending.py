"""`python -m bench.sending [--texts N]`: one worker's texts a second beside a bare aiohttp loop.

The worker claims every text in PostgreSQL, looks again, calls and commits the outcome, 64 calls in
flight; the loop calls the same platform with the same words, 64 in flight, and keeps nothing. They
take turns, round by round, against a platform that answers after 40 ms and one that answers at
once. On a PostgreSQL cluster of its own.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import aiohttp
import psycopg
import uvloop
from sqlalchemy import insert, select, text

from bench import seed
from bench.messages import openid_of
from bench.postgres import Missing, cluster, free_port
from bench.servers import running
from bench.verdicts import Verdict
from bot import delivery
from bot.channels.official.client import open_http
from bot.core import migrate
from bot.core.clock import utc_now
from bot.core.settings import Settings
from bot.delivery.models import Window
from bot.people import Person
from lianxin import interpreter, sending
from lianxin.assembly import Runtime, open_runtime

IN_FLIGHT, ROUNDS = 64, 5
GOALS = {0.040: 0.7, 0.0: 0.3}
KEY = "study-day-today"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs, prints the table. 0: all goals met; 1: some not; 2: could not run."""
    parser = argparse.ArgumentParser(prog="python -m bench.sending", description=__doc__)
    parser.add_argument("--texts", type=int, default=12_000)
    texts: int = parser.parse_args(arguments).texts
    interpreter.settle()  # as in a worker; the bare loop has the same of it
    try:
        with (
            tempfile.TemporaryDirectory(prefix="lianxin-bench-", dir="/var/tmp") as folder,
            cluster(Path(folder)) as postgres,
        ):
            postgres.fresh("sending")
            url = postgres.url("sending")
            _fill(url, texts)
            verdicts = [_compare(url, Path(folder), texts, latency) for latency in GOALS]
    except Missing as error:
        print(f"bench.sending: {error}", file=sys.stderr)
        return 2
    for verdict in verdicts:
        print(f"{verdict.name}: {verdict.measured:.2f} (should be {verdict.goal})")
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _compare(url: str, folder: Path, texts: int, latency_s: float) -> Verdict:
    port = free_port()
    command = [sys.executable, "-m", "bench.platform", str(port), str(latency_s)]
    ratios = []
    with running(command, port=port, log=folder / "platform.log"):
        settings = _settings(url, port)
        for number in range(ROUNDS):
            bare = texts / asyncio.run(_bare(port, texts))
            with open_runtime(settings) as runtime:
                _plan(runtime)
                worker = texts / uvloop.run(_worker(runtime))
            ratios.append(worker / bare)
            print(
                f"{latency_s * 1000:.0f} ms, round {number + 1}: bare {bare:,.0f}/s,"
                f" worker {worker:,.0f}/s, {worker / bare:.2f}",
                flush=True,
            )
    goal, measured = GOALS[latency_s], median(ratios)
    name = f"worker / bare loop at {latency_s * 1000:.0f} ms"
    return Verdict(name, measured, f"at least {goal:g}", measured >= goal)


def _settings(url: str, port: int) -> Settings:
    account = {
        "name": seed.ACCOUNT,
        "app_id": "wx0123456789abcdef",
        "secret": "of-the-benchmark",
        "token": "of-the-benchmark",
        "encoding_aes_key": "k" * 43,
        "api_base_url": f"http://127.0.0.1:{port}",
    }
    return Settings.model_validate(
        {
            "server": {"secret_key": "a-key-of-the-benchmark-and-of-nothing-else"},
            "database": {"url": url},
            "notices": {"quiet_hours": ""},
            "accounts": [account],
        }
    )


def _fill(url: str, members: int) -> None:
    """Everybody is bound and has written a moment ago: all windows are open, with room."""
    with open_runtime(_settings(url, 9)) as runtime:
        migrate.upgrade(runtime.database.engine)
        seed.seed(url, members)
        now = utc_now()
        with runtime.database.begin() as session:
            session.execute(
                insert(Window),
                [
                    {
                        "account": seed.ACCOUNT,
                        "openid": openid_of(member),
                        "following": True,
                        "heard_at": now,
                        "left": 1000,
                        "closes_at": now.replace(year=now.year + 1),
                        "tap_left": 0,
                    }
                    for member in range(members)
                ],
            )


def _plan(runtime: Runtime) -> None:
    """One text to everybody waits."""
    now = runtime.clock()
    with runtime.database.begin() as session:
        session.execute(text("TRUNCATE outbox, deliveries CASCADE"))
        draft = delivery.Draft(
            account=seed.ACCOUNT,
            purpose="study_day_reminder",
            key=KEY,
            facts={"starts_at": now, "title": "第三讲", "place": "社区活动室"},
            about=("bench", 1),
            useless_after=now.replace(year=now.year + 1),
        )
        delivery.plan(session, now, draft, select(Person.id))
    with runtime.database.engine.connect().execution_options(
        isolation_level="AUTOCOMMIT"
    ) as connection:
        connection.exec_driver_sql("VACUUM ANALYZE outbox")


async def _worker(runtime: Runtime) -> float:
    """Seconds until the worker has the outcome of every text committed."""
    stop = asyncio.Event()
    async with open_http(in_flight=IN_FLIGHT) as http:
        accounts = sending.build_accounts(runtime, http)
        sender = sending.build_sender(runtime, sending.channels(accounts))
        with psycopg.connect(_plain(runtime), autocommit=True) as looking:
            began = time.perf_counter()
            working = asyncio.create_task(sending.build_worker(runtime, sender).run(stop))
            while await asyncio.to_thread(_is_open, looking):
                await asyncio.sleep(0.02)
            took = time.perf_counter() - began
        stop.set()
        await working
    return took


def _plain(runtime: Runtime) -> str:
    """libpq's address of the database; looking must not cost the worker's process much."""
    url = runtime.database.engine.url.set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _is_open(looking: psycopg.Connection) -> bool:
    """Whether a text waits or is under way; two statements, each by an index of its own."""
    waiting = looking.execute("SELECT FROM outbox WHERE state = 'waiting' LIMIT 1").fetchone()
    return waiting is not None or (
        looking.execute("SELECT FROM outbox WHERE state = 'sending' LIMIT 1").fetchone() is not None
    )


async def _bare(port: int, texts: int) -> float:
    """Seconds of making the same calls with nothing around them."""
    left = iter(range(texts))
    url = f"http://127.0.0.1:{port}/cgi-bin/message/custom/send?access_token=bench"

    async def call(http: aiohttp.ClientSession) -> None:
        for member in left:
            words = {"touser": openid_of(member), "msgtype": "text", "text": {"content": "第三讲"}}
            async with http.post(url, json=words) as answer:
                await answer.json()

    async with open_http(in_flight=IN_FLIGHT) as http:
        began = time.perf_counter()
        await asyncio.gather(*(call(http) for _ in range(IN_FLIGHT)))
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
