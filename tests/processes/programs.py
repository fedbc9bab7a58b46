"""Real processes of this program: started, asked, ended, killed, and looked for afterwards."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LIANXIN = [sys.executable, "-m", "lianxin"]
COMMAND_WITHIN_S = 60
LOOK_EVERY_S = 0.05


@dataclass(frozen=True)
class Said:
    """What a command that has ended said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Its lines on standard error."""
        return self.err.splitlines()


def lianxin(*words: object, cwd: Path | None = None, **environ: str) -> Said:
    """Runs a command to its end."""
    done = subprocess.run(
        [*LIANXIN, *map(str, words)],
        cwd=cwd,
        env=environment(environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND_WITHIN_S,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This environment without settings of the machine's own, and with `more`."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    here = str(Path(__file__).parents[2])
    return {**ours, "PYTHONPATH": here, "PYTHONWARNINGS": "default", **more}


class Program:
    """A command that goes on until it is told to end, as a terminal would start it."""

    def __init__(self, log: Path, *words: object, **environ: str) -> None:
        self._log = log
        with log.open("ab") as output:
            self._running = subprocess.Popen(
                [*LIANXIN, *map(str, words)],
                env=environment(environ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its id, which is its group's too."""
        return self._running.pid

    def output(self) -> str:
        """Everything it and its children have printed."""
        return self._log.read_text("utf-8")

    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._running.poll() is None

    def interrupt(self) -> None:
        """Ctrl-C in a terminal: the whole foreground group gets it."""
        os.killpg(self.pid, signal.SIGINT)

    def tell(self, number: signal.Signals) -> None:
        """A signal to this process alone."""
        self._running.send_signal(number)

    def kill(self) -> None:
        """kill -9 of this process alone."""
        self._running.kill()
        self._running.wait()

    def ended(self, within_s: float) -> int:
        """Its exit code. Raises TimeoutExpired when it goes on."""
        return self._running.wait(within_s)

    def end(self) -> None:
        """End it for good, the gentle way first."""
        if not self.runs():
            return
        self._running.terminate()
        try:
            self.ended(10)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def running(*programs: Program) -> Iterator[None]:
    """Whatever happens inside, these have ended afterwards."""
    try:
        yield
    finally:
        for program in programs:
            program.end()


def wait_until(true: Callable[[], object], within_s: float, what: str = "") -> float:
    """Waits; how many seconds it took. Fails the test when it did not come true."""
    began = time.monotonic()
    while not true():
        took = time.monotonic() - began
        assert took < within_s, f"not within {within_s} s: {what}"
        time.sleep(LOOK_EVERY_S)
    return time.monotonic() - began


def is_taken(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def left_over(folder: Path) -> list[str]:
    """Processes whose command names this folder: id, state, command."""
    table = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,stat=,command="], capture_output=True, text=True, check=True
    ).stdout
    lines = [line.strip() for line in table.splitlines() if str(folder) in line]
    return [line for line in lines if not line.split()[1].startswith("Z")]
