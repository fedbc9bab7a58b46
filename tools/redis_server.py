"""A Redis for the tests: one that answers here, else our own from the programs here."""

import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import redis

from tools.machine import Machine, free_port, program

STARTS_WITHIN_S = 10.0


def answering() -> str | None:
    """The URL of the server on the standard port, if it answers without a password."""
    url = "redis://127.0.0.1:6379"
    return url if answers(url) else None


def answers(url: str) -> bool:
    """True when the server at `url` takes commands from us."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3) as client:
            return bool(client.ping())
    except (redis.RedisError, ValueError):
        return False


def start(_machine: Machine, until: ExitStack) -> str | None:
    """Our own server, which writes nothing; stopped when `until` closes; None without programs."""
    server = program("redis-server", "valkey-server")
    if server is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="lianxin-redis-"))
    until.callback(shutil.rmtree, folder, ignore_errors=True)
    url = _run(server, folder, until)
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not answers(url):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Redis did not answer within {STARTS_WITHIN_S:.0f} s")
        time.sleep(0.05)
    return url


def _run(server: Path, folder: Path, until: ExitStack) -> str:
    port = free_port()
    options = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    running = subprocess.Popen(
        [server, "--port", str(port), *options],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    until.callback(running.wait)
    until.callback(running.terminate)
    return f"redis://127.0.0.1:{port}"
