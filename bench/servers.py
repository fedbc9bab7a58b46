"""Servers as children of the harness: started, waited for, measured, ended by their ids."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
_STARTS_WITHIN = 30.0
_ENDS_WITHIN = 10.0


class DidNotStart(RuntimeError):
    """A server ended, or did not answer in time; the text holds the end of what it wrote."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and where it listens."""

    pid: int
    port: int

    @property
    def address(self) -> tuple[str, int]:
        """For the load generator."""
        return ("127.0.0.1", self.port)


@contextmanager
def running(
    command: Sequence[str],
    *,
    port: int,
    log: Path,
    environment: Mapping[str, str] | None = None,
    ready_path: str | None = None,
) -> Iterator[Server]:
    """Starts `command` and yields once the port answers, or `ready_path` answers 200.

    What it prints goes to the file `log`; in the end it and its children get SIGTERM.
    """
    with log.open("wb") as output:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_until_ready(child, port, ready_path, log)
            yield Server(child.pid, port)
        finally:
            _end(child)


def _wait_until_ready(
    child: subprocess.Popen[bytes], port: int, ready_path: str | None, log: Path
) -> None:
    limit = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < limit:
        if child.poll() is not None:
            break
        if _answers(port, ready_path):
            return
        time.sleep(0.05)
    written = log.read_text(errors="replace")[-2000:]
    raise DidNotStart(f"{' '.join(child.args)}\n{written}")  # type: ignore[arg-type]


def _answers(port: int, ready_path: str | None) -> bool:
    if ready_path is None:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0
    try:
        with urlopen(f"http://127.0.0.1:{port}{ready_path}", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    try:
        child.wait(_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # its own session: only what we started
        child.wait()
