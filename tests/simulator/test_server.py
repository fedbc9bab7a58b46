"""The process: it starts, says how to reach it, and ends when it should."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.ports import free_port

pytestmark = pytest.mark.loopback

RUN = (
    "import os, sys; from pathlib import Path; from simulator.server import Options, run;"
    "run(Options(port=int(sys.argv[1]), data=Path(sys.argv[2]),"
    " parent_pid=os.getppid() if len(sys.argv) > 3 else None))"
)
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', *sys.argv[1:]])"


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/control/healthz", timeout=1):
            return True
    except OSError:
        return False


def waited_for(port: int, *, up: bool) -> bool:
    for _ in range(100):
        if answers(port) == up:
            return True
        time.sleep(0.1)
    return False


def started(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_on_a_signal_even_while_a_page_listens(
    tmp_path: Path, told: signal.Signals
) -> None:
    port = free_port()
    with started(RUN, str(port), str(tmp_path)) as running:
        assert waited_for(port, up=True)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/events", timeout=2) as stream:
            assert stream.readline() == b"retry: 1000\n"
            running.send_signal(told)
            assert running.wait(5) == 0
        assert running.stdout is not None
        assert f'api_base_url = "http://127.0.0.1:{port}"' in running.stdout.read()


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    port = free_port()
    with started(PARENT, RUN, str(port), str(tmp_path), "with-parent") as parent:
        assert waited_for(port, up=True)
        os.kill(parent.pid, signal.SIGKILL)
        assert waited_for(port, up=False)


def test_a_taken_port_is_an_os_error(tmp_path: Path) -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with started(RUN, str(port), str(tmp_path)) as running:
            assert running.wait(10) == 1
